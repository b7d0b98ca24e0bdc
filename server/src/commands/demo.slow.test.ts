import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'

import type { CallEvent, Requirement, Segment } from '@leadbreak/contract'

import type { LiveAccount } from './live-view.ts'

const PROGRAM = join(import.meta.dirname, 'leadbreak.ts')

interface DemoJson {
  readonly persona: { readonly number: string }
  readonly events: readonly CallEvent[]
  readonly live: LiveAccount | null
  readonly transcript: readonly Segment[]
  readonly requirement: Requirement | null
}

function demo(...args: string[]): Promise<string> {
  return demoInRealTime('--fast', ...args)
}

async function demoInRealTime(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, 'demo', ...args], {
    timeout: 120_000,
    env: { PATH: process.env.PATH, NO_COLOR: '1' },
  })
  return stdout
}

test('the demo rings both, writes down both sides and tells what is wanted, as one JSON object', async () => {
  const shown = JSON.parse(await demo('--json', '--persona', '9000000003')) as DemoJson

  const happened = shown.events.map(({ leg, state }) => `${leg ?? 'call'} ${state}`)
  for (const event of ['agent answered', 'lead answered', 'lead ended', 'call recordingCompleted'])
    assert.ok(happened.includes(event), `${event} is missing`)
  assert.deepEqual(new Set(shown.transcript.map(({ speaker }) => speaker)), new Set(['agent', 'lead']))
  assert.equal(shown.requirement?.budget?.max, 25_000_000)
  assert.equal(shown.live, null)
})

test('in real time it tells what is said and wanted while they talk, and that the lead wants no more calls', async () => {
  const shown = JSON.parse(await demoInRealTime('--json', '--persona', 'opt-out')) as DemoJson

  const { live, transcript, requirement } = shown
  assert.ok(live?.optOut)
  const { segmentId, quote } = live.optOut
  const saying = live.transcript.find((segment) => segment.segmentId === segmentId)
  assert.ok(live.transcript.length >= transcript.length / 2)
  assert.equal(saying?.speaker, 'lead')
  assert.ok(saying.text.includes(quote))
  assert.equal(live.requirement?.finding.requirement.optOut, true)
  assert.deepEqual(live.requirement.stillToAsk, [])
  assert.equal(requirement?.optOut, true)
})

test('a lead who is busy is told as such, and there is nothing to understand', async () => {
  const shown = await demo('--persona', '9000000021')

  assert.match(shown, /lead +is busy/)
  assert.match(shown, /nothing to understand/)
})

test('the list names whom the demo can ring', async () => {
  assert.match(await demo('--list'), /\+919000000001 +buy-flat-noida/)
})

test('somebody unknown ends the demo with a list, not with a stack', async () => {
  await assert.rejects(
    demo('--persona', 'nobody'),
    ({ code, stderr }: { code?: number; stderr?: string }) => {
      assert.equal(code, 1)
      assert.match(stderr ?? '', /There is no persona "nobody"/)
      assert.doesNotMatch(stderr ?? '', /at .*\.ts/)
      return true
    },
  )
})
