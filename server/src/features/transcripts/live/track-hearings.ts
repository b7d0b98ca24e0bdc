import type { Gap, Language } from '@leadbreak/contract'

import type { FinalUtterance, LiveEar, LiveHearing, PartialUtterance } from '../live-ear.ts'
import type { Overseer } from './overseer.ts'
import { makeVoiceGate, type GateEvent } from './voice-gate.ts'

export interface TrackHearingsDeps {
  readonly ears: readonly LiveEar[]
  readonly sampleRateHz: number
  readonly overseer: Overseer
  /** A recogniser that is farther behind is given nothing while sound is given up. */
  readonly soundBacklogMs: number
  /** Whose recognisers are to hear the utterance that begins now. */
  readonly languagesToHear: () => readonly Language[]
  readonly onBegin: (utterance: number, startMs: number, languages: readonly Language[]) => void
  readonly onPartial: (language: Language, utterance: number, partial: PartialUtterance) => void
  /** Its sound is over; the finals follow, one of each language that hears it. */
  readonly onEnd: (utterance: number, endMs: number) => void
  readonly onFinal: (language: Language, utterance: number, final: FinalUtterance) => void
  /** Somebody spoke, and no recogniser was given it. */
  readonly onUnheard: (span: Pick<Gap, 'startMs' | 'endMs'>) => void
}

/** Lets through one speaker's voice to the recognisers of the languages, utterance by utterance. */
export function makeTrackHearings(deps: TrackHearingsDeps) {
  const { ears, sampleRateHz, overseer, onPartial, onFinal } = deps
  const gate = makeVoiceGate(sampleRateHz)
  const hearings = new Map<Language, LiveHearing>(
    ears.map((ear) => [ear.language, ear.open(listening(ear.language))]),
  )
  const unwatch = overseer.watch(backlogMs)
  let count = 0
  let open: { number: number; hearings: readonly LiveHearing[] } | null = null
  let nowMs = 0
  let unheardSinceMs: number | null = null

  function listening(language: Language) {
    return {
      sampleRateHz,
      onPartial: (utterance: number, partial: PartialUtterance) => {
        onPartial(language, utterance, partial)
      },
      onFinal: (utterance: number, final: FinalUtterance) => {
        onFinal(language, utterance, final)
      },
    }
  }

  function hear(startMs: number, samples: Int16Array): void {
    gate.hear(startMs, samples).forEach(take)
  }

  /** Ends what is being said: nothing follows on it. */
  function pause(): void {
    gate.finish().forEach(take)
  }

  function take(event: GateEvent): void {
    switch (event.kind) {
      case 'begin':
        nowMs = event.startMs
        if (isOverloaded()) unheardSinceMs = nowMs
        else begin()
        return
      case 'sound':
        if (open !== null && isOverloaded()) {
          unheardSinceMs = nowMs
          end()
        }
        nowMs += (event.samples.length * 1000) / sampleRateHz
        for (const hearing of open?.hearings ?? []) hearing.feed(event.samples)
        return
      case 'end':
        nowMs = event.endMs
        if (open !== null) end()
        if (unheardSinceMs === null) return
        deps.onUnheard({ startMs: Math.round(unheardSinceMs), endMs: nowMs })
        unheardSinceMs = null
    }
  }

  function begin(): void {
    const languages = deps.languagesToHear()
    open = { number: count++, hearings: languages.map((language) => hearings.get(language)!) }
    deps.onBegin(open.number, nowMs, languages)
    for (const hearing of open.hearings) hearing.begin(open.number, nowMs)
  }

  function end(): void {
    const ended = open!
    open = null
    deps.onEnd(ended.number, Math.round(nowMs))
    for (const hearing of ended.hearings) hearing.end()
  }

  function isOverloaded(): boolean {
    return overseer.sheds('sound') && backlogMs() > deps.soundBacklogMs
  }

  function backlogMs(): number {
    return Math.max(...[...hearings.values()].map((hearing) => hearing.backlogMs()))
  }

  function close(): void {
    unwatch()
    for (const hearing of hearings.values()) hearing.close()
  }

  return {
    hear,
    pause,
    close,
    languages: [...hearings.keys()],
    /** Up to where the sound came, on the clock of the call. */
    nowMs: () => Math.round(nowMs),
  }
}
