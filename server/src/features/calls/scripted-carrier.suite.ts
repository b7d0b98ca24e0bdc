import { Readable } from 'node:stream'

import { wavFile } from '@leadbreak/audio'

import { AppError } from '../../lib/app-error.ts'
import type {
  CallOrder,
  Carrier,
  CarrierReport,
  WantedSound,
  LegEnd,
  LegReport,
  RecordingReport,
  Side,
} from './carrier.ts'

/** A telephone company that does what the test says, and remembers what it was asked. */
export function aScriptedCarrier() {
  const orders: CallOrder[] = []
  const hungUp: string[] = []
  const questions: string[] = []
  const sounds: WantedSound[] = []
  const script: { -readonly [M in keyof Carrier]: Carrier[M] } = {
    placeCall: async () => ({ outcome: 'placed', carrierCallId: carrierIds(orders.length).call }),
    findPlaced: async () => [],
    hangUp: async () => undefined,
    startSound: async () => true,
    askAbout: async () => [],
    openRecording: async () => aSound(),
    callOfRecording: async () => carrierIds(1).call,
  }
  const carrier: Carrier = {
    ...{
      findPlaced: (order) => script.findPlaced(order),
      callOfRecording: (id) => script.callOfRecording(id),
    },
    placeCall: (order) => {
      orders.push(order)
      return script.placeCall(order)
    },
    hangUp: (id) => {
      hungUp.push(id)
      return script.hangUp(id)
    },
    startSound: (wanted) => {
      sounds.push(wanted)
      return script.startSound(wanted)
    },
    askAbout: (id) => {
      questions.push(id)
      return script.askAbout(id)
    },
    openRecording: (id, signal) => script.openRecording(id, signal),
  }
  return { carrier, script, orders, hungUp, questions, sounds }
}

/** What the scripted carrier calls the nth call and what belongs to it. */
export function carrierIds(nth: number) {
  const digits = String(nth).padStart(31, '0')
  return { call: `CA0${digits}`, leadLeg: `CA1${digits}`, recording: `RE0${digits}` }
}

/** The reports of the nth call. */
export function reportsOf(nth = 1, at = '2026-01-05T09:00:01.000Z') {
  const ids = carrierIds(nth)
  const leg = (side: Side, state: LegReport['state'], end: LegEnd | null = null): LegReport => ({
    ...{ kind: 'leg', side, state, end, at },
    carrierLegId: side === 'agent' ? ids.call : ids.leadLeg,
  })
  const recording = (state: RecordingReport['state']): RecordingReport => ({
    ...{ kind: 'recording', carrierRecordingId: ids.recording, state, at },
  })
  const ended = (side: Side, end: LegEnd) => leg(side, 'ended', end)
  return {
    ...{ leg, ended, recording },
    /** A talk from the first ring to the recording, in the order in which it happens. */
    talk: [
      leg('agent', 'initiated'),
      leg('agent', 'ringing'),
      leg('agent', 'answered'),
      leg('lead', 'initiated'),
      leg('lead', 'ringing'),
      leg('lead', 'answered'),
      recording('in-progress'),
      ended('lead', 'completed'),
      ended('agent', 'completed'),
      recording('completed'),
    ] satisfies CarrierReport[],
    noLeadLeg: { kind: 'no-lead-leg', at } satisfies CarrierReport,
    noRecording: { kind: 'no-recording', at } satisfies CarrierReport,
  }
}

export function aSound(channels: 1 | 2 = 2): Readable {
  const silence = Array.from({ length: channels }, () => new Int16Array(8000))
  return Readable.from([Buffer.from(wavFile(silence, 8000))])
}

export const away = () =>
  new AppError('telephony-unavailable', 'The carrier cannot be reached.', { retryable: true })
export const refusal = () => new AppError('telephony-refused', 'The carrier does not call this number.')
export const notReady = () =>
  new AppError('recording-not-ready', 'The carrier does not have it yet.', { retryable: true })
