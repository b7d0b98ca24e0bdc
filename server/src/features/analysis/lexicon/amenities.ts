import type { AMENITIES } from '@leadbreak/contract'
import type { PhraseList } from '../words/phrase-book.ts'
import { AUR, CHAHIYE, HAI, HI, HO, KA, KE, KE_LIYE, KI_JAGAH, KO, NA, NAHI, WALA } from './common.ts'

export type Amenity = (typeof AMENITIES)[number]

/** `near` amenities are places: they count only where the lead says that he wants them close by. */
export interface AmenityWord {
  readonly amenity: Amenity
  readonly isNear: boolean
}

const have = (amenity: Amenity): AmenityWord => ({ amenity, isNear: false })
const near = (amenity: Amenity): AmenityWord => ({ amenity, isNear: true })

const ROOM = 'room|rum|kamra|kamre|kamara|quarter|quarters|qtr|रूम|रुम|कमरा|कमरे|क्वार्टर'
const CAR =
  'gaadi|gadi|gaadiyon|gadiyon|gaadiyan|gaari|car|cars|kaar|truck|trucks|ट्रक|vehicle|bike|scooter|scooty|gaddi|gaddiyan|gaddiyaan|gaadiyan|gari|गड्डी|गड्डियां|गाड़ी|गाड़ियां|गाड़ियों|गाडी|कार|बाइक|स्कूटर'
const MAID =
  'servant|servants|maid|maids|naukar|nauker|naukrani|bai|kamwali|helper|सर्वेंट|मेड|नौकर|नौकरानी|बाई|कामवाली|हेल्पर'
const STUDY = 'study|studi|padhai|padhne|padhaai|parhai|stady|reading|स्टडी|पढ़ाई|पढ़ने|पढाई|पढने'
const POOJA = 'pooja|puja|pooja-paath|prayer|mandir|devghar|पूजा|प्रार्थना|मंदिर'
const KIDS =
  'kids|kid|children|childrens|bachche|bachcho|bachchon|bacho|bachon|bache|bacche|baccho|bacchon|बच्चे|बच्चों|बच्चो|किड्स|चिल्ड्रन'
const PLAY = 'play|playing|khelne|khelkud|प्ले|खेलने|खेलकूद'

const PANI = 'pani|paani|water|पानी'
const STEADILY =
  'roz|roj|rozana|barobar|barabar|theek|thik|achha|accha|acha|poora|pura|regular|hamesha|din|bhar|se|bhi|bhar|chaubis|24|ghante|ghanta|रोज|बराबर|ठीक|अच्छा|पूरा|रेगुलर|हमेशा|दिन|भर|से|भी|चौबीस|घंटे|घंटा|ka|का|intezam|इंतजाम|suvidha|सुविधा'

export const AMENITY_WORDS: PhraseList<AmenityWord> = [
  [
    [
      'parking|parkings|parkin|parcking|paarking|पार्किंग|पार्किग|पारकिंग|पार्कींग',
      `${CAR} parking|parkings|park|parks|पार्किंग|पार्क`,
      `${CAR} ${KA} parking|पार्किंग|जगह|jagah`,
      'covered|stilt|basement|reserved|open parking',
      'कवर्ड|स्टिल्ट|ओपन पार्किंग',
      `${CAR} khadi|khari|lagane|rakhne|park|खड़ी|लगाने|रखने|पार्क|khada|खड़ा karne|kerne|karan|करने|करण di|दी? ${KI_JAGAH}`,
      `${CAR} khadi|khari|lagane|rakhne|खड़ी|लगाने|रखने karne|karan|करने? ${KA}|di|दी ${HI}? jagah|jagha|jaga|jugaad|intezaam|intejaam|intezam|bandobast|suvidha|thikana|जगह|इंतजाम|इंतज़ाम|बंदोबस्त|सुविधा`,
      `jagah|जगह to|तो? ${HI}? rehna|rahna|honi|hona|रहना|होनी|होना ${CHAHIYE} ${NA}? ${CAR} lagane|rakhne|लगाने|रखने`,
      `${CAR} lagane|rakhne|khadi|लगाने|रखने|खड़ी karne|करने? ${KA}`,
      `${CAR} andar|bheetar|bhitar|ander|अंदर|भीतर lag|aa|khadi|लग|आ|खड़ी sake|jaye|jae|ho|सके|जाए|हो`,
      `${CAR} khadi|khari|खड़ी karne|kerne|करने ${KE_LIYE}`,
      `${CAR} khadi|khari|खड़ी|khada ho|हो sake|जाए|jaye|jae|सके`,
      `${CAR} khadi|khari|खड़ी ${HO}`,
      `${CAR} ${HAI}? dono|donon|do|ek|andar|bahar|दोनों|दो|एक|अंदर|बाहर? khadi|khari|खड़ी ${HO}`,
      `${CAR} lagane|rakhne|लगाने|रखने ${KI_JAGAH}`,
      'place|space|room to|for park|parking my|the|a|our? car|cars|vehicle|bike?',
      'parking|पार्किंग space|slot|lot|स्पेस|स्लॉट',
      'car porch',
      `${CAR} ${KE_LIYE} jagah|jagha|space|जगह|स्पेस`,
      'keep|put|park the|my|our|a|two|both? car|cars|vehicle|bike|scooter',
    ],
    have('parking'),
  ],
  [['garage|garages|gairej|garaj|गैराज|गेराज|गैरेज|गराज'], have('garage')],
  [
    [
      'pool|pools|pul|पूल',
      'swimming|swiming|svimming|स्विमिंग|स्वीमिंग|स्विमींग pool|pul|पूल|पुल',
      'swimmingpool|स्विमिंगपूल|taran|तरणताल|tarantal',
      'taran|तरण taal|tal|ताल',
      'private|infinity|प्राइवेट pool|पूल',
    ],
    have('swimming pool'),
  ],
  [
    [
      'gym|gyms|jim|gim|gymnasium|jym|जिम|जीम|जिमनेजियम|vyayamshala|व्यायामशाला',
      'fitness|फिटनेस center|centre|सेंटर|club?',
    ],
    have('gym'),
  ],
  [['lift|lifts|lipht|elevator|elevators|lifft|लिफ्ट|लिफ़्ट|एलिवेटर|elevators'], have('lift')],
  [
    [
      'security|sekurity|securty|sicurity|secuirty|suraksha|सिक्योरिटी|सिक्यूरिटी|सिक्युरिटी|सेक्योरिटी|सुरक्षा',
      'security|सिक्योरिटी guard|guards|गार्ड',
      'guard|guards|गार्ड|chowkidar|chaukidar|चौकीदार|watchman|watchmen|वॉचमैन|पहरेदार',
    ],
    have('security'),
  ],
  [
    [
      'power|pawar|paawar|electricity|bijli|light|generator|inverter|current|full|dg|पावर|बिजली|जनरेटर|लाइट|इन्वर्टर|डीजी backup|bakup|back|baekup|beckup|बैकअप|बेकअप|बैकप',
      'power|electricity|light|bijli|पावर|बिजली|लाइट ka|का|ki|की backup|बैकअप|bakup',
      'power|electricity|light|bijli|पावर|बिजली|लाइट back|बैक up|अप',
      'powerbackup|backup|bakup|बैकअप',
      'generator|jenerator|genset|jenset|jeneretar|जनरेटर|जेनरेटर|जेनसेट|inverter|invertor|इनवर्टर|इन्वर्टर',
      'back|बैक up|अप',
    ],
    have('power backup'),
  ],
  [['park|parks|paark|udyan|पार्क|उद्यान|पार्क्स', 'park|पार्क facing'], have('park')],
  [
    [
      'garden|gardens|gardan|gardn|bagicha|bageecha|baagicha|bageeche|bagiche|बगीचा|बगीचे|गार्डन|bagwani|बागीचा',
    ],
    have('garden'),
  ],
  [
    ['clubhouse|clubhouses|klabhouse|क्लबहाउस|क्लबहाऊस|club|klab|क्लब', 'club|क्लब house|हाउस|हाऊस'],
    have('clubhouse'),
  ],
  [
    [
      'balcony|balconies|balkony|balcani|balkani|balconi|balcany|balkoni|बालकनी|बाल्कनी|बालकोनी|बालकनियां|बालकॉनी',
    ],
    have('balcony'),
  ],
  [
    [
      'terrace|terraces|terrus|teres|terace|terris|टेरेस|टैरेस|टेरिस|chhat|chat|छत',
      'private|open|personal|apni|own|प्राइवेट|अपनी|खुली|khuli terrace|chhat|टेरेस|छत',
      'roof|rooftop right|rights|top?',
    ],
    have('terrace'),
  ],
  [
    [
      'modular|modulr|moduler|modullar|modern|मॉड्यूलर|मोड्यूलर|मॉड्युलर|मोडुलर|मॉडुलर kitchen|kichan|kitchan|kichen|किचन|रसोई|rasoi',
      'modular|मॉड्यूलर',
    ],
    have('modular kitchen'),
  ],
  [
    [
      'furnished|furnish|farnished|furnised|furnishd|फर्निश्ड|फर्निशड|फर्नीश्ड|फर्निस्ड|फर्निश|फर्नीश|फुली-फर्निश्ड',
      'fully|full|fuly|well|poora|pura|फुली|फुल|पूरा furnished|furnish|furnised|furnishd|फर्निश्ड|फर्निशड|फर्नीश्ड|फर्निश',
      `furniture|फर्नीचर ${KE} saath|sath|साथ`,
      'with furniture',
      'furniture|फर्नीचर laga|lga|लगा hua|हुआ?',
    ],
    have('furnished'),
  ],
  [
    [
      'semi|semmi|semy|sami|semee|सेमी|सेमि|half|हाफ furnished|furnish|farnished|furnised|furnishd|फर्निश्ड|फर्निशड|फर्नीश्ड|फर्निस्ड|फर्निश',
      'semifurnished|सेमीफर्निश्ड',
      'partly|partially furnished',
    ],
    have('semi-furnished'),
  ],
  [
    [
      `${MAID} ${ROOM}`,
      `${MAID} ${KA}|${WALA} ${ROOM}`,
      `${MAID} ${KA}|${KE_LIYE}? rehne|rahne|रहने ${KA} ek|एक? ${ROOM}|jagah|जगह`,
      `${MAID} ${KE_LIYE} ek|one|एक? alag|separate|अलग? ${ROOM}`,
      `${ROOM} for a|the|my|our? ${MAID}`,
      `${ROOM} ${MAID} ${KE_LIYE}`,
      `servants|maids ${ROOM}`,
      `${MAID} rehti|rehta|rehte|rahti|rahta|rahte|रहती|रहता|रहते ${HAI}? saath|sath|साथ? me|mein|में? ,? uska|uske|unka|unke|उसका|उसके|उनका liye|लिए? alag|अलग? ${ROOM}|jagah|जगह`,
      `${MAID} saath|sath|साथ me|mein|में? rehti|rehta|rehte|rahti|rahta|rahte|rahegi|rehegi|रहती|रहता|रहते|रहेगी ${HAI}? ,? to|तो? uska|uske|unka|unke|उसका|उसके|उनका liye|लिए? alag|अलग? ${ROOM}`,
    ],
    have('servant room'),
  ],
  [
    [
      `${STUDY} ${ROOM}`,
      `${STUDY} ${KA}|${WALA} ${ROOM}`,
      `${STUDY} ${KE_LIYE} ek|एक? alag|अलग|separate? ${ROOM}`,
      `${ROOM} ${STUDY} ${KA} alag|अलग?`,
      `${ROOM} ${STUDY} ${KE_LIYE}`,
      `${ROOM} for study|studying|studies|reading`,
      'home office room?',
      'work|working from? home room|space|corner',
      'studyroom|स्टडीरूम',
      `+|plus|with|and|${AUR}|ek|one|a|प्लस|विद study|स्टडी ${ROOM}?`,
    ],
    have('study room'),
  ],
  [
    [
      `${POOJA} ${ROOM}`,
      'worship|god|gods|devotional|prayers|poojai room|corner|space|place|unit',
      `${ROOM}|place|space|corner for my|our|the? god|gods|worship`,
      `${POOJA} ${KA}|${WALA} ${ROOM}`,
      `${POOJA} ${KE_LIYE} ek|एक? alag|अलग|separate|chhota|छोटा|chhoti|छोटी? ${ROOM}|jagah|जगह`,
      'pooja|puja|पूजा ghar|घर|ghr',
      `bhagwan|bhagwaan|thakur|thakurji|bhagwanji|devi|devta|भगवान|ठाकुर|ठाकुरजी|देवी|देवता ji|जी|devta|देवता? ${KE_LIYE} ek|एक? alag|chhota|chota|अलग|छोटा? sa|सा? ${ROOM}|kona|sthan|कोना|स्थान`,
      `bhagwan|bhagwaan|thakur|thakurji|bhagwanji|devi|devta|भगवान|ठाकुर|ठाकुरजी|देवी|देवता ji|जी|devta|देवता? ${KA} ek|एक? alag|chhota|chota|अलग|छोटा? sa|सा? ${ROOM}|kona|sthan|कोना|स्थान`,
      `bhagwan|bhagwaan|thakur|thakurji|bhagwanji|भगवान|ठाकुर|ठाकुरजी ji|जी? ${KE_LIYE} ek|एक? alag|chhoti|choti|अलग|छोटी? si|सी? jagah|जगह`,
      `bhagwan|bhagwaan|thakur|thakurji|bhagwanji|भगवान|ठाकुर|ठाकुरजी ji|जी? ${KA} ek|एक? alag|chhoti|choti|अलग|छोटी? si|सी? jagah|जगह`,
      `pooja|puja|पूजा ${KA}? sthan|स्थान|jagah|जगह|kona|कोना|kaksh|कक्ष`,
      `ghar|घर me|mein|में mandir|मंदिर`,
      'mandir|मंदिर ki|की jagah|जगह',
      `${ROOM} for pooja|puja|prayer|prayers`,
      'poojaroom|pujaroom|पूजाघर|poojaghar|pujaghar',
      'prayer|puja|pooja place|area|corner|space',
    ],
    have('pooja room'),
  ],
  [['school|schools|skool|iskool|skul|vidyalay|स्कूल|स्कूलों|विद्यालय|इस्कूल'], near('school nearby')],
  [
    [
      'nursing home|homes',
      'hospital|hospitals|haspital|aspatal|asptal|aspataal|hospitle|अस्पताल|हॉस्पिटल|हस्पताल|हास्पिटल',
    ],
    near('hospital nearby'),
  ],
  [
    ['metro|metros|metroo|maetro|मेट्रो|मैट्रो', 'metro|मेट्रो station|steshan|स्टेशन|line|connectivity'],
    near('metro nearby'),
  ],
  [
    [
      'market|markets|markit|markeet|bazaar|bazar|bajar|baazar|bajaar|मार्केट|मार्किट|बाजार|बाज़ार|मार्केट्स',
      'sabzi|sabji|subzi|सब्जी|सब्ज़ी mandi|मंडी|market|bazaar|मार्केट|बाजार',
      'mandi|मंडी',
      'kirana|kiraana|grocery|किराना dukaan|dukan|store|shop|दुकान|स्टोर?',
    ],
    near('market nearby'),
  ],
  [['temple|temples|mandir|mandeer|mandirs|मंदिर|मन्दिर|टेंपल'], near('temple nearby')],
  [
    [
      'gated|getid|gatted|gate|geted|गेटेड|गेटिड society|sosaiti|societies|community|complex|colony|campus|सोसाइटी|सोसायटी|कम्युनिटी|कॉलोनी|कैंपस|सोसाईटी',
      'gated|गेटेड',
      `gate|गेट ${WALA} society|सोसाइटी|सोसायटी|colony|कॉलोनी`,
    ],
    have('gated society'),
  ],
  [
    [
      `${PLAY} area|ground|zone|aria|एरिया|ग्राउंड|zon|park`,
      `${KIDS} ${KA}? ${PLAY} area|ground|zone|एरिया|ग्राउंड|park|पार्क?`,
      `${KIDS} ${KA}? khelne|खेलने ${KI_JAGAH}`,
      `${KIDS} ${KE_LIYE} khelne|खेलने ${KI_JAGAH}`,
      `${KIDS} ${KE_LIYE} ${PLAY} area|ground|एरिया|ग्राउंड`,
      `khelne|खेलने ${KI_JAGAH}`,
      `khel|खेल ka|का maidan|मैदान`,
      'khelne|खेलने ka|का area|maidan|एरिया|मैदान',
      'playground|playgrounds|playarea|प्लेग्राउंड|प्लेएरिया|jhoola|jhula|jhoole|jhule|झूला|झूले',
      `${PLAY} area for ${KIDS}`,
      `${KIDS} playground|park`,
      `area|place|space for my|the|our? ${KIDS} to play`,
      'place for kids',
      `${KIDS} khel|khelne|खेल sake|saken|sakein|paye|payein|lein|सकें|सके|पाएं|लें`,
      `${KIDS} ${KE_LIYE} khelne|khel|खेलने|खेल ${KA}`,
      'swing|slide|swings|slides|seesaw|sandpit and? swing|slide|swings|slides|seesaw|sandpit?',
      'jungle gym',
      `place|area|space|somewhere where? the|my|our? ${KIDS} can|could|to play`,
    ],
    have('play area'),
  ],
  [
    [
      'vastu|vaastu|wastu|waastu|vasthu|vaasthu|vastoo|वास्तु|वास्तू',
      'vastu|vaastu|वास्तु compliant|friendly|compliance|अनुसार|anusar|hisab|शास्त्र|shastra',
    ],
    have('vastu'),
  ],
  [
    [
      'water|pani|paani|पानी|वाटर|jal|जल supply|saplai|suply|सप्लाई|सप्लाय|सप्लाइ|connection|कनेक्शन',
      `pani|paani|पानी ${KA} supply|saplai|suply|सप्लाई|सप्लाय|vyavastha|व्यवस्था|intezaam|intejam|इंतजाम|इंतज़ाम|suvidha|सुविधा|connection|कनेक्शन|saplay|सप्लाइ`,
      'chaubis|chaubees|24|चौबीस|twenty-four|four ghante|ghanta|hour|hours|घंटे|घंटा pani|paani|water|पानी|वाटर',
      'pani|paani|पानी chaubis|chaubees|24|चौबीस ghante|ghanta|घंटे|घंटा',
      'twenty four hour|hours|ours? water|supply',
      '24 x|/|* 7 water|pani|paani|पानी supply|सप्लाई?',
      'borewell|boring|बोरवेल water|pani|पानी',
      'water|पानी chaubis|24|round|twenty four hours|ghante|the clock',
      'continuous|regular|proper|municipal|corporation|good|round water supply?',
      'meetha|mitha|मीठा pani|paani|पानी',
      `${PANI} ${STEADILY}? ${STEADILY}? to|तो? ${STEADILY}? aana|aaye|aata|aati|ho|hona|mile|milna|rahe|rehna|आना|आए|आता|हो|होना|मिले|मिलना|रहे|${CHAHIYE}`,
      `${PANI} ki|की dikkat|problem|kami|pareshani|taklif|दिक्कत|कमी|परेशानी ${NAHI}|${NA}`,
      'enough|ample|sufficient|abundant|plenty|constant|uninterrupted|reliable of? drinking? water',
      'no? water shortage|problem|scarcity|trouble',
    ],
    have('water supply'),
  ],
  [
    [
      'wifi|waifai|vaifai|vifi|internet|intarnet|broadband|वाईफाई|वाइफाइ|वाइफाई|इंटरनेट|ब्रॉडबैंड|वायफाय|वाईफाय',
      'wi|वाई|vai|why|वाइ fi|फाई|fai|फाइ',
    ],
    have('wifi'),
  ],
  [
    [
      'ac|acs|aircon|एसी|एयरकंडीशनर|एयरकंडीशनिंग|airconditioner|airconditioning|एसीज',
      'a c',
      'ए सी',
      'air|एयर conditioning|conditioner|conditioners|conditioned|condition|कंडीशनिंग|कंडीशनर|कंडीशन|cond',
    ],
    have('air conditioning'),
  ],
  [
    [
      'pet|pets|पेट|पेट्स friendly|frendly|allowed|allow|फ्रेंडली|अलाउड|allwed|welcome',
      `kutta|kutte|dog|dogs|cat|cats|billi|pet|pets|janwar|कुत्ता|कुत्ते|डॉग|पेट|बिल्ली|जानवर allowed|allow|rakh|rakhne|rakhna|रख|रखने|रखना|अलाउड`,
      `kutta|kutte|dog|pet|pets|कुत्ता|कुत्ते|डॉग|पेट ${KO} allowed|allow|rakh|rakhne|रख|रखने|अलाउड`,
      `kutte|dog|pet|कुत्ते|डॉग|पेट ${KE_LIYE} allowed|theek|ठीक|friendly`,
      'petfriendly',
      'dog|dogs|cat|cats|pet|pets so|and|which|that? they|society|owner|landlord|people|nobody should|must|shouldnt not|never? object|mind|complain|accept|permit',
      'dog|dogs|cat|cats|pet|pets should|must not be? a? problem|issue',
      'no objection|problem|issue|restriction for|to|on|with dog|dogs|cat|cats|pet|pets',
      `kutta|kutte|dog|dogs|cat|cats|billi|billiyan|pet|pets|कुत्ता|कुत्ते|डॉग|पेट|बिल्ली|बिल्लियां ${HAI}|pala|pali|paala|paali|पाला|पाली hai|है? ,? usko|unko|use|us|un|iss|is|uspe|unpe|uske|unke|उसको|उनको|उस|उन|उसे pe|par|se|liye|पे|पर|से? koi|kisi|कोई|किसी? ${KO}? nikaale|nikale|nikala|mana|roke|dikkat|problem|etraz|pareshani|aitraaz|निकाले|मना|रोके|दिक्कत|प्रॉब्लम|एतराज`,
      `kutta|kutte|dog|cat|billi|pet|कुत्ता|कुत्ते|डॉग|बिल्ली|पेट ${HAI}? ,? saath|sath|साथ me|mein|में? rahega|rahegi|rehega|rehegi|rahenge|aayega|aayegi|रहेगा|रहेगी|रहेंगे|आएगा`,
      `kutte|dog|billi|pet|pets|कुत्ते|डॉग|बिल्ली|पेट ${KA}|se|wale|से|वाले ${KO}|ko|को? koi|कोई? dikkat|problem|etraz|mana|tokne|rok|दिक्कत|प्रॉब्लम|एतराज|मना|रोक ${NA}|${NAHI}`,
      'must|should allow them|him|her',
      'allow|allows|allowing|permit pets|pet|dogs|dog|cats|a? dog|pet?',
      'pets|dogs should be? allowed',
      'pet|dog lover|owner|policy',
    ],
    have('pet friendly'),
  ],
]

const DEPOSIT = 'security|sekurity|सिक्योरिटी|सिक्यूरिटी|सिक्युरिटी'
const COUNT = 'ek|do|teen|char|chaar|panch|chhe|chhah|one|two|three|four|six|एक|दो|तीन|चार|पांच|छह|1|2|3|4|5|6'
const LANDMARK =
  'metro|school|hospital|park|market|mandir|temple|bazaar|मेट्रो|स्कूल|अस्पताल|पार्क|मार्केट|मंदिर|बाजार'
const MEET =
  'milte|miliye|milo|milna|milenge|milunga|milungi|milta|mil|aa|aaiye|aaiyega|aajaiye|मिलते|मिलिए|मिलो|मिलना|मिलेंगे|मिलूंगा|मिलूंगी|मिल|आ|आइए hai|hain|jaiye|jaiyega|jao|jana|jaana|jaana|lo|lijiye|हैं|जाइए|जाइएगा|जाओ|जाना|लो|लीजिए'

/** Words that hold such a word and mean none of them. */
export const NO_AMENITY_WORDS: readonly string[] = [
  `+|plus|with|and|${AUR}|ek|one|प्लस|विद study|स्टडी loan|table|material|purpose|kar|karta|karti|karte|karna|करता|करती|करते|करना`,
  `+|plus|with|and|${AUR}|ek|one|प्लस|विद study|स्टडी ${KE_LIYE}`,
  'it|tech|software|business|science|logistics|industrial|food|theme|water|amusement|आईटी|टेक|इंडस्ट्रियल|सॉफ्टवेयर|बिजनेस park|parks|पार्क',
  'road side|parking park',
  'chhat|chat|छत ki|की unchai|oonchai|height|ऊंचाई',
  'un furnished',
  'unfurnished|अनफर्निश्ड',
  'non|without|bina|बिना furnished|furniture|फर्नीचर',
  'security|सिक्योरिटी|सुरक्षा deposit|money|amount|advance|डिपॉजिट|डिपाजिट|राशि|रकम',
  // "security teen mahine ki lagegi": the deposit.
  `${DEPOSIT} ${KA}? ${COUNT} mahine|mahina|months|month|महीने|महीना`,
  `${DEPOSIT} ${KA}|to|तो|mein|में? ${COUNT}? lagegi|lagti|deni|dena|jama|kitni|kitna|लगेगी|लगती|देनी|देना|जमा|कितनी|कितना`,
  `${COUNT} mahine|mahina|months|month|महीने|महीना ${KA}? ${DEPOSIT}`,
  // "metro station pe mil jaiye": where they meet.
  `${LANDMARK} station|gate|स्टेशन|गेट? ${KA}|pe|par|पे|पर? saamne|samne|bahar|paas|pas|neeche|सामने|बाहर|पास|नीचे|pe|par|पे|पर|mein|में? ${MEET}`,
  `meet|see|pick|picking|meeting me|us|you|up? me|us|you? at|near|outside|from|opposite the|that|your? ${LANDMARK} station|gate?`,
  'share|stock|property|real|housing|the|super|market market|price|rate|value|मार्केट',
  'market|मार्केट rate|price|value|भाव|रेट|bhav|research|rates|prices|down|up|ka|का rate|price|bhav|रेट|भाव?',
  'security reason|reasons|wise',
  'job|social|data|home|national|food|financial|cyber security',
  'light|no parking zone',
  'chat karo|karna|karenge|karte|kar',
  'chat|whatsapp pe|par',
  'whatsapp|व्हाट्सएप chat',
  'bal balcony',
  // What they will see to themselves.
  `wifi|internet|ac|geyser|furniture|inverter|generator|fan|pankha|वाईफाई|इंटरनेट|एसी|फर्नीचर|इन्वर्टर|जनरेटर to|तो? hum|ham|main|khud|apna|हम|मैं|खुद|अपना? khud|apna|खुद|अपना? laga|lagwa|le|kara|karwa|kharid|लगा|लगवा|ले|करवा|खरीद lenge|lunga|lungi|loonga|लेंगे|लूंगा|लूंगी`,
  'call|get|come|go|went|look|feed back',
  'mandir|मंदिर ja|jaa|gaya|gayi|gaye|aaya|aayi|me|mein|में|जा|गया|गई|आया|आई',
  'metro|मेट्रो city|cities|सिटी',
]
