import type { StepAction } from '@leadbreak/contract'
import type { PhraseList } from '../words/phrase-book.ts'
import { KA, KE, KO, ME, NUMBER, PE, SE } from '../lexicon/common.ts'

/** `isWeak`: many other things are said with this word, so it counts only beside a time. */
export interface DeedWord {
  readonly action: StepAction
  readonly isWeak: boolean
}

const strong = (action: StepAction): DeedWord => ({ action, isWeak: false })
const weak = (action: StepAction): DeedWord => ({ action, isWeak: true })

const CALL = 'call|phone|fone|fon|callback|कॉल|काल|फोन|फ़ोन|कॉलबैक'
const VISIT = 'visit|vijit|visiting|vizit|विजिट|विज़िट|विसिट'
const SITE = 'site|sight|saait|साइट'
const PLACE =
  'site|project|property|flat|plot|ghar|makan|villa|shop|office|sample|house|apartment|unit|society|jagah|साइट|प्रोजेक्ट|प्रॉपर्टी|फ्लैट|प्लॉट|घर|मकान|जगह'
const COME_STEM = 'aa|a|आ'
const COME =
  'aaunga|aaungi|aaoonga|aunga|aungi|aayenge|aaenge|aenge|ayenge|aaiye|aaiyega|aaye|aao|aana|aate|aau|aaun|aaoge|aaogi|aayein|aaein|aaja|aajao|aajaiye|aajaunga|aajaungi|आऊंगा|आऊंगी|आएंगे|आयेंगे|आइए|आइएगा|आइये|आओ|आना|आते|आऊं|आओगे|आएं'
const COME_VERB =
  'jaunga|jaungi|jaenge|jayenge|jaiye|jaiyega|jao|jana|jaana|jaun|jau|jate|jata|jati|jaye|jayein|sakta|sakti|sakte|paunga|paungi|payenge|paenge|paaoge|rahe|raha|rahi|जाऊंगा|जाऊंगी|जाएंगे|जाइए|जाइएगा|जाओ|जाना|जाऊं|जाते|जाता|जाती|जाएं|सकता|सकती|सकते|पाऊंगा|पाऊंगी|पाएंगे|रहे|रहा|रही'
const LOOK =
  'dekhne|dekhna|dekhni|dekhenge|dekhunga|dekhungi|dekh|dikha|dikhaunga|dikhane|dikhao|dikhaiye|dikhate|दिखा|दिखाऊंगा|दिखाने|दिखाओ|दिखाइए|दिखाते|देखने|देखना|देखनी|देखेंगे|देखूंगा|देखूंगी|देख'
const SEND =
  'bhej|bhejo|bheju|bhejun|bhejunga|bhejungi|bhejenge|bhejiye|bhejiyega|bhejna|bhejta|bhejti|bhejte|bhejega|bhijwa|bhijva|bhijvata|भेज|भेजो|भेजूं|भेजूंगा|भेजूंगी|भेजेंगे|भेजिए|भेजिएगा|भेजना|भेजता|भेजती|भेजते|भिजवा'
const PAPERS =
  'details|detail|brochure|broshar|photo|photos|pic|pics|video|videos|location|list|pdf|quotation|documents|document|papers|link|डिटेल|डिटेल्स|ब्रोशर|फोटो|वीडियो|लोकेशन|लिस्ट|डॉक्यूमेंट|कागज'
const GIVE =
  'kar|karo|kardo|karna|karunga|karungi|karta|karti|karte|karenge|kariye|karein|karu|karun|de|do|dedo|dena|dijiye|dunga|dungi|deta|deti|dete|कर|करो|करना|करूंगा|करूंगी|करता|करती|करते|करेंगे|करूं|दे|दो|देना|दीजिए|दूंगा|दूंगी|देता|देती|देते'
const MEDIUM =
  'whatsapp|watsapp|vatsap|whatsap|mail|email|message|massage|msg|sms|व्हाट्सएप|वाट्सएप|व्हाट्सऐप|मेल|मैसेज|ईमेल'
const TELL =
  'bata|batata|batati|batate|bataunga|bataungi|batayenge|bataenge|batadunga|batana|bataiye|bataiyega|batau|bataun|batao|बता|बताता|बताती|बताते|बताऊंगा|बताऊंगी|बताएंगे|बतायेंगे|बताना|बताइए|बताइएगा|बताऊं|बताओ'
const THINK =
  'soch|sochkar|sochke|discuss|vichar|salah|mashwara|decide|confirm|final|finalise|finalize|सोच|सोचकर|डिस्कस|विचार|सलाह|डिसाइड|कन्फर्म|फाइनल'
const FAMILY =
  'family|wife|husband|papa|mummy|pita|bhai|parivar|ghar|gharwalon|gharwale|mrs|missus|patni|biwi|beta|bete|partner|ca|parents|फैमिली|वाइफ|हस्बैंड|पापा|मम्मी|भाई|परिवार|घर|घरवालों|पत्नी|बेटे|बीवी'
const CAB = 'cab|gaadi|gadi|car|taxi|pickup|driver|गाड़ी|कैब|कार|टैक्सी|पिकअप'
const MONEY = 'token|advance|payment|cheque|deposit|टोकन|एडवांस|पेमेंट|चेक|डिपॉजिट'
const PAY_VERB =
  'de|dunga|dungi|denge|deta|dete|dena|kar|karunga|karungi|karenge|karta|karte|karna|transfer|bhej|bhejunga|jama|दे|दूंगा|दूंगी|देंगे|देता|देते|देना|कर|करूंगा|करेंगे|ट्रांसफर|भेज|जमा'

/** What somebody may promise to do, and, as null, what only sounds like it. The longest phrase counts. */
export const DEEDS: PhraseList<DeedWord | null> = [
  [
    [
      CALL,
      `${CALL} back`,
      'ring me|you|him|back|again',
      'get|be in touch',
      'touch base',
      'catch up|you later?',
      'connect with|you|on|again',
    ],
    strong('call'),
  ],
  [
    [
      'baat|bat|baatcheet|बात|बातचीत',
      'talk|speak|discuss|calling',
      'connect',
      `touch|contact ${ME}`,
      'sampark|संपर्क',
    ],
    weak('call'),
  ],
  [
    [
      `${SITE} ${VISIT}`,
      VISIT,
      `${VISIT} book|schedule|बुक|शेड्यूल`,
      `${SITE}|${PLACE} ${PE} ${COME}`,
      `${SITE} ${PE}? ${COME_STEM} ${COME_VERB}`,
      `${SITE} ${LOOK}`,
      `${PLACE} ${LOOK} ${COME}|chalenge|chalunga|chalte|chaliye|jaunga|jayenge|चलेंगे|चलते|चलिए`,
      `${LOOK} ${COME}`,
      `aake|aakar|aakr|aa|आके|आकर|आ ke|kar|के|कर? ${LOOK}`,
      `${LOOK} ${COME_STEM} ${COME_VERB}`,
      'dekhne|देखने ke|के liye|लिए',
      `see|visit|show|check the|your|our|this|that|you|him|her? ${PLACE}`,
      `show you|me|us the|around|our? ${PLACE}`,
      'come and|to see|look|visit|check',
      'have|take a look',
      'walk through|around',
      'site inspection|tour',
      `${SITE} ${PE} honge|hunga|rahunga|rahenge|होंगे|रहूंगा|रहेंगे`,
      `${SITE} ${PE} chalte|chalenge|chaliye|chalna|milte|milenge|milna|mulakat|चलते|चलेंगे|चलिए|मिलते|मिलेंगे`,
    ],
    strong('visit'),
  ],
  [
    [
      // "We will see": nobody says that he will come.
      'dekhenge|dekhunga|dekhungi|देखेंगे|देखूंगा|देखूंगी',
      'dekhte|देखते hain|hai|है|हैं',
    ],
    weak('decide'),
  ],
  [[MONEY, 'pay', 'registry|registri|रजिस्ट्री'], weak('pay')],
  [
    [
      COME,
      'aata|aati|आता|आती hu|hun|hoon|हूं|हू',
      `${COME_STEM} ${COME_VERB}`,
      'come|coming|drop by|in|down?',
      'be there',
      'pahunchunga|pahunchenge|pahuchenge|पहुंचूंगा|पहुंचेंगे',
      'pahunch|pahuch|पहुंच jaunga|jaungi|jayenge|jaenge|जाऊंगा|जाऊंगी|जाएंगे',
      LOOK,
      `${PLACE} ${LOOK}`,
      'show you|me|us around?',
      'chalte|chalenge|chaliye|चलते|चलेंगे|चलिए',
    ],
    weak('visit'),
  ],
  [
    [
      `office|ऑफिस ${PE}|${ME}? ${COME}`,
      `office|ऑफिस ${PE}|${ME}? ${COME_STEM} ${COME_VERB}`,
      `milne|मिलने ${COME}`,
      `milne|मिलने ${COME_STEM} ${COME_VERB}`,
      'meeting|miting|मीटिंग rakh|rakhte|fix|set|kar|karte|karenge|schedule|arrange|rakhiye|रख|रखते|फिक्स|कर|करते|करेंगे',
      'mulakat|mulaqat|mulaakat|मुलाकात',
      'come|drop to|by|over|at your|our|the office',
      'face to face',
    ],
    strong('meet'),
  ],
  [
    [
      'mil|milte|milenge|milunga|milungi|milna|milne|milein|miliye|miliyega|milo|milu|मिल|मिलते|मिलेंगे|मिलूंगा|मिलूंगी|मिलना|मिलने|मिलें|मिलिए|मिलिएगा|मिलो|मिलूं',
      'meet|meeting|miting|मीटिंग',
      'see you',
    ],
    weak('meet'),
  ],
  [
    [
      SEND,
      'send|sending|share|mail|email|text|whatsapp|courier',
      'forward it|the|me|you|this|that',
      `${PAPERS} ${MEDIUM}? ${PE}? ${GIVE}`,
      `${MEDIUM} ${PE}? ${GIVE}`,
      `share|शेयर ${GIVE}`,
      `${PAPERS} ${KO}? ${SEND}`,
      `forward|फॉरवर्ड ${GIVE}`,
    ],
    strong('send'),
  ],
  [
    [
      `${THINK} ${KE}|kar|कर? ${TELL}`,
      `${THINK} ${KE}|kar|कर? ${TELL} ${GIVE}?`,
      'sochunga|sochungi|sochenge|sochte|sochta|sochti|सोचूंगा|सोचूंगी|सोचेंगे|सोचते|सोचता|सोचती',
      `${THINK} karke|karkey|kar|करके|कर ke|k|के? ${TELL}`,
      `${THINK} karunga|karungi|karenge|karte|karta|kar|karna|करूंगा|करूंगी|करेंगे|करते|करता|कर|करना`,
      `${FAMILY} ${SE}|${ME}|${KO} baat|puch|pooch|poochh|discuss|salah|बात|पूछ|डिस्कस karke|kar|ke|kr|करके|कर|के ke|के? ${TELL}`,
      `${FAMILY} ${SE}|${ME} baat|puch|pooch|poochh|discuss|salah|बात|पूछ|डिस्कस karunga|karungi|karenge|karke|kar|karni|करूंगा|करूंगी|करेंगे|करके|कर|करनी`,
      `${FAMILY} ${SE}|${ME} puchunga|puchungi|puchenge|poochunga|पूछूंगा|पूछूंगी|पूछेंगे`,
      `dekh|देख ke|kar|के|कर ke|के? ${TELL}`,
      'think about it|this|that|over',
      'think it over|through',
      'think',
      'decide|finalise|finalize|confirm',
      'discuss|talk|check|speak it|this? with|to my',
      'let you know',
      'get back to|with? you|u?',
      'revert back|to?',
    ],
    strong('decide'),
  ],
  [[TELL, `${TELL} ${GIVE}`, 'tell you'], weak('decide')],
  [
    [
      `${MONEY} ${KA}? amount|rakam|paisa|अमाउंट|पैसा? ${PAY_VERB}`,
      'pay the|you|a|my? token|advance|booking|amount|deposit|money',
      'transfer|make|do|give the|you|a|my? token|advance|booking|payment|amount|deposit|cheque',
      'paisa|paise|पैसा|पैसे transfer|bhej|de|ट्रांसफर|भेज|दे',
      'book|booking|बुक|बुकिंग kar|karunga|karenge|karwa|kara|कर|करूंगा|करेंगे|करवा lunga|lenge|dunga|denge|lete|लूंगा|लेंगे|दूंगा|लेते',
    ],
    strong('pay'),
  ],
  [
    [
      `${CAB} ${KO}? bhi|भी? ${SEND}`,
      `${CAB} ${KA}|ki|की? arrange|intezam|intazam|book|अरेंज|इंतजाम|बुक`,
      `send|arrange|book a|the|you|our? ${CAB}`,
      'pick you|him|her? up',
      'pick|पिक kar|up|karne|कर|करने',
      'loan|bank|लोन|बैंक wale|vale|manager|team|वाले|मैनेजर? se|ki|की|से baat|meeting|बात|मीटिंग karwa|karva|kara|करवा|करा',
      'arrange|arrangement|intezam|intazam|अरेंज|इंतजाम|इंतज़ाम',
      'hold|होल्ड kar|karwa|कर|करवा',
      'appointment|अपॉइंटमेंट',
    ],
    strong('arrange'),
  ],
  [
    [
      `${CALL} ${NUMBER}|recording|center|centre|switch|network|रिकॉर्डिंग|सेंटर`,
      'wait|waiting for your|ur call',
      `mail|email|ईमेल id|आईडी`,
      'calling|call from|about|regarding',
    ],
    null,
  ],
]
