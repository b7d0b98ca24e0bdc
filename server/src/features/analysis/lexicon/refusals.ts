import type { PhraseList } from '../words/phrase-book.ts'
import { BHI, CHAHIYE, HAI, HI, HO, KA, KARO, MAT, ME, NA, NAHI, SE, TO } from './common.ts'

const VERB_NAHI = `dekhna|dekhni|lena|leni|jana|jaana|rakhna|rakho|dikhana|dikhao|karna|karni|milega|chalega|chalegi|chahunga|chahungi|jaunga|jaungi|lunga|lungi|dekhunga|dekhungi|दिखाना|दिखाओ|देखना|देखनी|लेना|लेनी|जाना|रखना|रखो|करना|चलेगा|चलेगी|चलेंगे|जाऊंगा|लूंगा|देखूंगा|देखूंगी|जाएंगे`
const SHOW =
  'dikhana|dikhao|dikhaiye|dikhaiyega|dikhaye|dena|dijiye|rakhna|rakho|rakhiye|batana|batao|bataiye|lena|karna|karo|jodna|jodo|bhejna|bhejo|likhna|likho|suggest|दिखाना|दिखाओ|दिखाइए|दिखाइएगा|देना|दीजिए|रखना|रखो|रखिए|बताना|बताओ|बताइए|करना|करो|जोड़ना|भेजना|भेजो|लिखना|लिखो'

const VERY =
  'bahut|bohot|bada|badi|bade|kaafi|kafi|thoda|thodi|itna|itni|zyada|jyada|too|so|very|quite|rather|बहुत|बड़ा|बड़ी|काफी|थोड़ा|थोड़ी|इतना|इतनी|ज्यादा'
/** What makes a place or a property unwelcome. */
const BAD =
  'door|dur|far|away|noisy|crowded|expensive|costly|mehnga|mehenga|mahanga|mehengi|mehngi|bheed|shor|traffic|jam|congested|polluted|pollution|busy|vyast|ganda|gandi|gandagi|dhool|chhota|chhoti|chhote|chota|choti|small|tiny|tang|sankri|purana|purani|old|sunsaan|unsafe|khatarnak|kharab|boring|zyada|jyada|दूर|महंगा|महंगी|भीड़|शोर|ट्रैफिक|जाम|प्रदूषण|व्यस्त|बिजी|गंदा|गंदी|गंदगी|धूल|छोटा|छोटी|छोटे|तंग|संकरी|पुराना|पुरानी|सुनसान|असुरक्षित|खराब|ज्यादा'

/** What sends away the thing spoken of last, also when its sentence is over: "ac mere paas hai nahi chahiye". */
const DISMISSALS: readonly string[] = [
  `wo|woh|vo|use|usko|isko|वो|उसे|उसको|इसको? rehne|rahne|rhne|rehene|रहने do|dijiye|de|दो|दीजिए|दे`,
  `wo|woh|vo|use|usko|isko|वो|उसे|उसको|इसको? chhodo|chodo|chhod|chhodiye|chodiye|chhodie|chhoro|choro|chhodna|chod|छोड़ो|छोड़िए|छोड़|छोड़ना|छोड़िये`,
  'chhod|chod|छोड़ do|dijiye|diya|diye|dete|kar|ke|दो|दीजिए|दिया|दिए|देते',
  'hata|हटा do|dijiye|dena|diya|दो|दीजिए|देना|दिया',
  'hatao|hataiye|hatwao|हटाओ|हटाइए',
  'kaat|kat|काट do|dijiye|dena|diya|दो|दीजिए|देना|दिया',
  'ko|को? maro|maaro|मारो goli|गोली',
  'ko|को? goli|गोली maro|maaro|मारो',
  'bhaad|bhad|भाड़ me|mein|में jaye|jaaye|gaya|jae|जाए|गया',
  `${NAHI} ${CHAHIYE}`,
  `koi|कोई? zaroorat|zarurat|jarurat|jaroorat|जरूरत|ज़रूरत ${NAHI}`,
  'not there|here',
]

/** How something is refused or complained of: the Hindi words behind it, the English ones mostly before it. */
export const REFUSALS: PhraseList<
  'refuse-before' | 'dismiss' | 'refuse-after' | 'complain' | 'without' | 'bina' | 'drop'
> = [
  [DISMISSALS, 'dismiss'],
  [
    [
      NAHI,
      `${NAHI} ${NAHI}`,
      `zaroori|jaroori|jaruri|zaruri|ज़रूरी|जरूरी ${HI}|${BHI}|${TO}? ${NAHI}`,
      `${HO} ya|या? ${NA}|${NAHI} ${HO}`,
      'kahan|kaha|कहां|कहाँ se|से aayega|aayegi|aaega|milega|milegi|hoga|hogi|आएगा|आएगी|मिलेगा|मिलेगी|होगा',
      'was|were for my|his|her|our|a|another',
      `${CHAHIYE} ${HI}|${BHI}? ${NAHI}`,
      `${HAI} ${HI} ${NAHI}`,
      `${NAHI} ${VERB_NAHI}`,
      `${VERB_NAHI} ${HI}|${BHI}? ${NAHI}`,
      `bilkul|bilkool|kabhi|kisi-bhi|बिल्कुल|कभी ${BHI}? ${NAHI}`,
      `${MAT} ${SHOW}`,
      MAT,
      `${NA} ${HO}|${CHAHIYE}|${SHOW}|jaye|jaaye|jau|जाए|bhi|भी`,
      `${NA} chale|jate|jaate|चले|जाते jate|jaate|जाते?`,
      `cancel|drop|skip|remove|कैंसिल|ड्रॉप|स्किप ${KARO} diya|do|dijiye|दिया|दो|दीजिए?`,
      'not|isnt|arent needed|required|necessary|important|wanted|must|compulsory|mandatory|at all?',
      'not a? must|priority|requirement|need|preference',
      'is|are|was not|no needed|required|necessary|important|must|compulsory|wanted',
      'no need|requirement',
      'नॉट रिक्वायर्ड|नीडेड|नेसेसरी',
      'is|are out|off',
      'ruled out',
      'was|were the|my|our|his|her first|earlier|original|initial|old choice|preference|plan|idea|option|pick',
      'not there|that',
      `pehli|pahli|पहली pasand|choice|पसंद|चॉइस thi|tha|थी|था`,
      'dikhaya|dikhayi|dikhai|bheja|दिखाया|दिखाई|भेजा to|तो',
      'nikal|bik|निकल|बिक gaya|gayi|chuka|chuki|गया|गई|चुका|चुकी hai|है?',
      'is|are|was not for me|us',
      'who|nobody will|would|wants maintain|look|clean|use|go|to',
      `${KA}? kya|क्या karunga|karungi|karenge|karega|karegi|karna|karni|karne|krna|krni|karu|kaam|fayda|faida|zaroorat|jarurat|करूंगा|करूंगी|करेंगे|करेगा|करेगी|करना|करनी|करने|करूं|काम|फायदा|जरूरत ${HAI}?`,
      `${ME} kya|क्या karunga|karungi|karenge|karega|karegi|karna|करूंगा|करूंगी|करेंगे|करेगा|करेगी|करना`,
      `pasand|पसंद ${NAHI}`,
      'bekaar|bekar|bakwas|बेकार|बकवास',
      `${NAHI} ${HO} ${TO} ${BHI}? chalega|theek|ठीक|चलेगा`,
    ],
    'refuse-before',
  ],
  [
    [
      // Complaints about a place or a price.
      `door|dur|दूर ${BHI} chalega|ho|sahi|theek|चलेगा|हो|सही|ठीक`,
      'door|dur|दूर padega|padegi|padta|padti|hai|ho|hoga|he|h|पड़ेगा|पड़ता|पड़ेगी|है|हो|होगा|pad|पड़ jayega|jaega|जाएगा|जाता?',
      'zyada|jyada|zada|jada|ज्यादा|ज़्यादा hai|h|he|है|ho|हो|lag|लग|hi|ही',
      `apne|apna|apni|hamara-apna|khud|अपने|अपना|अपनी|खुद ${HI}? rakh|laga|le|kar|karwa|bana|रख|लगा|ले|कर|करवा|बना lenge|loonga|lunga|lungi|लेंगे|लूंगा|लूंगी`,
      'apne|apna|apni|khud|अपने|अपना|अपनी|खुद rakhenge|lagayenge|lagaenge|karenge|laayenge|layenge|rakhunga|rakhungi|रखेंगे|लगाएंगे|करेंगे|लाएंगे|रखूंगा|रखूंगी',
      `hamara|hamari|hamare|mera|meri|हमारा|हमारी|हमारे|मेरा|मेरी apna|apni|apne|अपना|अपनी|अपने ${HAI}`,
      `khud|खुद laga|lagwa|karwa|karva|kar|le|लगा|लगवा|करवा|कर|ले lunga|lenge|loonga|lungi|लूंगा|लेंगे|लूंगी`,
      `jhanjhat|jhanjat|झंझट|chakkar|चक्कर|lafda|pareshani ${NAHI}`,
      `${VERY} ${BAD} hai|hain|है|हैं|h|he|rehta|rahta|rehti|रहता|रहती|lagta|लगता?`,
      `${BAD} ${VERY} hai|hain|है|हैं|rehta|rahta|rehti|hota|रहता|रहती|होता?`,
      `${KA}? kiraya|rate|daam|price|किराया|रेट|दाम|कीमत to|तो? aasman|asman|aasmaan|आसमान pe|par|पर|छू|chhu ${HAI}|raha?`,
      `achar|achaar|अचार dalunga|daloonga|dalenge|डालूंगा|डालेंगे kya|क्या?`,
      `${VERY}? pani|paani|पानी bharta|bhar|bharti|भरता|भर|भरती|lagta|लगता ${HAI}|jata|jaata|जाता?`,
      `budget|बजट|range|रेंज|pahunch|पहुंच|hadd ${SE} bahar|baahar|upar|बाहर|ऊपर`,
      'out|beyond|over of? my|our? budget|range|reach',
      `${KA}? dekhbhal|dekh-bhal|rakhwali|safai|देखभाल|रखवाली|सफाई? kaun|kon|कौन dega|bharega|karega|karegi|jayega|jaega|jaaye|sambhalega|dekhega|rahega|bharega|करेगा|करेगी|जाएगा|जाए|संभालेगा|देखेगा|रहेगा|भरेगा`,
      'shor|bheed|traffic|gandagi|jam|pollution|hungama|hungaama|badbu|dhool|machhar|machchar|halla|dhuan|chori|gundagardi|हंगामा|बदबू|धूल|मच्छर|हल्ला|धुआं|चोरी|शोर|भीड़|ट्रैफिक|गंदगी|जाम bahut|bohot|zyada|jyada|kaafi|बहुत|ज्यादा|काफी hai|है?',
      `hungama|hungaama|badbu|halla|bheed|shor|jam|gandagi|gundagardi|हंगामा|बदबू|हल्ला|भीड़|शोर|जाम|गंदगी|गुंडागर्दी hai|hain|hota|hoti|rehta|rehti|rahta|rahti|raha|laga|lagta|है|हैं|होता|होती|रहता|रहती|लगा|लगता rehta|rahta|रहता?`,
      'mehnga|mehenga|mahanga|mehngi|expensive|costly|महंगा|महंगी|महँगा hai|padega|padta|है|पड़ेगा|पड़ता?',
      'is|was|its|looks|seems|sounds too|very|quite|so far|expensive|costly|noisy|crowded|congested|away|polluted',
      'is|was|are far|expensive|costly|noisy|crowded|congested|polluted|terrible|horrible|awful|bad|pathetic|dirty',
      'traffic|water|noise|crowd|parking|pollution|road|roads there? is|are|was|were terrible|horrible|awful|bad|pathetic|dirty|unbearable',
      `${KA}? rate|ret|kiraya|daam|bhav|रेट|किराया|दाम|भाव ${TO}? aasman|asman|aasmaan|आसमान pe|par|ko|chhoo|chhu|छू|पर|पे|को`,
      `${KA}|${ME}? rate|ret|kiraya|daam|bhav|रेट|किराया|दाम|भाव suna|dekha|dekhe|pata|sune|सुना|देखा|देखे|पता hai|hain|है|हैं tumne|aapne|kya|तुमने|आपने|क्या?`,
      'kharab|kharaab|खराब thi|tha|hai|थी|था|है|ho|हो gayi|गई?',
    ],
    'complain',
  ],
  [
    [
      'not',
      'not interested in',
      'not looking for|at',
      'not want|suggest|show|consider|like|prefer',
      'dont|donot|doesnt|didnt|wont|cant|never want|need|require|suggest|show|consider|like|care|prefer|have|send|offer|even? for|to|about|me?',
      'dont|donot',
      'do|does|did|would|will|can not want|need|require|suggest|show|consider|like|prefer|send|offer|care me|for|about?',
      'do|does|did|would|will not',
      'never show|suggest',
      'no need of|for|to',
      'exclude|forget|omit|ignore|minus|leave about|out|aside? the|that|this?',
      'nothing on|about|for|like',
      'without|except|excluding|avoid|avoiding',
      'other than',
      'anything|anywhere but',
      'rather than',
      'no|any plan|plans|intention|interest|desire|wish to|of|in|for',
      'not looking|planning|going|trying|willing|ready to',
      'instead|instad of',
      'no more',
      'बगैर|bagair',
      'नॉट',
    ],
    'refuse-after',
  ],
  [['drop|remove|scrap|skip|ditch|cancel|ड्रॉप|रिमूव|स्किप|कैंसिल the|that|this?'], 'drop'],
  [['ke|के bina|बिना', 'bina|बिना ke|के'], 'without'],
]
