import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'

import { AGENT_RINGS, aCallCentre, type CallCentre, LEAD_RINGS, LEADS, WHOLE_TALK } from './a-call-centre.ts'
import { aCaller, aTelephone } from './a-caller.ts'
import { startServer } from './a-server.ts'

let centre: CallCentre
let company: CallCentre['company']
let caller: CallCentre['caller']
/** Of a call in which nothing goes wrong; the same recording is not heard twice. */
let undisturbed: { readonly transcript: readonly string[]; readonly entities: object }

before(async () => {
  centre = await aCallCentre()
  ;({ company, caller } = centre)
  const callId = await caller.place(LEADS.hangsUp)
  await centre.untilUnderstood(callId)
  undisturbed = await wordsOf(callId)
})
after(() => centre.close())

test('a lead who hangs up in the middle of a question has said what he said', async () => {
  const callId = await caller.place(LEADS.hangsUp)
  const { durationMs } = await centre.untilUnderstood(callId)

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

    const callId = await caller.place(LEADS.hangsUp)
    await centre.untilUnderstood(callId)
    await company.pass(20_000)

    assert.deepEqual(await company.faultsLeft(), [])
    const expected = WHOLE_TALK.filter((event) => !lost.includes(event))
    assert.deepEqual(await sortedStory(callId), expected.toSorted())
    assert.deepEqual(await wordsOf(callId), undisturbed)
  })
}

test('nobody waits for words when agent and lead were not joined', async () => {
  const calls = [
    { lead: LEADS.busy, story: [...LEAD_RINGS, 'lead ended busy', 'agent ended completed'] },
    { lead: LEADS.neverAnswers, story: [...LEAD_RINGS, 'lead ended noAnswer', 'agent ended completed'] },
    { lead: LEADS.refuses, story: [...LEAD_RINGS, 'lead ended busy', 'agent ended completed'] },
    { lead: aTelephone(), agent: LEADS.busy, story: [...AGENT_RINGS, 'agent ended busy'] },
    { lead: aTelephone(), agent: LEADS.neverAnswers, story: [...AGENT_RINGS, 'agent ended noAnswer'] },
  ]

  await Promise.all(
    calls.map(async ({ lead, agent, story }) => {
      const callId = await caller.place(lead, agent)
      assert.equal((await centre.untilOver(callId)).state, 'absent')
      assert.deepEqual(await sortedStory(callId), story.toSorted())
      const { status, body } = await caller.getRecording({ call_sid: callId })
      assert.deepEqual([status, body.code], [404, 'recording-absent'])
    }),
  )
})

test('a machine that answers for the lead is a talk like others', async () => {
  const callId = await caller.place(LEADS.hasVoicemail)
  await centre.untilUnderstood(callId)

  const { transcript } = await wordsOf(callId)
  assert.ok(transcript.length > 0)
  assert.ok(transcript.every((line) => line.startsWith('Lead: ')))
})

test('a recording that is not there yet is asked for again', async () => {
  await company.orderFault({ kind: 'media-not-found', count: 2 })

  const callId = await caller.place(LEADS.hangsUp)
  await company.passUntil(async () => (await company.faultsLeft()).length === 0)
  centre.putOn(10_000) // nobody waits for the third attempt
  await centre.untilUnderstood(callId)

  assert.deepEqual(await wordsOf(callId), undisturbed)
})

test('a recording that exists in one channel only is written down, and says that speakers are not separated', async () => {
  await company.orderFault({ kind: 'media-no-two-channels' })

  const callId = await caller.place(LEADS.hangsUp)
  const { channels, speakersSeparated, note } = await centre.untilUnderstood(callId)

  assert.deepEqual([channels, speakersSeparated], [1, false])
  assert.match(note ?? '', /speakers not separated/)
  const { transcript } = await wordsOf(callId)
  assert.ok(transcript.length > 0)
  assert.ok(transcript.every((line) => !/^(Agent|Lead):/.test(line)))
})

test('a talk whose recording came to nothing ends without words', async () => {
  await company.orderFault({ kind: 'recording-absent' })

  const callId = await caller.place(LEADS.hangsUp)
  const { state } = await centre.untilOver(callId)

  assert.equal(state, 'absent')
  const { status, body } = await caller.getRecording({ call_sid: callId })
  assert.deepEqual([status, body.code], [404, 'recording-absent'])
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
    const someone = await aCaller(centre.baseUrl)
    await company.orderFault(fault)
    const callId = await someone.place(LEADS.hangsUp)
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

  centre.putOn(60_000)
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

  const callId = await caller.place(LEADS.busy)
  await company.passUntil(() => company.isOver(callId))
  await company.passUntil(async () => (await caller.story(callId)).includes('agent ended completed'))
  centre.putOn(10_000)
  await caller.until(callId, 'absent')

  const story = [...AGENT_RINGS, 'agent answered', 'agent ended completed', 'noLeadLeg']
  assert.deepEqual(await sortedStory(callId), story.toSorted())
})

test('a call that ends while the server is dead is understood by the next one', async (t) => {
  const settings = { ...(await centre.customerSettings()), ...centre.sharedSpeech }
  const killed = await startServer({ env: settings })
  const someone = await aCaller(killed.baseUrl)
  const callId = await someone.place(LEADS.hangsUp)
  await company.passUntil(async () => (await someone.story(callId)).includes('lead answered'))

  killed.child.kill('SIGKILL')
  await killed.ended
  await company.passUntil(() => company.isOver(callId))
  await company.pass(5_000)
  centre.putOn(60_000)
  const next = await centre.openServer({ ...settings, DATA_DIR: killed.dataDir })
  t.after(() => next.close())
  const { state } = await someone.until(callId, 'done', 'absent', 'failed')

  assert.equal(state, 'done')
  const { body } = await someone.getRecording({ call_sid: callId })
  assert.deepEqual(body.Entities, undisturbed.entities)
})

/** The words of a call that the company and we have done with. */
async function wordsOf(callId: string): Promise<typeof undisturbed> {
  const { status, body } = await caller.getRecording({ call_sid: callId })
  assert.deepEqual([status, body.detail], [200, undefined])
  return { transcript: body.Transcript, entities: body.Entities }
}

/** Whether the company tells it by a callback and by nothing else. */
function isReported(event: string): boolean {
  return event !== 'ordered' && event !== 'agent answered'
}

async function until(isReached: () => Promise<boolean>): Promise<void> {
  while (!(await isReached())) await wait(50)
}

function includesAll(story: readonly string[], events: readonly string[]): boolean {
  return events.every((event) => story.includes(event))
}

async function sortedStory(callId: string): Promise<string[]> {
  return (await caller.story(callId)).toSorted()
}
