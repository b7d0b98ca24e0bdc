import { mix } from '@leadbreak/audio'
import { ringback } from '../../audio/tones.ts'
import type { WebHook } from '../../outside/outside.ts'
import { asDialled } from '../../personas/number.ts'
import type { Dial, DialledNumber } from '../../twiml/verbs.ts'
import { joinLines, type Bridge } from '../bridge.ts'
import type { Instructions, StatusHook } from '../exchange.ts'
import { talkedS } from '../leg.ts'
import { makeLine, type Line } from '../line.ts'
import { dialParameters, NOT_DIALLED, type RecordingNote } from '../parameters.ts'
import type { Program } from '../program.ts'
import type { Running } from '../run-in-order.ts'
import { recordingHook, type Stage } from '../stage.ts'

const CALLED_MAY_NOT_DIAL = 13_201
const CALLER_ID_NOT_VALID = 13_214
const NUMBER_NOT_VALID = 13_224

/** One of those who are called. */
interface Called {
  readonly line: Line
  readonly program: Program
  readonly number: DialledNumber
}

/**
 * Calls all numbers at once; who answers first follows the number's document, if it has one, and is then joined with the
 * caller. It ends when that leg does, when all are gone without an answer, or when the caller leaves.
 */
export function beginDial(dial: Dial, stage: Stage, done: () => void): Running | null {
  const { office, line: caller } = stage
  const { clock, log, recorder } = office
  const problem = problemOf(dial, stage)
  if (problem) {
    stage.warn(problem.code, problem.sentence)
    // (unverified) that the action of a dial which could not be tried is asked.
    return dial.action && stage.mayDial ? stage.goTo(dial.action, NOT_DIALLED) : null
  }

  const ringing = new Set<Called>()
  let answered: Called | null = null
  let bridge: Bridge | null = null
  let recordingSid: string | null = null
  let isOver = false
  const cutRingback = caller.sound.played.lay(clock.nowMs(), ringback(), { repeats: true })

  for (const number of dial.numbers) ringing.add(call(number))
  if (dial.record?.from === 'ringing') startRecording()
  for (const { line } of [...ringing]) line.begin()

  function call(number: DialledNumber): Called {
    const line = makeLine(office, {
      parentSid: caller.sid,
      to: asDialled(number.number),
      from: dial.callerId ?? caller.leg().from,
      status: statusHook(number, stage),
      ringMs: dial.timeoutMs,
      timeLimitMs: dial.timeLimitMs,
      detectsMachine: number.detectsMachine,
    })
    const called: Called = { line, program: stage.makeProgramFor(line), number }
    line.whenAnswered(() => {
      take(called)
    })
    line.whenEnding(() => {
      if (answered === called) part(called)
    })
    line.whenEnded(() => {
      ringing.delete(called)
      if (answered === called) conclude(called, talkedS(line.leg()))
      else if (!answered && ringing.size === 0) conclude(called, 0)
    })
    office.connect({
      line,
      redirect(instructions, fallback) {
        leave(called, instructions, fallback)
      },
      press: called.program.press,
    })
    return called
  }

  /** The first who answers; the others stop ringing. */
  function take(called: Called): void {
    answered = called
    ringing.delete(called)
    for (const { line } of [...ringing]) line.hangUp()
    if (dial.record?.from === 'answer') startRecording()
    const { screening } = called.number
    const hook = screening && stage.resolve(screening)
    if (!screening) join(called)
    else if (!hook) called.line.hangUp()
    else
      called.program.run({ hook }, () => {
        join(called)
      })
  }

  function join({ line }: Called): void {
    cutRingback(clock.nowMs())
    bridge = joinLines(caller, line, clock)
    log.add({ callSid: caller.sid, what: 'bridged', about: `with ${line.leg().to}` })
  }

  function part({ line }: Called): void {
    bridge?.end()
    line.setRecording(stopRecording())
  }

  /** Sent elsewhere by REST: for the caller this dial is over. How long they talked is not told then. */
  function leave(called: Called, instructions: Instructions, fallback: WebHook | null): void {
    if (answered === called) {
      part(called)
      conclude(called, null)
    }
    called.program.run(instructions, called.line.hangUp, fallback)
  }

  function conclude({ line }: Called, durationS: number | null): void {
    if (isOver) return
    isOver = true
    cutRingback(clock.nowMs())
    const recording = stopRecording()
    if (!dial.action) {
      done()
      return
    }
    const status = answered ? 'completed' : line.leg().phase
    const wasBridged = bridge !== null
    stage.goTo(dial.action, dialParameters({ status, childSid: line.sid, durationS, wasBridged, recording }))
  }

  function startRecording(): void {
    const { record } = dial
    if (!record) return
    // Before the answer the called side is what the network plays in its stead.
    const before = record.from === 'ringing' ? [caller.sound.played.read] : []
    const calledSide = (fromMs: number, toMs: number) =>
      mix([...before, ...(answered ? [answered.line.sound.said.read] : [])].map((read) => read(fromMs, toMs)))
    recordingSid = recorder.start({
      callSid: caller.sid,
      source: 'DialVerb',
      channels: record.channels,
      trims: record.trims,
      hook: recordingHook(stage, record),
      sources: [caller.sound.said.read, calledSide],
    }).sid
  }

  function stopRecording(): RecordingNote | null {
    return recordingSid === null ? null : recorder.stop(recordingSid)
  }

  function stop(): void {
    if (isOver) return
    isOver = true
    cutRingback(clock.nowMs())
    for (const { line } of [...ringing]) line.hangUp()
    answered?.line.hangUp()
    stopRecording()
  }

  return { stop }
}

function problemOf(
  { numbers, callerId }: Dial,
  { mayDial, line, office }: Stage,
): { code: number; sentence: string } | null {
  if (!mayDial) return { code: CALLED_MAY_NOT_DIAL, sentence: '<Dial> may not be asked of a called party' }
  if (numbers.length === 0) return { code: NUMBER_NOT_VALID, sentence: '<Dial> has no number' }
  const { from, to } = line.leg()
  if (callerId === null || [from, to, ...office.numbers].includes(callerId)) return null
  return { code: CALLER_ID_NOT_VALID, sentence: `<Dial> has a callerId that is not yours: "${callerId}"` }
}

function statusHook({ status }: DialledNumber, stage: Stage): StatusHook | null {
  const hook = status && stage.resolve(status)
  return hook && { ...hook, events: status.events }
}
