import type { PhraseList } from '../words/phrase-book.ts'
import { HAI, KE, NAHI, SE } from './common.ts'
import { fold } from '../words/fold.ts'

const WILL = 'hu|hun|hoon|hai|hain|hu|हूं|हूँ|हू|हैं'
const AND_THEN = 'ke|kar|karke|k|के|कर|करके'

/**
 * What is said in the place of an answer: a promise of one, a promise to send something (which is an answer where that was
 * asked), or a way out of it.
 */
export const NO_ANSWERS: PhraseList<'promise' | 'sending' | 'evasion'> = [
  [
    [
      `batata|batati|batate|बताता|बताती|बताते ${WILL}`,
      'bata|बता dunga|dungi|doonga|doongi|denge|deta|deti|दूंगा|दूंगी|देंगे|देता|देती',
      'bataunga|bataungi|bataoonga|batayenge|bataenge|बताऊंगा|बताऊंगी|बताएंगे',
      `check|चेक ${AND_THEN}|karta|karti|karna|karwata|karwa|करता|करती|करना|करवाता`,
      `pata|पता ${AND_THEN}|karta|karti|karna|karwata|lagata|lagake|करता|करती|करना`,
      `confirm|कन्फर्म|कंफर्म ${AND_THEN}|karta|karti|karna|करता|करती|करना`,
      `puch|puchh|pooch|poochh|पूछ ${AND_THEN}|kar|na|leta|leti|lunga|लेता|लूंगा`,
      'puchna|poochna|puchhna|पूछना padega|hoga|पड़ेगा|होगा',
      'dekhta|dekhti|देखता|देखती hu|hun|hoon|हूं|हूँ',
      `dekh|देख ${AND_THEN} batata|batati|bataunga|बताता|बताती`,
      'dekhte|देखते hain|है|हैं',
      `senior|manager|sir|boss|owner|builder|team|सीनियर|मैनेजर|ओनर|बिल्डर ${SE} baat|puch|pooch|confirm|बात|पूछ`,
      'i|we will|shall|need|have|must to? check|confirm|find|ask|see|get|let|verify|look',
      'ill|well check|confirm|find|ask|see|get|let|verify|look',
      'will|shall check|confirm|find|get|let|revert',
      'let me check|see|confirm|ask|find|verify|look|get',
      'get back to you',
    ],
    'promise',
  ],
  [
    [
      `pata|malum|maloom|idea|पता|मालूम|आइडिया ${NAHI}`,
      `${NAHI} pata|malum|maloom|पता|मालूम`,
      'no idea',
      'dont|do|not know|sure',
      'do not know',
      'im|i am not sure',
      `baad|बाद me|mein|में`,
      // The seller's way out.
      `ek|एक baar|बार ${KE}? aap|आप? visit|aa|aaiye|aake|aakar|mil|dekh|site|विजिट|आ|आइए|मिल|देख|साइट`,
      'visit|विजिट kar|kijiye|karo|karenge|कर|कीजिए|करो|करेंगे',
      'come and|for? see|visit',
      'once you visit|come|see',
      'mil|मिल ke|kar|के|कर baat|बात',
    ],
    'evasion',
  ],
  [
    [
      'bhej|भेज dunga|dungi|doonga|denge|deta|deti|दूंगा|दूंगी|देंगे|देता|देती',
      'bhejta|bhejti|भेजता|भेजती hu|hun|hoon|हूं|हूँ',
      'send|share|mail|whatsapp|सेंड|शेयर|व्हाट्सएप kar|कर dunga|dungi|doonga|denge|deta|deti|दूंगा|दूंगी|देंगे|देता|देती',
      'will|ill|shall send|share|mail|whatsapp',
    ],
    'sending',
  ],
]

/** What answers "how much" without a number. */
export const AMOUNTS_WITHOUT_NUMBER: PhraseList<true> = [
  [
    [
      'free|muft|मुफ्त|फ्री|negotiable|नेगोशिएबल|flexible|फ्लेक्सिबल|nil|zero|included|शामिल|same|half|aadha|आधा|adha|full|poora|pura|पूरा',
      `${NAHI} lagta|lagega|hai|lagti|लगता|लगेगा|है|socha|decide|सोचा|final`,
      `koi|कोई charge|charges|limit|brokerage|चार्ज|लिमिट|फिक्स ${NAHI}`,
      `fix|final|decide|tay|फिक्स|तय ${NAHI}`,
      'no|not charge|charges|limit|fixed|decided|brokerage|bar',
      'as per|market',
      'market|मार्केट rate|ke|रेट|के',
      'lakh|lakhs|lac|crore|crores|hazar|hazaar|thousand|लाख|करोड़|हजार|percent|प्रतिशत',
      `bahut|kam|zyada|jyada|thoda|बहुत|कम|ज्यादा|थोड़ा`,
      `${HAI} ${NAHI}`,
    ],
    true,
  ],
]

/** Words of time, as far as they answer "when". Spelling keys. */
export const TIME_WORDS: ReadonlySet<string> = new Set(
  `kal parso aaj abhi turant foran mahina mahine saal hafta hafte din subah sham shaam dopahar raat baje jaldi ready
  tayyar taiyar immediate immediately today tomorrow tonight now soon asap weekend week month months year years day days
  morning evening afternoon night noon sunday monday tuesday wednesday thursday friday saturday sat sun mon somvar
  mangalvar budhvar guruvar shukravar shanivar ravivar itvar january february march april may june july august
  september october november december diwali holi eid navratri dussehra christmas baad pehle agle next after before
  anytime kabhi date tarikh salary possession handover
  कल परसों आज अभी तुरंत महीना महीने साल हफ्ता हफ्ते दिन सुबह शाम दोपहर रात बजे जल्दी रेडी तैयार संडे मंडे सोमवार मंगलवार
  बुधवार गुरुवार शुक्रवार शनिवार रविवार इतवार जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर
  दिवाली दीपावली होली ईद बाद पहले अगले कभी तारीख`
    .trim()
    .split(/\s+/)
    .map(fold),
)
