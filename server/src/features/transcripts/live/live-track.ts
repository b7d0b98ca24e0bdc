import type { Gap, Language } from '@leadbreak/contract'

import type { Timers } from '../../../jobs/timers.ts'
import type { Clock } from '../../../lib/clock.ts'
import { newId } from '../../../lib/ids.ts'
import type { News } from '../../../live/news.ts'
import type { Side } from '../../calls/carrier.ts'
import type { SoundingCall } from '../../calls/call-sound.ts'
import type { Stretch } from '../choose-language.ts'
import { dropEchoes, ECHO_DELAY_MS, mayBeEcho } from '../drop-echoes.ts'
import type { FinalUtterance, LiveEar, PartialUtterance } from '../live-ear.ts'
import { joinStretches } from '../merge-tracks.ts'
import { makeUtteranceCaption, type Caption } from './caption.ts'
import type { Keeper } from './keeper.ts'
import type { ListenerLimits } from './limits.ts'
import type { Overseer } from './overseer.ts'
import type { ShedCounts } from './shed-counts.ts'
import { makeThrottle } from './throttle.ts'
import { makeTrackChooser } from './track-chooser.ts'
import { makeTrackHearings } from './track-hearings.ts'
import { beginUtterance, isUnderstood, type SpokenUtterance } from './utterance.ts'

export interface LiveTrackDeps {
  readonly call: SoundingCall
  readonly side: Side
  readonly ears: readonly LiveEar[]
  readonly sampleRateHz: number
  readonly keeper: Keeper
  readonly overseer: Overseer
  readonly shed: ShedCounts
  readonly news: News
  readonly clock: Clock
  readonly timers: Timers
  readonly limits: ListenerLimits
  /** What the other speaker says, whose echo may be heard here; null while he is not heard. */
  readonly otherSide: () => LiveTrack | null
}

export type LiveTrack = ReturnType<typeof makeLiveTrack>

/** How long what was said may still be heard as an echo on the other side. */
const REMEMBERED_MS = 30_000

/** Listens to one speaker of a call, tells what he says while he says it, and chooses and keeps what he has said. */
export function makeLiveTrack(deps: LiveTrackDeps) {
  const { call, side, ears, keeper, overseer, shed, news, clock, timers, limits } = deps
  const chooser = makeTrackChooser(new Map(ears.map(({ language, calibration }) => [language, calibration])))
  /** Recognisers that did not come in time for the last utterance. */
  const late = new Set<Language>()
  /** Not settled yet, in their order; the last one may still be spoken. */
  const utterances: SpokenUtterance[] = []
  let said: readonly Stretch[] = []
  const whenSettled: (() => void)[] = []
  const hearings = makeTrackHearings({
    ...deps,
    ...limits,
    languagesToHear,
    onBegin(number, startMs, languages) {
      utterances.push(beginUtterance(number, startMs, languages, makeUtteranceCaption(chooser.present())))
    },
    onPartial: takePartial,
    onEnd: takeEnd,
    onFinal: takeFinal,
    onUnheard(span) {
      shed.soundMs += span.endMs - span.startMs
      tellGap(span, 'overloaded')
    },
  })

  function languagesToHear(): readonly Language[] {
    const present = chooser.present()
    if (present === null) return hearings.languages
    const isSteady = chooser.steadyStretches() >= limits.steadyStretches
    if (!overseer.sheds(isSteady ? 'spare-languages' : 'other-languages')) return hearings.languages
    shed.languages++
    return [present]
  }

  function takePartial(language: Language, number: number, partial: PartialUtterance): void {
    const utterance = utterances.find((each) => each.number === number)
    if (utterance?.stretches !== null) return
    const caption = utterance.caption.hear(language, partial, clock.nowMs())
    if (caption === null) return
    if (overseer.sheds('partials')) {
      shed.partials++
      return
    }
    if (utterance.throttle === null) {
      const throttle = makeThrottle(limits.partialEveryMs, { clock, timers })
      utterance.throttle = throttle
      utterance.cancels.push(throttle.stop)
    }
    utterance.throttle.run(() => {
      tellPartial(utterance, caption)
    })
  }

  function tellPartial(utterance: SpokenUtterance, caption: Caption): void {
    const { segmentId, startMs, endMs } = utterance
    const { language, text, stableText, words } = caption
    const segment = {
      ...{ segmentId, revision: utterance.revision++, speaker: side, language, text, heardText: null },
      ...{ startMs, endMs: endMs ?? hearings.nowMs(), words: [...words] },
    }
    news.publish(call.owner, { kind: 'segment', callId: call.callId, isFinal: false, stableText, segment })
  }

  function takeEnd(number: number, endMs: number): void {
    const utterance = utterances.find((each) => each.number === number)!
    utterance.endMs = endMs
    utterance.cancels.push(
      timers.start(limits.longestFinalMs, () => {
        giveUpFinals(utterance)
      }),
    )
  }

  function takeFinal(language: Language, number: number, final: FinalUtterance): void {
    late.delete(language)
    const utterance = utterances.find((each) => each.number === number)
    if (utterance === undefined || utterance.finals.has(language)) return
    utterance.finals.set(language, final)
    if (isUnderstood(utterance)) {
      settleDue()
      return
    }
    const missing = utterance.languages.filter((each) => !utterance.finals.has(each))
    const isLateAgain = missing.every((each) => late.has(each))
    utterance.cancels.push(
      timers.start(isLateAgain ? limits.missedFinalMs : limits.lateFinalMs, () => {
        giveUpFinals(utterance)
      }),
    )
  }

  function giveUpFinals(utterance: SpokenUtterance): void {
    for (const language of utterance.languages) {
      if (utterance.finals.has(language)) continue
      utterance.finals.set(language, null)
      late.add(language)
    }
    settleDue()
  }

  /** Goes on with all that waited for a final, or for the other side. */
  function settleDue(): void {
    let isNewChosen = false
    for (const utterance of utterances) {
      if (utterance.stretches !== null) continue
      if (!isUnderstood(utterance)) break
      choose(utterance)
      isNewChosen = true
    }
    for (let first = utterances[0]; first !== undefined; first = utterances[0]) {
      if (first.stretches === null || waitsForOtherSide(first, first.stretches)) break
      utterances.shift()
      settle(first, first.stretches)
    }
    if (isNewChosen) deps.otherSide()?.settleDue()
    if (utterances.length === 0) for (const resolve of whenSettled.splice(0)) resolve()
  }

  function choose(utterance: SpokenUtterance): void {
    for (const cancel of utterance.cancels.splice(0)) cancel()
    const { stretches, unheard } = chooser.choose(utterance)
    utterance.stretches = stretches
    said = [...said.filter(({ endMs }) => endMs > utterance.startMs - REMEMBERED_MS), ...stretches]
    if (unheard !== null) {
      tellGap(unheard, overseer.sheds('spare-languages') ? 'overloaded' : 'speech-unavailable')
    }
    if (!waitsForOtherSide(utterance, stretches)) return
    utterance.cancels.push(
      timers.start(limits.echoWaitMs, () => {
        utterance.isEchoWaitOver = true
        settleDue()
      }),
    )
  }

  function waitsForOtherSide({ isEchoWaitOver }: SpokenUtterance, stretches: readonly Stretch[]): boolean {
    if (isEchoWaitOver || !mayBeEcho(stretches)) return false
    return deps.otherSide()?.mayBecomeEcho(stretches[0]!.startMs, stretches.at(-1)!.startMs) ?? false
  }

  function settle(utterance: SpokenUtterance, stretches: readonly Stretch[]): void {
    for (const cancel of utterance.cancels.splice(0)) cancel()
    const own = dropEchoes(stretches, deps.otherSide()?.wordsSaid() ?? [])
    const segments = joinStretches(side, own)
    const { segmentId, revision } = utterance
    for (const [index, segment] of segments.entries()) {
      keeper.keepSegment(
        index === 0 ? { ...segment, segmentId, revision } : { ...segment, segmentId: newId(), revision: 0 },
      )
    }
    if (segments.length === 0 && revision > 0) {
      news.publish(call.owner, { kind: 'segment-dropped', callId: call.callId, segmentId })
    }
  }

  function tellGap(span: Pick<Gap, 'startMs' | 'endMs'>, reason: Gap['reason']): void {
    keeper.keepGap({ speaker: side, ...span, reason })
  }

  /** Whether something that is not understood yet may be the source of an echo on the other side that begins in this time. */
  function mayBecomeEcho(fromMs: number, untilMs: number): boolean {
    return utterances.some(
      ({ stretches, startMs, endMs }) =>
        stretches === null && startMs <= untilMs && (endMs ?? Infinity) >= fromMs - ECHO_DELAY_MS,
    )
  }

  /** What was said lately, and of what is still being said the part that is clear. */
  function wordsSaid(): readonly Stretch[] {
    const unclear = utterances.flatMap(({ stretches, caption }) =>
      stretches === null ? caption.stretches() : [],
    )
    return [...said, ...unclear]
  }

  /** Resolves when all that was said is settled; what is not understood after `deadlineMs` never will be. */
  async function finish(deadlineMs: number): Promise<void> {
    hearings.pause()
    if (utterances.length > 0) {
      await new Promise<void>((resolve) => {
        const cancel = timers.start(deadlineMs, () => {
          for (const utterance of [...utterances]) {
            utterance.isEchoWaitOver = true
            giveUpFinals(utterance)
          }
        })
        whenSettled.push(() => {
          cancel()
          resolve()
        })
      })
    }
    hearings.close()
  }

  const { sampleRateHz } = deps
  const { hear, pause } = hearings
  return { sampleRateHz, hear, pause, finish, settleDue, mayBecomeEcho, wordsSaid }
}
