import type { PhraseList } from '../words/phrase-book.ts'
import { BHI, CHAHIYE, HAI, KA, KE, KO, ME, NAHI, NUMBER, PHONE, SE } from './common.ts'

/**
 * How a lead says what comes of the call.
 * - wrong-number: he is somebody else
 * - refusal: he wants no property, or none any more
 * - soft-refusal: the same words may refuse one thing alone ("zarurat nahi"), so they count where he wants nothing
 * - busy, call-later: he puts the talk off
 * - interest: he says that he looks for something, without saying what
 */
export type DispositionSign =
  'wrong-number' | 'refusal' | 'soft-refusal' | 'busy' | 'call-later' | 'interest' | 'none'

const PROPERTY =
  'property|properties|flat|ghar|makan|makaan|plot|zameen|jameen|house|apartment|shop|kuch|koi|प्रॉपर्टी|फ्लैट|घर|मकान|प्लॉट|जमीन|कुछ|कोई'
const BUY =
  'lena|leni|kharidna|khareedna|kharidni|khareedni|chahiye|chahie|chaiye|dekhna|dekhni|karna|लेना|लेनी|खरीदना|खरीदनी|चाहिए|देखना|करना'
const WHEN =
  'baad|bad|kal|parso|sham|shaam|subah|dopahar|raat|baje|later|tomorrow|evening|morning|sunday|saturday|monday|tuesday|wednesday|thursday|friday|weekend|hafte|mahine|बाद|कल|परसों|शाम|सुबह|दोपहर|रात|बजे|हफ्ते|महीने|संडे'
const DO = 'karna|karo|kijiye|kijiyega|kariye|karein|kare|kar|lagana|करना|करो|कीजिए|करिए|करें|कर|कीजिएगा|करिएगा'
const ME_OR_WITH = 'me|mein|में|ko|को|pe|par'

export const DISPOSITION_SIGNS: PhraseList<DispositionSign> = [
  [
    [
      `wrong|galat|glat|रॉन्ग|रांग|गलत ${NUMBER}|jagah|aadmi|person|call|जगह|आदमी`,
      `${NUMBER} galat|wrong|गलत`,
      `yahan|yaha|idhar|यहां|यहाँ ${KO}? is|iss|aisa|इस|ऐसा? naam|नाम? ${KA}? koi|कोई ${BHI}? ${NAHI}`,
      `is|iss|इस naam|नाम ${KA} ${PROPERTY}|yahan|यहां? koi|कोई? ${BHI}? ${NAHI}`,
      `main|mai|मैं wo|woh|वो|वह ${NAHI}`,
      'nobody|noone by that|this name',
      'no one by that|this name',
      'no such person',
      'dialled|dialed|called|have|got|reached the? wrong|incorrect number|person|guy|house',
      'im|am|i am not the person',
      `kisi|किसी aur|और ${KO}? laga|lag|mila|लगा|लग|मिला`,
    ],
    'wrong-number',
  ],
  [
    [
      'not|isnt|arent|never at? all? interested',
      'no|zero|dont have|any interest',
      `interest|intrest|interested|इंटरेस्ट|इंटरेस्टेड|ruchi|dilchaspi|रुचि|दिलचस्पी ${BHI}? ${NAHI}`,
      `${NAHI} interested|इंटरेस्टेड`,
      'plan|iraada|irada|idea|प्लान|इरादा cancel|drop|badal|chhod|chod|कैंसिल|ड्रॉप|बदल|छोड़',
      `plan|iraada|irada|प्लान|इरादा ${NAHI} hai|raha|rahi|है|रहा`,
      `${NAHI} ${NAHI} ${CHAHIYE} ji|sir|जी|bhai|भाई?`,
      'no thank you',
      'no thanks',
      'not looking anymore',
      'dropped the plan|idea',
      'no plan|plans|requirement|requirements to|of|at|for|any|now?',
      `requirement|रिक्वायरमेंट ${NAHI}`,
      `mann|man|mood|मन|मूड ${NAHI} hai|raha|है|रहा`,
      'waste of? my|our? time',
      `time|टाइम waste|barbad|barbaad|वेस्ट|बर्बाद mat|मत`,
    ],
    'refusal',
  ],
  [
    [
      'not interested in',
      `${PROPERTY} ${PROPERTY}|${KO}|${BHI}? ${NAHI} ${BUY}`,
      `${PROPERTY} ${BUY} ${BHI}|hi|ही? ${NAHI}`,
      `${NAHI} ${BUY}`,
      `${BUY} ${BHI}|hi|ही? ${NAHI}`,
      `zarurat|jarurat|zaroorat|jaroorat|जरूरत|ज़रूरत ${NAHI}`,
      'dont|not want|need|require any|anything|a|it|property|to',
      'not looking|searching|planning|buying',
      'no need',
    ],
    'soft-refusal',
  ],
  [
    [
      'busy|biji|bizi|vyast|बिजी|व्यस्त',
      `meeting|class|office|hospital|bank|shaadi|train|flight|bus|मीटिंग|क्लास|ऑफिस|हॉस्पिटल|अस्पताल|ट्रेन|शादी ${ME} hu|hun|hoon|hain|hai|chal|हूं|हैं|है`,
      'in|into|at a|the|my? meeting|class|hospital|office|train|flight|funeral|conference',
      'driving|drive|ड्राइव|ड्राइविंग',
      'gaadi|gadi|bike|गाड़ी|बाइक chala|चला|pe|par|me',
      `baat|bat|बात ${NAHI} kar|ho|कर|हो`,
      `${NAHI} baat|bat|बात kar|कर`,
      'cant|cannot talk|speak|take',
      `time|samay|fursat|टाइम|समय|फुर्सत ${BHI}? ${NAHI} ${HAI}`,
      'no time',
      'dont have time',
      'not a? good|right time',
      'kaam|काम me|mein|pe|par|kar|में|पर|कर',
      'so|सो raha|rahi|रहा|रही',
      'travelling|traveling|boarding|एयरपोर्ट|airport',
      'school|market|hospital|स्कूल|मार्केट|बाजार aaya|aayi|आया|आई',
    ],
    'busy',
  ],
  [
    [
      `${WHEN} ${ME_OR_WITH}? aap|आप|mujhe|muje|मुझे|phir|fir|फिर|dobara? ${PHONE}|baat|बात`,
      `${WHEN} ${ME_OR_WITH}? baje|बजे ke|के? baad|बाद? ${PHONE}|baat|बात`,
      `${PHONE} ${DO} ${WHEN}`,
      `${PHONE} ${DO} aap|आप? ${WHEN}`,
      'call|ring|phone|speak|talk to? me|us|you? back|later|tomorrow|after|in|at|on|next|around|some|again',
      'call|ring|phone me? in|on|at the? evening|morning|afternoon|weekend|sunday|saturday|monday|tuesday|wednesday|thursday|friday',
      `baad|bad|बाद ${ME} baat|call|phone|dekhte|karte|karta|karna|kijiye|karo|batata|बात|कॉल|फोन|देखते|करते|करना|कीजिए`,
      `baad|bad|बाद ${ME}`,
      `thodi|kuch|थोड़ी|कुछ der|देर baad|bad|me|mein|बाद|में`,
      `phir|fir|फिर kabhi|कभी`,
      `ghante|minute|din|mahine|mahino|hafte|saal|घंटे|मिनट|दिन|महीने|हफ्ते|साल ${KE}|${ME}? baad|bad|बाद? ${PHONE}`,
      'some other time|day',
      'another time|day',
      'later please',
      `main|mai|मैं ${PHONE} karta|karti|karunga|karungi|करता|करती|करूंगा|करूंगी`,
      'ill|will call you? back',
    ],
    'call-later',
  ],
  [
    [
      'interested|इंटरेस्टेड|interest|इंटरेस्ट',
      `dekh|dhundh|dhoondh|dhund|soch|देख|ढूंढ|सोच raha|rahe|rahi|रहा|रहे|रही hu|hun|hoon|hai|hain|tha|the|thi|हूं|हैं|है|था|थे|थी`,
      'yes|yeah|still|am|are|were|was looking|searching|planning',
      `plan|प्लान hai|है|bana|ban|chal|बना|बन|चल`,
      'lena|leni|kharidna|khareedna|लेना|लेनी|खरीदना to|तो? hai|है',
      'brochure|details|detail|photo|photos|location|ब्रोशर|डिटेल|डिटेल्स|फोटो|लोकेशन ' +
        'whatsapp|pe|par|व्हाट्सएप|पे? bhej|bhejo|bhejiye|send|kar|do|भेज|भेजो|भेजिए|सेंड|कर|दो',
      'send|share|whatsapp me|us? the|some? details|brochure|photos|it|location',
    ],
    'interest',
  ],
  [
    [
      `busy|biji|बिजी ${NAHI}`,
      `baat|bat|बात kar|ho|कर|हो sakte|sakta|sakti|सकते`,
      `${PHONE} mat|मत`,
      `office|ऑफिस ${ME} kaam|काम`,
      `koi|कोई dikkat|problem|baat|दिक्कत|प्रॉब्लम|बात ${NAHI}`,
      `loan|lift|gym|parking|pool|लोन|लिफ्ट|जिम|पार्किंग ${KA}|${KO}? ${NAHI} ${BUY}`,
      `loan|lift|gym|parking|pool|लोन|लिफ्ट|जिम|पार्किंग ${KA} zarurat|jarurat|जरूरत ${NAHI}`,
      `${SE} ${NAHI} ${BUY}`,
    ],
    'none',
  ],
]

/** What a telephone company's machine, or a mailbox, says in the lead's place. */
export const ANNOUNCEMENTS: PhraseList<true> = [
  [
    [
      'person|number|subscriber|customer|party you are|have|were calling|called|dialled|dialed|trying',
      'not|currently|presently available|reachable|answering to? take? your? call?',
      'switched|switch off|of|ऑफ',
      'स्विच्ड|स्विच ऑफ',
      'not reachable',
      'out of coverage|network|reach|service',
      'leave a|your message',
      'after the? beep|tone',
      'record your|a message',
      'voicemail|mailbox|वॉइसमेल',
      'voice mail|box',
      'please try|call again|after later|some|sometime?',
      'kripya|कृपया thodi|kuch|थोड़ी|कुछ der|देर',
      'aap|आप jis|jise|jinse|जिस|जिसे|जिनसे vyakti|number|upbhokta|व्यक्ति|नंबर|उपभोक्ता?',
      'jis|jise|जिस|जिसे vyakti|number|upbhokta|व्यक्ति|नंबर|उपभोक्ता ko|को|se|से|par|पर? aap|आप',
      'busy|speaking|talking on another|other call please|kindly',
      `pahunch|pahuch|kshetra|पहुंच|पहुँच|क्षेत्र ${SE} bahar|बाहर`,
      'uttar|jawab|उत्तर|जवाब nahi|नहीं de|दे',
      'dial|dayal|डायल kiya|kia|किया gaya|गया',
      'number does not exist',
      'call is|has been being? forwarded',
      'hang up or',
    ],
    true,
  ],
]

/**
 * The same as a recogniser mishears it over the telephone ("please delete vasant after you need park"). One alone is
 * anybody's; two of them, in a call in which the agent never speaks, are a machine's.
 */
export const ANNOUNCEMENT_ECHOES: PhraseList<true> = [
  [
    [
      'please|plz|kindly leave|delete|live|leaf|lead|lift|deliver|record|report',
      'cannot|cant|not|unable to? up|pick|come|take|attend|answer|connect',
      'after|aftr you|the|a|this|dear? need|beep|bip|bee|bean|big|peep|tone|town|tune|dawn|phone',
      'message|massage|messages|messenger',
      'beep|bip|voicemail|mailbox',
      'get|come back to you',
      'person|subscriber|customer you|your|who',
      'is|are busy|unavailable',
      'not available|reachable',
      'on another call',
      'try again',
      'कृपया|kripya',
      'संदेश|सन्देश|sandesh|मैसेज',
      'बीप|टोन',
      'व्यक्ति|vyakti',
      'व्यस्त|vyast',
    ],
    true,
  ],
]

/** An agent's question about the moment, to which a "no" says nothing of property. */
export const ABOUT_THE_MOMENT: PhraseList<true> = [
  [
    [
      'minute|minutes|minat|time|samay|busy|convenient|मिनट|टाइम|समय|बिजी',
      'baat|bat|बात kar|ho|कर|हो',
      'talk|speak|hear|aawaz|awaaz|आवाज',
      'aur|और kuch|कुछ',
      'anything else|more',
    ],
    true,
  ],
]
