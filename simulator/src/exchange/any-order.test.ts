import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Answer } from '../personas/persona.ts'
import {
  aCall,
  aCompany,
  AGENT,
  aTalk,
  CHILD_STATUS,
  LEAD,
  OTHER,
  START_MS,
  type Company,
} from '../../test/a-company.ts'

const answerOf: fc.Arbitrary<Answer> = fc.oneof(
  { weight: 4, arbitrary: answers() },
  fc.record({ kind: fc.constantFrom('busy' as const, 'refuses'), afterMs: fc.nat(3000) }),
  fc.constant({ kind: 'no-answer' as const }),
)

function answers(): fc.Arbitrary<Answer> {
  return fc.record({
    kind: fc.constant('answers' as const),
    afterMs: fc.nat(5000),
    by: fc.constantFrom('human' as const, 'machine'),
  })
}

const talkOf = fc.option(fc.nat(8000).map(aTalk), { nil: null })
const personOf = fc.record({ answer: answerOf, talk: talkOf })

/** What somebody does through REST or on the telephone, on which of the legs there are by then. */
const deedOf = fc.record({
  afterMs: fc.nat(2000),
  leg: fc.nat(5),
  deed: fc.constantFrom(
    'cancel' as const,
    'complete',
    'redirect',
    'press',
    'record',
    'pause',
    'resume',
    'stop',
    'stream',
    'stopStream',
    'closeStream',
    'delete',
  ),
})

const STREAM_URL = 'wss://customer.example/media'

const VERBS = {
  dial: `<Dial timeout="4" timeLimit="6" record="record-from-answer-dual" recordingStatusCallback="/recording" recordingStatusCallbackEvent="in-progress completed absent"><Number ${CHILD_STATUS}>${LEAD}</Number></Dial>`,
  both: `<Dial timeout="4" action="/after" record="record-from-ringing"><Number url="/notice" ${CHILD_STATUS}>${LEAD}</Number><Number ${CHILD_STATUS}>${OTHER}</Number></Dial>`,
  gather: '<Gather timeout="2" numDigits="1" action="/after"><Say>Press</Say></Gather>',
  record: '<Record timeout="2" action="/after"/>',
  pause: '<Pause/>',
  stream: `<Start><Stream name="s" url="${STREAM_URL}" track="both_tracks" statusCallback="/stream"/></Start>`,
  stopStream: '<Stop><Stream name="s"/></Stop>',
  redirect: '<Redirect>/after</Redirect>',
  hangup: '<Hangup/>',
  nonsense: '<Nonsense/>',
}
const documentOf = fc
  .array(fc.constantFrom(...(Object.keys(VERBS) as (keyof typeof VERBS)[])), { maxLength: 4 })
  .map((names) => `<Response>${names.map((name) => VERBS[name]).join('')}</Response>`)

function carryOut(company: Company, { leg: number, deed }: { leg: number; deed: string }): void {
  const { exchange } = company
  const legs = exchange.listCalls()
  const leg = legs[number % Math.max(1, legs.length)]
  if (!leg) return
  const { sid } = leg
  const instructions = { hook: { url: 'https://customer.example/after', method: 'POST' } } as const
  switch (deed) {
    case 'cancel':
      return void exchange.changeCall(sid, { kind: 'end', as: 'canceled' })
    case 'complete':
      return void exchange.changeCall(sid, { kind: 'end', as: 'completed' })
    case 'redirect':
      return void exchange.changeCall(sid, { kind: 'redirect', instructions, fallback: null })
    case 'press':
      return void exchange.pressDigits(sid, '1')
    case 'record':
      return void exchange.startRecording(sid, { channels: 2, hook: null })
    case 'pause':
      return void exchange.changeRecording(sid, 'Twilio.CURRENT', 'paused')
    case 'resume':
      return void exchange.changeRecording(sid, 'Twilio.CURRENT', 'in-progress')
    case 'stop':
      return void exchange.changeRecording(sid, 'Twilio.CURRENT', 'stopped')
    case 'stream':
      return void exchange.startStream(sid, {
        ...{ url: STREAM_URL, name: null, track: 'both_tracks', parameters: {} },
        hook: { url: 'https://customer.example/stream', method: 'POST' },
      })
    case 'stopStream':
      return void exchange.stopStream(sid, exchange.listStreams(sid).at(-1)?.sid ?? '')
    case 'closeStream':
      return company.streamed.at(-1)?.listener.ended({ code: 31_921, sentence: 'closed', closeCode: 1000 })
    case 'delete':
      return void exchange.deleteCall(sid)
  }
}

const ALLOWED = /^(initiated (ringing )?(in-progress )?)?(completed|busy|no-answer|failed|canceled)$/

test('whatever people and REST do and when, each leg moves forward to one end, told once and without a gap', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({ [AGENT]: personOf, [LEAD]: personOf, [OTHER]: personOf }),
      documentOf,
      fc.record({ '/after': documentOf, '/notice': documentOf }),
      fc.array(deedOf, { maxLength: 8 }),
      async (people, start, others, deeds) => {
        // Documents that lead to each other for ever are ended by the time limit.
        const company = aCompany({ '/start': start, ...noLoops(others) }, { people })
        const seen = new Set<string>()

        const calls = [aCall(), aCall()].map((call) =>
          company.exchange.placeCall({ ...call, timeLimitMs: 20_000, record: { channels: 2, hook: null } }),
        )
        for (const deed of deeds) {
          await company.pass(deed.afterMs)
          for (const { sid } of company.exchange.listCalls()) seen.add(sid)
          carryOut(company, deed)
        }
        await company.pass(60_000)

        for (const { sid } of [...calls, ...company.exchange.listCalls()]) seen.add(sid)
        for (const sid of seen) checkTold(company, sid)
        for (const leg of company.exchange.listCalls()) assert.ok(leg.endedAtMs !== null, leg.status)
        for (const { status, durationMs, sid } of company.exchange.listRecordings()) {
          assert.match(status, /^(completed|absent)$/)
          if (status === 'completed')
            assert.equal(company.exchange.readRecording(sid, 1)![0]!.length, 8 * durationMs!)
        }
        checkStreams(company)
      },
    ),
    { numRuns: 60 },
  )
})

function noLoops(documents: Readonly<Record<string, string>>): Record<string, () => string> {
  let asked = 0
  return Object.fromEntries(
    Object.entries(documents).map(([path, text]) => [path, () => (asked++ < 20 ? text : '<Response/>')]),
  )
}

function checkTold(company: Company, sid: string): void {
  const told = company.told.filter(({ parameters: p }) => p.CallSid === sid && p.SequenceNumber !== undefined)
  const statuses = told.map(({ parameters }) => parameters.CallStatus)
  assert.match(statuses.join(' '), ALLOWED)
  assert.deepEqual(
    told.map(({ parameters }) => parameters.SequenceNumber),
    told.map((_, n) => String(n)),
  )
  for (const { atMs, parameters } of told)
    assert.equal(Date.parse(parameters.Timestamp!), Math.floor((START_MS + atMs) / 1000) * 1000)
}

/** Each stream is told of from its beginning to its one end, and its messages are numbered without a gap. */
function checkStreams({ told, streamed, exchange }: Company): void {
  const stories = Map.groupBy(
    told.filter(({ event }) => event.startsWith('stream-')),
    ({ parameters }) => parameters.StreamSid,
  )
  for (const story of stories.values())
    assert.match(story.map(({ event }) => event).join(' '), /^(stream-started )?stream-(stopped|error)$/)
  assert.ok(exchange.listStreams().every(({ state }) => state === 'closed'))
  for (const { messages } of streamed) {
    const [, ...numbered] = messages
    assert.deepEqual(
      numbered.map(({ sequenceNumber }) => sequenceNumber),
      numbered.map((_, n) => String(n + 1)),
    )
    for (const { media } of numbered)
      if (media) assert.equal(Number(media.timestamp), 20 * (Number(media.chunk) - 1))
  }
}
