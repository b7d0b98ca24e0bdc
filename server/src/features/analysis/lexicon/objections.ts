import type { ObjectionTopic } from '@leadbreak/contract'
import type { PhraseList } from '../words/phrase-book.ts'
import { BHI, HAI, HI, KA, KE, KO, ME, NA, NAHI, PE, SE, TO } from './common.ts'

const VERY =
  'bahut|bohot|bohat|kaafi|kafi|thoda|thodi|itna|itni|itne|zyada|jyada|zada|too|very|quite|really|bit|little|बहुत|काफी|थोड़ा|थोड़ी|इतना|इतनी|इतने|ज्यादा|टू|वेरी'
const MUCH = 'zyada|jyada|zada|jada|high|upar|oopar|tez|ज्यादा|हाई|ऊपर|तेज|bahut|bohot|बहुत|kaafi|काफी|ऊंचा|uncha'
const PRICE =
  'price|prices|rate|rates|ret|kimat|keemat|daam|dam|bhav|kiraya|rent|cost|maintenance|deposit|प्राइस|रेट|कीमत|दाम|भाव|किराया|रेंट|मेंटेनेंस|डिपॉजिट'
const GIVE = 'de|dena|dunga|dungi|doonga|denge|afford|kar|lagaunga|lagayenge|देना|दूंगा|दूंगी|देंगे|दे|कर|लगाऊंगा'
const LATER = 'baad|bad|बाद'
const GHAR = 'ghar|family|parivar|gharwalon|gharwale|gharwalo|घर|फैमिली|परिवार|घरवालों|घरवाले'
const RELATIVE =
  'wife|husband|papa|mummy|pitaji|father|mother|parents|bhai|bhaiya|brother|beta|bete|son|patni|pati|biwi|mother|वाइफ|हसबैंड|पापा|मम्मी|पिताजी|पत्नी|पति|बीवी|बेटे|बेटा|भाई|भैया'
const ASK_ALL =
  'baat|bat|salah|discuss|puch|puchh|pooch|poochh|puchna|poochna|puchke|consult|बात|सलाह|डिस्कस|पूछ|पूछना|mashwara|vichar'
const TRUST = 'bharosa|vishwas|trust|yakeen|yakin|भरोसा|विश्वास|ट्रस्ट|यकीन'
const GOOD =
  'accha|achha|acchi|achhi|achi|acha|sahi|theek|thik|badhiya|pasand|safe|अच्छा|अच्छी|सही|ठीक|पसंद|बढ़िया'
const PLACE_WORD =
  'location|area|jagah|ilaka|society|sector|locality|project|side|लोकेशन|एरिया|जगह|इलाका|सोसाइटी|सेक्टर'
const BAD = 'kharab|bekar|bekaar|ghatiya|ganda|gandi|bakwas|poor|bad|cheap|खराब|बेकार|घटिया|गंदा|गंदी'
const BROKERAGE = 'brokerage|commission|dalali|brokrej|kamishan|ब्रोकरेज|कमीशन|दलाली'
const ELSEWHERE =
  'doosri|dusri|dusra|doosra|dusre|doosre|kisi|kahin|aur|other|another|दूसरी|दूसरा|दूसरे|किसी|कहीं|और'
const OF = 'ki|ka|की|का|ke|के'
const SOMETHING = 'kuch|kuchh|कुछ'
const FUNDS = 'ke|paise|के|पैसे'
const BECOMES = 'ho|kar|hota|raha|kaise|हो|कर|होता|रहा'
const KAISE = 'kaise|kese|कैसे'

/**
 * What keeps a lead from going on, in his own words. `none` swallows what sounds alike. "mehnga nahi hai" need not stand
 * here: a refusal behind, or an acceptance ("par chalega"), takes an objection back by itself.
 */
export const OBJECTIONS: PhraseList<ObjectionTopic | 'none'> = [
  [
    [
      `${VERY}? mehnga|mehenga|mahanga|mahenga|mehngi|mehengi|mahangi|mehnge|mehange|mahange|महंगा|महंगी|महँगा|महँगी|महंगे|मेहंगा`,
      `${VERY} expensive|costly|pricey|high|एक्सपेंसिव|कॉस्टली|हाई`,
      'expensive|costly|overpriced|एक्सपेंसिव|कॉस्टली',
      `budget|बजट ${ME}? ${SE} ${VERY}? bahar|baahar|upar|oopar|zyada|jyada|बाहर|ऊपर|ज्यादा`,
      `budget|बजट ${ME} ${NAHI}`,
      `budget|बजट kam|chhota|tight|limited|कम|छोटा|टाइट ${HAI}`,
      `itna|utna|itne|itni|इतना|उतना|इतने budget|paisa|paise|बजट|पैसा|पैसे ${NAHI}`,
      `itna|utna|itne|itni|इतना|उतना|इतने ${TO}|paisa|paise|kiraya|rent|पैसा|पैसे|किराया? ${NAHI} ${GIVE}`,
      `itna|utna|itne|इतना|उतना|इतने paisa|paise|पैसा|पैसे ${KA}|kahan|kaha|कहां ${SE}?`,
      `${PRICE} ${KO}? ${TO}|${BHI}? ${VERY}? ${MUCH}`,
      `${VERY} ${MUCH} ${PRICE}`,
      `${PRICE} ${VERY}? kam|कम karo|kijiye|karwao|karwaiye|karao|karna|kare|karein|karwa|kar|करो|कीजिए|करवाओ|करना|करें|करवा|कर`,
      'over|above|beyond|outside|exceeds|exceeding|out of? my|our|the? budget',
      'not|isnt in|within my|our|the? budget',
      'cant|cannot|wont afford|pay|spend|give',
      'not able to afford|pay|spend|give',
      'price|rate|rent|cost|its|it|which|that is|are|seems|looks|sounds a? too|very|quite|bit|little|on? high|much|steep|higher|more|side',
      'too much money',
      `paise|paisa|पैसे|पैसा ${NAHI} ${HAI}`,
    ],
    'price',
  ],
  [
    [
      `${VERY} door|dur|दूर`,
      'door|dur|दूर padega|padegi|padta|padti|hai|ho|lagta|lag|lagega|पड़ेगा|पड़ता|है|हो|लगता|लगेगा',
      'too|very|quite|bit|little far|remote|crowded|noisy|congested|isolated',
      'is|its far',
      'far from|off|away',
      `${PLACE_WORD} ${KO}|${TO}? ${VERY}? ${GOOD} ${NAHI}`,
      `${PLACE_WORD} ${NAHI} ${GOOD}|jami|jam|jacha`,
      `${PLACE_WORD} ${VERY}? ${BAD}`,
      `${PLACE_WORD} me|mein|में ${VERY}? traffic|bheed|shor|jam|crime|ट्रैफिक|भीड़|शोर`,
      `${PLACE_WORD} is? not good|great|safe|nice|right|suitable`,
      'dont|didnt|not like|love the|that|this area|location|locality|place|sector|side',
      `${VERY} traffic|bheed|shor|jam|sunsaan|sunsan|ट्रैफिक|भीड़|शोर|सुनसान`,
      `traffic|bheed|shor|jam|sunsaan|sunsan|ट्रैफिक|भीड़|शोर|सुनसान ${VERY} ${HAI}`,
      'connectivity|कनेक्टिविटी ' + `${GOOD}? ${NAHI}`,
      'no|poor|bad connectivity',
      `pani|paani|पानी bhar|भर jata|jaata|जाता`,
      'waterlogging|water logging',
      'too much traffic|noise',
    ],
    'location',
  ],
  [
    [
      `${VERY} chhota|chota|chhoti|choti|chhote|chote|छोटा|छोटी|छोटे`,
      `kamre|kamra|room|rooms|bedroom|flat|ghar|hall|kitchen|balcony|carpet|कमरे|कमरा|रूम|फ्लैट|घर|हॉल|किचन ${VERY}? chhota|chota|chhoti|choti|chhote|chote|छोटा|छोटी|छोटे`,
      'chhota|chota|chhoti|choti|छोटा|छोटी padega|padegi|lagega|lag|pad|पड़ेगा|लगेगा|लग|पड़',
      'area|space|jagah|carpet|एरिया|जगह|स्पेस ' + `${VERY}? kam|chhota|कम|छोटा ${HAI}|padega|पड़ेगा`,
      'too|very|quite|bit small|cramped|big|tiny|large|compact',
      'small rooms|for us|me|my',
      'not enough space|room',
      `${VERY} bada|badi|बड़ा|बड़ी ${HAI}|padega|पड़ेगा`,
    ],
    'size',
  ],
  [
    [
      'possession|pajeshan|पजेशन|पोजेशन ' + `${TO}? ${VERY}? late|der|late|delay|door|लेट|देर|देरी`,
      `possession|पजेशन|पोजेशन ${ME} ${VERY}? time|deri|late|der|delay|saal|टाइम|देरी|साल`,
      `itna|itne|itni|utna|इतना|इतने wait|intezar|intezaar|ruk|इंतजार|वेट|रुक ${NAHI}`,
      `itna|itne|itni|utna|इतना|इतने din|time|saal|लंबा|दिन|टाइम|साल wait|intezar|intezaar|ruk|इंतजार|वेट|रुक ${NAHI}`,
      `wait|intezar|intezaar|इंतजार|वेट ${NAHI} kar|कर`,
      'bahut|bohot|kaafi|बहुत|काफी late|der|deri|लेट|देर|देरी ho|lag|hai|se|हो|लग|है|से',
      `banne|बनने ${ME} ${VERY} time|saal|टाइम|साल`,
      'cant|cannot|wont|not wait',
      'dont|not want to wait',
      'possession|handover|delivery is|too? too|very? late|delayed|far',
      'too late for me|us',
      'long wait',
    ],
    'possession',
  ],
  [
    [
      `loan|लोन ${KA}|${KO}|${BHI}|${TO}? ${NAHI} mil|ho|hoga|milega|de|hota|मिल|हो|होगा|मिलेगा|दे|पास|pass`,
      `loan|लोन mil|ho|pass|मिल|हो|पास ${NAHI}`,
      `loan|लोन ${KA}|${ME}? ${VERY}? dikkat|problem|issue|reject|rejected|cancel|pareshani|दिक्कत|प्रॉब्लम|रिजेक्ट|परेशानी`,
      'loan|लोन reject|cancel|रिजेक्ट ho|kar|हो|कर?',
      'cibil|civil|sibil|सिबिल score|स्कोर? ' + `${VERY}? kharab|kam|low|accha|theek|खराब|कम`,
      `bank|बैंक ${SE}|wale|ne|वाले|ने? mana|reject|मना|रिजेक्ट`,
      `bank|बैंक loan|लोन? ${NAHI} de|दे`,
      `emi|ईएमआई|kist|किस्त ${VERY}? ${MUCH}`,
      `emi|ईएमआई|kist|किस्त ${NAHI} de|bhar|दे|भर`,
      `down|डाउन payment|पेमेंट ${KA}|${FUNDS}? ${NAHI}`,
      'loan|mortgage was|got|is|has|been? rejected|declined|refused',
      'not|dont|didnt|wont|cant|couldnt getting|get|eligible|qualify for? a|any|the|my? loan',
      'bank|banks refused|rejected|declined|wont',
      'emi is? too? high|much',
      'low cibil|credit',
    ],
    'loan',
  ],
  [
    [
      `${TRUST} ${BECOMES}? ${NAHI}`,
      `${TRUST} ${KAISE}`,
      `builder|बिल्डर ${PE}|${KA}|ne|ने? ${VERY}? fraud|dhokha|bhaag|bhag|bankrupt|chor|फ्रॉड|धोखा|भाग|चोर`,
      `builder|company|बिल्डर|कंपनी ${KA}|${TO}? ${VERY}? reputation|naam|record|रेपुटेशन|नाम|रिकॉर्ड ${GOOD}? ${NAHI}|kharab|bad|poor|खराब`,
      'fraud|fraudi|scam|dhokha|dhoka|thag|thagi|cheating|farzi|फ्रॉड|धोखा|ठगी|फर्जी|स्कैम',
      `paise|paisa|पैसे|पैसा phas|fas|doob|dub|atak|फंस|डूब|अटक`,
      `rera|रेरा ${ME}|number|approved|registered|registration|नंबर|अप्रूव्ड? ${NAHI}`,
      'case|केस chal|चल',
      `court|कोर्ट case|केस|me|mein`,
      'papers|kagaz|kaagaz|paper|registry|title|कागज|पेपर|रजिस्ट्री ' +
        `${GOOD}|clear|saaf|पूरे|poore|साफ|क्लियर ${NAHI}`,
      'dont|not|cant|cannot|didnt|wont trust|believe',
      'hard to trust|believe',
      'not trustworthy|reliable|genuine|rera',
      'lost money',
    ],
    'trust',
  ],
  [
    [
      `abhi|filhal|filhaal|अभी|फिलहाल ${KO}|${TO}|hum|main|मैं|हम? ${NAHI} lena|leni|le|lenge|lunga|kharidna|khareedna|kharidni|karna|chahiye|soch|dekh|dekhna|लेना|लेनी|ले|लेंगे|लूंगा|खरीदना|करना|चाहिए|सोच|देख|देखना`,
      `abhi|filhal|filhaal|अभी|फिलहाल ${TO}? lena|leni|kharidna|khareedna|लेना|लेनी|खरीदना ${NAHI}`,
      `abhi|filhal|filhaal|अभी|फिलहाल ${TO}|${KO}|hamara|mera|हमारा|मेरा? koi|कोई? plan|iraada|irada|jaldi|mann|mood|प्लान|इरादा|जल्दी|मन ${NAHI}`,
      `itni|इतनी|koi|कोई jaldi|जल्दी ${NAHI}`,
      `jaldi|जल्दी ${NAHI} ${HAI}`,
      `agle|next|अगले saal|sal|year|साल dekhenge|sochenge|lenge|dekhunga|sochunga|karenge|देखेंगे|सोचेंगे|लेंगे|करेंगे|देखूंगा`,
      `mahine|mahino|saal|sal|diwali|shaadi|महीने|साल|दिवाली|शादी ${KE}? ${LATER} ${HI}? dekhenge|sochenge|lenge|lunga|karenge|dekhunga|sochunga|lena|देखेंगे|सोचेंगे|लेंगे|करेंगे|देखूंगा|लेना`,
      `plan|प्लान postpone|taal|cancel|टाल|कैंसिल`,
      'not now|right|buying|planning|looking at? the? moment|now|currently|today',
      'not planning|looking|buying|ready to? buy|now|yet|currently',
      'not planning|ready now|yet|currently',
      'not this year|month',
      'no hurry|rush|urgency|plans|plan',
      'maybe|may|will be|think|see|buy|decide|look after|next a? few|couple|six|year|some months|month|year',
      'not in a|any hurry|rush',
      'too early',
      'postponed|on hold',
      'planning later',
      'next year',
    ],
    'timing',
  ],
  [
    [
      `${GHAR} ${PE}|${ME}|${SE}|walo|walon|wale|waalon|वालों|वाले? ${SE}? ek|एक? baar|बार? ${ASK_ALL}`,
      `${RELATIVE} ${KO}|${SE}|ji|जी? ${SE}? ek|एक? baar|बार? ${ASK_ALL}`,
      `${GHAR} ${ME}|wale|waale|walo|वाले? ${NAHI} maan|man|मान|ready|तैयार`,
      `${RELATIVE} ${KO}|ji|जी? ${GOOD}|${BHI}? ${NAHI} maan|man|aaya|aayi|मान|आया|आई`,
      `${RELATIVE} ${KO} ${GOOD} ${NAHI}`,
      `${RELATIVE} ji|जी? decide|tay|final|faisla|dekhenge|dekhegi|फैसला|तय|डिसाइड karenge|karegi|karega|lenge|करेंगे|करेगी`,
      `${RELATIVE} ${KO} dikhana|dikhani|दिखाना|दिखानी padega|padegi|hoga|पड़ेगा|होगा`,
      'ask|consult|discuss|check|talk|speak it|this? with|to? my|the? wife|husband|family|parents|father|mother|son|brother|partner',
      'my? wife|husband|family|parents|father|mother|son|partner does|is|are|did not|isnt|doesnt|wont|didnt agree|convinced|like|ready|agreeing|want',
      'my? wife|husband|family|parents|father|mother|son|partner will|has|have to? decide',
      'discuss at home',
      'family|wife|husband decision',
    ],
    'family',
  ],
  [
    [
      `construction|quality|kaam|building|finishing|material|कंस्ट्रक्शन|क्वालिटी|काम|बिल्डिंग ${KA}|${OF}|quality|क्वालिटी? ${VERY}? ${GOOD} ${NAHI}`,
      `construction|quality|building|finishing|material|maintenance|कंस्ट्रक्शन|क्वालिटी|बिल्डिंग|मेंटेनेंस quality|क्वालिटी? ${VERY}? ${BAD}`,
      'bad|poor|low quality|construction|maintenance|finish|build|condition',
      'quality|construction|condition is|was|looks not? good|great|bad|poor|up',
      `${VERY} purana|purani|old|पुराना|पुरानी ${HAI}|building|बिल्डिंग|lag|flat|makan|construction`,
      'building|flat|makan|makaan|बिल्डिंग|फ्लैट|मकान ' + `${VERY}? purana|purani|old|पुराना|पुरानी ${HAI}|ho`,
      'seepage|seelan|silan|leakage|सीलन|सीपेज|cracks|darar|दरार',
      `pani|paani|पानी|bijli|बिजली|ventilation|हवा|hawa ${KA}|${OF} ${VERY}? dikkat|problem|samasya|kami|pareshani|दिक्कत|प्रॉब्लम|समस्या|कमी`,
      'condition|हालत|halat|कंडीशन ' + `${VERY}? ${BAD}`,
      `condition|हालत|halat|कंडीशन ${GOOD} ${NAHI}`,
      'no ventilation|sunlight|light',
    ],
    'quality',
  ],
  [
    [
      `${ELSEWHERE} jagah|project|builder|broker|dealer|agent|property|flat|जगह|प्रोजेक्ट|बिल्डर|ब्रोकर|फ्लैट ${PE}|${SE}|${ME}|${BHI}|${KA}|wala|वाला? ${SE}? dekh|baat|bat|mil|sasta|better|accha|kam|final|book|le|pasand|देख|बात|मिल|सस्ता|बेहतर|अच्छा|कम|फाइनल|बुक|ले|पसंद`,
      `kahin|kisi|कहीं|किसी aur|और ${PE}|${SE}|${ME}? baat|bat|deal|sasta|dekh|mil|book|final|le|बात|डील|सस्ता|देख|मिल|बुक|ले`,
      `usse|isse|उससे|इससे sasta|accha|behtar|kam|better|सस्ता|अच्छा|बेहतर|कम mil|rate|me|mein|मिल|में|रेट`,
      `99acres|magicbricks|housing|nobroker|olx ${PE}|${ME} ${VERY}? sasta|kam|सस्ता|कम`,
      'sasta|सस्ता mil|मिल raha|rahi|gaya|रहा|रही|गया',
      'getting|got|found|seen|have|getting a? better|cheaper|another deal|offer|one|rate|price|option|project|flat|place?',
      'talking|speaking to|with another|other|someone builder|broker|agent|dealer|else',
      'other|another builder|project|broker|dealer|agent|society is|are|has|gives|giving|offers|offering|offered|quoted',
      'cheaper|better elsewhere|somewhere|option|deal',
      'booked|finalised|finalized|shortlisted|bought elsewhere|another|somewhere',
    ],
    'competitor',
  ],
  [
    [
      `${BROKERAGE} ${KA}|${KO}|${TO}|${BHI}|main|hum|मैं|हम? ${NAHI}`,
      `${BROKERAGE} ${KA}|${KO}|${TO}|${BHI}? ${GIVE}? ${NAHI}`,
      `${BROKERAGE} ${VERY}? ${MUCH}`,
      `broker|dalal|dealer|agent|ब्रोकर|दलाल|डीलर|एजेंट ${SE}|${KE}|ke? through|zariye|थ्रू? ${NAHI}|bina|बिना`,
      `broker|dalal|ब्रोकर|दलाल ${NAHI} chahiye|चाहिए`,
      'seedha|seedhe|sidha|direct|सीधा|सीधे|डायरेक्ट ' + `owner|malik|builder|ओनर|मालिक|बिल्डर ${SE} ${HI}?`,
      'only? direct from|with|to? owner|builder|owners',
      'no|without any|a|paying? brokerage|commission|broker|brokers|agents|middleman',
      'wont|not|dont pay|paying|give|want any|a|the|to? pay? brokerage|commission|broker|brokers|middleman',
      'brokerage|commission is? too? high|much',
    ],
    'broker',
  ],
  [
    [
      `kitna|kitni|kitne|कितना|कितनी mehnga|mahanga|door|dur|chhota|bada|महंगा|दूर|छोटा`,
      'how far|expensive|old|big|small|costly',
      'so|as far as?',
      `${VERY} door|dur|दूर ${TO}? ${NA} ho|हो`,
      'loan|लोन ' + `${NAHI} chahiye|lena|chaiye|lunga|lenge|चाहिए|लेना|लूंगा|लेंगे`,
      `loan|लोन ${OF} zarurat|jarurat|जरूरत ${NAHI}`,
      'emi|loan|लोन nahi|नहीं lena|लेना',
      'not|dont|no a|any? problem|issue|bad',
      `${ELSEWHERE} ${SOMETHING} ${NAHI}`,
      'not too|very|that|so expensive|far|small|big|costly|high',
      'isnt|not expensive|far|costly|small',
      'nothing too? expensive|fancy',
      'not looking for|at a|an|any? commercial|office|villa|plot|flat|house',
      `jaldi|जल्दी ${NAHI} ${HAI} kya|क्या`,
    ],
    'none',
  ],
]

/** Behind an objection, these take it back: the lead can live with it. */
export const ACCEPTED_ANYWAY: PhraseList<true> = [
  [
    [
      'chalega|chalegi|चलेगा|चलेगी',
      'chal|चल jayega|jaega|जाएगा',
      `koi|कोई baat|bat|dikkat|problem|issue|tension|बात|दिक्कत|प्रॉब्लम|टेंशन ${NAHI}`,
      'manage|adjust|मैनेज|एडजस्ट',
      'no problem|issue|worries',
      'thats|is|its fine|ok|okay|alright|manageable',
      'can manage|live|adjust',
      'doesnt|does not? matter',
      `farak|fark|फर्क ${NAHI}`,
      'theek|thik|ठीक hai|है',
    ],
    true,
  ],
]
