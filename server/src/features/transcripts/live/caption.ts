import type { Language, Word } from '@leadbreak/contract'

import type { Stretch } from '../choose-language.ts'
import { UNKNOWN_WORD } from '../ear.ts'
import type { PartialUtterance } from '../live-ear.ts'
import { makeStableText, type UnfinishedText } from './stable-text.ts'

/** What can be shown of an utterance while it is being said. */
export interface Caption extends UnfinishedText {
  readonly language: Language
  /** Those whose times are known. */
  readonly words: readonly Word[]
}

export type UtteranceCaption = ReturnType<typeof makeUtteranceCaption>

/** A model of the wrong language writes a word or two as well, so these count for the other language less. */
const PRESENT_LANGUAGE_FAVOUR = 2
const OTHER_LANGUAGE_DISCOUNT_WORDS = 1

/** Follows one utterance, heard in one or more languages, of a speaker who spoke `present` last (null: not known yet). */
export function makeUtteranceCaption(present: Language | null) {
  const stableTexts = new Map<Language, ReturnType<typeof makeStableText>>()
  const captions = new Map<Language, Caption>()
  let shown: Caption | null = null

  /** The caption after one language's recogniser understood more; null when it is the same as before, or empty. */
  function hear(language: Language, { settled, tail }: PartialUtterance, nowMs: number): Caption | null {
    const words = settled.filter(({ text }) => text !== UNKNOWN_WORD)
    const texts = [...words.map(({ text }) => text), ...tail.split(' ')].filter(isWord)
    const stableText = stableTexts.get(language) ?? makeStableText()
    stableTexts.set(language, stableText)
    captions.set(language, { language, words, ...stableText.update(texts, words.length, nowMs) })

    const best = captionToShow([...captions.values()], present)
    if (best === null || (best.text === shown?.text && best.language === shown.language)) return null
    shown = best
    return best
  }

  /** What is settled in the language that is shown. */
  function stretches(): readonly Stretch[] {
    const first = shown?.words[0]
    if (shown === null || first === undefined) return []
    const { language, words } = shown
    return [{ language, words, startMs: first.startMs, endMs: words.at(-1)!.endMs }]
  }

  return { hear, stretches }
}

/** Null while no language has words enough. */
function captionToShow(captions: readonly Caption[], present: Language | null): Caption | null {
  let best: Caption | null = null
  let bestScore = 0
  for (const caption of captions) {
    const score = scoreOf(caption, present)
    if (score < bestScore || (score === bestScore && caption.language !== present)) continue
    best = caption
    bestScore = score
  }
  return bestScore > 0 ? best : null
}

function scoreOf({ language, text }: Caption, present: Language | null): number {
  const words = text.split(' ').filter(isWord).length
  if (present === null) return words
  return language === present ? words * PRESENT_LANGUAGE_FAVOUR : words - OTHER_LANGUAGE_DISCOUNT_WORDS
}

function isWord(text: string): boolean {
  return text !== '' && text !== UNKNOWN_WORD
}
