import { deepEqual, equal, ok, rejects } from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import { after, before, test } from 'node:test'

import { readWavHeader } from '@leadbreak/audio'

import type { CarrierReport } from '../../features/calls/carrier.ts'
import { openSimulatedCompany, type Heard } from './simulated-company.ts'

const NEVER = new AbortController().signal
const TALKS = '+919000000001'
const IS_BUSY = '+919000000021'
const NEVER_ANSWERS = '+919000000022'

let company: Awaited<ReturnType<typeof openSimulatedCompany>>
/** What is done when a call reaches a state, before the company goes on. */
const deeds = new Map<string, () => Promise<void>>()

before(async () => {
  company = await openSimulatedCompany(async (news) => deeds.get(wordsOf(news))?.())
})
after(() => company.close())

test('a call is placed, told of, recorded in two channels, and asked about', async () => {
  const callId = await place('talks', TALKS)

  await company.untilHeard((news) => wordsOf(news) === 'talks recording completed')
  await company.untilHeard((news) => wordsOf(news) === 'talks agent-leg ended')
  const recordingId = recordingIdOf('talks')
  const sound = await buffer(await company.carrier.openRecording(recordingId, NEVER))
  const reports = await company.carrier.askAbout(callId)

  deepEqual(company.refused, [])
  deepEqual(heardOf('talks', 'agent-leg'), ['initiated', 'ringing', 'answered', 'ended'])
  deepEqual(heardOf('talks', 'lead-leg'), ['initiated', 'ringing', 'answered', 'ended'])
  equal(channelsOf(sound), 2)
  deepEqual(reports?.map(briefly), ['agent ended completed', 'lead ended completed', 'recording completed'])
  equal(await company.carrier.callOfRecording(recordingId), callId)
})

test('a busy lead leaves an ended call with his leg and without a recording', async () => {
  const callId = await place('busy', IS_BUSY)

  await company.untilHeard((news) => wordsOf(news) === 'busy agent-leg ended')

  const reports = await company.carrier.askAbout(callId)
  deepEqual(reports?.map(briefly), ['agent ended completed', 'lead ended busy', 'no-recording'])
})

test('a call whose order was not answered is found again, and only there where it was placed', async () => {
  await company.orderFault({ kind: 'call-placed-no-answer' })
  const order = { ...company.anOrder('lost', IS_BUSY), agentNumber: '+919800000001' }
  deepEqual(await company.carrier.placeCall(order), { outcome: 'unknown' })
  await company.untilHeard((news) => wordsOf(news) === 'lost agent-leg ended')

  await company.orderFault({ kind: 'call-not-placed-no-answer' })
  const unplaced = { ...company.anOrder('never', IS_BUSY), agentNumber: '+919800000002' }
  deepEqual(await company.carrier.placeCall(unplaced), { outcome: 'unknown' })

  const found = await company.carrier.findPlaced(order)
  deepEqual(found, [legIdOf('lost')])
  deepEqual(await company.carrier.findPlaced(unplaced), [])
})

test('an order that came too fast was not placed; a question that came too fast is asked again', async () => {
  await company.orderFault({ kind: 'rest-too-many-requests' })
  await rejects(place('fast', IS_BUSY), { code: 'telephony-unavailable' })

  await company.orderFault({ kind: 'rest-too-many-requests', count: 2 })
  equal(await company.carrier.askAbout(`CA${'0'.repeat(32)}`), null)
})

test('a ringing call and one in progress are hung up', async () => {
  for (const state of ['agent-leg ringing', 'lead-leg ringing', 'lead-leg answered']) {
    const name = `end at ${state}`.replaceAll(' ', '-')
    deeds.set(`${name} ${state}`, async () => company.carrier.hangUp(legIdOf(name)))
    const callId = await place(name, state === 'lead-leg answered' ? TALKS : NEVER_ANSWERS)

    await company.untilHeard((news) => wordsOf(news) === `${name} agent-leg ended`)

    const [agentLeg] = (await company.carrier.askAbout(callId)) ?? []
    equal(
      briefly(agentLeg!),
      state === 'agent-leg ringing' ? 'agent ended canceled' : 'agent ended completed',
    )
    await company.carrier.hangUp(callId)
  }
})

test('a sound that is not there yet, and one without a second channel', async () => {
  await place('sound', TALKS)
  await company.untilHeard((news) => wordsOf(news) === 'sound recording completed')
  const recordingId = recordingIdOf('sound')

  await company.orderFault({ kind: 'media-not-found' })
  await rejects(company.carrier.openRecording(recordingId, NEVER), {
    code: 'recording-not-ready',
    retryable: true,
  })
  await company.orderFault({ kind: 'media-no-two-channels' })
  const sound = await buffer(await company.carrier.openRecording(recordingId, NEVER))

  equal(channelsOf(sound), 1)
})

test('a callback with a wrong signature is refused', async () => {
  await company.orderFault({ kind: 'webhook-wrong-signature', event: 'ringing', leg: 'parent' })
  await place('forged', IS_BUSY)

  await company.untilHeard((news) => wordsOf(news) === 'forged agent-leg ended')

  deepEqual(company.refused, ['webhook-not-signed'])
  deepEqual(heardOf('forged', 'agent-leg'), ['initiated', 'answered', 'ended'])
})

async function place(callId: string, leadNumber: string): Promise<string> {
  const placed = await company.carrier.placeCall(company.anOrder(callId, leadNumber))
  ok(placed.outcome === 'placed')
  return placed.carrierCallId
}

function wordsOf({ callId, place, report }: Heard): string {
  return `${callId} ${place} ${report && 'state' in report ? report.state : 'nothing'}`
}

function heardOf(callId: string, place: string): string[] {
  const news = company.heard.filter((one) => one.callId === callId && one.place === place)
  return news.map(({ report }) => (report && 'state' in report ? report.state : 'nothing'))
}

function legIdOf(callId: string): string {
  const report = company.heard.find((one) => one.callId === callId && one.place === 'agent-leg')?.report
  ok(report?.kind === 'leg')
  return report.carrierLegId
}

function recordingIdOf(callId: string): string {
  const report = company.heard.find((one) => one.callId === callId && one.place === 'recording')?.report
  ok(report?.kind === 'recording')
  return report.carrierRecordingId
}

function channelsOf(wav: Uint8Array): number {
  const reading = readWavHeader(wav, { isWhole: true })
  ok(reading.status === 'complete')
  return reading.header.channels
}

function briefly(report: CarrierReport): string {
  switch (report.kind) {
    case 'leg':
      return `${report.side} ${report.state} ${report.end ?? ''}`
    case 'recording':
      return `recording ${report.state}`
    default:
      return report.kind
  }
}
