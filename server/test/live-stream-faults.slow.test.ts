import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'

import { SPEAKERS, type Gap } from '@leadbreak/contract'

import { aLiveCentre, summaryOf, untilRead, type LiveCentre, type PlacedCall } from './a-live-centre.ts'
import { errorsIn, readScript, wordsOf } from './what-was-said.ts'

const CONVERSATION = 'buy-flat-noida'
/** From the agent's answer, when the stream opens, to the lead's. */
const LEAD_RINGS_MS = 3_000
const MOST_ERRORS = 0.05
/** Where a word was broken by a hole that is too short to be told. */
const MOST_ERRORS_BY_HOLES = 0.1
/** Around a gap: how far off a word's time and the moment of a fault may be. */
const BLURRED_MS = 500
const MOST_OFFSET_MS = 300

const { turns } = readScript(CONVERSATION)
const CUT_AT_MS = 14_500
const LOST_MS = { startMs: 10_700, endMs: 13_700 }

let centre: LiveCentre
let cut: PlacedCall
let refused: PlacedCall
let shaken: PlacedCall
let holey: PlacedCall
let leaping: PlacedCall

/** Five calls at once, each with its own trouble, until their recordings are read. */
before(async () => {
  centre = await aLiveCentre()
  const { company } = centre
  await company.orderFault({ kind: 'stream-refused' })
  refused = await centre.place(CONVERSATION)
  await company.untilFaultsAreOver()

  cut = await centre.place(CONVERSATION)
  await befall(cut, 'stream-cut', CUT_AT_MS)
  shaken = await centre.place(CONVERSATION)
  await befall(shaken, 'stream-duplicate', 2_000, { frames: 25 })
  await befall(shaken, 'stream-reorder', 8_000, { frames: 3 })
  await befall(shaken, 'stream-delay', 12_000, { delayMs: 1500 })
  await befall(shaken, 'stream-duplicate', 18_000, { frames: 100 })
  holey = await centre.place(CONVERSATION)
  await befall(holey, 'stream-drop', 3_000, { frames: 4 })
  await befall(holey, 'stream-drop', LOST_MS.startMs, { frames: (LOST_MS.endMs - LOST_MS.startMs) / 20 })
  leaping = await centre.place(CONVERSATION)
  await befall(leaping, 'stream-clock-jump', 13_600, { byMs: 5_000 })
  await befall(leaping, 'stream-clock-jump', 20_000, { byMs: -3_000 })
  await Promise.all([cut, refused, shaken, holey, leaping].map(untilRead))
})
after(() => centre.close())

describe('a stream that breaks off in the middle of a call', () => {
  test('is opened again, and what was missed meanwhile is told', async (t) => {
    const { gaps } = cut.seen()
    const happened = (await cut.caller.events(cut.callId)).filter(({ state }) => state.startsWith('stream'))

    assert.deepEqual(
      happened.map(({ state }) => state),
      ['streamStarted', 'streamLost', 'streamStarted'],
    )
    assert.equal(gaps.length, 1)
    const { speaker, reason, startMs, endMs } = gaps[0]!
    assert.deepEqual([speaker, reason], [null, 'stream-lost'])
    assert.ok(Math.abs(startMs - CUT_AT_MS) < BLURRED_MS, `it began at ${startMs} ms`)
    t.diagnostic(`nothing was heard for ${endMs - startMs} ms`)
  })

  test('costs the words of that time and no others, and doubles none', () => {
    const { finalSegments, gaps } = cut.seen()

    checkOutside(cut, gaps)
    for (const speaker of SPEAKERS) {
      const own = <T extends { readonly speaker: string | null }>(all: readonly T[]) =>
        all.filter((one) => one.speaker === speaker)
      assert.ok(wordsOf(own(finalSegments)).length <= wordsOf(own(turns)).length)
    }
  })
})

test('a first stream that the company could not open is opened again while the telephone rings, and all of the talk is heard', async () => {
  const { finalSegments, gaps } = refused.seen()

  assert.equal((await centre.streamsOf(refused)).length, 2)
  const { errors, words } = errorsIn(turns, finalSegments)
  assert.ok(errors <= MOST_ERRORS * words, `${errors} errors in ${words} words`)
  assert.deepEqual(gaps, [])
})

test('frames that come twice, late or in a burst change no word', () => {
  const { finalSegments, gaps } = shaken.seen()

  const { errors, words } = errorsIn(turns, finalSegments)
  assert.ok(errors <= MOST_ERRORS * words, `${errors} errors in ${words} words`)
  assert.deepEqual(gaps, [])
})

test('sound that never comes is told as a gap, and all the rest is heard', () => {
  const { gaps } = holey.seen()

  assert.deepEqual(new Set(gaps.map(({ speaker }) => speaker)), new Set(SPEAKERS))
  for (const { startMs, endMs, reason } of gaps) {
    assert.equal(reason, 'stream-lost')
    assert.ok(Math.abs(startMs - LOST_MS.startMs) < BLURRED_MS, `it began at ${startMs} ms`)
    assert.ok(Math.abs(endMs - LOST_MS.endMs) < BLURRED_MS, `it ended at ${endMs} ms`)
  }
  checkOutside(holey, gaps, MOST_ERRORS_BY_HOLES)
})

test('a stream whose clock jumps to and fro loses no word and no time', () => {
  const { finalSegments, gaps } = leaping.seen()

  const { errors, words } = errorsIn(turns, finalSegments)
  assert.ok(errors <= MOST_ERRORS * words, `${errors} errors in ${words} words`)
  assert.deepEqual(gaps, [])
  for (const [index, { startMs }] of finalSegments.entries())
    assert.ok(Math.abs(startMs - turns[index]!.startMs) < MOST_OFFSET_MS, `${startMs} ms`)
})

test('whatever befell the streams, times only grow, and the recording tells all of each call once', async () => {
  for (const call of [cut, refused, shaken, holey, leaping]) {
    const { finals } = call.seen()
    for (const speaker of SPEAKERS) {
      let untilMs = 0
      for (const { event } of finals) {
        if (event.segment.speaker !== speaker) continue
        assert.ok(event.segment.startMs >= untilMs && event.segment.endMs >= event.segment.startMs)
        untilMs = event.segment.endMs
      }
    }
    const { errors, words } = errorsIn(turns, await call.caller.segments(call.callId))
    assert.ok(errors <= MOST_ERRORS * words, `${errors} errors in ${words} words`)
    const { source, gaps } = await summaryOf(call)
    assert.deepEqual([source, gaps], ['recording', []])
  }
})

test('nothing is ever sent back on a stream, not even on one in trouble', () =>
  centre.nothingWasSentBack({ refusalsOrdered: 1 }))

test('no word, number, name, ticket or token of a call in trouble is in the log', () => {
  centre.nothingWasLogged()
})

function befall(call: PlacedCall, kind: string, atMs: number, more: object = {}): Promise<void> {
  return centre.company.orderFault({
    ...{ kind, callSid: call.carrierCallId, afterMs: LEAD_RINGS_MS + atMs },
    ...more,
  })
}

/** That what was said while the call was heard is written down as it was said. */
function checkOutside(call: PlacedCall, gaps: readonly Gap[], mostErrors = MOST_ERRORS): void {
  const isHeard = ({ startMs, endMs }: { readonly startMs: number; readonly endMs: number }) =>
    gaps.every((gap) => endMs < gap.startMs - BLURRED_MS || startMs > gap.endMs + BLURRED_MS)
  const spoken = turns.filter(isHeard)
  assert.ok(spoken.length >= turns.length - 3)
  const heard = call.seen().finalSegments.filter((segment) => spoken.some((turn) => isIn(segment, turn)))

  const { errors, words } = errorsIn(spoken, heard)
  assert.ok(errors <= mostErrors * words, `${errors} errors in ${words} words`)
}

function isIn(
  segment: { readonly startMs: number; readonly endMs: number; readonly speaker: string | null },
  turn: { readonly startMs: number; readonly endMs: number; readonly speaker: string },
): boolean {
  return segment.speaker === turn.speaker && segment.startMs < turn.endMs && segment.endMs > turn.startMs
}
