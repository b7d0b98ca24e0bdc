import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'

import { aListener, spanOf } from './a-media-desk.suite.ts'
import { makeCallSounding } from './call-sounding.ts'

const FRAME_MS = 20

/** A call whose two were joined just now, and its first stream. */
function aTalk() {
  let nowMs = Date.UTC(2026, 0, 31)
  const { listener, hearings } = aListener()
  const call = { callId: 'call', owner: { agentId: 'agent', username: 'asha' } }
  const sounding = makeCallSounding({ call, listener, clock: { nowMs: () => nowMs } })
  sounding.join(nowMs)
  const stream = sounding.begin()
  let streamMs = 0

  /** Both sides for so long, as they come from the carrier. */
  function speak(forMs: number): void {
    for (const untilMs = streamMs + forMs; streamMs < untilMs; streamMs += FRAME_MS) {
      nowMs += FRAME_MS
      for (const side of ['agent', 'lead'] as const)
        stream.hear(side, streamMs, new Int16Array(8 * FRAME_MS), 8_000)
    }
  }

  return {
    speak,
    /** The clock of the stream is somewhere else all at once. */
    leap: (byMs: number) => {
      streamMs += byMs
    },
    /** Time goes by, and no sound comes. */
    pass: (forMs: number) => {
      nowMs += forMs
      streamMs += forMs
    },
    heard: () => hearings[0]!,
  }
}

for (const byMs of [1_500, 5_000, 600_000]) {
  test(`a stream whose clock leaps ahead by ${byMs} ms goes on from where it was: nothing is heard before it is said`, () => {
    const { speak, leap, heard } = aTalk()

    speak(1_000)
    leap(byMs)
    speak(1_000)

    deepEqual(heard().gaps, [])
    for (const side of ['agent', 'lead'] as const) deepEqual(spanOf(heard(), side), [0, 2_000])
  })
}

test('sound that did not come is missing, although the stream goes on', () => {
  const { speak, pass, heard } = aTalk()

  speak(1_000)
  pass(5_000)
  speak(1_000)

  deepEqual(
    heard().gaps.map(({ startMs, endMs }) => [startMs, endMs]),
    [
      [1_000, 6_000],
      [1_000, 6_000],
    ],
  )
  equal(heard().sounds.at(-1)!.startMs, 7_000 - FRAME_MS)
})
