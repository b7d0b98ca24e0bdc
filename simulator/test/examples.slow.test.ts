import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test, type TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'

import { readWavHeader } from '@leadbreak/audio'

import { aSimulator, LEAD } from './a-simulator.ts'

test('the program of the README calls, hears of both legs, and has a recording of two channels in the end', async (t) => {
  const { lines, channels } = await run(t, 'call-and-record.ts')

  assert.ok(lines.some((line) => /^CA[0-9a-f]{32} is queued$/.test(line)))
  for (const line of ['agent: in-progress', 'lead: in-progress', 'lead: completed'])
    assert.ok(lines.includes(line), line)
  assert.equal(channels, 2)
})

test('the other one hears both sides of a call while it goes on', async (t) => {
  const { lines, channels } = await run(t, 'hear-a-call.ts')

  assert.match(lines[0]!, /^CA[0-9a-f]{32}: inbound and outbound$/)
  assert.equal(lines[1], 'the call is over')
  assert.equal(channels, 2)
})

/** What the program printed, and how many channels its file has. */
async function run(t: TestContext, program: string) {
  const { baseUrl, account } = await aSimulator(t)
  const folder = await mkdtemp(join(tmpdir(), 'simulator-'))
  t.after(() => rm(folder, { recursive: true }))
  const file = join(folder, 'talk.wav')
  const path = fileURLToPath(new URL(`../examples/${program}`, import.meta.url))
  const child = spawn(process.execPath, [path, LEAD, file], {
    env: {
      ...process.env,
      TWILIO_ACCOUNT_SID: account.sid,
      TWILIO_AUTH_TOKEN: account.authToken,
      TWILIO_BASE_URL: baseUrl,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const closed = once(child, 'close')
  const lines = (await text(child.stdout)).trim().split('\n')
  const [code] = (await closed) as [number | null]
  assert.equal(code, 0)

  const reading = readWavHeader(new Uint8Array(await readFile(file)), { isWhole: true })
  assert.ok(reading.status === 'complete')
  return { lines, channels: reading.header.channels }
}
