import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'

import fc from 'fast-check'

import type { Side } from '../carrier.ts'
import { makeTimeline, type Told } from './timeline.ts'

const RATE_HZ = 8_000

/** Sound whose samples are all 1, where silence is 0. */
const sound = (side: Side, startMs: number, lengthMs = 20) => ({
  ...{ side, startMs, sampleRateHz: RATE_HZ },
  samples: new Int16Array((lengthMs * RATE_HZ) / 1000).fill(1),
})

/** `agent 20+40 silence`, `gap lead 0-3000` */
const brief = (all: readonly Told[]) =>
  all.map((told) => {
    if (told.kind === 'gap') return `gap ${told.gap.speaker ?? 'both'} ${told.gap.startMs}-${told.gap.endMs}`
    const { side, startMs, samples } = told.sound
    return `${side} ${startMs}+${samples.length / 8}${samples.includes(1) ? '' : ' silence'}`
  })

test('what follows is told as it is, each side for itself', () => {
  const { place } = makeTimeline()

  deepEqual(brief([...place(sound('agent', 0)), ...place(sound('agent', 20)), ...place(sound('lead', 0))]), [
    'agent 0+20',
    'agent 20+20',
    'lead 0+20',
  ])
})

test('nothing before the joining is told, and of what began before only the rest', () => {
  const { place } = makeTimeline()

  deepEqual(brief([...place(sound('lead', -500)), ...place(sound('lead', -5))]), ['lead 0+15'])
})

test('a small hole is silence, a larger one a gap of that side', () => {
  const { place } = makeTimeline()
  place(sound('agent', 0))
  place(sound('lead', 0))

  deepEqual(brief(place(sound('agent', 2_020))), ['agent 20+2000 silence', 'agent 2020+20'])
  deepEqual(brief(place(sound('lead', 2_021))), ['gap lead 20-2021', 'lead 2021+20'])
})

test('what comes twice is told once', () => {
  const { place } = makeTimeline()
  place(sound('agent', 0, 100))

  deepEqual(brief(place(sound('agent', 50, 100))), ['agent 100+50'])
  deepEqual(brief(place(sound('agent', 0, 100))), [])
})

test('between two streams there is a gap of both sides, however short, from where the later side ended', () => {
  const { place, lose } = makeTimeline()
  place(sound('agent', 0, 100))
  place(sound('lead', 0, 80))
  lose()

  deepEqual(brief(place(sound('lead', 400))), ['lead 80+20 silence', 'gap both 100-400', 'lead 400+20'])
  deepEqual(brief(place(sound('agent', 400))), ['agent 400+20'])
})

test('a first stream that comes late leaves a gap of both sides', () => {
  const { place } = makeTimeline()

  deepEqual(brief(place(sound('agent', 5_200))), ['gap both 0-5200', 'agent 5200+20'])
  deepEqual(brief(place(sound('lead', 5_200))), ['lead 5200+20'])
})

test('a life that goes on where another one heard until then begins with a gap', () => {
  const { place } = makeTimeline(7_000)

  deepEqual(brief(place(sound('lead', 8_500))), ['gap both 7000-8500', 'lead 8500+20'])
})

test('a call that ends without its stream ends with a gap; one that ends with it does not', () => {
  const { place, lose, close } = makeTimeline()
  place(sound('agent', 0, 1_000))

  deepEqual(brief(close(9_000)), [])
  lose()
  deepEqual(brief(close(9_000)), ['gap both 1000-9000'])
})

test('whatever comes, what is told of a side has no hole and no overlap, and is as long as its span', () => {
  const piece = fc.record({
    side: fc.constantFrom('agent' as const, 'lead' as const),
    startMs: fc.integer({ min: -1_000, max: 20_000 }),
    lengthMs: fc.integer({ min: 1, max: 400 }),
    isAfterLoss: fc.boolean(),
  })

  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const { place, lose } = makeTimeline()
      const untilMs: Record<Side, number> = { agent: 0, lead: 0 }
      for (const { side, startMs, lengthMs, isAfterLoss } of pieces) {
        if (isAfterLoss) lose()
        for (const told of place(sound(side, startMs, lengthMs))) {
          if (told.kind === 'gap') {
            const { speaker, startMs: fromMs, endMs } = told.gap
            for (const each of speaker === null ? (['agent', 'lead'] as const) : [speaker]) {
              ok(Math.abs(fromMs - untilMs[each]) < 1, 'a gap begins where the side ended')
              untilMs[each] = endMs
            }
          } else {
            equal(told.sound.startMs, untilMs[told.sound.side])
            untilMs[told.sound.side] += told.sound.samples.length / 8
          }
        }
      }
    }),
    { numRuns: 500 },
  )
})
