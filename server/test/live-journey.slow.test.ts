import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'

import type { KeptSegment } from '@leadbreak/contract'

import { aCaller } from './a-caller.ts'
import { aLiveCentre, summaryOf, untilRead, type LiveCentre, type PlacedCall } from './a-live-centre.ts'
import { watchLive, type SeenEvent, type Watcher } from './a-live-watcher.ts'
import { errorsIn, readScript, turnOf } from './what-was-said.ts'
import { callIdOf, isFinal, revisionsOf } from './what-was-seen.ts'

/** Between a live time and that of the recording. */
const MOST_OFFSET_MS = 300
const MOST_ERRORS = 0.05

let centre: LiveCentre
let hinglish: PlacedCall
let optOut: PlacedCall
let stranger: Watcher
let manager: Watcher
let restless: RestlessWatcher

/** Two calls at once, from the first ring until their recordings are read. */
before(async () => {
  centre = await aLiveCentre()
  stranger = await centre.watch(await aCaller(centre.baseUrl))
  manager = await centre.watch(await centre.aManager())
  hinglish = await centre.place('hinglish-golf-course-road')
  restless = await watchRestlessly(hinglish)
  optOut = await centre.place('opt-out')
  await Promise.all([hinglish, optOut].map(untilRead))
})
after(() => centre.close())

describe('a call in two languages, while it goes on', () => {
  const { turns, requirement } = readScript('hinglish-golf-course-road')

  test('each side’s words are shown while they are said, and settled when it stops', () => {
    const { segments, finals } = hinglish.seen()
    const partialsBefore = { agent: 0, lead: 0 }

    for (const revisions of revisionsOf(segments).values()) {
      const told = revisions.map(({ isFinal, segment }) => [isFinal, segment.revision])
      assert.deepEqual(
        told,
        revisions.map((_, revision) => [revision === revisions.length - 1, revision]),
        'revisions grow by one, and the last of them is final',
      )
      for (const { segment, stableText } of revisions) assert.ok(segment.text.startsWith(stableText))
      partialsBefore[revisions[0]!.segment.speaker!] += revisions.length - 1
    }

    assert.ok(finals.length >= turns.length)
    for (const [speaker, partials] of Object.entries(partialsBefore))
      assert.ok(partials >= 6, `${partials} partials of the ${speaker}`)
  })

  test('what is settled is what was said, each turn in its language', () => {
    const { finalSegments } = hinglish.seen()

    const { errors, words } = errorsIn(turns, finalSegments)
    assert.ok(errors <= MOST_ERRORS * words, `${errors} errors in ${words} words`)
    for (const segment of finalSegments)
      assert.equal(segment.language, turnOf(segment, turns).language, segment.text)
  })

  test('nothing is heard before the lead answers, and then nothing but the two', async () => {
    const { segments, finalSegments, gaps } = hinglish.seen()
    const events = await hinglish.caller.events(hinglish.callId)
    const answered = events.find(({ leg, state }) => leg === 'lead' && state === 'answered')!

    assert.ok(segments[0]!.seenAtMs > Date.parse(answered.receivedAt))
    assert.deepEqual(
      finalSegments.map(({ speaker }) => speaker),
      turns.map(({ speaker }) => speaker),
    )
    assert.deepEqual(gaps, [])
  })

  test('what the lead wants so far is told, and what to ask next, until the recording has the last word', async () => {
    const told = hinglish.seen().of('requirement')
    const endedAtMs = hinglish.seen().firstIn('completed')!.seenAtMs
    const during = told.filter(({ seenAtMs }) => seenAtMs < endedAtMs).map(({ event }) => event.requirement)

    assert.ok(during.length >= 3)
    assert.ok(during.every(({ isProvisional }) => isProvisional))
    assert.ok(during[0]!.stillToAsk[0]!.question.hi !== '')
    assert.deepEqual(during.at(-1)!.finding.requirement, requirement)
    const { isProvisional, finding } = told.at(-1)!.event.requirement
    assert.deepEqual([isProvisional, finding.requirement], [false, requirement])
    assert.deepEqual((await hinglish.caller.finding(hinglish.callId)).requirement, requirement)
  })

  test('the transcript of the recording takes the place of the live one in one step, and keeps the names of its segments', async () => {
    const { of, finalSegments, segments } = hinglish.seen()
    const replaced = of('transcript')
    const kept = await hinglish.caller.segments(hinglish.callId)
    const { source, gaps, segmentCount } = await summaryOf(hinglish)

    assert.deepEqual([source, gaps, segmentCount], ['recording', [], kept.length])
    assert.deepEqual(
      replaced.map(({ event }) => event.segmentCount),
      [kept.length],
    )
    assert.ok(segments.at(-1)!.sequence < replaced[0]!.sequence)
    const { errors, words } = errorsIn(turns, kept)
    assert.ok(errors <= MOST_ERRORS * words, `${errors} errors in ${words} words`)
    const names = new Map(finalSegments.map((segment) => [segment.segmentId, segment]))
    const matched = kept.filter(({ segmentId }) => names.has(segmentId))
    assert.ok(matched.length >= 0.9 * finalSegments.length, `${matched.length} of ${finalSegments.length}`)
    for (const segment of matched) {
      const live = names.get(segment.segmentId)!
      assert.deepEqual([segment.speaker, segment.revision > live.revision], [live.speaker, true])
    }
  })

  test('its times are those of the recording', async (t) => {
    const kept = await hinglish.caller.segments(hinglish.callId)

    const offsetsMs = offsetsBetween(hinglish.seen().finalSegments, kept).toSorted((a, b) => a - b)
    const medianMs = offsetsMs[offsetsMs.length >> 1]!
    t.diagnostic(`${offsetsMs.length} words, ${medianMs} ms away in the middle`)
    assert.ok(offsetsMs.length > 40)
    assert.ok(Math.abs(medianMs) < MOST_OFFSET_MS)
  })

  test('somebody who is not concerned sees nothing of it, and a manager all of it', () => {
    const callIds = [hinglish.callId, optOut.callId]
    const whatManagerSaw = manager.events.filter(({ event }) => callIdOf(event) === hinglish.callId)

    assert.ok(!stranger.events.some(({ event }) => callIds.includes(callIdOf(event))))
    assert.ok(!optOut.watcher.events.some(({ event }) => callIdOf(event) === hinglish.callId))
    assert.deepEqual(
      whatManagerSaw.filter(isFinal).map(({ event }) => event),
      hinglish.seen().finals.map(({ event }) => event),
    )
  })

  test('somebody whose connection breaks off again and again misses and repeats nothing that is settled', async () => {
    await restless.stop()

    assert.ok(restless.connections() >= 5)
    assert.deepEqual(
      restless.watched().filter(isFinal).map(withoutTime),
      hinglish.seen().finals.map(withoutTime),
    )
    assert.equal(restless.wasTooOld(), false)
  })
})

test('that the lead does not want to be called again is told before the call is over', async (t) => {
  const { of, finals, firstIn } = optOut.seen()
  const [told] = of('opt-out')
  const words = finals.find(({ event }) => event.segment.segmentId === told!.event.segmentId)!

  assert.equal(of('opt-out').length, 1)
  assert.equal(words.event.segment.speaker, 'lead')
  assert.ok(words.event.segment.text.includes(told!.event.quote))
  assert.ok(told!.sequence > firstIn('inProgress')!.sequence)
  assert.ok(told!.sequence < firstIn('completed')!.sequence)
  assert.equal((await optOut.caller.finding(optOut.callId)).requirement.optOut, true)
  t.diagnostic(`${told!.seenAtMs - words.seenAtMs} ms after the words were settled`)
})

test('nothing is ever sent back on a stream', () => centre.nothingWasSentBack())

test('no word, number, name, ticket or token of a live call is in the log', () => {
  centre.nothingWasLogged()
})

/** By how much each word of `live` is later than the same one of `recorded`, where it is there once. */
function offsetsBetween(live: readonly KeptSegment[], recorded: readonly KeptSegment[]): number[] {
  const toWords = (segments: readonly KeptSegment[]) =>
    segments.flatMap(({ speaker, words }) =>
      words.map((word) => ({ ...word, name: `${speaker} ${word.text}` })),
    )
  const once = (words: ReturnType<typeof toWords>) =>
    new Map(
      [...Map.groupBy(words, ({ name }) => name)].flatMap(([name, all]) =>
        all.length === 1 ? [[name, all[0]!.startMs] as const] : [],
      ),
    )
  const [before, now] = [once(toWords(live)), once(toWords(recorded))]
  return [...before].flatMap(([name, startMs]) => (now.has(name) ? [startMs - now.get(name)!] : []))
}

type RestlessWatcher = Awaited<ReturnType<typeof watchRestlessly>>

/** Watches a call over connections that end after a few events each, every one with the events after those of the one before. */
async function watchRestlessly({ caller }: PlacedCall) {
  const eventsEach = 7
  const { authorization } = caller
  const seen: Watcher['events'] = []
  let connections = 0
  let wasTooOld = false
  let isOver = false
  let current = await watchLive(centre.baseUrl, { authorization })
  const watching = watch()

  async function watch(): Promise<void> {
    let last: number | null = null
    for (;;) {
      connections++
      const own = current
      await own.until(`${eventsEach} events`, () => isOver || own.events.length >= eventsEach)
      await own.close()
      seen.push(...own.events)
      last = own.events.at(-1)?.sequence ?? last
      wasTooOld ||= own.isTooOld()
      if (isOver) return
      current = await watchLive(centre.baseUrl, { authorization, after: last })
    }
  }

  return {
    watched: () => seen,
    connections: () => connections,
    wasTooOld: () => wasTooOld,
    stop: async () => {
      isOver = true
      current.lookAgain()
      await watching
    },
  }
}

function withoutTime({ sequence, event }: SeenEvent) {
  return { sequence, event }
}
