import { mix } from '@leadbreak/audio'
import { findLoud, type Span } from '../audio/loud-span.ts'
import { SAMPLES_PER_MS } from '../audio/timeline.ts'
import type { Clock } from '../clock/clock.ts'
import type { Outside } from '../outside/outside.ts'
import type { EventLog } from './event-log.ts'
import type { Recording, RecordingEvent, RecordingHook } from './exchange.ts'
import { recordingParameters, type RecordingNote } from './parameters.ts'
import { newSid } from './sid.ts'

/** The sound from one moment to another, in milliseconds of the clock. */
type Source = (fromMs: number, toMs: number) => Int16Array

export interface RecordingStart {
  readonly callSid: string
  readonly source: Recording['source']
  readonly channels: 1 | 2
  readonly trims: boolean
  readonly hook: RecordingHook | null
  /** Whom it hears; with one channel they are mixed. */
  readonly sources: readonly Source[]
}

export type Recorder = ReturnType<typeof makeRecorder>

interface RecorderDeps {
  readonly clock: Clock
  readonly outside: Pick<Outside, 'notify'>
  readonly log: Pick<EventLog, 'add'>
  readonly accountSid: string
  readonly apiBaseUrl: () => string
  /** True when somebody ordered that this recording shall come out empty. */
  readonly isLost: () => boolean
}

/** A recording, and how it is read from the lines: it holds no sound of its own. */
interface Tape {
  readonly start: RecordingStart
  recording: Recording
  readonly pauses: { readonly fromMs: number; toMs: number }[]
  /** What it holds once it has been stopped; null while it runs, and when there is nothing. */
  span: Span | null
}

/** From the end of a recording until it can be fetched. */
const PROCESSING_MS = 500
/** What is shorter counts as nothing. */
const SHORTEST_MS = 1000

export function makeRecorder({ clock, outside, log, accountSid, apiBaseUrl, isLost }: RecorderDeps) {
  const tapes = new Map<string, Tape>()

  function start(order: RecordingStart): Recording {
    const { callSid, channels, source } = order
    const nowMs = clock.nowMs()
    const moments = { createdAtMs: nowMs, startedAtMs: nowMs, updatedAtMs: nowMs }
    const sid = newSid('RE')
    const recording: Recording = {
      ...{ sid, callSid, channels, source, status: 'in-progress' },
      ...moments,
      durationMs: null,
    }
    const tape: Tape = { start: order, recording, pauses: [], span: null }
    tapes.set(sid, tape)
    log.add({ callSid, what: 'recording started', about: channels === 2 ? 'two channels' : 'one channel' })
    tell(tape, 'in-progress')
    return recording
  }

  /** Ends a recording, if it still runs; the answer is what came of it, or null when that is nothing. */
  function stop(sid: string, as: 'processing' | 'stopped' = 'processing'): RecordingNote | null {
    const tape = tapes.get(sid)
    if (!tape) return null
    if (isRunning(tape)) {
      endPause(tape)
      tape.span = isLost() ? null : spanOf(tape, clock.nowMs())
      set(tape, { status: as })
      clock.after(PROCESSING_MS, () => {
        finish(tape)
      })
    }
    return tape.span && { sid, url: urlOf(sid), durationMs: tape.span.toMs - tape.span.fromMs }
  }

  function finish(tape: Tape): void {
    const { span, recording } = tape
    if (!tapes.has(recording.sid)) return
    const status = span ? 'completed' : 'absent'
    set(tape, { status, durationMs: span ? span.toMs - span.fromMs : 0 })
    const about = span ? `${((span.toMs - span.fromMs) / 1000).toFixed(1)} s` : 'too short, or silent'
    log.add({ callSid: recording.callSid, what: `recording ${status}`, about })
    tell(tape, status)
  }

  /** Null when no such recording runs. */
  function setPaused(sid: string, isPaused: boolean): Recording | null {
    const tape = tapes.get(sid)
    if (!tape || !isRunning(tape)) return null
    if (isPaused === (tape.recording.status === 'paused')) return tape.recording
    if (isPaused) tape.pauses.push({ fromMs: clock.nowMs(), toMs: Infinity })
    else endPause(tape)
    const what = isPaused ? 'recording paused' : 'recording resumed'
    log.add({ callSid: tape.recording.callSid, what, about: 'silence meanwhile' })
    return set(tape, { status: isPaused ? 'paused' : 'in-progress' })
  }

  function endPause(tape: Tape): void {
    const pause = tape.pauses.at(-1)
    if (pause?.toMs === Infinity) pause.toMs = clock.nowMs()
  }

  function set(tape: Tape, change: Partial<Recording>): Recording {
    tape.recording = { ...tape.recording, ...change, updatedAtMs: clock.nowMs() }
    return tape.recording
  }

  function read(sid: string, channels: 1 | 2): readonly Int16Array[] | null {
    const tape = tapes.get(sid)
    if (tape?.recording.status !== 'completed' || !tape.span) return null
    if (channels > tape.start.channels) return null
    const heard = hear(tape, tape.span.fromMs, tape.span.toMs)
    return channels === 1 ? [mix(heard)] : heard
  }

  function tell({ start: { hook }, recording }: Tape, event: RecordingEvent): void {
    if (!hook?.events.includes(event)) return
    const { callSid, sid } = recording
    const parameters = recordingParameters(recording, { accountSid, event, url: urlOf(sid) })
    outside.notify(hook, parameters, { callSid, event: `recording-${event}` })
  }

  function urlOf(sid: string): string {
    return `${apiBaseUrl()}/2010-04-01/Accounts/${accountSid}/Recordings/${sid}`
  }

  return {
    start,
    stop,
    setPaused,
    read,
    find: (sid: string): Recording | null => tapes.get(sid)?.recording ?? null,
    /** The newest first. */
    list: (): readonly Recording[] => [...tapes.values()].reverse().map(({ recording }) => recording),
    /** The newest of a call that still runs, or null. */
    findCurrent: (callSid: string): Recording | null =>
      [...tapes.values()].findLast((tape) => tape.recording.callSid === callSid && isRunning(tape))
        ?.recording ?? null,
    remove: (sid: string): boolean => tapes.delete(sid),
  }
}

function isRunning({ recording: { status } }: Tape): boolean {
  return status === 'in-progress' || status === 'paused'
}

/** What is worth keeping of a recording that ends at `untilMs`, or null. */
function spanOf(tape: Tape, untilMs: number): Span | null {
  const fromMs = tape.recording.startedAtMs
  if (untilMs - fromMs < SHORTEST_MS) return null
  const whole = { fromMs, toMs: untilMs }
  const loud = findLoud((startMs, endMs) => hear(tape, startMs, endMs), whole)
  return loud && !tape.start.trims ? whole : loud
}

/** Each source with silence where the recording was paused. */
function hear({ start, pauses }: Tape, fromMs: number, toMs: number): Int16Array[] {
  return start.sources.map((source) => {
    const samples = source(fromMs, toMs)
    for (const pause of pauses) {
      const first = Math.max(0, pause.fromMs - fromMs) * SAMPLES_PER_MS
      const last = Math.min(toMs, pause.toMs) - fromMs
      if (last > 0) samples.fill(0, first, last * SAMPLES_PER_MS)
    }
    return samples
  })
}
