import { NAHI } from '../lexicon/common.ts'
import { BUYING_FACTS, type BuyingFact } from '../lexicon/buying-facts.ts'
import { fold } from '../words/fold.ts'
import { makePhraseBook } from '../words/phrase-book.ts'
import type { Spoken } from '../words/turns.ts'
import { wantedBy, withoutSigns } from './ask.ts'
import { toSentences } from './sentences.ts'

const BOOK = makePhraseBook(BUYING_FACTS)
const NO = new Set(NAHI.split('|').map(fold))
const NO_REACH = 2

/** What the lead tells of himself. What he only asks, or denies, is not told. */
export function findFacts(segments: readonly Spoken[]): ReadonlySet<BuyingFact> {
  const facts = new Set<BuyingFact>()
  for (const sentence of toSentences(segments)) {
    if (sentence.speaker !== 'lead' || wantedBy(sentence, true) === 'yes-no') continue
    const tokens = withoutSigns(sentence.tokens)
    for (let at = 0; at < tokens.length;) {
      const found = BOOK.find(tokens, at)
      const isDenied =
        found !== null && tokens.slice(found.to, found.to + NO_REACH).some(({ key }) => NO.has(key))
      if (found && found.meaning !== 'none' && !isDenied) facts.add(found.meaning)
      at = found?.to ?? at + 1
    }
  }
  return facts
}
