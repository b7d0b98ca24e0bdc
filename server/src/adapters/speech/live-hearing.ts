import { makeResampler } from '@leadbreak/audio'

import type { LiveHearing, LiveHearingOptions } from '../../features/transcripts/live-ear.ts'
import type { ConnectionLost } from './connection-lost.ts'
import { keepLine } from './lasting-line.ts'
import type { LiveEarLimits } from './live-ear-limits.ts'
import { makeLiveUtterance, type LiveUtterance } from './live-utterance.ts'
import type { Frame } from './replayable-audio.ts'
import type { SpeechLog } from './speech-log.ts'
import type { UtteranceSound } from './utterance-sound.ts'
import type { UsableVoskReply } from './vosk-reply.ts'
import type { VoskWire } from './vosk-wire.ts'

export interface LiveHearingDeps extends LiveHearingOptions {
  /** At which the server is given the sound. */
  readonly sentRateHz: number
  readonly findUrl: (signal: AbortSignal) => Promise<string>
  readonly limits: LiveEarLimits
  /** How the server lets an utterance end; all hearings of an ear learn it together. */
  readonly server: { endsBy: 'reset' | 'eof'; knowsReset: boolean }
  readonly log: SpeechLog
  readonly logFields: object
}

interface Asked {
  readonly utterance: LiveUtterance
  readonly about: Frame | 'reset' | 'eof'
}

/** Close codes of a server that leaves, and of one that died: no answer to what it was asked. */
const LEFT_OR_DIED: readonly (number | null)[] = [1001, 1006, null]

/** One speaker's voice on its way to the recogniser of one language, over as many connections as it takes. */
export function makeLiveHearing(deps: LiveHearingDeps): LiveHearing {
  const { sampleRateHz, sentRateHz, limits, server, onPartial, onFinal } = deps
  const resampler = sentRateHz === sampleRateHz ? null : makeResampler(sampleRateHz, sentRateHz)
  /** Those without a told final, in their order; only the last may still be open. */
  let utterances: LiveUtterance[] = []
  /** Takes sound; null while there is none. */
  let wire: VoskWire<Asked> | null = null
  let readyAtMs = 0
  /** What the recogniser behind `wire` was given: it counts its times from there. */
  let fedSamples = 0
  let answeredAtMs = 0
  let watch: NodeJS.Timeout | undefined
  const line = keepLine<Asked>({
    ...deps,
    ...limits,
    wire: { ...limits, sampleRateHz: sentRateHz, onReply: takeReply, onLost: startOver },
    onReady(fresh) {
      wire = fresh
      readyAtMs = performance.now()
      fedSamples = 0
      pump()
    },
  })

  function begin(number: number, startMs: number): void {
    utterances.push(makeLiveUtterance({ number, startMs, sampleRateHz: sentRateHz, frameMs: limits.frameMs }))
  }

  function feed(samples: Int16Array): void {
    const open = utterances.at(-1)
    if (open?.endedAtMs() !== null) return
    open.sound.push(resampler?.push(samples) ?? samples)
    pump()
    makeRoom()
  }

  function end(): void {
    const open = utterances.at(-1)
    if (open?.endedAtMs() !== null) return
    if (resampler !== null) open.sound.push(resampler.flush())
    open.end()
    watch ??= setTimeout(giveUpLate, limits.giveUpAfterMs)
    pump()
  }

  /** Sends as much as the window allows, utterance after utterance. */
  function pump(): void {
    for (const utterance of utterances) {
      if (utterance.final() !== null || utterance.isEndAsked()) continue
      while (wire !== null && wire.unanswered() < limits.windowFrames) {
        const frame = utterance.nextFrame(fedSamples)
        if (frame === null) break
        wire.hear(frame.samples, { utterance, about: frame })
        fedSamples += frame.samples.length
      }
      if (wire === null || utterance.endedAtMs() === null || !utterance.sound.isAllSent()) return
      askForEnd(wire, utterance)
    }
  }

  function askForEnd(of: VoskWire<Asked>, utterance: LiveUtterance): void {
    if (!utterance.wasSent()) {
      utterance.close([])
      queueMicrotask(tellFinals) // nobody expects to be called from within his own call
      return
    }
    utterance.askEnd()
    of.finish(server.endsBy, { utterance, about: server.endsBy })
    if (server.endsBy === 'reset') return
    wire = null
    line.openAhead()
  }

  function takeReply({ utterance, about }: Asked, reply: UsableVoskReply): void {
    answeredAtMs = performance.now()
    const isGivenUp = utterance.final() !== null
    if (about === 'reset' || about === 'eof') {
      if (about === 'reset') server.knowsReset = true
      else line.replace()
      if (!isGivenUp && reply.kind === 'final') utterance.close(reply.words)
      tellFinals()
    } else if (!isGivenUp) {
      const partial = utterance.answer(about, reply)
      if (partial !== null) onPartial(utterance.number, partial)
    }
    pump()
  }

  function tellFinals(): void {
    for (let final = utterances[0]?.final(); final; final = utterances[0]?.final()) {
      const { number } = utterances.shift()!
      onFinal(number, final)
    }
  }

  function startOver({ closeCode }: ConnectionLost, unanswered: readonly Asked[]): void {
    wire = null
    // Servers of before the end of 2023 fail on a reset.
    const mayBeRefused =
      unanswered.some(({ about }) => about === 'reset') && !LEFT_OR_DIED.includes(closeCode)
    if (mayBeRefused && !server.knowsReset) {
      server.endsBy = 'eof'
      deps.log.info(deps.logFields, 'speech server knows no reset, each utterance gets a connection')
    }
    for (const utterance of utterances) utterance.rewind()
  }

  /** Gives up sound that is too much to be kept, or too late to be live. */
  function makeRoom(): void {
    while (totalMs((sound) => sound.keptSamples()) > limits.keepMs) {
      if (!utterances.some(({ sound }) => sound.forgetAnswered() || sound.giveUpUnsent())) break
    }
    if (wire === null || performance.now() < readyAtMs + limits.catchUpMs) return
    if (backlogMs() <= limits.maxBacklogMs) return
    // One long hole, rather than many that leave no word whole.
    while (backlogMs() > limits.maxBacklogMs / 2) {
      if (!utterances.some(({ sound }) => sound.giveUpUnsent())) break
    }
  }

  /** Utterances that no recogniser answered for so long are over without one. */
  function giveUpLate(): void {
    watch = undefined
    const nowMs = performance.now()
    let nextInMs = Infinity
    for (const utterance of utterances) {
      const endedAtMs = utterance.endedAtMs()
      if (endedAtMs === null || utterance.final() !== null) continue
      const leftMs = Math.max(endedAtMs, answeredAtMs) + limits.giveUpAfterMs - nowMs
      if (leftMs <= 0) utterance.giveUp()
      else nextInMs = Math.min(nextInMs, leftMs)
    }
    if (nextInMs < Infinity) watch = setTimeout(giveUpLate, nextInMs)
    tellFinals()
  }

  function backlogMs(): number {
    return totalMs((sound) => sound.unansweredSamples())
  }

  function totalMs(samplesOf: (sound: UtteranceSound) => number): number {
    return (utterances.reduce((total, { sound }) => total + samplesOf(sound), 0) / sentRateHz) * 1000
  }

  function close(): void {
    clearTimeout(watch)
    line.close()
    wire = null
    utterances = []
  }

  return { begin, feed, end, backlogMs, close }
}
