import type { PhraseList } from '../words/phrase-book.ts'
import { CHAHIYE, HAI, HO } from '../lexicon/common.ts'

/**
 * Who is to do what a clause speaks of, as its verb says.
 * - I: the speaker will ("karunga", "i will"); may-i: he offers to ("karun?", "shall i")
 * - you: he asks the other side to ("karna", "dijiye", "can you")
 * - we: "rakhte hain", "let us", and all that leaves open who ("theek rahega")
 * - will, can, want: what somebody will, can or wants to, as the person beside it says ("aap aayenge", "aa sakte hain")
 * - past, now: it was done or is always done ("karte ho"), or is being done
 */
export type Mood = 'i' | 'may-i' | 'you' | 'we' | 'will' | 'can' | 'want' | 'past' | 'now'

const AM = 'hu|hun|hoon|hoo|हूं|हूँ|हू'
const INFINITIVE =
  'karna|krna|dena|lena|aana|ana|jana|jaana|batana|bhejna|milna|rakhna|dekhna|dikhana|lagana|milana|karvana|karwana|bulana|करना|देना|लेना|आना|जाना|बताना|भेजना|मिलना|रखना|देखना|दिखाना|लगाना|मिलाना|करवाना|बुलाना'
const ANY_INFINITIVE = `${INFINITIVE}|karni|karne|deni|leni|aani|rakhni|dekhni|करनी|करने|देनी|लेनी|रखनी|देखनी`
const STEM =
  'kar|kr|bhej|de|rakh|bata|dikha|karwa|karva|kara|mila|likh|le|bula|fix|book|bhijwa|laga|dilwa|milwa|कर|भेज|दे|रख|बता|दिखा|करवा|करा|मिला|लिख|ले|बुला|लगा|भिजवा'

/** Hindi: the clause ends with them. Endings like "-unga" are read by their sound, see read-mood.ts. */
export const MOODS_BEHIND: PhraseList<Mood> = [
  [
    [
      INFINITIVE,
      `${INFINITIVE} ji|sir|na|please|जी|सर|ना`,
      'karo|kro|kardo|krdo|karde|bhejo|bhejdo|dedo|aao|aajao|ajao|jao|batao|rakho|lo|milao|lagao|dikhao|milo|bulao|करो|भेजो|आओ|जाओ|बताओ|रखो|लो|मिलाओ|लगाओ|दिखाओ|मिलो|करियो',
      `${STEM} do|dena|dijiye|dijie|dijiyega|lo|lena|lijiye|lijiyega|jao|jana|jaiye|दो|देना|दीजिए|दीजिएगा|लो|लेना|लीजिए|लीजिएगा`,
      'aa|आ jao|jana|jaana|jaiye|jaiyega|जाओ|जाना|जाइए|जाइएगा',
    ],
    'you',
  ],
  [
    [
      'karu|karun|kru|karoon|bheju|bhejun|du|dun|doon|lu|lun|loon|aau|aaun|jau|jaun|jaaun|rakhu|rakhun|milu|milun|dikhau|dikhaun|batau|bataun|lagau|lagaun',
    ],
    'may-i',
  ],
  [
    [
      'lein|karein|karen|rakhein|rakhen|milein|milen|chalein|dekhein|rakhle|rakhlein|aayein|jayein|लें|करें|रखें|मिलें|चलें|देखें|आएं|जाएं',
      'rakh|kar|रख|कर le|len|ले',
      `theek|thik|kaisa|sahi|accha|best|ठीक|कैसा|सही|अच्छा rahega|rahegi|रहेगा|रहेगी`,
      'chalega|chalegi|चलेगा|चलेगी',
      `possible|पॉसिबल ${HAI}|${HO}`,
    ],
    'we',
  ],
  [
    [
      `${ANY_INFINITIVE} ${HAI}`,
      `${ANY_INFINITIVE} ${HO}`,
      `${ANY_INFINITIVE} chahta|chahti|chahte|chahunga|chahungi|chahenge|chah|चाहता|चाहती|चाहते|चाहूंगा|चाहूंगी|चाहेंगे|चाह ${AM}|${HAI}|raha|rahe|rahi|रहा|रहे|रही?`,
      `${ANY_INFINITIVE} pasand|पसंद karenge|karunga|करेंगे|करूंगा`,
      `${ANY_INFINITIVE} ${CHAHIYE}`,
      `${ANY_INFINITIVE} padega|padegi|पड़ेगा|पड़ेगी`,
    ],
    'want',
  ],
  [
    [
      `sakta|sakti|sakte|sakenge|sakoge|sakunga|सकता|सकती|सकते|सकेंगे|सकोगे|सकूंगा ${AM}|${HAI}|ho|हो|kya|क्या?`,
      'payenge|paenge|paoge|paaenge|पाएंगे|पाओगे',
      'ho|हो sakta|sakti|sakte|payega|paega|jayega|jaega|jayegi|सकता|सकती|पाएगा|जाएगा|जाएगी hai|है|kya|क्या?',
    ],
    'can',
  ],
  [
    [
      'kiya|kia|kiye|diya|dia|diye|liya|gaya|gayi|gaye|hua|hui|hue|dekha|dekhi|bheja|bheji|bola|boli|bataya|batayi|kaha|aaya|aayi|mila|mile|mili|rakha|rakhi|socha|pucha|milaya|lagaya|किया|किए|दिया|दिए|दी|लिया|गया|गई|गए|हुआ|हुई|हुए|देखा|देखी|भेजा|भेजी|बोला|बोली|बताया|कहा|आया|आई|आए|मिला|मिले|मिली|रखा|रखी|सोचा|पूछा|मिलाया|लगाया',
      'tha|thi|thee|था|थी|थे',
      'ki|kiye|aaye|gaye|bheje|kare thi|the',
      `chuka|chuki|chuke|चुका|चुकी|चुके ${HAI}|${AM}?`,
      'called|sent|visited|met|spoke|talked|shared|saw|paid|was|were|did|had|came|went|gave|told',
      'have|has|had already|just|also? called|sent|visited|met|spoken|talked|shared|seen|paid|received|got|been',
      'missed',
    ],
    'past',
  ],
  [[AM, `raha|rahi|rahe|रहा|रही|रहे ${AM}|${HAI}|ho|हो?`, 'karta|karti|karte rehta|rehte|rehti'], 'now'],
]

/** English: the clause begins with them. */
export const MOODS_BEFORE: PhraseList<Mood> = [
  [
    [
      'i|we|he|she|they|team|executive will|shall|ll also|then|definitely|surely|just|try?',
      'ill',
      'im|were going|planning to',
      'i|we am|are going|planning to',
      'well',
      'id like|love to',
      'i|we would like|love to',
      'i|we want|wish|need|have|plan|prefer to',
      'i|we can|could|may|might also|then|definitely|surely|try?',
      'let me',
      'i would',
      'im happy to',
      'will|shall',
    ],
    'i',
  ],
  [['im', 'i|we|they am|are'], 'now'],
  [['shall|can|should|may|could i|we', 'do you want|like me to', 'would you like|want me to'], 'may-i'],
  [
    [
      'please|pls|plz|plij|प्लीज',
      'kindly',
      'can|could|will|would|wont you please|kindly|also?',
      'you can|may|should|could|will|need|must|have also|to|please?',
      'would|do you like|want|prefer to',
      'are you free|available|coming|able|okay to|for|on|?',
      'will|is it be? possible to|for',
      'why dont you',
      'ask|tell him|her|them|your|the team|manager|executive? to',
      'you are welcome to',
    ],
    'you',
  ],
  [['lets', 'let us', 'how|what about', 'shall|can|should we', 'we should'], 'we'],
]

/** Deeds with their mood in one: "call me". */
export const BIDDINGS: PhraseList<'you'> = [
  [
    [
      'call|ring|phone|send|whatsapp|mail|email|text|message|share|forward me|us|it|the|back|again|my|this|that|details|brochure|location',
      'give me|us a call|ring',
      'get back to me|us',
    ],
    'you',
  ],
]

export const PERSONS: PhraseList<'i' | 'you'> = [
  [['main|mai|maine|mene|hum|ham|hamlog|i|we|मैं|मै|हम|mera|hamara|hamari|apan|humara'], 'i'],
  [['aap|ap|tum|aapko|aapke|aapka|aapki|aaplog|you|your|आप|तुम|आपको'], 'you'],
]
export const WHEN_WORDS: PhraseList<true> = [
  [
    [
      'kab|when|कब',
      'kitne|kitna|कितने baje|bje|time|बजे',
      'what|which time|day|date',
      'kaunsa|kaunse|konsa|konse|kis|kon|कौनसा|कौनसे|किस sa|se|सा|से? din|time|samay|date|day|tarikh|दिन|टाइम|समय|तारीख',
    ],
    true,
  ],
]
export const IF_WORDS: PhraseList<true> = [[['agar|agr|if|unless|अगर|यदि|yadi', 'in case'], true]]
export const NEGATIONS: PhraseList<'not' | 'none'> = [
  [
    [
      'nahi|nahin|nahee|nai|nhi|naahi|नहीं|नही|नई',
      'mat|मत',
      'band|bandh|बंद karo|kar|karna|kijiye|karwa|karein|करो|कर|करना|कीजिए|करें',
      'not|never|dont|donot|cant|cannot|wont|couldnt|didnt|wouldnt',
      'na|ना|न kar|karo|karna|karein|kare|kariye|bhejo|bhejna|aao|aana|करो|करना|करें|भेजना|आना',
      'pata|maloom|yaad|पता|मालूम nahi|nahin|नहीं',
    ],
    'not',
  ],
  [
    [
      'koi|no|कोई baat|bat|dikkat|problem|issue|tension|pareshani|farak|बात|दिक्कत|प्रॉब्लम|फर्क nahi|nahin|nai|नहीं?',
      'kyu|kyun|kyon|why|क्यों|क्यूं nahi|nahin|not|नहीं',
      'no problem|issue|issues|worries',
      'dont worry|mind',
      'not only',
      'nahi|nahin|नहीं to|toh|तो',
      'ya|या nahi|nahin|नहीं',
    ],
    'none',
  ],
]
/** What opens a new thought, where the one before is complete. */
export const JOINERS: PhraseList<'and' | 'else'> = [
  [['aur|and|phir|fir|then|और|फिर|तब', 'uske|उसके baad|बाद'], 'and'],
  [['lekin|magar|but|kyunki|kyuki|because|isliye|so|लेकिन|मगर|क्योंकि|इसलिए'], 'else'],
]
/** Verbs that stand for a deed named before: "kal nahi, parso karna". */
export const DO_WORDS =
  'karna|karo|kariye|kijiye|kijiyega|kariyega|karenge|karte|karunga|karungi|karu|karun|karein|kar|rakh|rakho|rakhte|rakhiye|rakhein|rakhna|करना|करो|करिए|कीजिए|कीजिएगा|करेंगे|करते|करूंगा|करूंगी|करूं|करें|कर|रख|रखो|रखते|रखिए|रखना|make|do'
/** All that may stand beside a time which answers a question by itself. */
export const BARE_WORDS =
  'after|before|not|would|should|ho|payega|paega|paunga|past|half|quarter|site|office|haan|han|ha|haa|ji|jee|yes|yeah|ok|okay|theek|thik|hai|he|h|hain|to|toh|hi|hee|bhi|sir|madam|maam|bhai|bhaiya|accha|achha|acha|ko|ke|ka|ki|me|mein|main|mai|par|pe|pr|at|on|in|the|by|around|about|for|is|it|that|fine|good|great|perfect|works|work|free|available|khali|fursat|possible|best|rahega|rahegi|chalega|chalegi|hoga|hogi|rahunga|rahungi|rahenge|hu|hun|hoon|karib|lagbhag|tak|se|baad|pehle|sahi|bilkul|zaroor|sure|done|please|kar|karna|karo|kariye|kijiye|lo|lena|do|rakh|rakho|rakhiye|rakhna|rakhte|lein|de|dijiye|dena|i|will|be|am|we|can|make|let|lets|us|me|maybe|shayad|almost|kabhi|any|time|anytime|hmm|hm|hello|nahi|nahin|no|nai|,|.|?|!|mujhe|mere|liye|ya|or|aap|you|well|so|how|what|sakta|sakte|sakti|aa|jaunga|jaungi|jaenge|jayenge|jana|kya|na|yaar|badhiya|suits|suit|better|ideal|convenient|हो|पाएगा|पाऊंगा|हां|हाँ|हा|जी|ठीक|है|हैं|तो|ही|भी|सर|मैडम|भाई|अच्छा|को|के|का|की|में|मे|पर|पे|फ्री|खाली|रहेगा|रहेगी|चलेगा|चलेगी|होगा|रहूंगा|रहूंगी|हूं|करीब|लगभग|तक|से|बाद|सही|बिल्कुल|जरूर|कर|करना|करो|करिए|कीजिए|लो|लेना|दो|रख|रखो|रखिए|रखना|रखते|लें|दे|दीजिए|नहीं|मुझे|मेरे|लिए|या|आप|क्या|ना|ओके|बढ़िया'
