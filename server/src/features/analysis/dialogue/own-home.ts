import { HAI, HI, ME, TO } from '../lexicon/common.ts'
import { fold } from '../words/fold.ts'
import { makePhraseBook } from '../words/phrase-book.ts'
import { endsInWish, type Setting } from './set-aside.ts'

const HOME = 'ghar|makaan|makan|flat|kothi|bungalow|bangla|house|घर|मकान|फ्लैट|कोठी|बंगला'
const TOLD = makePhraseBook<'has' | 'lives'>([
  [
    [
      `apna|apni|khud|अपना|अपनी|खुद ${HI}|ka|का? ${HOME} ${TO}? ${HAI}`,
      `apna|अपना ${HI}? ${TO}? ${HOME} ${HAI}`,
      `mera|hamara|मेरा|हमारा ${TO}? apna|khud|अपना|खुद ka|का? ${HOME} ${HAI}`,
    ],
    'has',
  ],
  [`${ME} ${HI}|${TO}? rehta|rehte|rehti|rahta|rahte|rahti|रहता|रहते|रहती hu|hun|hoon|hain|हूं|हैं`, 'lives'],
])
const TURNS_TO_WISH = new Set(
  'lekin magar but par ab isliye to mujhe hame hamein humko मुझे हमें हमको लेकिन मगर पर अब इसलिए तो now'
    .split(' ')
    .map(fold),
)
const IS = new Set('hai he hain tha है हैं था'.split(' ').map(fold))
const OF_A_HOME = new Set(['bhk', 'propertyKind', 'propertyType', 'area', 'locations'])

/** "mera to apna makaan hai teen bedroom", "dwarka me rehte hain sector 12 me teen kamre ka hai": his home goes on to be told. */
export function setOwnHomeAside({ tokens, mentions, clauseOf, isOwner }: Setting): void {
  if (isOwner) return
  for (let at = 0; at < tokens.length; at++) {
    const told = TOLD.find(tokens, at)
    if (!told) continue
    for (const mention of mentions) {
      if (mention.from < told.to || mention.status !== 'wanted' || !OF_A_HOME.has(mention.wish.field))
        continue
      if (tokens.slice(told.to, mention.from).some(({ key }) => TURNS_TO_WISH.has(key))) break
      const turn = tokens.findIndex(({ key }, here) => here >= mention.to && TURNS_TO_WISH.has(key))
      const isOfHome = (here: number) => clauseOf(here) === mention.clause && (turn < 0 || here < turn)
      if (endsInWish(tokens, 1, (here) => (isOfHome(here) ? 1 : 0))) break
      const isSaidToBe = tokens.some(({ key }, here) => clauseOf(here) === mention.clause && IS.has(key))
      if (told.meaning === 'has' || isSaidToBe) mention.status = 'aside'
    }
    return
  }
}
