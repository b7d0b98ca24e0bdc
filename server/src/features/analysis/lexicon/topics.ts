import type { PhraseList } from '../words/phrase-book.ts'
import { HAI, KA, ME, PE, SE, TAK } from './common.ts'

/** What an agent's question is about. The bare answer that follows is read in its light. */
export type Topic =
  | 'budget'
  | 'rent'
  | 'rate'
  | 'bhk'
  | 'area'
  | 'location'
  | 'possession'
  | 'amenities'
  | 'purpose'
  | 'money-else'
  | 'home'
  | 'else'

const KITNA = 'kitna|kitne|kitni|kitane|kitnaa|kitny|कितना|कितने|कितनी'
const KAUNSA =
  'kaunsa|kaunsi|kaunse|konsa|konsi|konse|kaun|kon|kis|kin|kaunsaa|कौनसा|कौनसी|कौनसे|कौन|किस|किन|kya|क्या'
const SA = 'sa|si|se|सा|सी|से'
const AREA_NAME =
  'area|areas|location|locations|locality|localities|jagah|ilaka|ilaake|ilake|mohalla|mohalle|side|taraf|colony|sector|sheher|shahar|city|town|zone|part|place|neighbourhood|neighborhood|एरिया|लोकेशन|जगह|इलाका|इलाके|मोहल्ला|मोहल्ले|साइड|तरफ|कॉलोनी|सेक्टर|शहर|सिटी'

const OTHER_MONEY =
  'loan|lon|लोन|emi|ईएमआई|kist|kisht|किस्त|salary|सैलरी|income|इनकम|payment|पेमेंट|deposit|डिपॉजिट|advance|एडवांस|token|टोकन|maintenance|मेंटेनेंस|brokerage|commission|pension|पेंशन|tankhwah|तनख्वाह|kamai|pagaar'

export const TOPICS: PhraseList<Topic> = [
  [
    [
      'budget|budjet|bajat|bajet|bugdet|budgt|बजट|बजेट',
      'range|रेंज|price|prices|cost|kimat|keemat|qeemat|daam|dam|कीमत|क़ीमत|दाम|प्राइस|kharcha|kharch|खर्चा|खर्च|rakam|रकम|amount|अमाउंट',
      `${KITNA} ${ME}`,
      `${KITNA} ${TAK} ${KA}|${ME}?`,
      `${KITNA} ka|ki|का|की`,
      `${KITNA} lakh|lac|crore|cr|karod|hazar|hazaar|lakhs|lacs|लाख|करोड़|हजार|thousand|paisa|paise|rupaye|rupay|पैसा|पैसे|रुपए|रुपये`,
      `paisa|paise|पैसा|पैसे ${KITNA}`,
      `kahan|kaha|kahaan|कहां|कहाँ ${TAK}`,
      'how much',
      `${KITNA} comfortable|comfort|theek|set|jamega|chalega|ठीक|जमेगा|चलेगा`,
      'spend|spending|afford|shell out|इन्वेस्ट?',
      'maang|mang|demand|asking|मांग|माँग|डिमांड|आस्किंग|expectation|expecting|expect|एक्सपेक्ट',
      'hoping to get',
      `${KITNA} lagana|lagaenge|lagayenge|lagaoge|doge|denge|de|dene|laga|invest|लगाना|लगाएंगे|देंगे|दे|लगा|देने|bechna|bechoge|बेचना`,
      'how many lakhs|lakh|crores|crore|lacs|thousand',
      'price|budget range|bracket|band|रेंज',
      'ticket size',
      `kya|क्या lagaya|lagana|soch|socha|sochi|लगाया|सोचा|rakha|रखा ${HAI}`,
    ],
    'budget',
  ],
  [
    [
      `${KITNA} kiraya|kiraaya|bhada|rent|bhaada|किराया|भाड़ा|रेंट`,
      `kiraya|bhada|rent|किराया|भाड़ा|रेंट ${KA}? ${KITNA}|budget|kya|tak|तक|क्या`,
      `mahina|mahine|mahinaa|monthly|month|महीना|महीने|मंथली`,
      `mahine|mahina|महीने ${KA} ${KITNA}`,
      'per|a month',
      'monthly rent|budget',
      `${KITNA} mahina|महीना`,
      'kiraya|kiraaya|kiraye|bhada|bhaada|rent|किराया|किराए|भाड़ा|रेंट',
      'how much rent|monthly',
    ],
    'rent',
  ],
  [['rate|ret|bhav|bhaav|bhaw|रेट|भाव', 'per|प्रति|har|a square|sq|स्क्वायर feet|foot|ft|fit|फीट|फुट'], 'rate'],
  [
    [
      'bhk|bedroom|bedrooms|bed|rooms|room|kamre|kamra|kamron|बीएचके|बेडरूम|कमरे|कमरा|रूम|रूम्स|वीएचके',
      'b h k',
      'बी एच के',
      'how many rooms|bedrooms|bhk|beds',
      'configuration|konfigureshan|कॉन्फ़िगरेशन|कॉन्फिगरेशन',
      `${KITNA} bhk|bedroom|kamre|kamra|room|rooms|बीएचके|बेडरूम|कमरे|रूम`,
    ],
    'bhk',
  ],
  [
    [
      `${KITNA} area|aria|एरिया|jagah|zameen|jameen|zamin|जगह|जमीन|ज़मीन|bada|badi|bade|बड़ा|बड़ी|size|plot|godown|space|land|square|sq|bada|office|shop|प्लॉट|गोदाम`,
      `area|aria|एरिया|size|साइज|jagah|जगह|zameen|jameen|जमीन ${KITNA}`,
      `area|size|एरिया|साइज`,
      'carpet|super|builtup|built|plot area|up|size',
      'square|sq feet|foot|ft|fit|yard|yards|meter',
      'स्क्वायर फीट|फुट|यार्ड|मीटर',
      'how large|big',
      'minimum area|kitna',
      `gaj|gaz|vaar|bigha|acre|marla|kanal|katha|kattha|sqft|गज|वार|बीघा|एकड़|मरला|कनाल|कट्ठा ${ME}`,
      'how many gaj|yards|acres|bighas|marlas|feet',
      `${KITNA} gaj|gaz|vaar|waar|bigha|acre|marla|marle|kanal|katha|kattha|sqft|गज|वार|बीघा|एकड़|मरला|मरले|कनाल|कट्ठा|कठ्ठा|feet|foot|ft|yards`,
    ],
    'area',
  ],
  [
    [
      `${KAUNSA} ${SA}? ${AREA_NAME}`,
      `${AREA_NAME} ${KAUNSA}`,
      'kahan|kaha|kahaan|kahana|kahanpar|कहां|कहाँ|कहा',
      `kahan|kaha|कहां|कहाँ ${PE}`,
      'kidhar|किधर|kidar',
      'where',
      'which|what|any|preferred|particular area|areas|location|locality|city|part|place|side|neighbourhood|sector|zone',
      'location|locations|lokeshan|लोकेशन|locality|localities',
      `kis|kin|किस|किन taraf|area|ilake|jagah|तरफ|एरिया|इलाके|जगह|sheher|shahar|शहर|city`,
      'mohalla|mohalle|ilaka|ilaake|ilake|मोहल्ला|मोहल्ले|इलाका|इलाके',
    ],
    'location',
  ],
  [
    [
      'possession|pajeshan|posession|पजेशन|पोजेशन|पज़ेशन|kabza|kabja|कब्जा|कब्ज़ा',
      `kab|कब ${TAK}`,
      `kab|कब ${TAK} chahiye|chahie|lena|shift|shifting|ghar|possession|लेना|चाहिए|शिफ्ट|shifted|jana|जाना|rehna|move`,
      `kab|कब shift|move|rehna|rehne|possession|शिफ्ट|रहना|chahiye|चाहिए`,
      `shift|शिफ्ट kab|कब`,
      'move|moving in',
      'handover|hand over|handed over?',
      'timeline|time line|frame',
      `${KITNA} time|din|samay|mahine|saal|months|टाइम|समय|महीने|साल ${ME}|tak|तक|ka|का`,
      'when would|do|will|are|can you want|need|like|plan|planning|move|shift|looking|expect|moving|shifting to?',
      'how soon',
      'jaldi|जल्दी chahiye|hai|shift|चाहिए|है|शिफ्ट',
      'urgent|urgently|अर्जेंट',
      'ready|tayyar|taiyar|तैयार|रेडी',
      'under construction',
    ],
    'possession',
  ],
  [
    [
      'home|होम? loan|lon|लोन',
      'emi|e m i|ईएमआई|kist|kisht|किस्त',
      'salary|selary|sailary|income|tankhwah|tankha|pagaar|pagar|kamai|aamdani|सैलरी|तनख्वाह|आमदनी|इनकम|कमाई|पगार',
      'down|डाउन payment|पेमेंट',
      'advance|token|deposit|booking|एडवांस|टोकन|डिपॉजिट',
      'maintenance|मेंटेनेंस',
      'brokerage|commission|dalali|कमीशन',
      'pension|पेंशन',
      `${OTHER_MONEY} ${KITNA}`,
      `${OTHER_MONEY} ${KITNA} lena|loge|lenge|doge|denge|de|dene|laga|chal|hai|kar|ka|लोगे|लेंगे|देंगे|दे|चल|है|लेना|का|की|chahiye|चाहिए`,
      `${KITNA} ${KA}? ${OTHER_MONEY}`,
      'how much loan|emi|salary|deposit|advance|income|token|maintenance',
      'how much down|home|security payment|loan|deposit',
    ],
    'money-else',
  ],
  [
    [
      'address|pata|पता|एड्रेस',
      `kahan|kaha|कहां|कहाँ ${SE}? rehte|rahte|rehti|rahti|रहते|रहती|rehna|ke|के`,
      `kahan|kaha|कहां|कहाँ ${KA} rehne|रहने`,
      `kahan|kaha|कहां|कहाँ ${SE} hain|ho|bol|हैं|हो|बोल|aaye|aa`,
      'where do|are you live|stay|based|staying|living|put|from|calling|located|work|working',
      'you currently? live|stay|staying|living|based|from',
      'abhi|अभी kahan|kaha|kahin|kahi|कहां|कहीं',
      `office|ऑफिस kahan|kaha|कहां`,
      'job|naukri|नौकरी|kaam kahan|kaha|कहां|where',
      'native place?',
    ],
    'home',
  ],
  [
    [
      'pincode|pin|पिनकोड|पिन code|कोड?',
      'number|nambar|नंबर|phone|mobile|whatsapp|contact|फोन|मोबाइल|व्हाट्सएप|otp|email',
      'umar|umr|age|उम्र|aayu',
      `${KITNA} log|logo|member|members|sadasya|लोग|सदस्य|मेंबर|bachche|बच्चे|people`,
      'family|parivar|फैमिली|परिवार|members|how many people|members',
      'floor|floors|manzil|manjil|mala|maala|फ्लोर|मंजिल|मंज़िल|माला|माले',
      'naam|name|नाम',
      'distance|door|dur|दूर|doori|duri|दूरी',
      `visit|विजिट|appointment|milna|mulakat|मिलना|मीटिंग|meeting`,
      `kitne|कितने baje|बजे`,
      'date|tarikh|तारीख|din|दिन|day',
      `${KITNA} saal|sal|साल|years`,
      'old',
      'facing|फेसिंग',
      `${KITNA} gaadi|gadi|cars|गाड़ी|गाड़ियां`,
      'kaam|job|naukri|profession|occupation|नौकरी',
      'bathroom|बाथरूम|toilet',
    ],
    'else',
  ],
]

/** A question about money names its bound: "minimum kitna". */
export const TOPIC_BOUNDS: PhraseList<'floor' | 'ceiling'> = [
  [['minimum|minimam|min|मिनिमम|न्यूनतम', `kam|कम ${SE} kam|कम`, 'at least', 'above a?', 'starting'], 'floor'],
  [
    ['maximum|maximam|max|मैक्सिमम|अधिकतम', `zyada|jyada|ज्यादा ${SE} zyada|jyada|ज्यादा`, 'at most', 'upto'],
    'ceiling',
  ],
]
