import type { PhraseList } from '../words/phrase-book.ts'
import { BHI, HI, KA, ME, NAHI, SE } from './common.ts'

/** What a lead says of himself that tells how near he is to a deal. */
export type BuyingFact = 'money-is-ready' | 'urgent' | 'decides-himself' | 'only-looking'

const APPROVED =
  'approved|approve|sanctioned|sanction|ready|pass|pre|preapproved|अप्रूव|अप्रूव्ड|सैंक्शन|पास|तैयार|रेडी|मंजूर|manzoor|manjoor'
const TAKE = 'lena|leni|chahiye|chaiye|shift|kharidna|final|book|लेना|लेनी|चाहिए|शिफ्ट|खरीदना|फाइनल|बुक'
const SOON = 'jaldi|turant|urgent|urgently|immediate|immediately|foran|asap|जल्दी|तुरंत|अर्जेंट|फौरन'

export const BUYING_FACTS: PhraseList<BuyingFact | 'none'> = [
  [
    [
      `loan|लोन ${APPROVED}`,
      `loan|लोन ${KA}|to|तो? approval|अप्रूवल`,
      `loan|लोन ho|mil|हो|मिल gaya|gayi|chuka|गया|चुका`,
      'pre approved|sanctioned? loan?',
      'preapproved|sanctioned|approved loan?',
      `cash|कैश ${ME}|${SE}|payment|ready|${HI}|पेमेंट|रेडी`,
      'full|poora|pura|all|in|by cash|कैश|payment|पेमेंट',
      `paisa|paise|payment|पैसा|पैसे|पेमेंट ready|tayyar|taiyar|तैयार|रेडी`,
      // A token that is promised for later is a payment to come, and no money in hand.
      'abhi|aaj|turant|अभी|आज|तुरंत hi|ही? token|टोकन de|दे du|dunga|doon|deta|sakta|sakte|सकता|सकते|देता|दूं|दूंगा',
      'token|टोकन abhi|aaj|turant|अभी|आज|तुरंत hi|ही? de|दे du|dunga|doon|deta|sakta|sakte|सकता|सकते|देता|दूं|दूंगा',
      'self funded|funding',
      'funds are? ready|available',
      'no loan needed|required',
      `loan|लोन ${KA} zarurat|jarurat|zaroorat|जरूरत ${NAHI}`,
      `loan|लोन ${NAHI} chahiye|lena|chaiye|चाहिए|लेना`,
    ],
    'money-is-ready',
  ],
  [
    [
      `is|isi|iss|इस|इसी mahine|month|hafte|week|महीने|हफ्ते|मंथ ${ME}|${HI}|tak|तक? ${TAKE}`,
      `${SOON} ${SE}|${HI}? ${SOON}? ${TAKE}`,
      `${SOON} hai|है`,
      `jitna|jitni|जितना jaldi|जल्दी ho|हो`,
      'this week|month',
      'as soon as possible',
      'need|want|require it? urgently|immediately|asap',
      'urgent requirement|need',
      'in a hurry',
      `makaan|makan|ghar|flat|room|मकान|घर|फ्लैट khali|खाली karna|karne|करना`,
    ],
    'urgent',
  ],
  [
    [
      `main|mai|mein|मैं khud|hi|खुद|ही decide|faisla|final|डिसाइड|फैसला|फाइनल`,
      `mera|मेरा ${HI}? decision|faisla|डिसीजन|फैसला`,
      `decision|faisla|डिसीजन|फैसला mera|मेरा`,
      `kisi|किसी ${SE} puchna|poochna|puchne|पूछना|पूछने ${KA}? zarurat|jarurat|जरूरत? ${NAHI}`,
      'i decide|am the decision|decision',
      'i am the one who decides',
      'my decision',
      'i make the decision|decisions',
      `ghar|wife|family|घर|वाइफ|फैमिली wale|wale|sab|ko|वाले|सब|को? ${BHI}? sab|सब? razi|raji|ready|maan|agree|राजी|मान|तैयार`,
    ],
    'decides-himself',
  ],
  [
    [
      `bas|bus|sirf|aise|waise|बस|सिर्फ|ऐसे|वैसे ${HI}? dekh|pata|idea|jankari|देख|पता|आइडिया|जानकारी raha|rahe|rahi|kar|le|रहा|रहे|रही|कर|ले`,
      `rate|price|रेट pata|पता karna|kar|करना|कर`,
      'just|only looking|browsing|checking|enquiring|exploring|asking|curious|window',
      'time|टाइम pass|पास',
      'not serious|sure yet',
      `pakka|पक्का ${NAHI}`,
    ],
    'only-looking',
  ],
  [
    [
      `loan|लोन ${APPROVED} ${NAHI}`,
      `loan|लोन ${KA}? approval|अप्रूवल lena|baki|baaki|pending|chahiye|karana|लेना|बाकी|पेंडिंग|चाहिए|कराना`,
      `loan|लोन ho|mil|हो|मिल gaya|jayega|गया|जाएगा ${NAHI}|to|तो`,
      `jaldi|जल्दी ${NAHI}|${KA}`,
      `koi|कोई jaldi|urgent|जल्दी`,
      'not urgent|in',
      'no hurry|rush',
      'just|only looking for|at',
      `cash|कैश ${ME} ${NAHI}`,
      'not this week|month',
    ],
    'none',
  ],
]
