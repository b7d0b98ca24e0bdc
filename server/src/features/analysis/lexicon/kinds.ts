import type { PROPERTY_KINDS, PROPERTY_TYPES } from '@leadbreak/contract'
import type { PhraseList } from '../words/phrase-book.ts'
import { KE, KA, KO, WALA } from './common.ts'

export type PropertyKind = (typeof PROPERTY_KINDS)[number]
export type PropertyType = (typeof PROPERTY_TYPES)[number]

/** Words that name a kind or a type of property, or both at once ("kheti ki zameen"). */
export interface PropertyWord {
  readonly kind: PropertyKind | null
  readonly type: PropertyType | null
}

const kind = (name: PropertyKind, type: PropertyType | null = null): PropertyWord => ({ kind: name, type })
const type = (name: PropertyType): PropertyWord => ({ kind: null, type: name })

const LAND = 'land|lands|zameen|zamin|jameen|jamin|zameene|jamen|bhumi|bhoomi|लैंड|जमीन|ज़मीन|भूमि'
const FARMING =
  'kheti|khetee|kheti-baadi|krishi|farming|agriculture|agricultural|agri|farm|खेती|कृषि|एग्रीकल्चर|एग्रीकल्चरल|खेतीबाड़ी|farming'
const HOUSE = 'house|houses|हाउस|haus'
const FLOOR = 'floor|floors|flor|फ्लोर'

export const PROPERTY_WORDS: PhraseList<PropertyWord> = [
  [
    [
      'flat|flats|flate|flatt|phlat|flet|falt|apartment|apartments|appartment|apartmnt|aprtment|apartmant|apt|condo|condos|condominium|फ्लैट|फ्लैट्स|फ्लेट|फलैट|अपार्टमेंट|अपार्टमेंट्स|अपार्टमेन्ट|एपार्टमेंट',
      'society flat',
      'सोसाइटी फ्लैट',
    ],
    kind('apartment'),
  ],
  [
    [
      `builder|bilder|bulider|बिल्डर ${FLOOR}`,
      `independent|indipendent|इंडिपेंडेंट|इंडिपेंडेन्ट ${FLOOR}`,
      'builderfloor',
    ],
    kind('builder floor'),
  ],
  [['villa|villas|vila|vilas|विला|विल्ला|विलाज'], kind('villa')],
  [
    [
      'kothi|kothee|kothiyan|kothii|कोठी|कोठियां',
      'makaan|makan|makkan|makaano|मकान|मकानों',
      `independent|indipendent|individual|इंडिपेंडेंट|इंडिविजुअल ${HOUSE}`,
      'independent|indipendent|इंडिपेंडेंट home|makaan|makan|ghar|होम|मकान|घर|kothi|कोठी|bungalow',
      `row|रो ${HOUSE}`,
      'rowhouse|rowhouses',
      'bungalow|bungalows|bunglow|bangla|bangalow|banglow|बंगला|बंगलो|बंग्ला',
      'haveli|हवेली',
      HOUSE,
      `swatantra|स्वतंत्र makaan|makan|मकान`,
    ],
    kind('house'),
  ],
  [
    [
      'plot|plots|ploat|plat|plott|प्लॉट|प्लाट|प्लॉट्स|bhukhand|भूखंड|bhookhand',
      `plot|प्लॉट of ${LAND}`,
      'bda|bmrda|corner|vacant|empty|open|residential|dtcp|cmda|hmda|layout|house|revenue site|sites',
    ],
    kind('plot'),
  ],
  [['studio|studios|stoodio|स्टूडियो', 'studio|स्टूडियो apartment|flat|अपार्टमेंट|फ्लैट'], kind('studio')],
  [['penthouse|penthouses|pantthouse|panthouse|पेंटहाउस|पेंटहाऊस|पैंटहाउस', `pent|पेंट ${HOUSE}`], kind('penthouse')],
  [
    [
      'shop|shops|dukaan|dukan|dukane|dukanen|dookan|dukaane|दुकान|दूकान|दुकानें|शॉप|शॉप्स',
      'shop|शॉप space',
      'retail shop|space|outlet',
      'रिटेल शॉप|स्पेस',
    ],
    kind('shop'),
  ],
  [
    [
      'office|offices|ofis|offise|aafis|ऑफिस|आफिस|ऑफ़िस|दफ्तर|daftar|दफ़्तर|karyalay|कार्यालय',
      'office|ऑफिस space|स्पेस',
      'ऑफिस|office ki|की jagah|जगह',
    ],
    kind('office'),
  ],
  [['showroom|showrooms|shorum|शोरूम|शोरुम', 'show|शो room|रूम'], kind('showroom')],
  [
    [
      'warehouse|warehouses|wearhouse|werehouse|godown|godowns|godaun|godam|godaam|gudam|gudaam|गोदाम|गोडाउन|गोडाऊन|वेयरहाउस|वेअरहाउस|वेयरहाऊस|गोदामों',
      `ware|वेयर ${HOUSE}`,
      'go down',
    ],
    kind('warehouse'),
  ],
  [['farmhouse|farmhouses|फार्महाउस|फार्महाऊस|फ़ार्महाउस', `farm|फार्म|फ़ार्म ${HOUSE}`], kind('farmhouse')],
  [[LAND], kind('land')],
  [
    [
      'khet|kheto|खेत|खेतों',
      `${FARMING} ${LAND}`,
      `${FARMING} ${KA} ${LAND}`,
      `${FARMING} ${WALA} ${LAND}`,
      `${FARMING} ${KE} liye|लिए ${LAND}`,
      `${FARMING} layak|लायक|yogya|योग्य ${LAND}`,
      'farmland|farmlands|फार्मलैंड',
      `upjau|उपजाऊ ${LAND}`,
    ],
    kind('land', 'agricultural'),
  ],
  [
    [
      'kheti|khetee|krishi|farming|agriculture|agricultural|agri|खेती|कृषि|एग्रीकल्चर|एग्रीकल्चरल|खेतीबाड़ी',
      `kheti|खेती ${KE} liye|लिए`,
    ],
    type('agricultural'),
  ],
  [
    [
      'residential|residentail|residencial|rezidential|residensial|रेजिडेंशियल|रेसिडेंशियल|रेजीडेंशियल|rihayshi|rihaishi|rihayashi|रिहायशी|रिहाइशी|आवासीय|awasiya|aavasiya|awaasiya',
      `rehne|rahne|rhne|रहने ${KE} liye|lie|लिए|वास्ते|vaste`,
      `rehne|rahne|rhne|रहने ${KO}`,
      'for living|residence|staying',
      'to live|stay in',
    ],
    type('residential'),
  ],
  [
    [
      'commercial|comercial|commercail|kamarshial|commarcial|commercially|कमर्शियल|कॉमर्शियल|कमर्शिअल|कमर्सियल|vyavsayik|vyavasayik|व्यावसायिक|व्यवसायिक|वाणिज्यिक',
      `business|बिजनेस|bijness|vyapar|व्यापार|dhandhe|धंधे ${KE} liye|lie|लिए`,
    ],
    type('commercial'),
  ],
  [
    [
      'industrial|indastrial|इंडस्ट्रियल|इंडस्ट्रीयल|audyogik|औद्योगिक|industries',
      'factory|factories|faktri|factry|फैक्ट्री|फैक्टरी|karkhana|karkhane|kaarkhana|कारखाना|कारखाने',
      'manufacturing unit?',
      'मैन्युफैक्चरिंग यूनिट?',
    ],
    type('industrial'),
  ],
]

/** Phrases that hold such a word and name no property that is wanted. */
export const NO_PROPERTY_WORDS: readonly string[] = [
  'house hunting|hunt|number|no|warming|help|wife|tax|maid|owner',
  'open|guest|full|power|in|coffee house',
  'गेस्ट|ओपन हाउस',
  'हाउस हंटिंग|नंबर|वाइफ|वार्मिंग|टैक्स',
  'house|हाउस help|हेल्प',
  'flat|फ्लैट|plot|प्लॉट|shop|office|ऑफिस|kothi|makan|makaan|मकान|कोठी|दुकान|villa number|no|nambar|नंबर',
  'flat rate|discount|off',
  'land mark|line|lord',
  'landmark|landlord',
  'मकान|makan|makaan मालिक|malik|maalik',
  'office|ऑफिस time|timing|hours|टाइम',
  'kheti|खेती karta|karte|karti|करता|करते|करती|badi|बाड़ी',
  'head|post|ration office|shop|ऑफिस',
  'coffee|barber|medical|tea|chai shop',
  'photo studio',
  'studio me|में',
  'makaan|makan|ghar|kothi|villa|bungalow|house|bangla|dukan|dukaan|factory|godown|warehouse|office|showroom|गोदाम|वेयरहाउस|ऑफिस|शोरूम|मकान|घर|कोठी|विला|बंगला|दुकान|फैक्ट्री banane|banwane|banana|banwana|banaane|banvane|बनाने|बनवाने|बनाना|बनवाना|banaunga|banayenge|बनाएंगे',
  'build|construct|building|constructing a|an|my|our? house|villa|bungalow|home|kothi|farmhouse|office|factory|shop|warehouse',
  'kisi|other|another flat|plot|villa wale',
]
