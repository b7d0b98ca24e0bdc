import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'

import {
  AnalysisSchema,
  type Analysis,
  type FollowUp,
  type KeptSegment,
  type Quote,
} from '@leadbreak/contract'
import { Value } from 'typebox/value'

import { requirementText } from '../src/features/analysis/requirement-text.ts'
import { MODEL_KEY } from './a-model.ts'
import { aReader, type Reader } from './a-reader.ts'
import { NOWHERE } from './a-reading-server.ts'
import { aDataDir, startServer, type ServerProcess } from './a-server.ts'
import { listConversations } from './conversations.ts'
import { readScript } from './what-was-said.ts'
import { findJob } from './written-calls.ts'

const NAME = 'buy-plot-jaipur'
const MANY = 25

const username = 'asha-of-the-plots'
const dataDir = aDataDir()
let server: ServerProcess
let reader: Reader
let callId: string
let segments: readonly KeptSegment[]

before(async () => {
  server = await startServer({ dataDir })
  reader = await aReader(server.baseUrl, { username })
  const { file } = listConversations().find(({ name }) => name === NAME)!
  ;({ callId } = await reader.send(file))
  await reader.until(callId, 'done', 'failed')
  segments = await reader.segments(callId)
})
after(() => end())

async function end(): Promise<void> {
  server.child.kill('SIGTERM')
  await server.ended
}

/** That these words stand in the transcript, at that time, in that voice. */
function assertSaid({ quote, segmentIndex, startMs, endMs, speaker }: Quote): void {
  const segment = segments[segmentIndex]!
  assert.ok(quote !== '' && segment.text.includes(quote), quote)
  assert.equal(speaker, segment.speaker)
  assert.ok(startMs >= segment.startMs && startMs < endMs && endMs <= segment.endMs, quote)
}

describe('a recording of a talk, without any language model', () => {
  let analysis: Analysis

  test('becomes an analysis in the form that the contract promises', async () => {
    analysis = await reader.analysis(callId)

    const problems = [...Value.Errors(AnalysisSchema, analysis)]
    assert.deepEqual(problems, [])
    assert.deepEqual([analysis.version, analysis.level, analysis.model], [1, 'rules', null])
    assert.deepEqual([analysis.edits, analysis.differences], [[], []])
  })

  test('says what the lead wants, and proves every value with words, a voice and a confidence', () => {
    const { requirement, evidence } = analysis

    assert.deepEqual(requirement, readScript(NAME).requirement)
    const proven = new Set(evidence.map(({ field }) => field))
    for (const field of ['purpose', 'budget', 'area', 'locations', 'propertyKind'] as const)
      assert.ok(proven.has(field), field)
    for (const proof of evidence) {
      assertSaid(proof)
      assert.ok(proof.confidence > 0.5 && proof.confidence <= 1)
    }
  })

  test('says what it came to, in a sentence that people can read, and how promising the lead is', () => {
    const { summary, disposition, leadScore, objections } = analysis

    assert.equal(summary.level, 'rules')
    assert.match(summary.text, /plot/i)
    assert.match(summary.text, /Jaipur/)
    assert.equal(disposition?.value, 'interested')
    for (const quote of [...disposition.quotes, ...objections]) assertSaid(quote)
    const sum = leadScore.reasons.reduce((points, reason) => points + reason.points, 0)
    assert.equal(leadScore.points, Math.min(100, Math.max(0, sum)))
    assert.notEqual(leadScore.grade, 'cold')
  })

  test('says what is to be done on Sunday, as an instant', () => {
    const visit = analysis.nextSteps.find(({ action, dueAt }) => action === 'visit' || dueAt !== null)!

    assertSaid(visit)
    const due = new Date(visit.dueAt!)
    const weekday = due.toLocaleDateString('en-IN', { weekday: 'long', timeZone: 'Asia/Kolkata' })
    assert.equal(weekday, 'Sunday')
    assert.ok(due.getTime() > Date.now() - 24 * 60 * 60_000)
  })

  test('says how the two talked', () => {
    const { talk, questions } = analysis
    const spokenMs = (speaker: 'agent' | 'lead') =>
      segments
        .filter((segment) => segment.speaker === speaker)
        .reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0)

    assert.deepEqual(talk.talkMs, { agent: spokenMs('agent'), lead: spokenMs('lead') })
    assert.ok(Math.abs(talk.agentShare! - talk.talkMs.agent / (talk.talkMs.agent + talk.talkMs.lead)) < 0.01)
    assert.ok(talk.turns >= 8)
    assert.ok(talk.questions.agent >= 3)
    for (const { answer, ...question } of questions)
      for (const one of [question, answer]) if (one) assertSaid(one)
  })

  test('shows the same in every form in which it can be asked for', async () => {
    const { requirement, evidence, entities } = analysis
    const { status, body } = await askAsTheFirstClients()

    assert.equal(status, 200)
    assert.deepEqual(body.Entities, requirementText(requirement))
    assert.equal(body.Transcript.length, segments.length)
    const finding = await reader.finding(callId)
    assert.deepEqual([finding.requirement, finding.evidence], [requirement, evidence])
    const shown = new Map(entities.map(({ type, value }) => [type, value]))
    assert.deepEqual([shown.get('budget'), shown.get('location')], ['40-50 lakh', 'Jaipur'])
    assert.ok(entities.every(({ confidence }) => confidence > 0 && confidence <= 1))
  })
})

async function askAsTheFirstClients() {
  const response = await fetch(`${server.baseUrl}/sip/get_recording`, {
    method: 'POST',
    headers: { authorization: reader.authorization },
    body: new URLSearchParams({ call_sid: callId }),
  })
  const body = (await response.json()) as { Transcript: string[]; Entities: Record<string, string> }
  return { status: response.status, body }
}

test('a promise is proposed as something to do, and what somebody accepts stays whatever is read later', async () => {
  const { nextSteps, version } = await reader.analysis(callId)
  const visit = nextSteps.find(({ who, dueAt }) => who === 'lead' && dueAt !== null)!
  const toDo = () => reader.get<FollowUp[]>(`/api/follow-ups?callId=${callId}`)
  const at = visit.segmentIndex
  const heard = segments[at]!.text

  const before = await toDo()
  const proposal = before.find(({ quote }) => quote?.segmentIndex === at)!
  const accepted = await reader.demand<FollowUp>('POST', `/api/follow-ups/${proposal.id}/accept`)
  await reader.correct(callId, at, heard.replace('संडे', 'मंडे'))
  await reader.untilAnalysis(callId, (read) => read.version > version)
  const meanwhile = await toDo()
  await reader.correct(callId, at, null)
  await reader.untilAnalysis(callId, (read) => read.version > version + 1)

  assert.equal(proposal.dueDate, visit.dueAt)
  assert.equal(proposal.state, Date.parse(visit.dueAt!) > Date.now() ? 'proposed' : 'open')
  assertSaid(proposal.quote!)
  assert.deepEqual(accepted, { ...proposal, state: 'open' })
  const others = meanwhile.filter(
    ({ quote }) => quote?.segmentIndex === at && quote.quote !== proposal.quote!.quote,
  )
  assert.deepEqual([others.length, others[0]!.state], [1, 'proposed'])
  for (const now of [meanwhile, await toDo()])
    assert.deepEqual(
      now.filter(({ id }) => id === proposal.id),
      [accepted],
    )
  assert.equal((await reader.segments(callId))[at]!.text, heard)
  assert.deepEqual((await toDo()).map(({ id }) => id).sort(), before.map(({ id }) => id).sort())
})

test('whoever asks at once and again for the call to be read makes no second version of the same', async () => {
  const before = await reader.versions(callId)
  const asked = await Promise.all(Array.from({ length: MANY }, () => reader.readAgain(callId)))

  assert.deepEqual(new Set(asked.map(({ version }) => version)), new Set([before.length]))
  assert.deepEqual(await reader.versions(callId), before)
})

test('words that are corrected while the call is being read are in the last version, and no version is made twice', async () => {
  const at = segments.findIndex(({ text }) => text.includes('लाख'))
  const heard = segments[at]!.text
  const correction = () => reader.correct(callId, at, 'साठ से सत्तर लाख के बीच')
  const rush = (times: number) => Array.from({ length: times }, () => reader.readAgain(callId))

  const before = (await reader.analysis(callId)).version
  await Promise.all([...rush(MANY), correction(), ...rush(MANY)])
  const corrected = await reader.untilAnalysis(callId, (read) => read.version > before)
  await Promise.all([...rush(3), reader.correct(callId, at, null), ...rush(MANY)])
  await reader.untilAnalysis(callId, (read) => read.version > before + 1)

  assert.deepEqual(corrected.requirement.budget, { min: 6_000_000, max: 7_000_000, per: 'total' })
  const { requirement, version } = await reader.analysis(callId)
  assert.equal((await reader.segments(callId))[at]!.text, heard)
  assert.deepEqual(requirement, readScript(NAME).requirement)
  const versions = await Promise.all(
    Array.from({ length: version }, (_, nth) =>
      reader.demand<Analysis>('GET', `/api/calls/${callId}/analysis?version=${nth + 1}`),
    ),
  )
  assert.equal(version, before + 2)
  for (const [nth, one] of versions.entries())
    assert.ok(nth === 0 || !isDeepStrictEqual(contentOf(one), contentOf(versions[nth - 1]!)))
})

function contentOf(analysis: Analysis) {
  return { ...analysis, version: 0, madeAt: '' }
}

test('with a model that cannot be reached, a call is read as without one, and the job says what it waits for', async () => {
  const alone = await reader.analysis(callId)
  await end()
  server = await startServer({ dataDir, env: { GEMINI_API_KEY: MODEL_KEY, GEMINI_URL: NOWHERE } })
  reader = await aReader(server.baseUrl, { username })

  const { callId: another } = await reader.send(listConversations().find(({ name }) => name === NAME)!.file)
  await reader.until(another, 'done', 'failed')
  const read = await reader.analysis(another)
  assert.deepEqual(
    [read.version, read.level, read.requirement, read.evidence],
    [1, 'rules', alone.requirement, alone.evidence],
  )
  assert.deepEqual(await reader.readAgain(another), read)

  const job = await untilFailed(another)
  assert.deepEqual(
    [job.state, job.lastError?.code, job.maxAttempts - job.attempt],
    ['waiting', 'model-unavailable', 5],
  )
  assert.ok(Date.parse(job.dueAt!) > Date.now())
  assert.equal((await reader.ask('GET', '/health/ready')).status, 200)
})

async function untilFailed(id: string) {
  for (;;) {
    const job = await findJob(dataDir, `read-with-model:${id}`)
    if (job?.lastError) return job
    await wait(50)
  }
}
