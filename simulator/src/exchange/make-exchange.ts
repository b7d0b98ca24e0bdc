import { keyTones } from '../audio/tones.ts'
import type { Clock } from '../clock/clock.ts'
import { makeFaults, type Faults } from '../faults/faults.ts'
import type { Outside } from '../outside/outside.ts'
import type { Directory } from '../personas/persona.ts'
import { problemOf, type Stream, type StreamOrder, type StreamProblem } from '../streams/stream.ts'
import { makeStreams } from '../streams/streams.ts'
import type { EventLog } from './event-log.ts'
import type { CallChange, Exchange, Leg, NewCall, Recording, RecordingOrder } from './exchange.ts'
import { hasEnded, viewLeg } from './leg.ts'
import type { Office, Party } from './office.ts'
import { placeCall } from './place-call.ts'
import { recordLine } from './record-line.ts'
import { makeMuzzle } from './muzzle.ts'
import { makeRecorder } from './recorder.ts'
import { makeStartQueue } from './start-queue.ts'

export interface ExchangeDeps {
  readonly clock: Clock
  readonly outside: Outside
  readonly directory: Directory
  readonly log: EventLog
  readonly accountSid: string
  /** Those of the account, which `<Dial>` may call from. */
  readonly numbers?: readonly string[]
  /** Prepared voices at 8 kHz; null where there is none for this text. */
  readonly sayings: (text: string, language: string) => Int16Array | null
  /** Where REST is reached, for the addresses of recordings in callbacks; a function because a free port is known late. */
  readonly apiBaseUrl?: () => string
  /** Between the beginnings of two calls that REST ordered. */
  readonly startIntervalMs?: number
  /** Asked at the end of each recording: true makes it absent. */
  readonly isRecordingLost?: () => boolean
  /** What befalls streams. */
  readonly faults?: Pick<Faults, 'take' | 'ofStream'>
}

export function makeExchange(deps: ExchangeDeps): Exchange {
  const { log, accountSid, directory, sayings, numbers = [] } = deps
  const { apiBaseUrl = () => 'https://api.twilio.com', startIntervalMs = 1000, isRecordingLost } = deps
  const muzzle = makeMuzzle(deps)
  const { clock, outside } = muzzle
  const isLost = isRecordingLost ?? (() => false)
  const recorder = makeRecorder({ clock, outside, log: muzzle.log, accountSid, apiBaseUrl, isLost })
  const { faults = makeFaults() } = deps
  const streams = makeStreams({ clock, outside, log: muzzle.log, accountSid, faults })
  const parties = new Map<string, Party>()
  const office: Office = {
    ...{ accountSid, numbers, clock, outside, directory, sayings, recorder, streams, log: muzzle.log },
    connect(party) {
      parties.set(party.line.sid, party)
    },
  }
  const enqueue = makeStartQueue(clock, startIntervalMs)

  function place(call: NewCall): Leg {
    const party = placeCall(office, call)
    const { line } = party
    office.connect(party)
    office.log.add({ callSid: line.sid, what: 'queued', about: call.to })
    line.whenEnded(enqueue(line.begin))
    return viewLeg(line.leg())
  }

  function changeCall(sid: string, change: CallChange): Leg | 'not-found' | 'wrong-state' {
    const party = parties.get(sid)
    if (!party) return 'not-found'
    const { line, redirect } = party
    const { phase } = line.leg()
    if (hasEnded(line.leg())) return 'wrong-state'
    switch (change.kind) {
      case 'status-hook':
        line.setStatusHook(change.status)
        break
      case 'time-limit':
        line.setTimeLimit(change.ms)
        break
      case 'redirect':
        if (phase !== 'in-progress') return 'wrong-state'
        redirect(change.instructions, change.fallback)
        break
      case 'end':
        if (change.as === 'canceled' && phase === 'in-progress') return 'wrong-state'
        line.hangUp()
        break
    }
    return viewLeg(line.leg())
  }

  function deleteCall(sid: string): 'deleted' | 'not-found' | 'wrong-state' {
    const party = parties.get(sid)
    if (!party) return 'not-found'
    if (!hasEnded(party.line.leg())) return 'wrong-state'
    parties.delete(sid)
    streams.forget(sid)
    return 'deleted'
  }

  function pressDigits(sid: string, digits: string): Leg | 'not-found' | 'wrong-state' {
    const party = parties.get(sid)
    if (!party) return 'not-found'
    const { line, press } = party
    if (line.leg().phase !== 'in-progress') return 'wrong-state'
    line.sound.said.lay(clock.nowMs(), keyTones(digits))
    office.log.add({ callSid: sid, what: 'keys', about: digits })
    press(digits)
    return viewLeg(line.leg())
  }

  function startRecording(
    callSid: string,
    { channels, hook, trimsSilence }: RecordingOrder,
  ): Recording | 'not-found' | 'wrong-state' {
    const party = parties.get(callSid)
    if (!party) return 'not-found'
    if (party.line.leg().phase !== 'in-progress') return 'wrong-state'
    const trims = trimsSilence ?? false
    return recordLine(party.line, recorder, { source: 'StartCallRecordingAPI', channels, hook, trims })
  }

  function changeRecording(
    callSid: string,
    sid: string,
    to: 'paused' | 'in-progress' | 'stopped',
  ): Recording | 'not-found' | 'wrong-state' {
    const found = sid === 'Twilio.CURRENT' ? recorder.findCurrent(callSid) : recorder.find(sid)
    if (found?.callSid !== callSid) return 'not-found'
    if (to !== 'stopped') return recorder.setPaused(found.sid, to === 'paused') ?? 'wrong-state'
    if (found.status !== 'in-progress' && found.status !== 'paused') return 'wrong-state'
    recorder.stop(found.sid, 'stopped')
    return recorder.find(found.sid) ?? 'not-found'
  }

  function startStream(
    callSid: string,
    order: StreamOrder,
  ): Stream | StreamProblem | 'not-found' | 'wrong-state' {
    const party = parties.get(callSid)
    if (!party) return 'not-found'
    if (party.line.leg().phase !== 'in-progress') return 'wrong-state'
    return problemOf(order, streams.runningOf(callSid)) ?? streams.start(party.line, order)
  }

  function close(): void {
    muzzle.close()
    streams.close()
    for (const { line } of [...parties.values()]) line.hangUp()
  }

  return {
    placeCall: place,
    findCall(sid) {
      const party = parties.get(sid)
      return party ? viewLeg(party.line.leg()) : null
    },
    listCalls: () => [...parties.values()].reverse().map(({ line }) => viewLeg(line.leg())),
    changeCall,
    deleteCall,
    pressDigits,
    startRecording,
    changeRecording,
    findRecording: recorder.find,
    listRecordings: recorder.list,
    readRecording: recorder.read,
    deleteRecording: recorder.remove,
    startStream,
    stopStream: (callSid, sidOrName) => streams.stop(callSid, sidOrName) ?? 'not-found',
    listStreams: streams.list,
    events: log.all,
    watch: log.watch,
    close,
  }
}
