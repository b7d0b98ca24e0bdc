import type { Gap, Language } from '@leadbreak/contract'

import type { Calibration } from '../calibration.ts'
import { chooseOnward, NOTHING_BEFORE, presentLanguage, type Stretch } from '../choose-language.ts'
import { cutAtSilence, type Hypothesis } from '../cut-at-silence.ts'
import { trustedHypotheses, unheardPart, type LanguageFinal } from './trusted-finals.ts'
import type { SpokenUtterance } from './utterance.ts'

export interface ChosenUtterance {
  readonly stretches: readonly Stretch[]
  /** What no recogniser heard of it. */
  readonly unheard: Pick<Gap, 'startMs' | 'endMs'> | null
}

/** Chooses the languages of one speaker, utterance by utterance, and remembers what he speaks. */
export function makeTrackChooser(calibrations: ReadonlyMap<Language, Calibration | null>) {
  let history = NOTHING_BEFORE
  let lastLanguage: Language | null = null
  let sameInARow = 0

  /** Utterances come in their order, each once, when all their finals are there or given up. */
  function choose({ startMs, endMs, languages, finals }: SpokenUtterance): ChosenUtterance {
    const known = languages.map((language): LanguageFinal => {
      const calibration = calibrations.get(language) ?? null
      return { language, calibration, final: finals.get(language) ?? null }
    })
    const span = { startMs, endMs: endMs ?? startMs }
    const hypotheses = trustedHypotheses(known, span.endMs - span.startMs)
    const chosen = chooseOnward(history, hypotheses)
    history = chosen.history
    for (const { language } of chosen.stretches) countOne(language)
    if (hypotheses.length === 1 && isDoubtful(hypotheses[0]!)) sameInARow = 0
    return { stretches: chosen.stretches, unheard: unheardPart(known, span) }
  }

  function countOne(language: Language): void {
    sameInARow = language === lastLanguage ? sameInARow + 1 : 1
    lastLanguage = language
  }

  return {
    choose,
    present: () => presentLanguage(history),
    /** How many stretches in a row were in the present language. */
    steadyStretches: () => sameInARow,
  }
}

/** Whether whoever listened alone seems to have heard another language than his. */
function isDoubtful(hypothesis: Hypothesis): boolean {
  const whole = cutAtSilence([hypothesis], Infinity)[0]
  return whole !== undefined && whole.candidates[0]!.logOdds < 0
}
