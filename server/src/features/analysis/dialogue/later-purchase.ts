import { fold } from '../words/fold.ts'
import { makePhraseBook } from '../words/phrase-book.ts'
import type { TurnToken } from '../words/turns.ts'
import type { Mention } from './mention.ts'

const LATER = makePhraseBook<true>([
  [
    [
      'chal|mil|ho|ban|jam|चल|मिल|हो|बन|जम gaya|gayi|gaye|gya|jaye|गया|गई|गए|जाए to|toh|तो',
      'pasand|achha|accha|acha|theek|sab|पसंद|अच्छा|ठीक|सब aaya|aayi|aa|laga|lagi|raha|आया|आई|आ|लगा|लगी|रहा gaya|गया? to|toh|तो',
      'baad|bad|aage|बाद|आगे me|mein|chalkar|chal|में|चलकर|चल',
      'later|afterwards|eventually',
      'then|phir|fir|फिर',
      'agle|next|अगले saal|year|साल',
      'if all|it|that|things|everything',
    ],
    true,
  ],
])
const FIRST = new Set('pehle pahle first firstly abhi filhal पहले अभी फिलहाल initially'.split(' ').map(fold))
/** "pehle kiraye pe rehte the": a story of the past. */
const PAST = new Set('the tha thi socha soch था थी थे सोचा was were thought not nahi नहीं'.split(' ').map(fold))
const FIRST_REACH = 4

/** "pehle kiraye pe, chal gayi to khareed lenge": he rents now, and what he may do later is no wish of today. */
export function setLaterPurchaseAside(tokens: readonly TurnToken[], mentions: readonly Mention[]): void {
  for (const later of mentions) {
    if (later.wish.field !== 'purpose' || later.wish.purpose !== 'buy' || later.status !== 'wanted') continue
    const rent = mentions.findLast(
      ({ wish, to }) => wish.field === 'purpose' && wish.purpose === 'rent' && to <= later.from,
    )
    if (!rent || tokens.slice(rent.from, later.from).some(({ key }) => PAST.has(key))) continue
    const isFirst = tokens
      .slice(Math.max(0, rent.from - FIRST_REACH), rent.to + FIRST_REACH)
      .some(({ key }) => FIRST.has(key))
    // "pehle" alone would mean that he has changed his mind.
    if (!isFirst && rent.status !== 'wanted') continue
    const isLater = tokens.some(
      (_, at) => at >= rent.to && at < later.from && LATER.find(tokens, at) !== null,
    )
    if (!isLater) continue
    rent.status = 'wanted'
    for (const mention of mentions)
      if (mention.from >= rent.to && mention.wish.field === 'purpose' && mention.wish.purpose === 'buy')
        mention.status = 'aside'
  }
}
