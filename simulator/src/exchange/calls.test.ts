import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  aCall,
  aCompany,
  AGENT,
  answersAfter,
  aTalk,
  CALLER_ID,
  CHILD_STATUS,
  dialling,
  LEAD,
  START_MS,
} from '../../test/a-company.ts'

const BRIDGE = dialling(
  LEAD,
  'record="record-from-answer-dual" trim="do-not-trim" recordingStatusCallback="/recording" recordingStatusCallbackEvent="in-progress completed absent" action="/after"',
  CHILD_STATUS,
)
const HANGUP = '<Response><Hangup/></Response>'

test('the agent is called, then the lead; they talk, the lead hangs up, and both sides are recorded', async () => {
  const company = aCompany(
    { '/start': BRIDGE, '/after': HANGUP },
    { people: { [LEAD]: { answer: answersAfter(3000), talk: aTalk(5000) } } },
  )
  const { exchange } = company

  const parent = exchange.placeCall(aCall())
  await company.pass(20_000)

  const child = company.child()
  assert.equal(parent.status, 'queued')
  assert.deepEqual(company.statusesOf(parent.sid), ['initiated', 'ringing', 'in-progress', 'completed'])
  assert.deepEqual(company.statusesOf(child.sid), ['initiated', 'ringing', 'in-progress', 'completed'])
  const [recording] = exchange.listRecordings()
  assert.equal(recording?.status, 'completed')
  assert.equal(recording.callSid, parent.sid)
  assert.equal(recording.durationMs, 5000)
  const [agentSide, leadSide] = exchange.readRecording(recording.sid, 2)!
  assert.deepEqual(agentSide, aTalk(5000).agent)
  assert.deepEqual(leadSide, aTalk(5000).lead)
  assert.deepEqual(
    exchange.readRecording(recording.sid, 1)!.map((mono) => mono[0]),
    [3000],
  )
})

test('the callbacks of both legs carry Twilio’s parameters', async () => {
  const company = aCompany(
    { '/start': BRIDGE, '/after': HANGUP },
    { people: { [LEAD]: { answer: answersAfter(3000), talk: aTalk(49_000) } } },
  )

  const parent = company.exchange.placeCall(aCall())
  await company.pass(60_000)

  const child = company.child()
  const last = company.told.findLast(({ url }) => url.endsWith('/child'))!
  const [recording] = company.exchange.listRecordings()
  assert.deepEqual(last.parameters, {
    CallSid: child.sid,
    AccountSid: 'AC00000000000000000000000000000000',
    From: CALLER_ID,
    To: LEAD,
    Caller: CALLER_ID,
    Called: LEAD,
    CallStatus: 'completed',
    ApiVersion: '2010-04-01',
    Direction: 'outbound-dial',
    ParentCallSid: parent.sid,
    Timestamp: 'Mon, 02 Mar 2026 10:00:53 +0000',
    CallbackSource: 'call-progress-events',
    SequenceNumber: '3',
    CallDuration: '49',
    Duration: '1',
    SipResponseCode: '200',
    RecordingUrl: `https://api.twilio.com/2010-04-01/Accounts/AC00000000000000000000000000000000/Recordings/${recording!.sid}`,
    RecordingSid: recording!.sid,
    RecordingDuration: '49',
  })
  const after = company.asked.find(({ url }) => url.endsWith('/after'))!.parameters
  assert.equal(after.DialCallStatus, 'completed')
  assert.equal(after.DialCallSid, child.sid)
  assert.equal(after.DialCallDuration, '49')
  assert.equal(after.DialBridged, 'true')
  assert.equal(after.RecordingSid, recording!.sid)
  assert.equal(after.CallStatus, 'in-progress')
  assert.equal(after.Direction, 'outbound-api')
  const completed = company.told.find(({ event }) => event === 'recording-completed')!
  assert.deepEqual(completed.parameters, {
    AccountSid: 'AC00000000000000000000000000000000',
    CallSid: parent.sid,
    RecordingSid: recording!.sid,
    RecordingUrl: last.parameters.RecordingUrl,
    RecordingStatus: 'completed',
    RecordingChannels: '2',
    RecordingSource: 'DialVerb',
    RecordingTrack: 'both',
    RecordingStartTime: 'Mon, 02 Mar 2026 10:00:04 +0000',
    ErrorCode: '0',
    RecordingDuration: '49',
  })
  assert.equal(recording!.startedAtMs, START_MS + 300 + 1000 + 300 + 3000)
})

for (const [what, answer, status, sipCode] of [
  ['is busy', { kind: 'busy', afterMs: 500 }, 'busy', '486'],
  ['refuses', { kind: 'refuses', afterMs: 500 }, 'busy', '603'],
  ['does not answer', { kind: 'no-answer' }, 'no-answer', '487'],
] as const) {
  test(`when the lead ${what}, nothing is recorded and the document goes on at the action`, async () => {
    const company = aCompany({ '/start': BRIDGE, '/after': HANGUP }, { people: { [LEAD]: { answer } } })

    const parent = company.exchange.placeCall(aCall())
    await company.pass(40_000)

    assert.deepEqual(company.statusesOf(company.child().sid), ['initiated', 'ringing', status])
    assert.equal(
      company.told.findLast(({ url }) => url.endsWith('/child'))?.parameters.SipResponseCode,
      sipCode,
    )
    const after = company.asked.at(-1)!.parameters
    assert.deepEqual(
      [after.DialCallStatus, after.DialBridged, after.DialCallDuration],
      [status, 'false', '0'],
    )
    assert.deepEqual(company.exchange.listRecordings(), [])
    assert.equal(company.exchange.findCall(parent.sid)?.status, 'completed')
  })

  test(`when the agent ${what}, the call ends as ${status} without a document being asked for`, async () => {
    const company = aCompany({ '/start': BRIDGE }, { people: { [AGENT]: { answer } } })

    const parent = company.exchange.placeCall(aCall())
    await company.pass(40_000)

    assert.deepEqual(company.statusesOf(parent.sid), ['initiated', 'ringing', status])
    assert.deepEqual(company.asked, [])
  })
}

test('a number that is none fails, for the agent as for the lead', async () => {
  const company = aCompany({ '/start': dialling('12', '', CHILD_STATUS) })

  const failing = company.exchange.placeCall(aCall({ to: 'nonsense' }))
  const parent = company.exchange.placeCall(aCall())
  await company.pass(10_000)

  assert.deepEqual(company.statusesOf(failing.sid), ['initiated', 'failed'])
  assert.deepEqual(company.statusesOf(company.child().sid), ['initiated', 'failed'])
  assert.equal(company.exchange.findCall(parent.sid)?.status, 'completed')
})

for (const to of ['client:agent_7', 'sip:kate@pbx.example'])
  test(`REST can call ${to}, and a dial cannot as if it were a number`, async () => {
    const company = aCompany({ '/start': dialling(to, '', CHILD_STATUS) })

    const parent = company.exchange.placeCall(aCall({ to, from: 'client:ann' }))
    await company.pass(10_000)

    assert.deepEqual(company.statusesOf(parent.sid), ['initiated', 'ringing', 'in-progress', 'completed'])
    assert.equal(company.child().status, 'failed')
  })

test('when the agent is hung up while the lead’s telephone rings, the lead’s leg is canceled', async () => {
  const company = aCompany({ '/start': BRIDGE }, { people: { [LEAD]: { answer: answersAfter(10_000) } } })

  const parent = company.exchange.placeCall(aCall())
  await company.pass(5000)
  const changed = company.exchange.changeCall(parent.sid, { kind: 'end', as: 'completed' })
  await company.pass(20_000)

  assert.equal((changed as { status: string }).status, 'completed')
  assert.deepEqual(company.statusesOf(company.child().sid), ['initiated', 'ringing', 'canceled'])
  assert.deepEqual(
    company.asked.map(({ url }) => new URL(url).pathname),
    ['/start'],
  )
})

test('hanging up by REST ends both legs of a talk, and what was said until then is recorded', async () => {
  const company = aCompany({ '/start': BRIDGE }, { people: { [LEAD]: { talk: aTalk(60_000) } } })

  const parent = company.exchange.placeCall(aCall())
  await company.pass(300 + 1000 + 300 + 1000 + 4000)
  company.exchange.changeCall(parent.sid, { kind: 'end', as: 'completed' })
  await company.pass(1000)

  assert.equal(company.exchange.findCall(parent.sid)?.status, 'completed')
  assert.equal(company.child().status, 'completed')
  assert.equal(company.exchange.listRecordings()[0]?.durationMs, 4000)
})

test('only a call that was not answered can be canceled, and an ended one cannot be changed', async () => {
  const company = aCompany({ '/start': '<Response><Pause length="5"/></Response>' })
  const cancel = { kind: 'end', as: 'canceled' } as const

  const first = company.exchange.placeCall(aCall())
  const second = company.exchange.placeCall(aCall())
  const canceled = company.exchange.changeCall(second.sid, cancel)
  await company.pass(3000)
  const tooLate = company.exchange.changeCall(first.sid, cancel)
  await company.pass(10_000)

  assert.equal((canceled as { status: string }).status, 'canceled')
  assert.deepEqual(company.statusesOf(second.sid), ['canceled'])
  assert.equal(tooLate, 'wrong-state')
  assert.equal(company.exchange.changeCall(first.sid, { kind: 'end', as: 'completed' }), 'wrong-state')
  assert.equal(company.exchange.changeCall('CA0', cancel), 'not-found')
})

test('one call a second is begun, the others wait as queued', async () => {
  const company = aCompany({ '/start': HANGUP })

  const sids = [1, 2, 3].map(() => company.exchange.placeCall(aCall()).sid)
  await company.pass(1500)
  const meanwhile = sids.map((sid) => company.exchange.findCall(sid)?.status)
  await company.pass(3000)

  assert.deepEqual(meanwhile, ['completed', 'ringing', 'queued'])
  const begun = company.told.filter(({ event }) => event === 'initiated').map(({ atMs }) => atMs)
  assert.deepEqual(
    begun,
    [0, 1000, 2000].map((ms) => ms),
  )
})

test('a call ends at its time limit', async () => {
  const company = aCompany({ '/start': BRIDGE }, { people: { [LEAD]: { talk: aTalk(60_000) } } })

  const parent = company.exchange.placeCall(aCall({ timeLimitMs: 10_000 }))
  await company.pass(15_000)

  const { answeredAtMs, endedAtMs } = company.exchange.findCall(parent.sid)!
  assert.equal(endedAtMs! - answeredAtMs!, 10_000)
  assert.equal(company.child().status, 'completed')
})

test('a time limit that is set later counts from the answer too, and one that has passed ends the call at once', async () => {
  const company = aCompany({ '/start': '<Response><Pause length="60"/></Response>' }, { startIntervalMs: 0 })
  const lengthOf = (sid: string) => {
    const { answeredAtMs, endedAtMs } = company.exchange.findCall(sid)!
    return endedAtMs! - answeredAtMs!
  }

  const [before, later, tooLate] = [1, 2, 3].map(() => company.exchange.placeCall(aCall()).sid)
  company.exchange.changeCall(before!, { kind: 'time-limit', ms: 3000 })
  await company.pass(6300)
  company.exchange.changeCall(later!, { kind: 'time-limit', ms: 20_000 })
  company.exchange.changeCall(tooLate!, { kind: 'time-limit', ms: 2000 })
  await company.pass(60_000)

  assert.deepEqual(
    [before, later, tooLate].map((sid) => lengthOf(sid!)),
    [3000, 20_000, 5000],
  )
})

test('a leg knows when it was begun, and one that was canceled in the queue that it never was', async () => {
  const company = aCompany({ '/start': HANGUP })

  const [first, second, third] = [1, 2, 3].map(() => company.exchange.placeCall(aCall()).sid)
  company.exchange.changeCall(third!, { kind: 'end', as: 'canceled' })
  await company.pass(5000)

  const begun = [first, second, third].map((sid) => company.exchange.findCall(sid!)!.begunAtMs)
  assert.deepEqual(begun, [START_MS, START_MS + 1000, null])
})

test('only ended calls can be deleted, and after the close nobody is told anything', async () => {
  const company = aCompany({ '/start': BRIDGE }, { people: { [LEAD]: { talk: aTalk(60_000) } } })
  const gone = company.exchange.placeCall(aCall())
  company.exchange.changeCall(gone.sid, { kind: 'end', as: 'canceled' })
  const parent = company.exchange.placeCall(aCall())
  await company.pass(5000)

  assert.equal(company.exchange.deleteCall(parent.sid), 'wrong-state')
  assert.equal(company.exchange.deleteCall(gone.sid), 'deleted')
  assert.equal(company.exchange.deleteCall(gone.sid), 'not-found')
  const before = company.told.length
  company.exchange.close()
  await company.pass(100_000)

  assert.equal(company.told.length, before)
  assert.equal(company.exchange.findCall(parent.sid)?.status, 'completed')
})
