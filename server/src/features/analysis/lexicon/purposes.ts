import type { PURPOSES } from '@leadbreak/contract'
import type { PhraseList } from '../words/phrase-book.ts'
import { HAI, KA, KE_LIYE, ME, NAHI, PE } from './common.ts'

/** `weak` words ("lena hai") also belong to renting and to everyday life: they count beside a property only. */
export interface PurposeWord {
  readonly purpose: (typeof PURPOSES)[number]
  readonly isWeak: boolean
  /** The property is the speaker's own: he sells it or lets it. */
  readonly isOwner: boolean
}

const clear = (purpose: PurposeWord['purpose'], isOwner = false): PurposeWord => ({
  purpose,
  isWeak: false,
  isOwner,
})
const RENT =
  'kiraya|kiraye|kiraaye|kiraay|kirae|kirayi|kiray|kiraaya|kirya|kiraae|किराया|किराए|किराये|किराय|bhada|bhade|bhaada|bhaade|bharha|भाड़ा|भाड़े|भाडे|रेंट|rent|rnet|renat|rental|rentals|renting'

export const PURPOSE_WORDS: PhraseList<PurposeWord> = [
  [
    [
      RENT,
      `${RENT} ${PE}`,
      `${RENT} ${KA}`,
      `${RENT} ${KE_LIYE}`,
      'on|for rent|lease|rental',
      'to rent|lease',
      'rented',
      'lease|leej|लीज|लीस',
      `lease|leej|lij|लीज|रेंट|rent ${PE}`,
      'as a tenant',
      'leave and|& licence|license|lisence',
      'on licence|license',
    ],
    clear('rent'),
  ],
  [
    [
      'to? rent|let|lease out',
      'renting|letting|leasing out',
      'give|giving on rent|lease',
      'give|giving it|this|that|my|our|the house|flat|place|property|shop|office|apartment? out|on|for rent|lease',
      'find|get|bring|need|want|looking|searching for? me|us? a|any|some? good|decent|family|bachelor|corporate? tenant|tenants',
      'put up? for|on rent|lease',
      `${RENT} ${PE} dena|deni|dene|denge|chadhana|chadhani|uthana|uthani|lagana|lagani|देना|देनी|देने|देंगे|चढ़ाना|चढ़ानी|उठाना|उठानी|लगाना|लगानी`,
      `${RENT} ${PE} ${KE_LIYE}? dena|deni|देना|देनी`,
    ],
    clear('rent', true),
  ],
  [
    [
      'kharidan|khareedan|खरीदण|खरीदणा|खरीदणो|khareedna|kharidna|khareedni|kharidni|khareedne|kharidne|kharidana|khareedana|kharidenge|kharidunga|kharidungi|khareedunga|khareedungi|khareedenge|khareed|kharid|khreedna|khridna|khareedu|kharidu|kharidu|kharidi|खरीदना|खरीदनी|खरीदने|खरीदेंगे|खरीदूंगा|खरीदूंगी|खरीद|ख़रीदना|खरीदूं|खरिदना|खरीदा',
      'kharidne|khareedne|खरीदने ka|ki|का|की',
      'purchase|purchasing|parchase|purches|purchas|परचेज|पर्चेज',
      'buy|buying|बाय|बाइंग',
      'book|booking a|one|the flat|plot|villa|apartment|unit|house|shop|office',
      'acquire|acquiring',
      'invest|investing|investment|investments|nivesh|इन्वेस्ट|इन्वेस्टमेंट|निवेश|invesment|investement',
    ],
    clear('buy'),
  ],
  [
    [
      'vechna|vechni|vechne|वेचना|वेचनी|वेचने|बेचणा|बेचणी|bechna|bechni|bechne|bechana|bechani|bechunga|bechungi|bechenge|bechu|bikwana|bikwani|bikvana|बेचना|बेचनी|बेचने|बेचूंगा|बेचूंगी|बेचेंगे|बेच|बिकवाना|बिकवानी|bikwa|बिकवा|bikva|bech|bechoon|बेचूं',
      'bik jaye|jae|jaaye|jayega|jai',
      'बिक जाए|जाये|जाएगा|जाएगी',
      'nikalna|nikaalna|nikalni|nikaalni|निकालना|निकालनी hai|he|है|chahta|chahti|चाहता|चाहती|tha|था|thi|थी',
      'sell|selling|sel|सेल|सेलिंग',
      'to be sold|disposed off|of?',
      'dispose|disposing it|this|that|the off|of?',
      'find|get|getting|bring|need|want|looking|searching for? me|us? a|any|some? good|genuine|serious|right|proper? buyer|buyers',
      'put|putting it? up? for|on sale',
      'dispose|disposing of|off?',
      'for sale',
    ],
    clear('sell', true),
  ],
  [
    [
      `lena|leni|lene|leena|lenaa|लेना|लेनी|लेने ${HAI}|tha|thi|था|थी|थे|chahta|chahti|chahte|chahata|चाहता|चाहती|चाहते|chah|चाह|padega|पड़ेगा|pasand|ka|ki|का|की|hoga|होगा|hi|ही|chahenge|चाहेंगे|socha|सोचा|soch|सोच`,
      `lena|leni|लेना|लेनी hi|bhi|to|ही|भी|तो ${HAI}|tha|था|thi|थी`,
      'lunga|lungi|loonga|loongi|lenge|lengey|लूंगा|लूंगी|लेंगे',
    ],
    { purpose: 'buy', isWeak: true, isOwner: false },
  ],
]

/** Words that hold such a word and say nothing about a purpose. */
export const NO_PURPOSE_WORDS: readonly string[] = [
  'best buy',
  `abhi|अभी to|तो? ${NAHI} bechna|bechni|kharidna|khareedna|lena|leni|बेचना|बेचनी|खरीदना|खरीदनी|लेना|लेनी`,
  'jab|जब bhi|भी? bechunga|bechungi|bechenge|bechna|bechni|kharidunga|kharidenge|lunga|lenge|lena|leni|बेचूंगा|बेचेंगे|बेचना|खरीदूंगा|खरीदेंगे|लूंगा|लेंगे|लेना|लेनी',
  // "bechna hota to board lagate", "biryani thodi bechni hai": what is not done.
  'bechna|bechni|kharidna|khareedna|lena|leni|बेचना|बेचनी|खरीदना|खरीदनी|लेना|लेनी hota|hoti|होता|होती to|toh|तो',
  'thodi|thode|thodai|thodey|थोड़ी|थोड़े|थोड़ा hi|ही? na|ना? bechna|bechni|bech|kharidna|khareedna|kharid|lena|leni|बेचना|बेचनी|बेच|खरीदना|खरीद|लेना|लेनी',
  'bechna|bechni|kharidna|khareedna|lena|leni|बेचना|बेचनी|खरीदना|खरीदनी|लेना|लेनी thodi|thode|thodai|थोड़ी|थोड़े hi|ही? na|ना?',
  'sell|selling karte|karta|करते|करता',
  'resale|re|रीसेल sale?',
  'rent agreement|receipt|deed',
  // What is paid, or was sold, already.
  `${RENT} ${KA}|bhi|भी|to|तो? bhar|de|dete|deta|deti|bhara|bharta|bharte|diya|भर|दे|देते|देता|देती|भरता|भरते raha|rahi|rahe|hu|hoon|hain|रहा|रही|रहे|हूं|हैं`,
  `${RENT} ${KA}? aata|aaye|aayega|aati|milta|mile|milega|aa|आता|आए|आएगा|आती|मिलता|मिले|मिलेगा|आ`,
  `${RENT} ${PE} reh|rah|rehta|rehte|rehti|rahta|rahte|rahti|रह|रहता|रहते|रहती raha|rahi|rahe|hu|hoon|hun|hain|रहा|रही|रहे|हूं|हैं`,
  'pay|paying|pays|paid|living|staying|live|stay on|in|for|a|the? rent|rented|lease',
  `malik|maalik|landlord|owner|मालिक bech|बेच|sell|selling|selling raha|rahe|रहा|रहे?`,
  `bech|बेच raha|रहा hai|है`,
  `${RENT} ${KA}? bhar|भर`,
  `bech|बेच di|diya|diye|chuka|chuke|दी|दिया|चुका|चुके`,
  'my|our|current|existing|present|old lease|rent|rental|agreement',
  'my|our|the|his|her current|existing|present|old|last lease|rent|rental|agreement',
  'rent|rental income|yield|yields|return|returns|value|purpose|market',
  'lease|rent ends|over|expires|gets|got|is over|ending|expiring',
  'sold|after selling my|our|the|it?',
  `loan|lon|लोन|time|decision|faisla|chhutti|leave|advice|salah|सलाह|टाइम|छुट्टी|break|risk|tension|टेंशन|jaankari|jankari|जानकारी|details|information|khabar|bill|dawai|दवाई|sabzi|सब्जी|${ME} lena|leni|lene|लेना|लेनी|लेने hai|है|he?`,
  'bete|beti|bachche|bachcho|bete|wife|papa|mummy|बेटे|बेटी|बच्चे|बच्चों ko|को lene|lena|लेने|लेना',
  'lene|लेने aaya|aayi|ja|jaa|gaya|gayi|aa|आया|आई|जा|गया|गई|आ|जाना|jana|jaana|dena|देना',
  'lena|लेना dena|देना',
  'lena|leni|लेना|लेनी ya|या dena|deni|देना|देनी',
]
