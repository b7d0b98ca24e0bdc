import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'

import type { KeptSegment, WholeTranscript } from '@leadbreak/contract'

import {
  aLiveCentre,
  summaryOf,
  untilRead,
  untilSpeaking,
  type LiveCentre,
  type PlacedCall,
} from './a-live-centre.ts'
import { childrenOf } from './child-processes.ts'
import { errorsIn, readScript, turnOf } from './what-was-said.ts'
import { revisionsOf } from './what-was-seen.ts'

const MOST_ERRORS = 0.05
const MOST_OFFSET_MS = 300
/** Of a busy machine; what it takes is printed. */
const LONGEST_RECOVERY_MS = 10_000
/** How old what is remembered of the last sound may be when the server dies. */
const REMEMBERED_EVERY_MS = 2_000
const BLURRED_MS = 500

let centre: LiveCentre

before(async () => {
  centre = await aLiveCentre()
})
after(() => centre.close())

test('recognisers that are killed in the middle of a call are replaced: all words are there, and nothing is settled twice', async (t) => {
  const { turns } = readScript('buy-flat-noida')
  const call = await centre.place('buy-flat-noida')

  for (const [settled, models] of [
    [1, ['demo-hi']],
    [5, ['demo-hi', 'demo-en-in']],
  ] as const) {
    await untilSpeaking(call, settled)
    const { finals } = call.seen()
    for (const model of models) await killRecogniser(model)
    const killedAtMs = Date.now()
    await untilHindi(call, killedAtMs)
    const recoveryMs = Date.now() - killedAtMs
    t.diagnostic(`${models.join(' and ')}: words again ${recoveryMs} ms after the kill`)
    assert.ok(recoveryMs < LONGEST_RECOVERY_MS)
    assert.deepEqual(call.seen().finals.slice(0, finals.length), finals)
  }
  await untilRead(call)

  const { segments, finalSegments, gaps } = call.seen()
  const { errors, words } = errorsIn(turns, finalSegments)
  assert.ok(errors <= MOST_ERRORS * words, `${errors} errors in ${words} words`)
  assert.deepEqual(
    finalSegments.map(({ speaker, language }) => [speaker, language]),
    turns.map(({ speaker, language }) => [speaker, language]),
  )
  assert.deepEqual(gaps, [])
  for (const revisions of revisionsOf(segments).values())
    assert.deepEqual(
      revisions.map(({ isFinal }) => isFinal),
      revisions.map((_, index) => index === revisions.length - 1),
    )
})

describe('a server that is killed in the middle of a call', () => {
  const { turns } = readScript('rent-flat-dwarka')
  let killedAtMs: number
  let call: PlacedCall
  let resumed: PlacedCall
  let settledBefore: readonly KeptSegment[]
  let soFar: WholeTranscript

  before(async () => {
    call = await centre.place('rent-flat-dwarka')
    await untilSpeaking(call, 2)
    killedAtMs = Date.now()
    await centre.killServer()
    settledBefore = call.seen().finalSegments
    resumed = await centre.watchAgain(call)
    await resumed.watcher.until('a settled segment', () => resumed.seen().finals.length > 0)
    soFar = await call.caller.get<WholeTranscript>(`/api/calls/${call.callId}/transcript?format=json`)
    await untilRead(resumed)
  })

  test('has kept all that was settled', () => {
    assert.ok(settledBefore.length >= 2)
    assert.equal(soFar.source, 'live')
    for (const segment of settledBefore)
      assert.deepEqual(
        soFar.segments.find(({ segmentId }) => segmentId === segment.segmentId),
        segment,
      )
  })

  test('asks for the sound again, and tells once what it has missed', async (t) => {
    const happened = await call.caller.events(call.callId)
    const streams = happened.filter(({ state }) => state === 'streamStarted')
    const answered = happened.find(({ leg, state }) => leg === 'lead' && state === 'answered')!
    const killedMs = killedAtMs - Date.parse(answered.receivedAt)

    assert.equal(streams.length, 2)
    assert.equal(soFar.gaps.length, 1)
    const { speaker, reason, startMs, endMs } = soFar.gaps[0]!
    assert.deepEqual([speaker, reason], [null, 'stream-lost'])
    assert.ok(startMs < killedMs + BLURRED_MS && startMs > killedMs - REMEMBERED_EVERY_MS - BLURRED_MS)
    const backMs = Date.parse(streams[1]!.receivedAt) - Date.parse(answered.receivedAt)
    assert.ok(Math.abs(endMs - backMs) < BLURRED_MS, `the gap ends at ${endMs} ms, not ${backMs} ms`)
    t.diagnostic(`killed at ${killedMs} ms of the call, nothing was heard from ${startMs} to ${endMs} ms`)
  })

  test('goes on with the transcript on the same clock', () => {
    const { endMs } = soFar.gaps[0]!
    const heardAfter = resumed.seen().finalSegments
    const spokenAfter = turns.filter(({ startMs }) => startMs > endMs)

    assert.ok(spokenAfter.length > 0)
    const heard = heardAfter.filter((segment) => spokenAfter.includes(turnOf(segment, turns)))
    const { errors, words } = errorsIn(spokenAfter, heard)
    assert.ok(errors <= MOST_ERRORS * words, `${errors} errors in ${words} words`)
    for (const segment of heard)
      assert.ok(Math.abs(segment.startMs - turnOf(segment, turns).startMs) < MOST_OFFSET_MS)
    for (const segment of heardAfter) assert.ok(segment.startMs >= endMs)
  })

  test('says to whoever watched that some of it cannot be told again', () => {
    assert.equal(resumed.watcher.isTooOld(), true)
  })

  test('reads the recording as if nothing had happened, and keeps the names of what was settled', async () => {
    const kept = await call.caller.segments(call.callId)
    const { source, gaps } = await summaryOf(call)

    assert.deepEqual([source, gaps], ['recording', []])
    const { errors, words } = errorsIn(turns, kept)
    assert.ok(errors <= MOST_ERRORS * words, `${errors} errors in ${words} words`)
    for (const { segmentId } of settledBefore)
      assert.ok(kept.some((segment) => segment.segmentId === segmentId))
  })
})

test('nothing is ever sent back on a stream', () => centre.nothingWasSentBack())

test('no word, number, name, ticket or token is in the log, whatever was killed', () => {
  centre.nothingWasLogged()
})

async function killRecogniser(model: string): Promise<void> {
  const found = await childrenOf(centre.server().child.pid!, model)
  assert.equal(found.length, 1)
  process.kill(found[0]!, 'SIGKILL')
}

async function untilHindi({ watcher, seen }: PlacedCall, afterMs: number): Promise<void> {
  await watcher.until('words in Hindi', () =>
    seen().segments.some(({ seenAtMs, event }) => seenAtMs > afterMs && event.segment.language === 'hi'),
  )
}
