import { MULTIPLIERS } from '../lexicon/number-words.ts'
import { makePhraseBook } from '../words/phrase-book.ts'
import type { Token } from '../words/tokens.ts'

/** "paisath se zyada nahi dunga lakh": the multiplier comes behind the verb. */
export function lateMultiplier(tokens: readonly Token[], at: number): { by: number; to: number } | null {
  const verb = GIVING.find(tokens, at)
  const by = MULTIPLIERS.get(tokens[verb?.to ?? at]?.key ?? '') ?? 1
  return by >= 1_000 ? { by, to: (verb?.to ?? at) + 1 } : null
}

const GIVING = makePhraseBook<true>([
  [
    [
      'dunga|doonga|dungi|denge|दूंगा|दूंगी|देंगे',
      'de|दे dunga|doonga|dungi|denge|दूंगा|दूंगी|देंगे',
      'de|दे sakta|sakti|sakte|paunga|paungi|paenge|सकता|सकती|सकते|पाऊंगा|पाएंगे hu|hoon|hain|हूं|हैं?',
      'ja|जा sakta|sakti|sakte|सकता|सकती|सकते hu|hoon|hain|हूं|हैं?',
      'lagaunga|lagaenge|लगाऊंगा|लगाएंगे',
    ],
    true,
  ],
])
