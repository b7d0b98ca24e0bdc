import type { PhraseList } from '../words/phrase-book.ts'
import { BHI, HAI, KA, ME, NAHI, TAK } from './common.ts'

/** What would answer a question. */
export type Wanted = 'amount' | 'time' | 'place' | 'yes-no' | 'anything'

const KYA = 'kya|kia|क्या'
const KITNA = 'kitna|kitne|kitni|kitane|कितना|कितने|कितनी'
const KAB = 'kab|कब'
const KAHAN = 'kahan|kaha|kahaan|kidhar|कहां|कहाँ|किधर'
const KAUN = 'kaun|kon|कौन'
const KAUNSA =
  'kaunsa|kaunsi|kaunse|konsa|konsi|konse|kis|kin|kiska|kiski|kiske|kisne|कौनसा|कौनसी|कौनसे|किस|किन|किसका|किसकी|किसके|किसने'
const KAISE = 'kaise|kaisa|kaisi|कैसे|कैसा|कैसी'
const KYUN = 'kyun|kyon|kyu|kyoon|क्यों|क्यूं'
const MONEY =
  'price|prices|rate|ret|rent|cost|budget|kimat|keemat|kiraya|bhav|bhaav|charge|charges|maintenance|deposit|brokerage|emi|discount|प्राइस|रेट|रेंट|कीमत|बजट|किराया|भाव|चार्ज|मेंटेनेंस|डिपॉजिट|डिस्काउंट'
const SMALL_VERBS = 'is|are|was|were|do|does|did|will|would|can|could|should|has|have|had|shall|am'

/** Words that ask, wherever they stand in a sentence. */
export const ASKING_WORDS: PhraseList<Wanted | 'not'> = [
  [[`${HAI}|ho|hoga|hogi|milega|milegi|jayega|jayegi|हो|होगा|होगी|मिलेगा|मिलेगी|जाएगा|जाएगी ${KYA}`], 'yes-no'],
  [
    [
      KITNA,
      `how|हाउ much|many|big|large|मच|मैनी`,
      `${KYA} ${MONEY}`,
      `${MONEY} ${KA}? ${KYA}`,
      `what|whats is? the|your|its? ${MONEY}`,
    ],
    'amount',
  ],
  [
    [
      KAB,
      `${KAB} ${TAK}|${KA}`,
      `${KITNA} baje|din|mahine|saal|samay|time|बजे|दिन|महीने|साल|समय|टाइम`,
      `when ${SMALL_VERBS}`,
      'what time|date',
      'how soon|long',
    ],
    'time',
  ],
  [[KAHAN, `where|wheres ${SMALL_VERBS}`, 'which area|location|sector|city|locality|side'], 'place'],
  [
    [
      ...[KYA, KAUN, KAUNSA, KAISE, KYUN],
      `what|who|why|how|whose|वॉट|व्हाट ${SMALL_VERBS}|about|इज`,
      'whats|whos|hows',
      'which|what one|floor|tower|bank|builder|project|side|type|kind|sort|property|size|facing|amenities',
      'how come|far|old|about',
    ],
    'anything',
  ],
  [
    [
      `${KITNA}|${KAISE}|${KAB}|${KAHAN} ${BHI}`,
      `pata|malum|maloom|yaad|पता|मालूम|याद ${NAHI} ${KITNA}|${KAB}|${KAHAN}|${KYA}|${KAUN}|${KAISE}|${KYUN}`,
      `${NAHI} pata|malum|maloom|पता|मालूम ${KITNA}|${KAB}|${KAHAN}|${KYA}|${KAUN}|${KAISE}|${KYUN}`,
      `${KYA} baat|bat|बात hai|है?`,
      `${KYA} karna|karni|karne|karunga|karungi|karenge|karu|karoon|bataun|batau|bolun|bolu|kahun|करना|करनी|करने|करूंगा|करूंगी|करेंगे|करूं|बताऊं|बोलूं`,
      `${KYUN} ${NAHI}`,
      `sochna|dekhna|सोचना|देखना ${KYA} ${HAI}`,
      'why not',
      `${KAB} se|से`,
      `to|toh|तो ${KYA} hua|हुआ`,
      `${KYA} farak|fark|फर्क`,
      'you know what',
      'thats|that is what|why|how',
      // Courtesies: nobody waits for the answer.
      `${KAISE} ${HAI}|ho|हो aap|आप?`,
      `aap|आप ${KAISE} ${HAI}|ho|हो`,
      'how are you doing?',
      'how do you do',
    ],
    'not',
  ],
]

const SAY =
  'bolu|bolun|boloon|bolna|bola|bol|kahu|kahun|kehna|kaha|keh|batau|bataun|bataya|bata|samjhau|samjhaun|samjhaya|mana|phone|call|pareshan|बोलूं|बोलू|बोलना|बोला|बोल|कहूं|कहना|कहा|कह|बताऊं|बताया|बता|समझाऊं|समझाया|मना|फोन|कॉल|परेशान'

/** "kitni baar bolun": a complaint in the form of a question, with its question mark too. */
export const COMPLAINTS: PhraseList<true> = [
  [
    [
      `${KITNA} baar|bar|dafa|बार|दफा aapko|tumko|tumhe|aap|main|mujhe|hum|आपको|तुमको|आप|मैं|मुझे|हम? ${SAY}`,
      'how many times do|should|must|have|will|shall|can i|we|you',
    ],
    true,
  ],
]

/** Words that ask where they begin a sentence. */
export const ASKING_FIRST: PhraseList<Wanted> = [
  [[KYA], 'yes-no'],
  [
    [
      `${SMALL_VERBS} you|it|there|this|that|they|we|i|he|she|the|your|these|any`,
      'isnt|arent|dont|doesnt|didnt|wont|cant|couldnt|wouldnt|havent it|there|this|that|you|they|we|i|he|she|the',
      'may|shall i|we',
      'any|anything|anyone chance|discount|offer|parking|loan|preference|preferences|special|specific|particular|other|else|amenities|idea',
      'डू|आर|कैन|इज|विल यू|आई|देयर|इट|दिस',
    ],
    'yes-no',
  ],
  [['where', 'where to'], 'place'],
  [['when'], 'time'],
  [['what', 'which', 'who', 'whose', 'why', 'how'], 'anything'],
]

/** "what i want is": the English words that begin a sentence and ask nothing. */
export const TELLING_FIRST: PhraseList<true> = [
  [
    ['what|when|where|how|which|who|whatever|why i|we|you|he|she|they|it|my|the|im|youre|ever', 'when ever'],
    true,
  ],
]

/** Words that make a question of the sentence that they end. */
export const ASKING_LAST: PhraseList<Wanted> = [
  [
    [
      KYA,
      `ya|ki|ke|या|कि ${NAHI}`,
      'or not',
      `${HAI}|tha|thi|था|थी|theek|thik|sahi|ठीक|सही na|naa|ना|न`,
      'haina|हैना',
      `theek|thik|sahi|ठीक|सही ${HAI} na|naa|ना|न`,
      'isnt|is it not?',
      'right',
      'correct',
      'is that okay|ok|fine|right|correct',
      `bata|बता sakte|sakti|sakta|सकते|सकती ${HAI}|ho|हो`,
    ],
    'yes-no',
  ],
]

/** Said by the agent at the end of a sentence: what he would never say of himself, he asks. */
export const AGENT_ASKING_LAST: PhraseList<Wanted> = [
  [
    [
      'chahiye|chahie|chaiye|चाहिए|चाहिये',
      `chahiye|chaiye|चाहिए ${HAI}|hoga|होगा`,
      'chalega|chalegi|chalenge|चलेगा|चलेगी|चलेंगे',
      'chahenge|chahengi|chahoge|चाहेंगे|चाहेंगी|चाहोगे',
      'theek|thik|sahi|ठीक|सही rahega|rahegi|hoga|lagega|रहेगा|रहेगी|होगा|लगेगा',
      `baat|bat|बात kar|ho|कर|हो sakte|sakti|sakta|सकते|सकती|सकता ${HAI}|ho|हो`,
      `lena|leni|kharidna|khareedna|dekhna|dekhni|bechna|लेना|लेनी|खरीदना|देखना|बेचना ${HAI}`,
      'will that do|work',
      'fine|ok|okay|alright|good|suitable with|for you',
      'hi|to|wala|wali|the|mein|me|ही|तो|वाला|वाली|थे|में na|ना|न',
      'okay with you',
    ],
    'yes-no',
  ],
]

/** The same, in a sentence that speaks to the lead ("aap noida mein dekh rahe hain"). */
export const AGENT_TELLING_LAST: PhraseList<true> = [
  [
    [
      `raha|rahe|rahi|रहा|रहे|रही ${HAI}|ho|हो|the|थे`,
      `chahte|chahti|चाहते|चाहती ${HAI}|ho|हो`,
      'karenge|karoge|karengi|aayenge|aaoge|lenge|loge|denge|doge|dekhenge|करेंगे|करोगे|आएंगे|लेंगे|देंगे|देखेंगे',
      `sakte|sakti|सकते|सकती ${HAI}|ho|हो`,
    ],
    true,
  ],
]

/** Said by the lead at the end of a sentence, and no answer to a question: "parking milegi". */
export const LEAD_ASKING_LAST: PhraseList<Wanted> = [
  [
    [
      'milega|milegi|milenge|मिलेगा|मिलेगी|मिलेंगे',
      'mil|मिल jayega|jaega|jayegi|jaegi|जाएगा|जाएगी|sakta|sakti|सकता|सकती hai|है?',
      `ho|हो sakta|sakti|सकता|सकती ${HAI}`,
      'kam|कम hoga|hogi|होगा|होगी',
      'kam|कम ho|हो jayega|jaega|जाएगा',
      `${ME} included|शामिल ${HAI}`,
    ],
    'yes-no',
  ],
]

/** "budget bata dijiye": asks when it names what is to be told. */
export const TELL_ME: PhraseList<true> = [
  [
    [
      'bataiye|bataiyega|batao|bata|batana|batayen|bataye|bataie|बताइए|बताओ|बताना|बताएं|बताइये|बताइएगा',
      'bata|बता do|dijiye|dena|dijiyega|दो|दीजिए|देना|दीजिएगा',
      'tell|टेल me|us|मी',
      'let me|us know',
      'can|could|would|will you tell|share|explain',
    ],
    true,
  ],
]

/** Words to the lead himself. */
export const YOU: PhraseList<true> = [
  [['aap|aapka|aapko|aapki|aapke|aapne|आप|आपका|आपको|आपकी|आपके|आपने', 'you|your', 'tum|tumhe|तुम'], true],
]

/** Beside the word for a topic, these make no more of it than the topic: "aur aapka budget". */
export const BESIDE_A_TOPIC: PhraseList<true> = [
  [
    [
      'aur|or|और|and|your|aapka|aapki|aapke|the|ka|ki|ke|sir|madam|maam|about|any|koi|kuch|phir|to|toh|ji|achha|accha|ok|okay',
      'आपका|आपकी|आपके|का|की|के|सर|मैडम|मैम|कोई|कुछ|फिर|तो|जी|अच्छा',
    ],
    true,
  ],
]
