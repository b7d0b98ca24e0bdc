import type { Word } from '@leadbreak/contract'

import type { FinalUtterance, PartialUtterance } from '../../features/transcripts/live-ear.ts'
import { placeWords, type Anchor } from './place-words.ts'
import type { Frame } from './replayable-audio.ts'
import { makeUtteranceSound } from './utterance-sound.ts'
import type { UsableVoskReply } from './vosk-reply.ts'

export interface LiveUtteranceOptions {
  readonly number: number
  /** Where its sound begins on the caller's clock. */
  readonly startMs: number
  readonly sampleRateHz: number
  readonly frameMs: number
}

export type LiveUtterance = ReturnType<typeof makeLiveUtterance>

/**
 * libvosk notices a pause before it has worked through the last few hundred milliseconds, and those belong to what
 * follows: another recogniser has to be given them as well.
 */
const UNHEARD_AT_PAUSE_MS = 400

/** One utterance: its sound, and what is understood of it, over as many connections as it takes. */
export function makeLiveUtterance({ number, startMs, sampleRateHz, frameMs }: LiveUtteranceOptions) {
  const sound = makeUtteranceSound(samplesOf(frameMs))
  const settled: Word[] = []
  let tail = ''
  /** The farthest sample that any recogniser has answered. */
  let heardSample = 0
  /** Where the sound that went over the present connection came from. */
  let anchors: Anchor[] = []
  let endedAtMs: number | null = null
  let isEndAsked = false
  let final: FinalUtterance | null = null

  /** The next frame to be sent over a connection that was given `fedSamples` before, or null when there is none now. */
  function nextFrame(fedSamples: number): Frame | null {
    const frame = sound.next()
    if (frame === null) return null
    const connectionMs = msOf(fedSamples)
    const callerMs = startMs + msOf(frame.startSample)
    const last = anchors.at(-1)
    const expectedMs = last === undefined ? -Infinity : last.callerMs + connectionMs - last.connectionMs
    if (callerMs - expectedMs > msOf(0.5)) anchors.push({ connectionMs, callerMs }) // the first, or after a hole
    return frame
  }

  /** A frame has its answer. Resolves to what is understood so far if that has changed. */
  function answer({ startSample, samples }: Frame, reply: UsableVoskReply): PartialUtterance | null {
    const endSample = startSample + samples.length
    const isNew = endSample > heardSample
    heardSample = Math.max(heardSample, endSample)
    sound.answer()

    if (reply.kind === 'partial') {
      // What is heard for the second time is not told again until it is new.
      if (!isNew || reply.text === tail) return null
      tail = reply.text
      return { settled: [...settled], tail }
    }
    const words = placeWords(reply.words, anchors)
    const lastWordSample = samplesOf((words.at(-1)?.endMs ?? startMs) - startMs)
    sound.settle(Math.min(endSample, Math.max(lastWordSample, endSample - samplesOf(UNHEARD_AT_PAUSE_MS))))
    if (words.length === 0 && tail === '') return null
    settled.push(...words)
    tail = ''
    return { settled: [...settled], tail }
  }

  /** Settles it with the recogniser's last words. */
  function close(words: readonly Word[]): void {
    const lostMs = Math.round(msOf(sound.lostSamples()))
    final = { words: [...settled, ...placeWords(words, anchors)], lostMs }
  }

  /** No recogniser will hear the rest. */
  function giveUp(): void {
    sound.giveUpAll()
    close([])
  }

  /** The connection is gone: what is not settled goes over the next. */
  function rewind(): void {
    sound.rewind()
    anchors = []
    isEndAsked = false
  }

  function samplesOf(ms: number): number {
    return Math.round((ms * sampleRateHz) / 1000)
  }

  function msOf(samples: number): number {
    return (samples / sampleRateHz) * 1000
  }

  return {
    number,
    sound,
    nextFrame,
    answer,
    close,
    giveUp,
    rewind,
    /** No sound follows. */
    end() {
      sound.close()
      endedAtMs = performance.now()
    },
    askEnd() {
      isEndAsked = true
    },
    /** Whether the present connection was given something of it. */
    wasSent: () => anchors.length > 0,
    endedAtMs: () => endedAtMs,
    isEndAsked: () => isEndAsked,
    final: () => final,
  }
}
