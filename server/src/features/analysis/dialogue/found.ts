import { HAI, NAHI } from '../lexicon/common.ts'
import { makePhraseBook } from '../words/phrase-book.ts'
import type { Token } from '../words/tokens.ts'

const PAPERS =
  'loan|job|naukri|number|message|details|detail|link|photo|photos|brochure|information|jankari|transfer|possession|लोन|नौकरी|जॉब|नंबर|मैसेज|डिटेल|डिटेल्स|लिंक|फोटो|जानकारी'

const FOUND = makePhraseBook<'found' | 'else'>([
  [
    [
      'mil|मिल gaya|gayi|gya|chuka|chuki|गया|गई|चुका|चुकी',
      'le|ले liya|li|chuka|chuke|लिया|ली|चुके|चुका',
      'kharid|khareed|खरीद liya|li|chuka|chuke|लिया|ली|चुके|चुका',
      `zarurat|jarurat|zaroorat|jaroorat|जरूरत ${NAHI} rahi|hai|रही|है?`,
      'already|have|has|just found|bought|purchased|taken|booked|finalised|finalized|closed one|something|ours?',
      'already|just got one|ours|something|it|mine',
      'i|we have? got|found|finalised|finalized|closed|took|taken one|ours|something',
      'i|we have|had? already? bought|purchased one|something|ours|a|our|it|mine',
      'not looking right now',
      `abhi|filhal|filhaal|अभी|फिलहाल ${NAHI} dekh|dhoondh|dhundh|khoj|le|देख|ढूंढ|खोज|ले raha|rahe|rahi|रहा|रहे|रही`,
      `${NAHI} dekh|dhoondh|dhundh|khoj|देख|ढूंढ|खोज raha|rahe|rahi|रहा|रहे|रही abhi|filhal|अभी|फिलहाल`,
      'not looking currently|presently|at the? moment?',
      'no longer|more looking|interested|need|want|searching',
      'not looking|searching anymore|now',
      'i|we bought|purchased|booked already|one',
    ],
    'found',
  ],
  [
    [
      `${PAPERS} mil|मिल gaya|gayi|gya|गया|गई ${HAI}?`,
      `${PAPERS} le|ले liya|li|लिया|ली ${HAI}?`,
      'mil|मिल gaya|gayi|गया|गई to|toh|तो',
      `ki|ka|की|का ${PAPERS}? zarurat|jarurat|zaroorat|jaroorat|जरूरत ${NAHI} rahi|hai|रही|है?`,
    ],
    'else',
  ],
])

/** Where a turn says that the search is over ("flat mil gaya"), or null. */
export function findFound(tokens: readonly Token[]): { readonly from: number; readonly to: number } | null {
  for (let at = 0; at < tokens.length;) {
    const found = FOUND.find(tokens, at)
    if (found?.meaning === 'found') return { from: at, to: found.to }
    at = found?.to ?? at + 1
  }
  return null
}
