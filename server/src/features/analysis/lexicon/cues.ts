import type { PhraseList } from '../words/phrase-book.ts'
import { AUR, BHI, CHAHIYE, HI, HO, KA, KE, KI_JAGAH, KO, ME, NA, NAHI, SE, TO } from './common.ts'
import { REFUSALS } from './refusals.ts'

/**
 * Small words that say how the values beside them are meant.
 * - refuse-before: takes back what stands before it ("gym nahi chahiye", "noida chhodiye")
 * - complain: takes back what stands before it, also across a "but" ("noida accha hai lekin door hai")
 * - without: a refusal, or with a "no" behind it the opposite ("lift ke bina nahi")
 * - dismiss: a refusal that may also stand behind the end of the sentence
 * - bina: "without", behind its word or before it
 * - thing: something that may be refused or described and is no value ("ground floor nahi")
 * - refuse-after: takes back what stands behind it ("not commercial", "bina lift")
 * - no: an English "no": a refusal of an amenity, an answer or a correction before anything else
 * - correct: what comes next replaces what came before ("sorry", "no wait", "make it")
 * - instead: what stands before is replaced by what comes next ("noida ki jagah gurgaon")
 * - end: the sentence may end here; so does what a "nahi" reaches back to
 * - was: ends a sentence of what was looked for until now
 * - begin: the sentence begins here (an English wish)
 * - na: the Hindi "neither" when it stands twice
 * - or, and, also, only, earlier, now: as they say
 * - near: close by is meant
 * - there: the place named just before
 * - elsewhere: the clause tells where somebody lives, works or comes from
 * - somebody: an English clause begins here that tells of somebody else
 * - seen: what was looked at follows, to the end of the clause
 * - been: the place right before it is one where somebody was
 * - drop: takes back what stands right before it, else what stands behind it ("noida cancel", "drop noida")
 * - own: the clause tells what somebody has already
 * - neutral: swallows words that would mean something else
 */
export type Cue =
  | 'refuse-before'
  | 'refuse-after'
  | 'complain'
  | 'without'
  | 'bina'
  | 'dismiss'
  | 'thing'
  | 'no'
  | 'correct'
  | 'instead'
  | 'end'
  | 'begin'
  | 'was'
  | 'but'
  | 'or'
  | 'and'
  | 'also'
  | 'na'
  | 'only'
  | 'earlier'
  | 'now'
  | 'near'
  | 'there'
  | 'elsewhere'
  | 'somebody'
  | 'seen'
  | 'been'
  | 'drop'
  | 'own'
  | 'neutral'

const IT = 'is|us|uss|iss|isse|usse|isi|usi|iske|uske|isey|इस|उस|इससे|उससे|इसके|उसके|इसी|उसी'
const BEYOND = 'upar|uper|oopar|zyada|jyada|adhik|aage|ऊपर|उपर|ज्यादा|ज़्यादा|अधिक|आगे|kam|km|neeche|niche|कम|नीचे'
const GOES =
  'ja|jaa|jana|jaana|de|dena|kar|karna|ho|hoga|hogi|laga|lagana|kharch|jaunga|jaungi|jayenge|dunga|dungi|denge|sakta|sakte|sakti|paunga|paungi|payenge|paenge|chalega|lunga|lenge|sochna|जा|जाना|दे|देना|कर|करना|हो|होगा|होगी|लगा|लगाना|खर्च|जाऊंगा|जाऊंगी|जाएंगे|दूंगा|दूंगी|देंगे|सकता|सकते|सकती|पाऊंगा|पाऊंगी|पाएंगे|चलेगा|लूंगा|लेंगे|सोचना'
const BEYOND_IT: readonly string[] = [
  `${IT} ${SE}|ke|के? ${BHI}? ${BEYOND} ${KA}|${TO}|${HI}|budget|बजट? ${GOES}? ${GOES}? ${NAHI}|mushkil|मुश्किल|impossible ${GOES}? ${GOES}?`,
]

const FLOOR = 'floor|flor|manzil|manjil|mala|फ्लोर|मंजिल|मंज़िल|माला'

export const CUES: PhraseList<Cue> = [
  ...REFUSALS,
  [
    [
      `ground|graund|top|first|second|third|last|upper|lower|grount|graund|higher|ग्राउंड|टॉप|फर्स्ट|सेकंड|ऊपर|upar|neeche|niche|pehli|pahli|doosri|dusri|teesri|chauthi|पहली|दूसरी|तीसरी|चौथी ${KA}? ${FLOOR}`,
      'broker|dalal|dalali|brokerage|middleman|ब्रोकर|दलाल|दलाली',
      'agent|एजेंट',
      'loan|emi|लोन|ईएमआई',
      'e m i|is?',
      'facing|फेसिंग',
      'salary|income|tankhwah|sailary|सैलरी|तनख्वाह',
      'padosi|neighbour|neighbours|पड़ोसी',
    ],
    'thing',
  ],
  [['no', 'nope', 'नो', 'nor', 'neither'], 'no'],
  [
    [
      'sorry|sory|soree|सॉरी',
      'no|nahi|nahin|नहीं sorry|सॉरी',
      'no|nahi wait',
      'no no',
      'no make it',
      'no wait i mean|meant?',
      'wait',
      'ruko|rukiye|रुको|रुकिए',
      'i mean|meant',
      'galti|galati|गलती se|से|ho|हो?',
      'make it|that',
      'edit|correction|update|typo|oops|*',
      'scratch that|it',
      'i take that|it back',
      'correct|correcting myself',
      'let it be',
      'put|keep|note it at|as|to?',
      'stretch|raise|increase|push|take it? to|till|upto',
      'badha|बढ़ा ke|kar|के|कर|do|दो|lo|लो',
      'change it? to|that?',
      `actually|actully|aktually|एक्चुअली ${ME}?`,
      'asal|asl me|mein|में',
      'balki|balkee|बल्कि',
      'let|lets us? make|say|go it|for|with?',
      'actually no|not',
      'rather',
      'instead',
      'changed my mind',
      'badal|बदल ke|kar|do|के|कर|दो|dijiye|दीजिए?',
      'change|चेंज kar|karo|कर|करो do|dijiye|दो|दीजिए?',
    ],
    'correct',
  ],
  [[`${KE} bajay|bajaye|bajaay|बजाय|बजाए|badle|बदले`, KI_JAGAH], 'instead'],
  [
    [
      CHAHIYE,
      `${CHAHIYE} ${HI}|thi|tha|hoga|hogi|hai|था|थी|होगा|है`,
      'hai|he|hain|hein|haii|है|हैं',
      'hu|hun|hoon|हूं|हूँ|हू',
      'tha|thi|था|थी|थे',
      HO,
      `${HO} to|तो accha|achha|acha|badhiya|theek|thik|behtar|best|अच्छा|बढ़िया|ठीक|बेहतर`,
      'chalega|chalegi|chalenge|chaleyga|चलेगा|चलेगी|चलेंगे',
      'rakho|rakhiye|rakhna|rakhlo|रखो|रखिए|रखना|रखें',
      'kar|kr|maan|कर|मान lo|lijiye|लो|लीजिए',
      'rakh|रख lo|do|lijiye|dijiye|लो|दो|लीजिए|दीजिए',
      'likho|likhiye|likh|लिखो|लिखिए|लिख lo|लो?',
      'karo|kijiye|kariye|karna|karni|करो|कीजिए|करिए|करना|करनी',
      'dikhao|dikhaiye|dikhana|दिखाओ|दिखाइए|दिखाना|dikhaye|dikhayen',
      'dekhna|dekhni|dekho|dekhiye|dekhunga|dekhungi|dekhenge|देखना|देखनी|देखो|देखिए|देखूंगा|देखूंगी|देखेंगे|dekh|देख lo|lenge|लो|लेंगे?',
      'milega|milegi|mile|mil|मिलेगा|मिलेगी|मिले',
      'jaye|jae|jaaye|jayega|jayegi|जाए|जाये|जाएगा|जाएगी|जाएं',
      'lagega|lagegi|लगेगा|लगेगी',
      'dijiye|dijie|dena|दीजिए|देना|देंगे|denge',
      'sakta|sakte|sakti|सकता|सकते|सकती',
      'raha|rahe|rahi|rha|rhe|rhi|रहा|रहे|रही hai|hain|hu|hoon|hun|है|हैं|हूं|हू|tha|the|thi|था|थे|थी?',
      'zaroori|jaroori|jaruri|zaruri|ज़रूरी|जरूरी',
      'is|are|will be|do ok|okay|fine|good|enough|perfect|great|must',
      'ok|okay|fine|enough|perfect|yes',
      'bas|bus|बस|baki|baaki|बाकी',
      '.',
      ';',
      '?',
      '!',
    ],
    'end',
  ],
  [
    [
      'dekh|soch|dhoondh|dhundh|khoj|देख|सोच|ढूंढ|खोज raha|rahe|rahi|रहा|रहे|रही tha|the|thi|था|थे|थी',
      'dekha|socha|dekhi|देखा|सोचा|देखी tha|the|thi|था|थे|थी',
    ],
    'was',
  ],
  [
    [
      'want|wants|wanted|need|needs|require|requires|looking|searching|prefer|must|should|planning|वांट|नीड',
      'i|we|id|ill',
    ],
    'begin',
  ],
  [
    [
      'lekin|lakin|lekhin|लेकिन',
      'magar|मगर',
      'but|बट',
      'however',
      'kintu|parantu|परंतु|किंतु',
      'so|because|therefore|as',
      'kyunki|kyuki|kyonki|क्योंकि',
      'isliye|islie|इसलिए',
    ],
    'but',
  ],
  [
    [
      'ya|yaa|या',
      `${NAHI} ${TO}`,
      'ya fir|phir|फिर',
      'या फिर',
      'or',
      'ऑर',
      '/',
      'ya to|toh|तो',
      'athva|अथवा',
      'either',
      'or? else|otherwise',
      'warna|varna|वरना',
    ],
    'or',
  ],
  [
    [
      'aur|और',
      'and|एंड',
      '&',
      'aur|और ek|एक',
      'saath|sath|साथ me|mein|में|hi|ही',
      ',',
      '+',
      'plus',
      'evam|tatha|एवं|तथा',
      'as well as',
    ],
    'and',
  ],
  [[BHI, 'also', 'as well', 'too', 'is|are|would|will be? also|equally fine|ok|okay|good|great'], 'also'],
  [[NA, `${NA} ${TO}`], 'na'],
  [['sirf|srif|सिर्फ', 'keval|kewal|केवल', 'only', 'just', 'ओनली', HI], 'only'],
  [
    [
      'pehle|pahle|pehley|phle|पहले|shuru|शुरू me|mein|में?',
      'earlier|initially|originally|previously|before',
      'pichli baar',
      'last time|year',
      'pichle|पिछले saal|sal|साल|baar|बार|mahine|महीने',
    ],
    'earlier',
  ],
  [['ab|abb|अब', 'now', 'ab to|तो'], 'now'],
  [
    [
      'paas|pas|paass|पास|aaspaas|aaspas|आसपास',
      'aas|आस paas|pas|पास',
      'nazdeek|najdeek|nazdik|najdik|nazdeeki|नजदीक|नज़दीक|नजदीकी',
      'kareeb|karib|qareeb|करीब',
      'near|nearby|nearer|close|closer|closeby|adjacent|नियर|नियरबाय|क्लोज',
      'near|close by|to',
      'walking|वॉकिंग distance|डिस्टेंस',
      'walkable',
      'within reach',
      'connectivity|कनेक्टिविटी|connected',
      'next to',
      'around the corner',
      'paidal|पैदल',
      'bagal|बगल',
      'saamne|samne|सामने',
      `door|dur|दूर ${NA} ho|हो`,
      `zyada|jyada|ज्यादा door|dur|दूर ${NA}|${NAHI}`,
    ],
    'near',
  ],
  [
    [
      'wahan|wahaan|vahan|vahaan|waha|वहां|वहाँ|वहा|udhar|उधर|wahi|wahin|vahin|वहीं|वही',
      'there',
      'usi|uske|उसी|उसके area|aaspaas|paas|ilake|एरिया|पास|आसपास|तरफ',
    ],
    'there',
  ],
  [
    [
      'rehta|rehte|rehti|rahta|rahte|rahti|rhta|rhte|rhti|रहता|रहते|रहती',
      'reh|rah|रह raha|rahe|rahi|रहा|रहे|रही',
      `${SE} bol|baat|bat|बोल|बात raha|rahe|rahi|kar|रहा|रहे|रही|कर`,
      `${SE} hu|hun|hoon|hain|hai|हूं|हैं|हू|हूँ|aaya|aaye|aayi|aa|आया|आए|आई|आ`,
      `${SE} shift|transfer|शिफ्ट|ट्रांसफर`,
      `${ME} hu|hun|hoon|हूं|हू|हूँ|hain|हैं abhi|अभी|hum|हम?`,
      'job|naukri|naukari|nokri|नौकरी|जॉब',
      'kaam|काम karta|karte|karti|करता|करते|करती',
      'ja|jaa|जा raha|rahe|rahi|रहा|रहे|रही',
      'gaya|gaye|gayi|गया|गए|गई hu|hun|hoon|tha|hua|हूं|था|हुआ',
      'aaya|aaye|aayi|आया|आए|आई hu|hun|hoon|tha|hua|hai|hain|हूं|था|हुआ|है|हैं',
      'sasural|sasuraal|mayka|maika|maayka|gaon|ससुराल|मायका|गांव',
      'i|we belong',
      `mil|मिल raha|rahi|rahe|jata|jaata|रहा|रही|रहे|जाता tha|thi|the|था|थी|थे`,
      `bech|बेच ${KE}|kar|कर`,
      'ek|do|kuch|एक|दो|कुछ dekha|dekhi|dekhe|देखा|देखी|देखे tha|thi|the|था|थी|थे',
      'live|lives|living|stay|stays|staying|residing|settled|based|working|works|studying|born|native|hail',
      'am|are|is|were|was|im calling|from|coming|speaking|travelling|traveling|presently|currently',
      'came|coming|come|shifting|moving|shifted|moved|relocating from',
      'out of station|town',
      'native place',
      'transferred|transfer from',
      'from',
      `transfer|ट्रांसफर ${SE}`,
      `mera|meri|mere|hamara|hamari|hamare|मेरा|मेरी|मेरे|हमारा|हमारी|हमारे bhai|behen|beta|beti|bete|dost|company|parivar|bacche|bhaiya|pati|patni|papa|mummy|भाई|बहन|बेटा|बेटी|दोस्त|कंपनी|परिवार|पापा|पति|पत्नी|बेटे|भैया`,
      `wale|वाले bol|बोल`,
      `${SE} bahar|बाहर`,
      `${ME} settle|settled|सेटल|सैटल`,
      `${ME} to|तो? apna|hamara|अपना|हमारा? ghar|makan|makaan|flat|घर|मकान|फ्लैट hai|है hi|pehle|ही|पहले`,
    ],
    'elsewhere',
  ],
  [
    [
      `${ME} the|tha|thi|थे|था|थी`,
      // "haridwar wale hain bhai": where he comes from.
      'wale|wala|वाले|वाला hain|hu|hun|hoon|thehre|thahre|हैं|हूं|ठहरे',
      'ke|के rehne|rahne|रहने wale|wala|wali|वाले|वाला|वाली',
      'i|we|my have|had|wife|already also|already? seen|visited|saw',
    ],
    'been',
  ],
  [
    [
      'i|we live|lives|stay|stays|reside|work|study',
      'my|our parents|brother|sister|son|daughter|family|company|job|hometown|husband|wife|friend|school|college',
    ],
    'somebody',
  ],
  [
    [
      'saw|seen|visited|shown one|a|it|some|two|few|flat|house? in|at',
      'i|we|he|she|they|father|mother|brother|grandfather|uncle had',
      'used to have|own|stay|live',
    ],
    'seen',
  ],
  [
    [
      'mere|hamare|mere|मेरे|हमारे|apne|अपने paas|pas|पास',
      'mera|meri|hamara|hamari|मेरा|मेरी|हमारा|हमारी|मेरे|हमारे',
      'i|we own|have|already|sold|vacated|left',
      'i|we have got?',
      'that|it|this was for|when|before',
      'am|are presently|currently|now|already? living|staying? in',
      'my|our own|existing|current|present',
      'abhi|अभी jo|jisme|जो|जिसमें',
      'bhai|dost|padosi|भाई|दोस्त|पड़ोसी ne|ने',
    ],
    'own',
  ],
  [
    [
      `${NAHI} ${TO} ${BHI}`,
      // "uske upar nahi ja paunga": a ceiling of the amount before it.
      ...BEYOND_IT,
      'shuru|shuroo|शुरू se|से',
      `ya|या|ki|कि|की|aur ${NAHI}|${NA}`,
      `koi|कोई baat|bat|dikkat|problem|issue|tension|pareshani|बात|दिक्कत|प्रॉब्लम|टेंशन|farak|fark|फर्क ${NAHI}`,
      `problem|dikkat|issue|प्रॉब्लम|दिक्कत ${NAHI}`,
      `farak|fark|farq|फर्क|फरक ${NAHI} padta|padega|पड़ता|पड़ेगा?`,
      `pata|yaad|samajh|samjha|sunai|maloom|patta|पता|याद|समझ|सुनाई|मालूम ${NAHI}`,
      `${NAHI} pata|yaad|maloom|पता|याद|मालूम`,
      `kyu|kyun|kyon|क्यों|क्यूं ${NAHI}`,
      `time|samay|fursat|टाइम|समय ${NAHI}`,
      `zyada|jyada|zada|itna|utna|aisa|waisa|ज्यादा|इतना|उतना|ऐसा ${NAHI}`,
      `${AUR}|bas|baki|बस|बाकी|zyada|फिलहाल aur|और? kuch|kuchh|koi|कुछ|कोई ${NAHI}|khas|खास`,
      `${AUR} kuch|kuchh|कुछ ${NAHI} ${CHAHIYE}|bas|बस`,
      `nahi|nahin|nai|नहीं ji|जी`,
      `budget|बजट ${NAHI}`,
      'or not',
      'my|our|his|her wife|husband|son|daughter|mother|father|sister|brother|family|parents|ca|in-laws says|say|said|wants|want|prefers|prefer|likes|like|thinks|insists',
      'not that|so|very much|many|great|good|bad|big|high',
      `baki|baaki|बाकी sab|kuch|aur|सब|कुछ|और? ${NAHI} ${CHAHIYE}?`,
      'not|never need|want|require|needed more|less|extra|anything|bigger|larger|else|much|many',
      'do|does|did not need|want|require more|less|extra|anything|bigger|larger|else|much',
      'kaise|kya|कैसे|क्या chalega|hoga|hona|rahega|kaam|चलेगा|होगा|रहेगा',
      `message|messages|call|phone|enquiry|inquiry|enkvayari|query|form|request|lead|मैसेज|कॉल|फोन|इन्क्वायरी|इंक्वायरी|पूछताछ|फॉर्म|रिक्वेस्ट aaya|aayi|aai|gaya|mila|mili|आया|आई|गया|मिला|मिली tha|thi|hai|था|थी|है?`,
      'price|prices|rate|rates drop',
      'pick and|&? drop',
      `drop ${HO}`,
      'not only',
      'i|we had told|said|mentioned|asked|given|put|filled|wanted|thought|planned|written|registered|enquired',
      'plus or|and? minus',
      'smaller|bigger|larger|lower|less|more|higher|above|below|cheaper|costlier|anything than? that|this|it|these|those is|are|will|would|i|we|he|she|they be? of? no|not|cannot|wont|dont|cant? use|good|point|sense|acceptable|possible|go|want|pay|need|consider?',
      'cannot|cant|wont|not|never|no|non compromise|compromising|negotiate|negotiable|adjust|forego|forgo|miss|ignore on|with|without|in?',
      'calling|call|called|ringing|enquiring|inquiring|asking|speaking|talking|checking about|regarding|reg|for|on',
      'am|are|is|was calling|enquiring|inquiring|asking|speaking|talking about|regarding|for',
      'wont|cant|dont|cannot|not|never|no give|go|pay|spend|stretch|exceed|cross|have|put? anything|a|rupee? more|above|beyond|over than? that|this|it',
      'else|otherwise|or who|nobody|no else|one? will|would|can|is maintain|look|clean|take|climb|manage|going',
      'not a? bad|problem|issue',
      'no problem|issue|issues|idea|worries|doubt|preference',
      'not sure|yet|now|right|really',
      'dont|didnt|cant|do|did|can not? mind|know|worry|understand|remember|recall|believe|get|follow|trust|hear|have a|any? problem|issue|time|idea?',
      'why not',
      'if not',
      'nothing else|more',
      'thats all',
      `aaj kal`,
      `${KO} ${NAHI} pata`,
      'no|nahi thanks|thank|shukriya|dhanyawad you?',
    ],
    'neutral',
  ],
]
