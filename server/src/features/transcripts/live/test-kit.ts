import { concatenate } from '@leadbreak/audio'
import type { Gap, Language, LiveEvent, Word } from '@leadbreak/contract'

import type { Timers } from '../../../jobs/timers.ts'
import type { Clock } from '../../../lib/clock.ts'
import type { SoundingCall } from '../../calls/call-sound.ts'
import type { Calibration } from '../calibration.ts'
import type { LiveEar, LiveHearingOptions } from '../live-ear.ts'
import type { LiveTranscripts, SettledSegment } from '../live-transcripts.ts'

export const TEST_CALL: SoundingCall = { callId: 'c1', owner: { agentId: 'a1', username: 'priya' } }
export const QUIET = { info: () => undefined, warn: () => undefined }

/** For tests: time that stands still until it is moved. */
export function makeManualTime() {
  let nowMs = 0
  const due: { atMs: number; work: () => void }[] = []
  const clock: Clock = { nowMs: () => nowMs }
  const timers: Timers = {
    start(afterMs, work) {
      const timer = { atMs: nowMs + afterMs, work }
      due.push(timer)
      return () => {
        const place = due.indexOf(timer)
        if (place >= 0) due.splice(place, 1)
      }
    },
  }

  /** Moves the time on, doing on the way what is due, and lets promises come to rest. */
  async function pass(ms: number): Promise<void> {
    const untilMs = nowMs + ms
    for (;;) {
      await settled()
      const next = due.toSorted((a, b) => a.atMs - b.atMs)[0]
      if (next === undefined || next.atMs > untilMs) break
      due.splice(due.indexOf(next), 1)
      nowMs = next.atMs
      next.work()
    }
    nowMs = untilMs
  }

  return { clock, timers, pass, waiting: () => due.length }
}

/** Lets all promises that wait for nothing else come to rest. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
}

/** For tests: a recogniser that understands what the test says, when the test says it. Its hearings count as they were opened. */
export function makeScriptedEar(language: Language, calibration: Calibration | null = null) {
  const hearings: ScriptedHearing[] = []
  const ear: LiveEar = {
    language,
    calibration,
    open(options) {
      const hearing: ScriptedHearing = {
        options,
        begun: [],
        ended: 0,
        fedSamples: 0,
        backlogMs: 0,
        isOpen: true,
      }
      hearings.push(hearing)
      return {
        begin: (utterance, startMs) => hearing.begun.push({ utterance, startMs }),
        feed: (samples) => (hearing.fedSamples += samples.length),
        end: () => hearing.ended++,
        backlogMs: () => hearing.backlogMs,
        close: () => (hearing.isOpen = false),
      }
    },
  }
  return { ear, hearings }
}

export interface ScriptedHearing {
  readonly options: LiveHearingOptions
  readonly begun: { readonly utterance: number; readonly startMs: number }[]
  ended: number
  fedSamples: number
  backlogMs: number
  isOpen: boolean
}

/** For tests: what was kept, and what was told, in their order; `trouble` is thrown instead of keeping. */
export function makeScriptedRoom() {
  const kept: SettledSegment[] = []
  const gaps: Gap[] = []
  const told: LiveEvent[] = []
  const room = {
    kept,
    gaps,
    told,
    trouble: null as Error | null,
    /** Whether the recording of the call is written down. */
    isOver: false,
    transcripts: {
      async keep(_call, segment): Promise<boolean> {
        if (room.trouble !== null) throw room.trouble
        if (!room.isOver) kept.push(segment)
        return !room.isOver
      },
      async keepGap(_call, gap): Promise<boolean> {
        if (room.trouble !== null) throw room.trouble
        if (!room.isOver) gaps.push(gap)
        return !room.isOver
      },
    } satisfies LiveTranscripts,
    news: {
      publish: (_owner: unknown, event: LiveEvent) => {
        told.push(event)
      },
    },
    /** As `hi! text` for finals, `hi text|rest` for partials with their stable part, and the kind of all others. */
    lines: () => told.map(lineOf),
  }
  return room
}

function lineOf(event: LiveEvent): string {
  if (event.kind !== 'segment') return event.kind
  const { isFinal, stableText, segment } = event
  const text = isFinal ? segment.text : `${stableText}|${segment.text.slice(stableText.length).trim()}`
  return `${segment.speaker}: ${segment.language}${isFinal ? '!' : ''} ${text}`
}

/** For tests: vowels, or something like them, of so many milliseconds: four a second, with a lull between. */
export function voice(ms: number, sampleRateHz = 8000, loudness = 3000): Int16Array {
  return Int16Array.from({ length: (ms * sampleRateHz) / 1000 }, (_, n) => {
    const t = n / sampleRateHz
    const swell = t % 0.25 < 0.21 ? loudness : loudness / 20
    return Math.round(swell * (Math.sin(2 * Math.PI * 300 * t) + 0.5 * Math.sin(2 * Math.PI * 1100 * t)))
  })
}

export function silence(ms: number, sampleRateHz = 8000): Int16Array {
  return new Int16Array((ms * sampleRateHz) / 1000)
}

export function soundOf(...pieces: readonly Int16Array[]): Int16Array {
  return concatenate(pieces)
}

/** Words of 200 ms each, 50 ms apart. */
export function saidAt(startMs: number, text: string, confidence = 0.99): Word[] {
  return text.split(' ').map((word, index) => {
    const atMs = startMs + index * 250
    return { text: word, startMs: atMs, endMs: atMs + 200, confidence }
  })
}
