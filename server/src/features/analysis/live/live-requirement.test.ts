import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

import type { LiveEvent, LiveRequirement } from '@leadbreak/contract'
import fc from 'fast-check'

import { openSqliteStorage } from '../../../storage/sqlite.ts'
import { makeLiveTranscripts } from '../../transcripts/keep-live.ts'
import type { SettledSegment } from '../../transcripts/live-transcripts.ts'
import { wordsOf } from '../../transcripts/transcript-builders.ts'
import { makeTranscripts } from '../../transcripts/transcripts.ts'
import { makeAnalyses } from '../kept/analyses.ts'
import { understand } from '../understand.ts'
import { readRequirement, type Utterance } from '../read-requirement.ts'
import { makeLiveRequirement } from './live-requirement.ts'

const CLOCK = { nowMs: () => Date.UTC(2026, 0, 31, 9, 30) }
const OWNER = { agentId: 'agent-1', username: 'asha' }
const NOBODYS_LOG = {
  warn: (_: object, sentence: string) => assert.fail(sentence),
  error: (_: object, sentence: string) => assert.fail(sentence),
}

function setUp({ storage = openSqliteStorage({ file: ':memory:' }), callId = 'call-1' } = {}) {
  const call = { callId, owner: OWNER }
  const transcripts = makeTranscripts({ storage, clock: CLOCK })
  const kept = makeLiveTranscripts({ storage, clock: CLOCK })
  const analyses = makeAnalyses({ storage, clock: CLOCK })
  const suppressed: string[] = []
  const told: LiveEvent[] = []
  const calls = { find: () => Promise.resolve(null) }
  const news = { publish: (_: unknown, event: LiveEvent) => told.push(event) }
  const start = () =>
    makeLiveRequirement({
      ...{ transcripts, analyses, calls, news, log: NOBODYS_LOG },
      optOut: async (_, quote) => void suppressed.push(quote),
    })
  let live = start()

  return {
    storage,
    transcripts,
    analyses,
    suppressed,
    told,
    say: async (...segments: SettledSegment[]) => {
      for (const segment of segments) {
        await kept.keep(call, segment)
        live.segmentKept(call, segment)
      }
      await live.find(callId) // by then a call that has just begun is read as well
    },
    correct: (segment: SettledSegment) => {
      const corrected = { ...segment, heardText: 'what was heard' }
      const event = { kind: 'segment', callId, isFinal: true, stableText: segment.text } as const
      live.attendTo(news).publish(OWNER, { ...event, segment: corrected })
    },
    restart: () => (live = start()),
    end: () => {
      live.callEnded(callId)
    },
    find: () => live.find(callId),
    requirements: () =>
      told.flatMap((event): LiveRequirement[] => (event.kind === 'requirement' ? [event.requirement] : [])),
    optOuts: () => told.flatMap((event) => (event.kind === 'opt-out' ? [event] : [])),
  }
}

/** Segments of a call as in the files of worked examples, whose speakers are known. */
function settled(utterances: readonly Utterance[]): SettledSegment[] {
  return utterances.map(({ speaker, text, startMs }, index) => {
    const words = wordsOf(text, startMs)
    return {
      ...{ segmentId: `s${index}`, revision: 0, language: 'hi' },
      ...{ speaker, text, startMs, endMs: words.at(-1)!.endMs, words },
    }
  })
}

function aTalk(...lines: readonly (readonly [speaker: 'agent' | 'lead', text: string])[]): SettledSegment[] {
  return settled(
    lines.map(([speaker, text], index) => ({
      speaker,
      text,
      startMs: index * 5000,
      endMs: index * 5000 + 1,
    })),
  )
}

const EXAMPLES = ['requirement', 'examined-calls'].flatMap((name) =>
  readFileSync(new URL(`../test-data/${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { segments: Utterance[] }).segments),
)
const SPOKEN = EXAMPLES.filter((_, index) => index % 2 === 0).map(settled) // half of them, for the sake of time

test('a worked example heard bit by bit comes to what the whole call comes to, and an opt-out is told exactly once', async () => {
  let optOutCount = 0
  const storage = openSqliteStorage({ file: ':memory:' })
  for (const [callId, segments] of SPOKEN.entries()) {
    const { say, end, requirements, optOuts } = setUp({ storage, callId: `call-${callId}` })

    await say(...segments)
    end()

    const last = requirements().at(-1)!
    assert.deepEqual(last.finding, readRequirement(inTime(segments)))
    assert.ok(requirements().every(({ isProvisional }) => isProvisional))
    assert.equal(optOuts().length, last.finding.requirement.optOut ? 1 : 0)
    for (const { segmentId, quote } of optOuts()) {
      const source = segments.find((segment) => segment.segmentId === segmentId)
      assert.equal(source?.speaker, 'lead')
      assert.ok(source.text.includes(quote))
    }
    optOutCount += optOuts().length
  }
  assert.ok(optOutCount >= 5, `only ${optOutCount} calls were asked to stop`)
})

test('which side is written down first changes nothing of what a call comes to', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...SPOKEN.filter(({ length }) => length > 4)),
      fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
      async (segments, agentFirst) => {
        const { say, requirements, storage } = setUp()

        await say(...interleave(segments, agentFirst))

        assert.deepEqual(requirements().at(-1)?.finding, readRequirement(inTime(segments)))
        await storage.close()
      },
    ),
    { numRuns: 25 },
  )
})

test('an opt-out is told before the requirement that holds it, with the segment that says it, and he is never called again', async () => {
  const { say, told, suppressed } = setUp()
  await say(...aTalk(['agent', 'sir noida me flat dekh rahe hain'], ['lead', 'mujhe dobara call mat karna']))

  const optOut = told.find(({ kind }) => kind === 'opt-out')

  assert.deepEqual(optOut, {
    ...{ kind: 'opt-out', callId: 'call-1', segmentId: 's1' },
    quote: 'call mat karna',
  })
  assert.deepEqual(suppressed, ['call mat karna'])
  assert.ok(told.indexOf(optOut) < told.findLastIndex(({ kind }) => kind === 'requirement'))
})

for (const [name, talk] of [
  ['the agent who promises not to call again', ['agent', 'theek hai sir dobara call nahi karenge']],
  ['a lead who refuses one property', ['lead', 'ye flat nahi chahiye noida nahi']],
  ['a lead who has no time now', ['lead', 'abhi call mat kijiye meeting me hoon']],
] as const) {
  test(`${name} does not opt out`, async () => {
    const { say, optOuts } = setUp()

    await say(...aTalk(['lead', 'haan ji boliye'], talk))

    assert.deepEqual(optOuts(), [])
  })
}

test('words that change neither the requirement nor the questions are no news', async () => {
  const { say, told } = setUp()
  const [first, ...others] = aTalk(
    ...([
      ['lead', 'noida me 2 bhk chahiye'],
      ['agent', 'bilkul sir'],
      ['lead', 'haan ji'],
    ] as const),
  )
  await say(first!)
  const before = told.length

  await say(...others)

  assert.equal(told.length, before)
})

test('a segment that comes again is no news, and a later revision counts', async () => {
  const { say, told, requirements } = setUp()
  const [segment] = aTalk(['lead', 'noida me do bhk chahiye'])
  await say(segment!)
  const before = told.length

  await say(segment!)
  assert.equal(told.length, before)

  await say({ ...segment!, revision: 1, text: 'noida me teen bhk chahiye', words: [] })
  assert.deepEqual(requirements().at(-1)!.finding.requirement.size?.bhk, [3])
})

test('what a person corrects while the call goes on counts at once, and later changes nothing', async () => {
  const { say, end, correct, told, requirements } = setUp()
  const [segment] = aTalk(['lead', 'noida me do bhk chahiye'])
  await say(segment!)

  correct({ ...segment!, revision: 1, text: 'noida me teen bhk chahiye', words: [] })
  assert.deepEqual(requirements().at(-1)!.finding.requirement.size?.bhk, [3])

  end()
  const before = told.length
  correct({ ...segment!, revision: 2, text: 'pune me teen bhk chahiye', words: [] })
  assert.equal(told.length, before + 1) // the correction itself
})

test('a server that starts in the middle of a call goes on with what was said before', async () => {
  const { say, restart, requirements } = setUp()
  const [before, after] = aTalk(['lead', 'noida me do bhk chahiye'], ['lead', 'pachas lakh tak'])
  await say(before!)

  restart()
  await say(after!)

  const { locations, budget } = requirements().at(-1)!.finding.requirement
  assert.deepEqual(locations, ['Noida'])
  assert.equal(budget?.max, 5_000_000)
})

test('who asks in the middle of a call is told what was told, and before the first word that all is to ask', async () => {
  const { say, find, requirements } = setUp()
  const before = await find()
  assert.ok(before.isProvisional)
  assert.equal(before.stillToAsk[0]?.field, 'purpose')

  await say(...aTalk(['lead', 'noida me do bhk chahiye']))

  assert.deepEqual(await find(), requirements().at(-1))
})

test('a call that is heard again after a pause goes on, and its opt-out is not told again', async () => {
  const { say, end, optOuts, requirements } = setUp()
  const [before, after] = aTalk(
    ['lead', 'noida me do bhk chahiye mujhe dobara call mat karna'],
    ['lead', 'haan'],
  )
  await say(before!)

  end()
  await say(after!)

  assert.equal(optOuts().length, 1)
  assert.deepEqual(requirements().at(-1)!.finding.requirement.locations, ['Noida'])
})

test('once the whole call is read, the finding is told in place of what was provisional', async () => {
  const { say, end, find, analyses, transcripts, storage } = setUp()
  await say(...aTalk(['lead', 'noida me do bhk chahiye']))
  end()
  const segments = await transcripts.segmentsOf('call-1')
  const read = understand({ segments: segments!, spokenAtMs: CLOCK.nowMs(), wasReached: true })
  assert.ok(await storage.commit(await analyses.keep('call-1', read, segments!)))

  const requirement = await find()

  assert.ok(!requirement.isProvisional)
  assert.deepEqual(requirement.finding, await analyses.findFinding('call-1'))
  assert.ok(!requirement.stillToAsk.some(({ field }) => field === 'locations'))
  assert.ok(requirement.stillToAsk.some(({ field }) => field === 'budget'))
})

function inTime(segments: readonly SettledSegment[]): SettledSegment[] {
  return [...segments].sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs)
}

/** Each side in its own order, the sides as the coins fall. */
function interleave(segments: readonly SettledSegment[], agentFirst: readonly boolean[]): SettledSegment[] {
  const agent = segments.filter(({ speaker }) => speaker === 'agent')
  const lead = segments.filter(({ speaker }) => speaker === 'lead')
  const mixed: SettledSegment[] = []
  for (let turn = 0; agent.length + lead.length > 0; turn++) {
    const isAgents = lead.length === 0 || (agentFirst[turn % agentFirst.length]! && agent.length > 0)
    mixed.push((isAgents ? agent : lead).shift()!)
  }
  return mixed
}
