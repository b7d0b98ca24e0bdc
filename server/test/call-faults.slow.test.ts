import assert from 'node:assert/strict'
import { tmpdir } from 'node:os'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'

import type { RecordingView } from '@leadbreak/contract'

import { openApp, type RunningApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { aCaller, aTelephone, type Caller } from './a-caller.ts'
import { aFreePort } from './a-port.ts'
import { aDataDir, startServer } from './a-server.ts'
import { aTelephoneCompany, type TelephoneCompany } from './a-telephone-company.ts'

/** Answers, and hangs up after twelve seconds while the agent asks a question. */
const IS_FED_UP = '9000000024'
const IS_BUSY = '9000000021'
const NEVER_ANSWERS = '9000000022'
const REFUSES = '9000000023'
const HAS_VOICEMAIL = '9000000025'

const MINUTE_MS = 60_000
const QUEUED_MAX_MS = 30_000

const AGENT_RINGS = ['ordered', 'agent initiated', 'agent ringing']
const LEAD_RINGS = [...AGENT_RINGS, 'agent answered', 'lead initiated', 'lead ringing']
const WHOLE_TALK = [
  ...LEAD_RINGS,
  ...['lead answered', 'recordingStarted', 'recordingCompleted'],
  ...['lead ended completed', 'agent ended completed'],
]

/** Whose words have been understood by then, so that the same recording need not be heard again. */
let undisturbed: { readonly transcript: readonly string[]; readonly entities: object }
let company: TelephoneCompany
/** For a second server: the recognisers of the first. */
let sharedSpeech: Readonly<Record<string, string>>
let app: RunningApp
let caller: Caller
/** How far our clock is ahead of the wall clock. */
let aheadMs = 0

before(async () => {
  company = await aTelephoneCompany()
  const [hindi, english] = [await aFreePort(), await aFreePort()]
  const settings = { ...(await customerSettings()), SPEECH_PORT_HI: `${hindi}`, SPEECH_PORT_EN: `${english}` }
  app = await openServer({ ...settings, DATA_DIR: aDataDir() })
  sharedSpeech = {
    SPEECH_URL_HI: `ws://127.0.0.1:${hindi}`,
    SPEECH_URL_EN: `ws://127.0.0.1:${english}`,
  }
  caller = await aCaller(app.baseUrl)

  const callId = await caller.place(IS_FED_UP)
  await untilUnderstood(callId)
  undisturbed = await wordsOf(callId)
})

after(async () => {
  await app.close()
  await company.close()
})

test('a lead who hangs up in the middle of a question has said what he said', async () => {
  const callId = await caller.place(IS_FED_UP)
  const { durationMs } = await untilUnderstood(callId)

  assert.deepEqual(await sortedStory(callId), WHOLE_TALK.toSorted())
  assert.equal(durationMs, 12_400)
  assert.deepEqual(await wordsOf(callId), undisturbed)
  assert.match(undisturbed.transcript.join('\n'), /^Lead: .*gurgaon/m)
})

for (const { what, faults, lost = [] } of [
  {
    what: 'every report comes four times',
    faults: [{ kind: 'webhook-duplicate', copies: 3, count: WHOLE_TALK.length - 1 }],
  },
  {
    what: 'reports overtake each other in pairs',
    faults: [
      { kind: 'webhook-reorder', event: 'initiated', count: 2 },
      { kind: 'webhook-reorder', event: 'answered', count: 2 },
    ],
  },
  {
    what: 'both are reported to have answered long after they have hung up',
    faults: [{ kind: 'webhook-delay', event: 'answered', delayMs: 20_000, count: 2 }],
  },
  {
    what: 'the recording is reported before both have hung up',
    faults: [{ kind: 'webhook-delay', event: 'completed', delayMs: 10_000, count: 2 }],
  },
  {
    what: 'the end of the lead’s leg is reported long after the agent’s',
    faults: [{ kind: 'webhook-delay', event: 'completed', leg: 'child', delayMs: 20_000 }],
  },
  {
    what: 'the recording is reported to have begun when it is finished',
    faults: [{ kind: 'webhook-delay', event: 'recording-in-progress', delayMs: 20_000 }],
    lost: ['recordingStarted'],
  },
]) {
  test(`a call ends as all others do when ${what}`, async () => {
    for (const fault of faults) await company.orderFault(fault)

    const callId = await caller.place(IS_FED_UP)
    await untilUnderstood(callId)
    await company.pass(20_000)

    assert.deepEqual(await company.faultsLeft(), [])
    const expected = WHOLE_TALK.filter((event) => !lost.includes(event))
    assert.deepEqual(await sortedStory(callId), expected.toSorted())
    assert.deepEqual(await wordsOf(callId), undisturbed)
  })
}

test('nobody waits for words when agent and lead were not joined', async () => {
  const calls = [
    { lead: IS_BUSY, story: [...LEAD_RINGS, 'lead ended busy', 'agent ended completed'] },
    { lead: NEVER_ANSWERS, story: [...LEAD_RINGS, 'lead ended noAnswer', 'agent ended completed'] },
    { lead: REFUSES, story: [...LEAD_RINGS, 'lead ended busy', 'agent ended completed'] },
    { lead: aTelephone(), agent: IS_BUSY, story: [...AGENT_RINGS, 'agent ended busy'] },
    { lead: aTelephone(), agent: NEVER_ANSWERS, story: [...AGENT_RINGS, 'agent ended noAnswer'] },
  ]

  await Promise.all(
    calls.map(async ({ lead, agent, story }) => {
      const callId = await caller.place(lead, agent)
      assert.equal((await untilOver(callId)).state, 'absent')
      assert.deepEqual(await sortedStory(callId), story.toSorted())
      const { status, body } = await caller.getRecording({ call_sid: callId })
      assert.deepEqual([status, body.code], [404, 'recording-absent'])
    }),
  )
})

test('a machine that answers for the lead is a talk like others', async () => {
  const callId = await caller.place(HAS_VOICEMAIL)
  await untilUnderstood(callId)

  const { transcript } = await wordsOf(callId)
  assert.ok(transcript.length > 0)
  assert.ok(transcript.every((line) => line.startsWith('Lead: ')))
})

for (const { when, reached, story } of [
  { when: 'before any telephone rings', reached: 'ordered', story: ['agent ended canceled'] },
  { when: 'while his own telephone rings', reached: 'agent ringing', story: ['agent ended canceled'] },
  {
    when: 'while the lead’s telephone rings',
    reached: 'lead ringing',
    story: ['lead ended canceled', 'agent ended completed'],
  },
]) {
  test(`an agent who hangs up ${when} has called nobody`, async () => {
    const callId = await caller.place(NEVER_ANSWERS)
    await company.passUntil(async () => (await caller.story(callId)).includes(reached))
    const before = await caller.story(callId)

    const { status } = await caller.hangUp(callId)
    await untilOver(callId)

    assert.ok(!['completed', 'failed'].includes(status))
    assert.deepEqual(await sortedStory(callId), [...before, 'hangUpAsked', ...story].toSorted())
    assert.equal((await caller.hangUp(callId)).status, 'canceled')
    assert.equal((await caller.ask(callId)).state, 'absent')
  })
}

test('an agent who hangs up while they talk has the words that were said', async () => {
  const callId = await caller.place('9000000001')
  await company.passUntil(async () => (await caller.story(callId)).includes('lead answered'))
  await company.pass(8_000)

  await caller.hangUp(callId)
  const { durationMs } = await untilUnderstood(callId)

  assert.deepEqual(await sortedStory(callId), [...WHOLE_TALK, 'hangUpAsked'].toSorted())
  assert.ok(durationMs! >= 8_000 && durationMs! < 12_000)
  assert.equal((await caller.hangUp(callId)).status, 'completed')
})

test('a recording that is not there yet is asked for again', async () => {
  await company.orderFault({ kind: 'media-not-found', count: 2 })

  const callId = await caller.place(IS_FED_UP)
  await company.passUntil(async () => (await company.faultsLeft()).length === 0)
  aheadMs += 10_000 // nobody waits for the third attempt
  await untilUnderstood(callId)

  assert.deepEqual(await wordsOf(callId), undisturbed)
})

test('a recording that exists in one channel only is written down, and says that speakers are not separated', async () => {
  await company.orderFault({ kind: 'media-no-two-channels' })

  const callId = await caller.place(IS_FED_UP)
  const { channels, speakersSeparated, note } = await untilUnderstood(callId)

  assert.deepEqual([channels, speakersSeparated], [1, false])
  assert.match(note ?? '', /speakers not separated/)
  const { transcript } = await wordsOf(callId)
  assert.ok(transcript.length > 0)
  assert.ok(transcript.every((line) => !/^(Agent|Lead):/.test(line)))
})

test('a talk whose recording came to nothing ends without words', async () => {
  await company.orderFault({ kind: 'recording-absent' })

  const callId = await caller.place(IS_FED_UP)
  const { state } = await untilOver(callId)

  assert.equal(state, 'absent')
  const { status, body } = await caller.getRecording({ call_sid: callId })
  assert.deepEqual([status, body.code], [404, 'recording-absent'])
})

test('a call whose order was not answered is found again and never placed twice', async () => {
  const agent = aTelephone()
  await company.orderFault({ kind: 'call-placed-no-answer' })

  const first = await caller.order(IS_BUSY, agent)
  const again = await caller.order(IS_BUSY, agent)
  aheadMs += 3_000 // the company's time stands still: it tells nothing by itself
  const found = await untilPlaced(IS_BUSY, agent)

  assert.deepEqual([first.status, first.body.code], [503, 'telephony-unavailable'])
  assert.deepEqual([again.status, again.body.code], [503, 'telephony-unavailable'])
  await untilOver(found)
  const legs = await company.firstLegsTo(`+91${agent}`)
  assert.deepEqual(
    legs.map(({ sid }) => sid),
    [found],
  )
})

test('a call that is given up while nobody knows whether it was placed is ended when it is found', async () => {
  const agent = aTelephone()
  const { call_id: callId } = (await caller.note(NEVER_ANSWERS, agent)).body
  await company.orderFault({ kind: 'call-placed-no-answer' })
  await caller.order(NEVER_ANSWERS, agent)

  const { carrierCallId, hangUpAskedAt } = await caller.hangUp(callId)
  aheadMs += 3_000
  await caller.until(callId, 'absent')

  assert.equal(carrierCallId, null)
  assert.notEqual(hangUpAskedAt, null)
  const legs = await company.firstLegsTo(`+91${agent}`)
  assert.deepEqual(
    legs.map(({ status }) => status),
    ['canceled'],
  )
})

test('an agent who asks twice at once for the same call is rung once', async () => {
  const agent = aTelephone()

  const [one, other] = await Promise.all([caller.place(IS_BUSY, agent), caller.place(IS_BUSY, agent)])
  await untilOver(one)

  assert.equal(one, other)
  assert.equal((await company.firstLegsTo(`+91${agent}`)).length, 1)
})

test('a call whose order was not answered tells by its own reports that it was placed', async () => {
  const agent = aTelephone()
  await company.orderFault({ kind: 'call-placed-no-answer' })

  await caller.order(IS_FED_UP, agent)
  const [leg] = await company.firstLegsTo(`+91${agent}`)
  await company.passUntil(() => isKnown(leg!.sid))
  await untilUnderstood(leg!.sid)

  assert.deepEqual(await wordsOf(leg!.sid), undisturbed)
  assert.equal((await company.firstLegsTo(`+91${agent}`)).length, 1)
})

test('an order that was lost on its way is given up after a minute, and may then be given again', async () => {
  const agent = aTelephone()
  await company.orderFault({ kind: 'call-not-placed-no-answer' })

  const { status } = await caller.order(IS_BUSY, agent)
  aheadMs += MINUTE_MS
  await company.pass(MINUTE_MS)
  const callId = await untilPlaced(IS_BUSY, agent)
  await untilOver(callId)

  assert.equal(status, 503)
  assert.equal((await company.firstLegsTo(`+91${agent}`)).length, 1)
})

test('an order that the company was too busy to take may be given again at once', async () => {
  const agent = aTelephone()
  await company.orderFault({ kind: 'rest-too-many-requests' })

  const refused = await caller.order(IS_BUSY, agent)
  const callId = await caller.place(IS_BUSY, agent)
  await untilOver(callId)

  assert.deepEqual([refused.status, refused.body.code], [503, 'telephony-unavailable'])
  assert.equal((await company.firstLegsTo(`+91${agent}`)).length, 1)
})

test('a call that waits too long for its turn at the company is ended before anybody is rung', async () => {
  const callId = await caller.place(IS_FED_UP)

  aheadMs += QUEUED_MAX_MS // the company's time stands still, and so does its queue
  await caller.until(callId, 'absent')

  assert.deepEqual(await sortedStory(callId), [
    'agent ended canceled',
    'agent queued',
    'hangUpAsked',
    'ordered',
  ])
})

test('what the company does not tell, or did not sign, is found out by asking it', async () => {
  const disturbances = [
    {
      fault: { kind: 'webhook-drop', event: 'completed', leg: 'parent' },
      missing: ['agent ended completed'],
    },
    { fault: { kind: 'webhook-drop', event: 'completed', leg: 'child' }, missing: ['lead ended completed'] },
    { fault: { kind: 'webhook-drop', event: 'recording-completed' }, missing: ['recordingCompleted'] },
    { fault: { kind: 'webhook-drop', count: 10 }, missing: WHOLE_TALK.filter(isReported) },
    { fault: { kind: 'webhook-wrong-signature', count: 10 }, missing: WHOLE_TALK.filter(isReported) },
  ]
  const calls = []
  for (const { fault, missing } of disturbances) {
    const someone = await aCaller(app.baseUrl)
    await company.orderFault(fault)
    const callId = await someone.place(IS_FED_UP)
    await company.passUntil(() => company.isOver(callId))
    await company.passUntil(async () => (await company.faultsLeft()).length === 0)
    await company.pass(2_000)
    const story = await someone.story(callId)
    assert.deepEqual(
      WHOLE_TALK.filter((event) => !story.includes(event)),
      missing,
    )
    calls.push({ someone, callId })
  }

  aheadMs += MINUTE_MS
  for (const { someone, callId } of calls) {
    const ends = ['lead ended completed', 'agent ended completed', 'recordingCompleted']
    await until(async () => includesAll(await someone.story(callId), ends))
    const { state } = await someone.until(callId, 'done', 'absent', 'failed')
    assert.equal(state, 'done')
    const { body } = await someone.getRecording({ call_sid: callId })
    assert.deepEqual(body.Transcript, undisturbed.transcript)
  }
})

test('whoever asks for the script of a call without the company’s signature does not get it', async () => {
  await company.orderFault({ kind: 'twiml-wrong-signature' })

  const callId = await caller.place(IS_BUSY)
  await company.passUntil(() => company.isOver(callId))
  await company.passUntil(async () => (await caller.story(callId)).includes('agent ended completed'))
  aheadMs += 10_000
  await caller.until(callId, 'absent')

  const story = [...AGENT_RINGS, 'agent answered', 'agent ended completed', 'noLeadLeg']
  assert.deepEqual(await sortedStory(callId), story.toSorted())
})

test('a call that ends while the server is dead is understood by the next one', async (t) => {
  const settings = { ...(await customerSettings()), ...sharedSpeech }
  const killed = await startServer({ env: settings })
  const someone = await aCaller(killed.baseUrl)
  const callId = await someone.place(IS_FED_UP)
  await company.passUntil(async () => (await someone.story(callId)).includes('lead answered'))

  killed.child.kill('SIGKILL')
  await killed.ended
  await company.passUntil(() => company.isOver(callId))
  await company.pass(5_000)
  aheadMs += MINUTE_MS
  const next = await openServer({ ...settings, DATA_DIR: killed.dataDir })
  t.after(() => next.close())
  const { state } = await someone.until(callId, 'done', 'absent', 'failed')

  assert.equal(state, 'done')
  const { body } = await someone.getRecording({ call_sid: callId })
  assert.deepEqual(body.Entities, undisturbed.entities)
})

/** A server that is the company's customer, as one needs the settings. */
async function customerSettings(): Promise<Record<string, string>> {
  const port = await aFreePort()
  return {
    ...company.settings,
    ...{ PORT: `${port}`, PUBLIC_URL: `http://127.0.0.1:${port}`, LOG_LEVEL: 'silent' },
    ...{ RATE_LIMIT_PER_MINUTE: '1000000', SIGN_INS_PER_MINUTE: '1000000', JWT_EXPIRY_MINUTES: '1440' },
    QUEUED_MAX_SECONDS: `${QUEUED_MAX_MS / 1000}`,
  }
}

function openServer(settings: Record<string, string>): Promise<RunningApp> {
  const clock = { nowMs: () => Date.now() + aheadMs }
  return openApp(readConfig(settings, null, tmpdir()), undefined, clock)
}

/** Whether the company tells it by a callback and by nothing else. */
function isReported(event: string): boolean {
  return event !== 'ordered' && event !== 'agent answered'
}

/** The words of a call that the company and we have done with. */
async function wordsOf(callId: string): Promise<typeof undisturbed> {
  const { status, body } = await caller.getRecording({ call_sid: callId })
  assert.deepEqual([status, body.detail], [200, undefined])
  return { transcript: body.Transcript, entities: body.Entities }
}

/** Lets the company's time go by until nothing more will happen to the call by itself. */
async function untilOver(callId: string): Promise<RecordingView> {
  await company.passUntil(async () => !['awaited', 'fetching'].includes((await caller.ask(callId)).state))
  return caller.until(callId, 'done', 'absent', 'failed')
}

async function untilUnderstood(callId: string): Promise<RecordingView> {
  const recording = await untilOver(callId)
  assert.deepEqual([recording.state, recording.failure], ['done', null])
  return recording
}

async function until(isReached: () => Promise<boolean>): Promise<void> {
  while (!(await isReached())) await wait(50)
}

function includesAll(story: readonly string[], events: readonly string[]): boolean {
  return events.every((event) => story.includes(event))
}

/** Asks for the same call until it has the carrier's id, which is answered. */
async function untilPlaced(lead: string, agent: string): Promise<string> {
  for (;;) {
    const { status, body } = await caller.order(lead, agent)
    if (status === 200) return body.CallSID
    assert.equal(status, 503)
    await wait(50)
  }
}

async function isKnown(callId: string): Promise<boolean> {
  return caller.ask(callId).then(
    () => true,
    () => false,
  )
}

async function sortedStory(callId: string): Promise<string[]> {
  return (await caller.story(callId)).toSorted()
}
