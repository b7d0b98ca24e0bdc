import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'

import type { Understanding } from '@leadbreak/contract'

import { runAnalyse } from './analyse.ts'

const callerDir = mkdtempSync(join(tmpdir(), 'leadbreak-test-'))
after(() => {
  rmSync(callerDir, { recursive: true, force: true })
})

const CALL = `agent: namaste sir aap property dekh rahe hain
lead: haan noida me 2 bhk chahiye 60 lakh tak
agent: kab dekhne aayenge
lead: kal shaam chhe baje aata hoon
lead: rate bahut zyada hai parking milegi`

async function analyse(args: readonly string[], input = '') {
  const output = new PassThrough()
  const recordings: unknown[] = []
  const exitCode = await runAnalyse(args, {
    ...{ input: Readable.from([Buffer.from(input)]), output, inColour: false, callerDir },
    nowMs: Date.parse('2026-11-22T10:00:00+05:30'),
    analyseRecording: async (options) => {
      recordings.push(options)
    },
  }).finally(() => output.end())
  return { exitCode, recordings, shown: await text(output) }
}

function aFile(name: string, content: string | Uint8Array): string {
  writeFileSync(join(callerDir, name), content)
  return name
}

test('a transcript is told with all that was read from it', async () => {
  const { shown, exitCode } = await analyse([aFile('call.txt', CALL)])

  equal(exitCode, 0)
  match(shown, /^call\.txt {2}its days are counted from Sunday,? 22 November 2026\n\nagent {2}namaste sir/)
  match(shown, /budget +60 lakh +“60 lakh tak”/)
  match(shown, /Summary\n {2}Wants to buy a 2 BHK in Noida for up to ₹60 lakh/)
  match(shown, /What came of it\n {2}interested:/)
  match(shown, /lead is to visit the site on Monday, 23 November at 18:00 {2}“/)
  match(shown, /Objections\n {2}price/)
  match(shown, /Lead: hot, \d+ points\n/)
  ok(!shown.includes('0:00'), 'no times where the file has none')
})

test('times of a file are shown, and what is measured by them', async () => {
  const vtt =
    'WEBVTT\n\n00:01.000 --> 00:04.000\n<v Agent>budget kitna hai\n\n00:05.000 --> 00:06.000\n<v Lead>60 lakh\n'
  const { shown } = await analyse([aFile('call.vtt', vtt)])

  match(shown, /0:05 lead {3}60 lakh/)
  match(shown, /the agent speaks 75 % of the talk/)
})

test('--json is one object: what was said, all that was read, and the entities', async () => {
  const { shown } = await analyse(['-', '--json'], CALL)

  equal(shown.trim().split('\n').length, 1)
  const read = JSON.parse(shown) as Understanding & { transcript: unknown[]; entities: { type: string }[] }
  equal(read.transcript.length, 5)
  equal(read.disposition?.value, 'interested')
  equal(read.level, 'rules')
  ok(read.entities.some(({ type }) => type === 'budget'))
})

test('--at says when the call began, by the clock of India or of its zone', async () => {
  const due = async (...at: string[]) => {
    const { shown } = await analyse(['-', '--json', ...at], CALL)
    return (JSON.parse(shown) as Understanding).nextSteps.map(({ dueAt }) => dueAt)
  }

  deepEqual(await due('--at', '2026-03-01T23:30'), ['2026-03-02T12:30:00.000Z'])
  deepEqual(await due('--at', '2026-03-01T23:30Z'), ['2026-03-03T12:30:00.000Z'])
  deepEqual(await due('--at', '2026-03-01'), ['2026-03-02T12:30:00.000Z'])
  deepEqual(await due(), ['2026-11-23T12:30:00.000Z'])
  await rejects(due('--at', 'tomorrow'), /--at is a time/)
  await rejects(due('--at', '2026-13-45T10:00'), /--at is a time/)
})

test('a transcript that says when it was made is read as of then', async () => {
  const call = {
    madeAt: '2026-03-01T08:00:00Z',
    segments: [{ speaker: 'lead', text: 'kal subah das baje call karna' }],
  }
  const { shown } = await analyse(['-', '--json'], JSON.stringify(call))

  equal((JSON.parse(shown) as Understanding).nextSteps[0]?.dueAt, '2026-03-02T04:30:00.000Z')
})

test('a recording goes through the whole system, by its content or its name', async () => {
  const wav = Buffer.from('RIFF\0\0\0\0WAVEfmt ', 'latin1')
  const file = aFile('call', wav)
  const asText = aFile('no.wav', 'agent: hello')

  deepEqual((await analyse([file, '--json'])).recordings, [{ file: join(callerDir, file), json: true }])
  deepEqual((await analyse([asText])).recordings, [{ file: join(callerDir, asText), json: false }])
  await rejects(analyse([file, '--at', '2026-11-22T10:00']), /goes with a transcript/)
  await rejects(analyse(['-'], wav.toString('latin1')), /from a file/)
})

test('what cannot be read is refused with a reason', async () => {
  await rejects(analyse([]), /Name one transcript/)
  await rejects(analyse(['a', 'b']), /Name one transcript/)
  await rejects(analyse(['missing.txt']), /There is no file/)
  await rejects(analyse(['.']), /is not a file/)
  await rejects(analyse([aFile('empty.txt', '')]), /empty\.txt is empty/)
  await rejects(analyse(['-'], ''), /standard input is empty/)
  await rejects(analyse(['--loud']), /loud/)
})

test('--help tells what can be read', async () => {
  match((await analyse(['--help'])).shown, /SRT or VTT/)
})
