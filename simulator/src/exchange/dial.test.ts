import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loudSpan } from '../audio/loud-span.ts'
import { ringback } from '../audio/tones.ts'
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
  OTHER,
} from '../../test/a-company.ts'

const OWN_NUMBER = '+911140000001'
const HANGUP = '<Response><Hangup/></Response>'

test('of several numbers the first who answers is joined, and the others stop ringing', async () => {
  const company = aCompany(
    {
      '/start': `<Response><Dial action="/after"><Number ${CHILD_STATUS}>${LEAD}</Number><Number ${CHILD_STATUS}>${OTHER}</Number></Dial></Response>`,
      '/after': HANGUP,
    },
    {
      people: {
        [LEAD]: { answer: answersAfter(4000) },
        [OTHER]: { answer: answersAfter(2000), talk: aTalk(3000) },
      },
    },
  )

  company.exchange.placeCall(aCall())
  await company.pass(10_000)

  const legOf = (to: string) => company.exchange.listCalls().find((leg) => leg.to === to)!
  assert.deepEqual(company.statusesOf(legOf(LEAD).sid), ['initiated', 'ringing', 'canceled'])
  assert.deepEqual(company.statusesOf(legOf(OTHER).sid), ['initiated', 'ringing', 'in-progress', 'completed'])
  assert.equal(company.asked.at(-1)?.parameters.DialCallSid, legOf(OTHER).sid)
})

test('the called party hears the number’s document first, and is joined when it is out of verbs', async () => {
  const company = aCompany(
    {
      '/start': dialling(
        LEAD,
        'action="/after" record="record-from-answer-dual" trim="do-not-trim"',
        'url="/notice"',
      ),
      '/notice': '<Response><Say>This call will be recorded</Say><Dial>+919810000009</Dial></Response>',
      '/after': HANGUP,
    },
    { people: { [LEAD]: { talk: aTalk(5000) } } },
  )

  const parent = company.exchange.placeCall(aCall())
  await company.pass(20_000)

  const noticeMs = 'This call will be recorded'.length * 60
  const notice = company.asked.find(({ url }) => url.endsWith('/notice'))!.parameters
  assert.deepEqual([notice.CallSid, notice.ParentCallSid], [company.child().sid, parent.sid])
  assert.deepEqual(company.happened('warning'), ['13201: <Dial> may not be asked of a called party'])
  assert.equal(company.asked.at(-1)?.parameters.DialBridged, 'true')
  const [recording] = company.exchange.listRecordings()
  assert.equal(recording?.durationMs, noticeMs + 5000)
  const channels = company.exchange.readRecording(recording.sid, 2)!
  for (const channel of channels)
    assert.deepEqual(loudSpan([channel]), { fromMs: noticeMs, toMs: noticeMs + 5000 })
})

test('a called party who refuses in the number’s document was never joined, though the leg is completed', async () => {
  const company = aCompany(
    {
      '/start': dialling(LEAD, 'action="/after"', 'url="/notice"'),
      '/notice':
        '<Response><Gather numDigits="1" action="/consent"><Say>Press one to agree</Say></Gather></Response>',
      '/consent': HANGUP,
      '/after': HANGUP,
    },
    { people: { [LEAD]: { talk: aTalk(5000) } } },
  )

  company.exchange.placeCall(aCall())
  await company.pass(3000)
  company.exchange.pressDigits(company.child().sid, '2')
  await company.pass(3000)

  const after = company.asked.at(-1)!.parameters
  assert.deepEqual([after.DialCallStatus, after.DialBridged], ['completed', 'false'])
  assert.deepEqual(company.happened('bridged'), [])
})

test('a talk ends at the time limit of the dial, and the document goes on', async () => {
  const company = aCompany(
    { '/start': dialling(LEAD, 'timeLimit="3"').replace('</Dial>', '</Dial><Say>Time is up</Say>') },
    { people: { [LEAD]: { talk: aTalk(60_000) } } },
  )

  company.exchange.placeCall(aCall())
  await company.pass(10_000)

  const { answeredAtMs, endedAtMs } = company.child()
  assert.equal(endedAtMs! - answeredAtMs!, 3000)
  assert.deepEqual(company.happened('say'), ['Time is up'])
})

test('a recording from the ringing on holds the ringing, then the voice; with one channel both are mixed', async () => {
  const company = aCompany(
    { '/start': dialling(LEAD, 'record="record-from-ringing-dual" trim="do-not-trim"') },
    { people: { [LEAD]: { answer: answersAfter(2700), talk: aTalk(4000) } } },
  )

  company.exchange.placeCall(aCall())
  await company.pass(20_000)

  const [recording] = company.exchange.listRecordings()
  assert.equal(recording?.durationMs, 3000 + 4000)
  const [agentSide, leadSide] = company.exchange.readRecording(recording.sid, 2)!
  assert.deepEqual(leadSide!.slice(0, 8 * 3000), ringback())
  assert.deepEqual(leadSide!.slice(8 * 3000), aTalk(4000).lead)
  assert.deepEqual(loudSpan([agentSide!]), { fromMs: 3000, toMs: 7000 })
})

test('a lead who is sent elsewhere by REST leaves the talk, and the agent’s document goes on', async () => {
  const company = aCompany(
    { '/start': dialling(LEAD, 'action="/after"'), '/after': '<Response><Pause length="1"/></Response>' },
    { people: { [LEAD]: { talk: aTalk(60_000) } } },
  )

  const parent = company.exchange.placeCall(aCall())
  await company.pass(5000)
  const child = company.child()
  const twiml = '<Response><Say>Please hold the line for a moment</Say></Response>'
  company.exchange.changeCall(child.sid, { kind: 'redirect', instructions: { twiml }, fallback: null })
  await company.pass(1500)
  const meanwhile = [parent.sid, child.sid].map((sid) => company.exchange.findCall(sid)?.status)
  await company.pass(5000)

  assert.deepEqual(meanwhile, ['completed', 'in-progress'])
  assert.equal(company.asked.at(-1)?.parameters.DialCallStatus, 'completed')
  assert.equal(company.asked.at(-1)?.parameters.DialCallDuration, undefined)
  assert.equal(company.child().status, 'completed')
})

test('a machine is told from a person only where that was asked for', async () => {
  const people = { [AGENT]: {}, [LEAD]: { answer: answersAfter(1000, 'machine'), talk: aTalk(2000) } }
  const asking = aCompany(
    { '/start': dialling(LEAD, '', `machineDetection="Enable" ${CHILD_STATUS}`) },
    { people },
  )
  const silent = aCompany({ '/start': dialling(LEAD, '', CHILD_STATUS) }, { people })

  for (const company of [asking, silent]) {
    company.exchange.placeCall(aCall())
    await company.pass(10_000)
  }

  assert.equal(asking.child().answeredBy, 'machine_start')
  assert.equal(silent.child().answeredBy, null)
  const lastOf = (company: typeof asking) =>
    company.told.findLast(({ url }) => url.endsWith('/child'))?.parameters
  assert.equal(lastOf(asking)?.AnsweredBy, 'machine_start')
  assert.equal(lastOf(silent)?.AnsweredBy, undefined)
})

test('a number is dialled as Twilio’s documentation writes it', async () => {
  const company = aCompany({ '/start': dialling('(415) 555-1212', '', CHILD_STATUS) })

  company.exchange.placeCall(aCall())
  await company.pass(5000)

  assert.equal(company.child().to, '+14155551212')
  assert.equal(company.told.find(({ url }) => url.endsWith('/child'))?.parameters.To, '+14155551212')
})

for (const callerId of [AGENT, CALLER_ID, OWN_NUMBER])
  test(`somebody may be dialled from ${callerId}: the caller, the called, or a number of the account`, async () => {
    const company = aCompany(
      { '/start': dialling(LEAD, `callerId="${callerId}"`) },
      { numbers: [OWN_NUMBER] },
    )

    company.exchange.placeCall(aCall())
    await company.pass(5000)

    assert.equal(company.child().from, callerId)
  })

for (const callerId of ['', '+442079460000'])
  test(`nobody is dialled from "${callerId}", which is not the account’s: the dial has failed`, async () => {
    const attributes = `callerId="${callerId}"`
    const company = aCompany({
      '/start': `<Response><Dial ${attributes}>${LEAD}</Dial><Redirect>/second</Redirect></Response>`,
      '/second': dialling(LEAD, `${attributes} action="/after"`),
      '/after': HANGUP,
    })

    company.exchange.placeCall(aCall())
    await company.pass(5000)

    assert.equal(company.exchange.listCalls().length, 1)
    assert.equal(
      company.happened('warning')[0],
      `13214: <Dial> has a callerId that is not yours: "${callerId}"`,
    )
    const { DialCallStatus, DialBridged, DialCallSid } = company.asked.at(-1)!.parameters
    assert.deepEqual([DialCallStatus, DialBridged, DialCallSid], ['failed', 'false', undefined])
  })

test('a dial without a number is passed over', async () => {
  const company = aCompany({ '/start': '<Response><Dial/><Say>Nobody to call</Say></Response>' })

  company.exchange.placeCall(aCall())
  await company.pass(5000)

  assert.deepEqual(company.happened('warning'), ['13224: <Dial> has no number'])
  assert.deepEqual(company.happened('say'), ['Nobody to call'])
})
