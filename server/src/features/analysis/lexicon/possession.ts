import type { PhraseList } from '../words/phrase-book.ts'
import { KARO, KA, KE, ME, SE, TAK, TO, WALA } from './common.ts'

/** Months count only where a handover is meant. */
export type PossessionWord = 'ready' | 'under construction' | { readonly months: number }

const TAYYAR = 'tayyar|taiyar|taiyaar|tayar|taiar|teyar|tyar|taiyyar|तैयार|तय्यार|रेडी|ready|redi|reday'
const MOVE = 'move|moov|shift|मूव|शिफ्ट|mooving'
const CONSTRUCTION =
  'construction|konstraction|constraction|construcation|कंस्ट्रक्शन|कन्स्ट्रक्शन|कंसट्रक्शन|निर्माण|nirman|nirmaan'
const NOW = 'immediate|immediately|turant|foran|fauran|immidiate|तुरंत|तुरन्त|फौरन|इमीडिएट|abhi|अभी'
const BAN = 'ban|bun|बन'

export const POSSESSION_WORDS: PhraseList<PossessionWord> = [
  [
    [
      TAYYAR,
      `${TAYYAR} to|too|tu|टू ${MOVE} in|inn|इन?`,
      `${TAYYAR} ${MOVE} in?`,
      `${TAYYAR} possession|पजेशन|पोजेशन`,
      `${TAYYAR} ${WALA}`,
      'readymade|रेडीमेड',
      'rtm',
      `${NOW} possession|pajeshan|पजेशन|पोजेशन|kabja|kabza|कब्जा|shift|शिफ्ट|shifting`,
      `possession|पजेशन|पोजेशन|kabja|kabza|कब्जा ${NOW}`,
      'move in ready',
      `${BAN} ke|k|के|kar|कर ${TAYYAR}`,
      `${NOW} ${MOVE} ${KARO}`,
      'turant|तुरंत rehne|रहने',
      `chaabi|chabi|chaavi|chavi|chaabhi|chabhi|keys|key|चाबी|चाभी aaj|kal|turant|abhi|foran|haath|hath|आज|कल|तुरंत|अभी|हाथ hi|ke|ही|के? haath|hath|हाथ? me|mein|में? mil|le|de|mile|miley|milni|milti|dedo|lete|dete|मिल|ले|दे|मिले|मिलनी|लेते|देते`,
      `aaj|kal|turant|abhi|foran|आज|कल|तुरंत|अभी hi|ke|ही|के? haath|hath|aaj|kal|हाथ|आज|कल? chaabi|chabi|chaavi|chavi|chaabhi|chabhi|keys|key|चाबी|चाभी mil|le|de|mile|miley|milni|lete|dete|मिल|ले|दे|मिले|मिलनी|लेते|देते`,
      'completed project|building',
    ],
    'ready',
  ],
  [
    [
      `under|undr|andar|अंडर|अन्डर ${CONSTRUCTION}`,
      'underconstruction|अंडरकंस्ट्रक्शन',
      `nirmaanadheen|nirmanadhin|निर्माणाधीन`,
      `${BAN} rahi|raha|rahe|रही|रहा|रहे ho|hai|हो|है|wali|wala|वाली|वाला?`,
      `banne|bannay|banney|बनने ${WALA}`,
      `${CONSTRUCTION} chal|चल raha|rahi|रहा|रही ho|hai|हो|है?`,
      `${CONSTRUCTION} ${ME} ho|हो?`,
      `${CONSTRUCTION} ${WALA}`,
      'abhi|अभी ban|बन raha|रहा|rahi|रही',
      'still being built',
      'being built',
    ],
    'under construction',
  ],
  [['next|coming month', `agle|agley|अगले mahine|mahina|maah|महीने|महीना|माह ${TAK}|${ME}?`], { months: 1 }],
  [['next|coming year', `agle|agley|अगले saal|sal|साल|वर्ष ${TAK}|${ME}?`], { months: 12 }],
]

/** "taiyar hu": the lead is ready, not the flat. */
export const NO_POSSESSION_WORDS: readonly string[] = [
  `${TAYYAR} hu|hun|hoon|हूं|हू|hain|हैं hum?`,
  `${TAYYAR} nahi|नहीं hu|hun|hoon|हूं`,
  `i am|was|m not? ${TAYYAR}`,
  `im|we|were ${TAYYAR}`,
  `we are not? ${TAYYAR}`,
  `${TAYYAR} to|for pay|buy|spend|invest|visit|go|give|talk|see|a|the|stretch|sign|discuss|book|close|wait`,
  `deposit|paisa|paise|पैसा|पैसे|documents|loan|cash|down|payment ${TAYYAR} hai|है|he?`,
  `get|getting|gets ${TAYYAR}`,
  `${KA} ${TO}|${SE} ${TAYYAR}`,
  `${TAYYAR} ${KE} liye`,
]
