import { makeLineSound, type LineSound } from '../audio/line-sound.ts'
import type { Persona } from '../personas/persona.ts'
import type { StatusHook } from './exchange.ts'
import { advanceLeg, hasEnded, hungUp, type LegChange, type LegState } from './leg.ts'
import type { Office } from './office.ts'
import { eventOf, statusParameters, type RecordingNote } from './parameters.ts'
import { newSid } from './sid.ts'

/** A leg that lives: it rings, is answered as its persona does, and ends; its status callbacks are sent. */
export interface Line {
  readonly sid: string
  readonly persona: Persona
  readonly sound: LineSound
  leg(): LegState
  readonly begin: () => void
  /** Puts the receiver down; does nothing to a leg that has ended. */
  readonly hangUp: () => void
  setStatusHook(hook: StatusHook): void
  /** Counted from the answer. */
  setTimeLimit(ms: number): void
  /** The recording that the last status callback mentions. */
  setRecording(note: RecordingNote | null): void
  whenAnswered(action: () => void): void
  /** Before the end is told to anybody: what hangs on the line ends now. */
  whenEnding(action: () => void): void
  whenEnded(action: () => void): void
}

interface LineOrder {
  readonly parentSid: string | null
  readonly to: string
  readonly from: string
  readonly status: StatusHook | null
  readonly ringMs: number
  readonly timeLimitMs: number
  readonly detectsMachine: boolean
}

/** From dialling to the first ringing. */
const SETUP_MS = 300

export function makeLine(
  office: Pick<Office, 'accountSid' | 'clock' | 'outside' | 'directory' | 'log'>,
  order: LineOrder,
): Line {
  const { clock, outside, log } = office
  const sid = newSid('CA')
  const persona = office.directory.personaOf(order.to)
  const timers: (() => void)[] = []
  const listeners = {
    answered: [] as (() => void)[],
    ending: [] as (() => void)[],
    ended: [] as (() => void)[],
  }
  let leg = newLeg(sid, order, clock.nowMs())
  let hook = order.status
  let { timeLimitMs } = order
  let callOffLimit: () => void = () => undefined
  let recording: RecordingNote | null = null
  let sequence = 0

  function begin(): void {
    if (!change({ to: 'initiated' })) return
    after(SETUP_MS, isDiallable(order) ? ring : () => change({ to: 'ended', as: 'failed', sipCode: 404 }))
  }

  function ring(): void {
    if (!change({ to: 'ringing' })) return
    const { answer } = persona
    if (answer.kind === 'answers') after(answer.afterMs, pickUp)
    // (unverified) how the carrier names a call that was refused; 603 tells it from a busy one.
    if (answer.kind === 'busy' || answer.kind === 'refuses')
      after(answer.afterMs, () =>
        change({ to: 'ended', as: 'busy', sipCode: answer.kind === 'busy' ? 486 : 603 }),
      )
    after(order.ringMs, () => change({ to: 'ended', as: 'no-answer', sipCode: 487 }))
  }

  function pickUp(): void {
    const isMachine = persona.answer.kind === 'answers' && persona.answer.by === 'machine'
    const answeredBy = isMachine ? 'machine_start' : 'human'
    if (!change({ to: 'in-progress', answeredBy: order.detectsMachine ? answeredBy : null })) return
    watchTimeLimit()
    for (const action of listeners.answered) action()
  }

  function watchTimeLimit(): void {
    callOffLimit()
    if (leg.phase !== 'in-progress' || leg.answeredAtMs === null) return
    callOffLimit = after(leg.answeredAtMs + timeLimitMs - clock.nowMs(), () => {
      log.add({ callSid: sid, what: 'time limit', about: `reached after ${timeLimitMs / 1000} s` })
      hangUp()
    })
  }

  function hangUp(): void {
    change(hungUp(leg))
  }

  /** False when it cannot happen any more. */
  function change(wanted: LegChange): boolean {
    const next = advanceLeg(leg, wanted, clock.nowMs())
    if (next === leg) return false
    leg = next
    if (wanted.to === 'in-progress' || wanted.to === 'ended')
      for (const callOff of timers.splice(0)) callOff()
    if (wanted.to === 'ended') for (const action of listeners.ending) action()
    tell()
    if (wanted.to === 'ended') for (const action of listeners.ended) action()
    return true
  }

  function tell(): void {
    const event = eventOf(leg)
    log.add({ callSid: sid, what: leg.phase, about: describe(leg) })
    if (!event || !hook?.events.includes(event)) return
    const { accountSid } = office
    const parameters = statusParameters(leg, { accountSid, sequence, atMs: clock.nowMs(), recording })
    sequence++
    outside.notify(hook, parameters, { callSid: sid, event })
  }

  function after(ms: number, action: () => void): () => void {
    const callOff = clock.after(ms, action)
    timers.push(callOff)
    return callOff
  }

  return {
    sid,
    persona,
    sound: makeLineSound(),
    leg: () => leg,
    begin,
    hangUp,
    setStatusHook(next) {
      hook = next
    },
    setTimeLimit(ms) {
      timeLimitMs = ms
      watchTimeLimit()
    },
    setRecording(note) {
      recording = note
    },
    whenAnswered: (action) => listeners.answered.push(action),
    whenEnding: (action) => listeners.ending.push(action),
    whenEnded: (action) => listeners.ended.push(action),
  }
}

function newLeg(sid: string, { parentSid, to, from }: LineOrder, atMs: number): LegState {
  return {
    ...{ sid, parentSid, to, from },
    direction: parentSid === null ? 'outbound-api' : 'outbound-dial',
    phase: 'queued',
    ...{ createdAtMs: atMs, updatedAtMs: atMs, begunAtMs: null, answeredAtMs: null, endedAtMs: null },
    ...{ answeredBy: null, sipCode: null },
  }
}

/** The telephone network knows international numbers alone; REST also reaches clients and SIP addresses. */
function isDiallable({ to, parentSid }: LineOrder): boolean {
  return /^\+[1-9]\d{6,14}$/.test(to) || (parentSid === null && /^(client|sips?):\S/.test(to))
}

function describe(leg: LegState): string {
  if (hasEnded(leg)) return `${leg.to} (SIP ${leg.sipCode})`
  return leg.answeredBy === 'machine_start' ? `${leg.to}, a machine` : leg.to
}
