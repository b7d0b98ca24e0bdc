import type { AREA_UNITS } from '@leadbreak/contract'
import { makePhraseBook } from '../words/phrase-book.ts'

export type AreaUnit = (typeof AREA_UNITS)[number]

/** What stands behind a number and says what it counts. `other` is anything that is no part of a requirement. */
export type Unit =
  | { readonly is: 'bhk' }
  | { readonly is: 'rk' }
  | { readonly is: 'room' }
  | { readonly is: 'area'; readonly unit: AreaUnit }
  | { readonly is: 'months'; readonly each: 1 | 12 }
  | { readonly is: 'other' }

const SQUARE =
  'square|squre|sqaure|squar|skwair|squire|sq|sqr|squair|स्क्वायर|स्क्वेयर|स्कवायर|स्क्वायेर|स्क्वैर|वर्ग|varg'
export const FEET = 'feet|foot|fit|ft|fut|feets|foots|phut|फीट|फुट|फिट|फूट'
const area = (unit: AreaUnit): Unit => ({ is: 'area', unit })
const BHK: Unit = { is: 'bhk' }
const RK: Unit = { is: 'rk' }
const ROOM: Unit = { is: 'room' }
const OTHER: Unit = { is: 'other' }

export const UNITS = makePhraseBook<Unit>([
  [
    [
      'bhk|bhks|bkh|vhk|bhks|bhke|bhka|bhkay|bhkwala|beehk|biechke|bhakay',
      'b|bee|be|bi|bhi|v|vee|p h|ech|each|aitch|etch|age|edge|hech k|ke|kay|ka|kee',
      'b|bee|be hk',
      'bh|beeh|bech k|ke|kay',
      'बीएचके|बीएचकी|वीएचके|बीयचके|बीएचक|पीएचके|बिएचके|बीएच्के|बीअचके|बीएचकें|बीएसके|बीएजके|बीएचकेए|डीएचके',
      'बी|वी|बि|पी|भी|डी एच|एस|एज|हेच|ऐच के|की|क',
      'बी|वी|बि|पी|भी|डी एचके|एचकी|एसके',
      'बीएच|वीएच|बीएस|पीएच के|की|क',
      'बी|वी|पी एचके|एचकी|एसके',
      'bedroom|bedrooms|bedrum|badroom|bedrooms hall? kitchen?',
      'bed room|rooms',
      'bed hall? kitchen',
      'bed hall kitchen?',
      'bed',
      'bedder|beddar',
      'बेडरूम|बेडरूम्स|बैडरूम|बेडरुम|बेड़रूम',
      'बेड|बैड रूम|रुम',
      'shayan|sayan kaksh|kaksha',
      'शयन कक्ष',
      'शयनकक्ष',
    ],
    BHK,
  ],
  [
    [
      'rk|rks|आरके',
      'r|ar k|kay',
      'आर के',
      'room|kamra|kamre|रूम|कमरा|कमरे kitchen|rasoi|किचन|रसोई',
      'room|रूम aur|and|plus|और|+ kitchen|किचन',
    ],
    RK,
  ],
  [['kamra|kamre|kamro|kamron|kamara|room|rooms|कमरा|कमरे|कमरों|रूम|रूम्स|रुम'], ROOM],
  [
    [
      `${SQUARE} ${FEET}`,
      `${FEET} ${SQUARE} ${FEET}?`,
      'sqft|sqfts|sft|sqrft|sqfeet|squarefeet|squarefoot|वर्गफुट|वर्गफीट|psf',
      'एसएफटी',
      FEET,
    ],
    area('sqft'),
  ],
  [
    [
      'gaj|guz|gajj|gaz|गज|गज़',
      'var|vaar|waar|war|वार',
      `${SQUARE} yard|yards|yrd|yd|yds|gaj|gaz|यार्ड|यार्ड्स|गज`,
      'sqyd|sqyds|sqyard|sqyards|yards|yard|यार्ड',
    ],
    area('sqyd'),
  ],
  [
    [
      `meter|metre|mitar|मीटर ${SQUARE} meter|metre|मीटर?`,
      `${SQUARE} meter|meters|metre|metres|mtr|mtrs|mt|m|mitar|मीटर|मिटर`,
      'sqm|sqmt|sqmtr|sqmtrs|sqmeter|sqmeters|sqmetre|वर्गमीटर',
    ],
    area('sqm'),
  ],
  [['acre|acres|ekad|ekar|ekkad|ekd|akad|eakar|एकड़|एकड|एकर|एकड़ों'], area('acre')],
  [['bigha|beegha|bigah|bighe|bigas|bighas|beeghe|बीघा|बीघे|बिघा|बिगहा|बीगा|बिगा'], area('bigha')],
  [['marla|marle|marlas|marley|marlay|मरला|मरले|मर्ला|मर्ले'], area('marla')],
  [['kanal|kanaal|kanals|कनाल|कनल|कैनाल'], area('kanal')],
  [
    [
      'katha|kattha|katta|kathha|kathas|kottah|cottah|cottahs|katthe|kathe|katte|कट्ठा|कठा|कट्ठे|काठा|कठ्ठा|कट्टा|कट्टे',
    ],
    area('katha'),
  ],
  [
    [
      'mahina|mahine|maheena|maheene|mahino|mahinon|mahinne|month|months|maah|mah|महीना|महीने|महीनों|महिने|महिना|माह|मंथ|मंथ्स',
    ],
    { is: 'months', each: 1 },
  ],
  [['saal|sal|year|years|yr|yrs|varsh|baras|साल|सालों|वर्ष|बरस|ईयर|इयर'], { is: 'months', each: 12 }],
  [
    [
      'km|kms|kilometer|kilometers|kilometre|kilometres|kilomitar|kilo|किलोमीटर|केएम|किमी',
      'meter|meters|metre|metres|mtr|मीटर',
      'mile|miles|inch|inches|मील|इंच',
      'cent|cents|guntha|gunta|gunthas|hectare|hectares|biswa|dismil|decimal|ground|grounds|सेंट|गुंठा|हेक्टेयर|बिस्वा|डिसमिल|डेसिमल',
      'minute|minutes|min|mins|minat|mint|मिनट|मिनिट|मिन',
      'second|seconds|सेकंड',
      'ghanta|ghante|ghanto|hour|hours|hr|hrs|घंटा|घंटे|घंटों|घण्टे',
      'din|dino|day|days|roj|दिन|दिनों|रोज',
      'hafta|hafte|hafto|week|weeks|हफ्ता|हफ्ते|हफ्तों|सप्ताह',
      'baje|bajey|baj|oclock|am|बजे|बज',
      'tarikh|tareekh|taarikh|तारीख',
      'floor|floors|manjil|manzil|manjila|mala|male|maale|tala|talla|tale|storey|storeys|story|stories|मंजिल|मंज़िल|मंजिला|माला|माले|तल्ला|तल|तल्ले|फ्लोर',
      'th|st|nd|rd',
      'ladki|ladke|ladkiyan|ladkiyon|dost|friends|bande|banda|लड़की|लड़के|लड़कियां|दोस्त|बंदे',
      'log|logo|people|persons|person|member|members|sadasya|bachche|bache|bacche|kids|children|beti|bete|betiyan|bhai|logon|लोग|लोगों|मेंबर|सदस्य|बच्चे|बच्चों|बेटे|बेटियां|जने|jane|jan',
      'percent|parsent|pratishat|प्रतिशत|परसेंट|%',
      'gaadi|gadi|gaadiyan|gadiyan|car|cars|cars|bike|bikes|scooter|गाड़ी|गाड़ियां|कार|बाइक',
      'bathroom|bathrooms|washroom|washrooms|toilet|toilets|bath|baths|बाथरूम|टॉयलेट|वॉशरूम',
      'balcony|balconies|lift|lifts|parking|parkings|ac|acs|बालकनी|लिफ्ट|पार्किंग|एसी',
      'baar|bar|times|time|dafa|बार|दफा',
      'tower|towers|block|unit|units|टावर',
      'number|numbar|nambar|नंबर|नम्बर',
      'digit|digits|point|points',
      'january|february|march|april|june|july|august|september|october|november|december|jan|feb|apr|jun|jul|aug|sep|sept|oct|dec|जनवरी|फरवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर|अक्टूबर|नवंबर|दिसंबर',
      'thousandth|star|seater|ton|watt|inch|kva|kw',
    ],
    OTHER,
  ],
])
