import type { PhraseList } from '../words/phrase-book.ts'
import { BHI, CHAHIYE, HI, KE, NAHI } from './common.ts'

/**
 * How the lead takes up what the agent just said.
 * - yes: accepts it (rule 1)
 * - no: refuses it
 * - go-on: a yes that only means "I am listening"
 * - dislike: refuses what was shown, wherever it stands ("wo theek nahi laga")
 * - defer: decides nothing now, which undoes a yes
 * - both: takes every one of the offered choices
 * - rest: takes whatever was not refused ("baaki theek hai")
 * - papers: asks for a brochure or a message, which accepts nothing by itself
 * - that: takes the thing offered ("wahi chahiye", "book it")
 */
export type Reply = 'yes' | 'no' | 'go-on' | 'defer' | 'dislike' | 'both' | 'rest' | 'papers' | 'that'

const HAAN = 'haan|han|ha|haa|hanji|haanji|haanjee|hn|hmm-haan|हां|हाँ|हा|हांजी'
const JI = 'ji|jee|जी'
const SPEAK =
  'boliye|bolo|bolie|boliyega|kahiye|kaho|bataiye|batao|bataiyega|sunao|sun|suniye|bol|speaking|बोलिए|बोलो|कहिए|कहो|बताइए|बताओ|बताएं|सुन|सुनाइए|बोल|बोलिये|batayen|bataye|bataie|कहिये|बताइये'

const PAPERS =
  'brochure|broshar|brosher|pdf|photo|photos|video|detail|details|location|whatsapp|message|sms|mail|email|list|ब्रोशर|फोटो|वीडियो|डिटेल|डिटेल्स|लोकेशन|व्हाट्सएप|मैसेज|लिस्ट'
const VIA = 'whatsapp|mail|email|message|pe|par|व्हाट्सएप|मेल|पे|पर'

export const REPLIES: PhraseList<Reply> = [
  [
    [
      HAAN,
      `${JI} ${HAAN}`,
      `${HAAN} ${JI}`,
      JI,
      `${JI} bilkul|बिल्कुल`,
      'yes|yeah|yep|yup|yess|yas|येस|यस',
      'yes yes|sir|madam|please|sure',
      'ok|okay|okey|oke|ओके|okk',
      'theek|thik|theekh|thk|teek|ठीक hai|he|h|है|rahega|रहेगा|hoga|होगा',
      'theek|thik|ठीक',
      'bilkul|bilkool|bikul|बिल्कुल|बिलकुल',
      'sahi|सही hai|है|he|h|rahega|रहेगा|baat|बात',
      'sahi|सही',
      'zaroor|jaroor|jarur|zarur|जरूर|ज़रूर',
      'sure|श्योर|definitely|certainly|absolutely|obviously|naturally|indeed|totally|exactly|correct|right|perfect|fine|great|of-course|agreed|done|डन|परफेक्ट|करेक्ट|perfectly',
      'of course',
      'chalega|chalegi|chalenge|chaleyga|चलेगा|चलेगी|चलेंगे',
      'chal|चल jayega|jaega|jaayega|जाएगा|जायेगा',
      'badhiya|badiya|बढ़िया|बढिया',
      'accha|achha|acha|अच्छा rahega|hai|hoga|lagega|रहेगा|है|होगा|लगेगा',
      'pasand|पसंद hai|है|aaya|आया|aayega|आएगा',
      'kyu|kyun|kyon|क्यों|क्यूं nahi|nahin|नहीं',
      'i|we am|are but|still|yes|very|indeed|sir',
      'why not',
      'sounds|sound|looks|thats good|great|fine|perfect|nice|works|okay|ok|right|correct',
      'works for me|us',
      'that|it|this|those|these|which is|are|would|will|must|should be? compulsory|mandatory|needed|required|important|necessary|essential|must|lovely|ideal|wonderful|excellent|great|nice|fantastic|superb',
      'that|it|this|those|these|which is|are|would|will be? a|very|absolutely|also? must|important|necessary|needed|nice|good|compulsory',
      'lovely|excellent|wonderful|superb|fantastic|ideal',
      'suits me|us',
      'goes without saying',
      'i|id|we|would like|love|am|will that|it|to|interested|take|consider',
      'manzoor|manjoor|मंजूर|मंज़ूर hai|है?',
      'hojayega|होजाएगा',
      'ho|हो jayega|जाएगा',
      `koi dikkat|problem|etraaz|baat ${NAHI}`,
      `कोई दिक्कत|प्रॉब्लम|एतराज|बात ${NAHI}`,
      'no problem|issue|issues|objection',
      'beshak|बेशक',
      'kafi|kaafi|bahut|bohot|काफी|बहुत hai|he|है',
      'enough',
      'haina',
      'interested',
      'please do',
      'go ahead',
      'kar|कर do|dijiye|lo|दो|दीजिए|लो',
    ],
    'yes',
  ],
  [
    [
      `wahi|wohi|vahi|vohi|wo|woh|वही|वो ${HI}? ${CHAHIYE}|theek|ठीक|dekhna|दिखाओ|dikhao|sahi|सही|rakho|रखो|le|chalega|चलेगा`,
      `yahi|yehi|ye|यही|ये ${HI}? ${CHAHIYE}|theek|ठीक|dekhna|dikhao|sahi|सही|rakho|chalega|चलेगा`,
      `aisa|waisa|ऐसा|वैसा ${HI} ${CHAHIYE}`,
      `wo|woh|vo|ye|yeh|वो|ये to|तो rahna|rehna|hona|honi|rahega|रहना|होना|होनी|रहेगा ${HI}? hai|chahiye|है|चाहिए?`,
      `wo|woh|vo|वो to|तो? sabse|bilkul|zaroor|pakka|सबसे|बिल्कुल|जरूर? pehle|pahle|पहले? ${CHAHIYE}`,
      `wahi|wohi|वही rahegi|rahega|रहेगी|रहेगा`,
      `to|तो? honi|hona|hone|रहना|होना|होनी ${HI} ${CHAHIYE}`,
      'book it|that|one',
      'send me? it|details|that',
      'show me? it|that',
      'dikha|bhej|दिखा|भेज do|dijiye|dena|dijiyega|दो|दीजिए|देना|दीजिएगा',
      'dikhaiye|dikhao|bhejiye|bhejo|दिखाइए|दिखाओ|भेजिए|भेजो',
      'that|this one|is|would? be? fine|good|perfect|ok|okay|great|right|correct',
      'i want that|it|this',
      'exactly that',
      `wo|woh|vo|ye|yeh|usko|वो|वह|ये|यह ${BHI}`,
      'same',
    ],
    'that',
  ],
  [
    [
      NAHI,
      `${JI} ${NAHI}`,
      'na|naa|ना|न ji|sir|madam|bhai|bhaiya|beta|जी|सर|मैडम|भाई|भैया|बेटा',
      `${HAAN} ${NAHI}`,
      `${NAHI} ${NAHI}`,
      `${NAHI} ${JI}`,
      'no|nope|nah|नो|nothing|none',
      'no no|thanks|thank',
      'not needed|required|necessary|really|interested',
      'no need',
      `zaroorat|jaroorat|jarurat|zarurat|जरूरत|ज़रूरत ${NAHI}`,
      `koi|कोई zaroorat|jaroorat|jarurat|जरूरत ${NAHI}`,
      'rehne|rahne|रहने do|dijiye|दो|दीजिए',
      'chhodo|chodo|chhodiye|chodiye|chhoro|jaane|jane|छोड़ो|छोड़िए|छोड़िये|जाने do|dijiye|दो|दीजिए? phir|fir|tab|to|toh|ise|usko|isko|wo|sir|ji|फिर|तब|तो|इसे|उसको|इसको|सर|जी',
      'leave|drop|forget|skip it|that|this',
      'mat|मत',
      'dont',
      'do not',
      'not',
    ],
    'no',
  ],
  [
    [
      `${HAAN} ${JI}? ${SPEAK}`,
      `${JI} ${HAAN}? ${SPEAK}`,
      `${HAAN} ${HAAN} ${SPEAK}`,
      `${HAAN} main|mai|मैं hi|ही? bol|बोल`,
      `${HAAN} ${JI}? ${KE}? kaun|kon|कौन`,
      `${HAAN} hello|haloo|हेलो|हैलो`,
      `yes|yeah|ok|okay|ji tell|speaking|go|who|this|hello|continue me|ahead|is?`,
      'yes please tell|go|continue',
      'yes i|im remember|can|have|hear|listening|know|did',
      `${HAAN} ${JI}? yaad|याद`,
      `${HAAN} aa|आ rahi|रही`,
      `${HAAN} sun|सुन`,
      SPEAK,
      `ji|जी hello|namaste|namaskar|नमस्ते|नमस्कार|pranam|प्रणाम`,
      `${HAAN} ji|जी? namaste|namaskar|नमस्ते|नमस्कार`,
      'tell me',
      'theek|ठीक hoon|hu|hun|hain|हूं|हैं',
      'i am|im fine|good|well|ok|okay|great',
      `main|मैं theek|ठीक`,
      `sab|सब theek|badhiya|ठीक|बढ़िया`,
      `${HAAN} kaun|कौन`,
      `ok|okay|theek|thik|ठीक|accha|achha hai|है? bye|dhanyawad|thanks|thank|धन्यवाद|शुक्रिया|shukriya|rakhta|rakhti|रखता|रखती`,
      'right now',
      'ji|जी kaun|कौन',
      'theek|thik|accha|achha|sahi|badhiya|ठीक|अच्छा|सही|बढ़िया tha|thi|था|थी',
    ],
    'go-on',
  ],
  [
    [
      `theek|thik|pasand|accha|achha|acha|sahi|jama|jacha|ठीक|पसंद|अच्छा|सही|जमा|जंचा ${NAHI}`,
      `wo|woh|vo|ye|yeh|वो|वह|ये|यह theek|thik|pasand|accha|sahi|ठीक|पसंद|अच्छा|सही ${NAHI}`,
      `${NAHI} pasand|jama|jacha|पसंद|जमा|जंचा`,
      // "haan mera hi tha lekin wo mehnga nikla": the yes was to the enquiry.
      `wo|woh|vo|ye|yeh|वो|वह|ये|यह to|तो? bahut|bohot|bada|badi|bade|kaafi|kafi|thoda|thodi|itna|itni|zyada|jyada|बहुत|काफी|थोड़ा|ज्यादा? door|dur|mehnga|mehenga|mahanga|mehngi|mehengi|chhota|chhoti|chota|choti|purana|purani|ganda|gandi|kharab|bekar|bekaar|tang|bik|nikal|दूर|महंगा|महंगी|छोटा|छोटी|पुराना|पुरानी|गंदा|खराब|बेकार|तंग|बिक nikla|nikli|tha|thi|gaya|gayi|pad|lag|laga|lagi|निकला|निकली|था|थी|गया|गई|पड़|लग|लगा`,
      'did|do|does|dont|didnt not? like|suit|work',
      'not good|suitable|ok|okay|right|fine|great|my',
      `mann|man|मन ${NAHI}`,
    ],
    'dislike',
  ],
  [
    [
      'sochunga|sochungi|sochenge|sochta|sochte|sochti|सोचूंगा|सोचूंगी|सोचेंगे|सोचता|सोचते|सोचती hu|hoon|hun|hain|हूं|हैं?',
      'soch|सोच ke|kar|के|कर|lu|loon|lun|lenge|लूं|लेंगे|ne|ने',
      'sochne|सोचने do|dijiye|दो|दीजिए',
      'batata|batati|batate|bataunga|bataungi|batayenge|bataenge|बताता|बताती|बताते|बताऊंगा|बताऊंगी|बताएंगे',
      'dekhta|dekhte|dekhti|देखता|देखते|देखती hu|hoon|hun|hain|hai|हूं|हैं|है',
      'dekhenge|dekhunga|देखेंगे',
      'baad|बाद me|mein|में',
      'let me think|check|see|discuss|ask|know',
      'think about it|that',
      'will|ill think|let|see|check|discuss|call|get|tell',
      'call|get you? back|later',
      'later',
      'maybe|perhaps|shayad|शायद',
      'puch|puchh|poochh|पूछ ke|kar|के|कर|lu|लूं',
      'discuss|salah|मशवरा|सलाह',
      `abhi|अभी ${NAHI}`,
      'sounds expensive',
      'driving|busy|meeting|drive|biji|vyast|ड्राइव|ड्राइविंग|बिजी|व्यस्त|मीटिंग',
      'gaadi|gadi|गाड़ी chala|चला',
      'not sure|now|yet',
    ],
    'defer',
  ],
  [
    [
      'baki|baaki|bakee|बाकी sab|saari|cheezein|सब|सारी|चीजें? theek|thik|sahi|chalega|chahiye|badhiya|ok|okay|ठीक|सही|चलेगा|चाहिए|बढ़िया hai|है?',
      'the? rest|others is|are? fine|good|okay|ok|great|works',
      'everything else is? fine|good|okay|ok|great|works',
    ],
    'rest',
  ],
  [
    [
      `${PAPERS} ${VIA}? bhej|भेज do|dijiye|dena|dijiyega|दो|दीजिए|देना|दीजिएगा`,
      `${PAPERS} ${VIA}? bhejo|bhejiye|भेजो|भेजिए`,
      `${PAPERS} ${VIA}? kar|कर do|dijiye|dena|दो|दीजिए|देना`,
      `send|share|whatsapp me|us? the|a? ${PAPERS}`,
    ],
    'papers',
  ],
  [
    [
      'dono|donon|दोनों|दोनो',
      'both',
      'koi|कोई bhi|भी chalega|चलेगा|theek|ठीक?',
      'either|any',
      'sab|saare|sabhi|सब|सारे|सभी kuch|कुछ? chahiye|chalega|चाहिए|चलेगा',
      'all|all of them|these|those?',
    ],
    'both',
  ],
]
