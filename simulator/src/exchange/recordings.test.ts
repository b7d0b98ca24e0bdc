import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loudSpan } from '../audio/loud-span.ts'
import type { RecordingHook } from './exchange.ts'
import { aCall, aCompany, aTalk, dialling, LEAD } from '../../test/a-company.ts'

const HOOK: RecordingHook = {
  url: 'https://customer.example/recording',
  method: 'POST',
  events: ['in-progress', 'completed', 'absent'],
}
const TALKING_MS = 300 + 1000 + 300 + 1000
const talking = (ms: number) => ({ people: { [LEAD]: { talk: aTalk(ms) } } })

test('a call ordered with a recording holds what the person says and what they hear, and its last callback tells where', async () => {
  const company = aCompany({ '/start': dialling(LEAD) }, talking(4000))

  const { sid } = company.exchange.placeCall(
    aCall({ record: { channels: 2, hook: HOOK, trimsSilence: false } }),
  )
  await company.pass(20_000)

  const [recording] = company.exchange.listRecordings()
  assert.equal(recording?.source, 'OutboundAPI')
  assert.equal(recording.durationMs, 1300 + 4000)
  const last = company.told.findLast(({ parameters }) => parameters.CallSid === sid && parameters.CallStatus)
  assert.equal(last?.parameters.RecordingSid, recording.sid)
  assert.equal(last.parameters.RecordingDuration, '5')
  const [said, heard] = company.exchange.readRecording(recording.sid, 2)!
  assert.deepEqual(loudSpan([said!]), { fromMs: 1300, toMs: 5300 })
  assert.equal(loudSpan([heard!])?.fromMs, 0)
  assert.deepEqual(heard!.slice(8 * 1300), aTalk(4000).lead)
})

test('a recording is told when it begins, and a little after its end when it can be fetched', async () => {
  const company = aCompany({ '/start': dialling(LEAD) }, talking(60_000))

  const { sid } = company.exchange.placeCall(aCall())
  await company.pass(TALKING_MS + 1000)
  const recording = company.exchange.startRecording(sid, { channels: 2, hook: HOOK })
  await company.pass(5000)
  const stopped = company.exchange.changeRecording(sid, 'Twilio.CURRENT', 'stopped')
  const early = company.exchange.readRecording((recording as { sid: string }).sid, 2)
  await company.pass(1000)

  assert.equal((stopped as { status: string }).status, 'stopped')
  assert.equal(early, null)
  const begunMs = TALKING_MS + 1000
  assert.deepEqual(
    company.told.filter(({ url }) => url === HOOK.url).map(({ atMs, event }) => [atMs, event]),
    [
      [begunMs, 'recording-in-progress'],
      [begunMs + 5500, 'recording-completed'],
    ],
  )
  assert.equal(company.exchange.listRecordings()[0]?.durationMs, 5000)
  assert.equal(company.exchange.changeRecording(sid, 'Twilio.CURRENT', 'paused'), 'not-found')
})

test('what is said while a recording is paused is not in it, and the rest keeps its place', async () => {
  const company = aCompany({ '/start': dialling(LEAD) }, talking(60_000))

  const { sid } = company.exchange.placeCall(aCall())
  await company.pass(TALKING_MS)
  company.exchange.startRecording(sid, { channels: 1, hook: null })
  await company.pass(1000)
  const paused = company.exchange.changeRecording(sid, 'Twilio.CURRENT', 'paused')
  await company.pass(2000)
  const resumed = company.exchange.changeRecording(sid, 'Twilio.CURRENT', 'in-progress')
  await company.pass(500)
  company.exchange.changeCall(sid, { kind: 'end', as: 'completed' })
  await company.pass(1000)

  assert.deepEqual(
    [paused, resumed].map((recording) => (recording as { status: string }).status),
    ['paused', 'in-progress'],
  )
  const [recording] = company.exchange.listRecordings()
  const [mono] = company.exchange.readRecording(recording!.sid, 1)!
  assert.equal(recording!.durationMs, 3500)
  assert.deepEqual(
    [0, 999, 1000, 2999, 3000, 3499].map((ms) => mono![8 * ms]),
    [3000, 3000, 0, 0, 3000, 3000],
  )
  assert.equal(company.exchange.readRecording(recording!.sid, 2), null)
})

for (const [what, ms, talk] of [
  ['shorter than a second', 900, aTalk(900)],
  ['silent', 5000, { ...aTalk(5000), agent: new Int16Array(0), lead: new Int16Array(0) }],
] as const)
  test(`a recording that is ${what} is absent`, async () => {
    const company = aCompany(
      {
        '/start': dialling(
          LEAD,
          'record="record-from-answer-dual" recordingStatusCallback="/recording" recordingStatusCallbackEvent="in-progress completed absent"',
        ),
      },
      { people: { [LEAD]: { talk } } },
    )

    company.exchange.placeCall(aCall())
    await company.pass(TALKING_MS + ms + 1000)

    assert.equal(company.exchange.listRecordings()[0]?.status, 'absent')
    const events = company.told.filter(({ event }) => event.startsWith('recording')).map(({ event }) => event)
    assert.deepEqual(events, ['recording-in-progress', 'recording-absent'])
  })

test('a recording that somebody ordered to be lost is absent', async () => {
  const company = aCompany(
    { '/start': dialling(LEAD, 'record="record-from-answer-dual"') },
    { ...talking(5000), isRecordingLost: () => true },
  )

  company.exchange.placeCall(aCall())
  await company.pass(10_000)

  assert.equal(company.exchange.listRecordings()[0]?.status, 'absent')
})

test('silence at both ends is trimmed unless that is declined', async () => {
  const quiet = new Int16Array(8 * 1000)
  const lead = Int16Array.of(...quiet, ...aTalk(2000).lead)
  const talk = { ...aTalk(5000), agent: new Int16Array(0), lead }
  const durations: (number | null)[] = []
  for (const trim of ['', 'trim="trim-silence"', 'trim="do-not-trim"']) {
    const company = aCompany(
      { '/start': dialling(LEAD, `record="record-from-answer-dual" ${trim}`) },
      { people: { [LEAD]: { talk } } },
    )
    company.exchange.placeCall(aCall())
    await company.pass(10_000)
    durations.push(company.exchange.listRecordings()[0]!.durationMs)
  }

  assert.deepEqual(durations, [2000, 2000, 5000])
})

test('the caller’s message is recorded until a key is pressed, and goes to the action', async () => {
  const company = aCompany({
    '/start':
      '<Response><Record action="/message" finishOnKey="#" timeout="10" trim="do-not-trim"/></Response>',
    '/message': '<Response><Hangup/></Response>',
  })

  const { sid } = company.exchange.placeCall(aCall())
  await company.pass(1300 + 300 + 1000)
  company.exchange.pressDigits(sid, '5')
  await company.pass(2000)
  company.exchange.pressDigits(sid, '#')
  await company.pass(1000)

  const message = company.asked.at(-1)!.parameters
  assert.deepEqual([message.Digits, message.RecordingDuration], ['#', '3'])
  const [recording] = company.exchange.listRecordings()
  assert.equal(recording?.source, 'RecordVerb')
  assert.deepEqual(loudSpan(company.exchange.readRecording(recording.sid, 1)!), { fromMs: 1000, toMs: 1100 })
})

test('a caller who says nothing is not recorded, and the document goes on after the silence', async () => {
  const company = aCompany({
    '/start':
      '<Response><Record action="/message" timeout="4" playBeep="false"/><Say>Nothing heard</Say></Response>',
  })

  const { sid } = company.exchange.placeCall(aCall())
  await company.pass(1300 + 3000)
  company.exchange.pressDigits(sid, '')
  await company.pass(1100)

  assert.deepEqual(company.happened('say'), ['Nothing heard'])
  assert.equal(company.asked.length, 1)
})

test('TwiML can start a recording that runs beside the following verbs', async () => {
  const company = aCompany({
    '/start':
      '<Response><Start><Recording channels="dual" recordingStatusCallback="/recording"/></Start><Say>Half a minute of something</Say></Response>',
  })

  company.exchange.placeCall(aCall())
  await company.pass(10_000)

  assert.equal(
    company.told.find(({ event }) => event === 'recording-completed')?.parameters.RecordingChannels,
    '2',
  )
})

test('a deleted recording is gone, and a call that has ended cannot be recorded', async () => {
  const company = aCompany({ '/start': dialling(LEAD, 'record="record-from-answer"') }, talking(5000))

  const { sid } = company.exchange.placeCall(aCall())
  await company.pass(20_000)
  const [recording] = company.exchange.listRecordings()

  assert.equal(company.exchange.deleteRecording(recording!.sid), true)
  assert.equal(company.exchange.deleteRecording(recording!.sid), false)
  assert.equal(company.exchange.findRecording(recording!.sid), null)
  assert.equal(company.exchange.readRecording(recording!.sid, 1), null)
  assert.equal(company.exchange.startRecording(sid, { channels: 1, hook: null }), 'wrong-state')
  assert.equal(company.exchange.startRecording('CA0', { channels: 1, hook: null }), 'not-found')
})
