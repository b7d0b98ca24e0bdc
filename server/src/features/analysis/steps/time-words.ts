import type { PhraseList } from '../words/phrase-book.ts'
import type { DayPart } from './default-times.ts'
import type { Festival } from './festivals.ts'
import type { CalendarPart } from './time-part.ts'
import { KA, KE, ME, PE, SE } from '../lexicon/common.ts'

const BAAD = 'baad|bad|baadh|after|बाद|उपरांत'
const NEXT = 'next|agle|agla|agli|agley|aglay|अगले|अगला|अगली|नेक्स्ट'
const COMING = 'this|is|iss|isi|coming|upcoming|इस|इसी|दिस'
const LAST = 'last|previous|pichhle|pichle|pichhla|pichla|pichhli|pichli|pichhley|पिछले|पिछला|पिछली'
const WEEK = 'week|weeks|hafte|hafta|haphte|saptah|हफ्ते|हफ्ता|हफ़्ते|सप्ताह|वीक'
const MONTH = 'month|mahine|mahina|maheene|mahene|maah|महीने|महीना|माह|मंथ'
const END = 'end|ant|aakhir|akhir|aakhri|akhri|ending|एंड|अंत|आखिर|आख़िर|आखिरी'
const START = 'start|starting|shuru|shuruaat|shuruat|beginning|first|शुरू|शुरुआत|स्टार्ट'

/** The names of the days, Sunday first. */
const WEEKDAYS = [
  'sunday|sundey|sanday|itvar|itwar|etwar|ravivar|raviwar|संडे|सन्डे|सण्डे|इतवार|रविवार',
  'monday|mandey|manday|somvar|somwar|मंडे|मन्डे|सोमवार',
  'tuesday|tusday|tuesdey|mangalvar|mangalwar|mangal|ट्यूजडे|ट्यूसडे|ट्यूज़डे|मंगलवार|मंगल',
  'wednesday|wensday|wednesdey|budhvar|budhwar|वेडनेसडे|वेंसडे|वेन्सडे|वेडनसडे|बुधवार',
  'thursday|thursdey|guruvar|guruwar|brihaspativar|brihaspatiwar|veervar|virvar|थर्सडे|गुरुवार|गुरूवार|बृहस्पतिवार|वीरवार',
  'friday|fridey|shukravar|shukrawar|shukrvar|jumma|juma|फ्राइडे|फ्रायडे|शुक्रवार|जुम्मा|जुमा',
  'saturday|satrday|saturdey|shanivar|shaniwar|shanichar|सैटरडे|सटरडे|सैटर्डे|शनिवार|शनिचर',
]

export const MONTHS: PhraseList<number> = [
  ['january|janvari|janwari|जनवरी', 1],
  ['february|feb|farvari|farwari|फरवरी|फ़रवरी', 2],
  ['march|मार्च', 3],
  ['april|apr|aprail|अप्रैल', 4],
  ['मई', 5],
  ['june|jun|joon|जून', 6],
  ['july|julai|जुलाई', 7],
  ['august|aug|agast|अगस्त', 8],
  ['september|sept|sep|sitambar|सितंबर|सितम्बर', 9],
  ['october|oct|aktubar|aktoobar|अक्टूबर|अक्तूबर', 10],
  ['november|navambar|नवंबर|नवम्बर', 11],
  ['december|dec|disambar|दिसंबर|दिसम्बर', 12],
]
/** Without a number beside it, "may" is a verb. */
export const MAY = 'may'

const FESTIVALS: readonly (readonly [festival: Festival, names: readonly string[]])[] = [
  [
    'sankranti',
    ['makar|मकर? sankranti|sankrant|sakranti|संक्रांति|संक्रान्ति', 'pongal|पोंगल', 'lohri|lohdi|लोहड़ी'],
  ],
  ['holi', ['holi|होली']],
  [
    'eid',
    ['meethi|mithi|मीठी? eid|ईद', 'eid ul|al fitr', 'eid-ul-fitr', 'ramzan|ramadan|ramjan|रमजान|रमज़ान'],
  ],
  [
    'akshaya-tritiya',
    ['akshaya|akshay|akshya|अक्षय tritiya|tritya|trutiya|तृतीया', 'akha|aakha teej', 'आखा तीज'],
  ],
  ['raksha-bandhan', ['raksha|rakhsha|रक्षा bandhan|बंधन|बन्धन', 'rakshabandhan|रक्षाबंधन']],
  ['onam', ['onam|ओणम|ओनम']],
  [
    'ganesh',
    ['ganesh|ganpati|ganapati|गणेश|गणपति chaturthi|utsav|pooja|puja|visarjan|चतुर्थी|उत्सव|पूजा|विसर्जन?'],
  ],
  ['shraddh', ['shraddh|shradh|shraadh|sharadh|श्राद्ध|श्राद', 'pitru|pitra|pitri|पितृ paksh|paksha|पक्ष']],
  ['navratri', ['navratri|navratra|navratre|navaratri|navratri|नवरात्रि|नवरात्र|नवरात्रे|नवरात्रों']],
  [
    'dussehra',
    [
      'dussehra|dasara|dussehera|dashehra|dasehra|dushera|दशहरा|दशहरे|दसहरा',
      'vijay|vijaya dashami',
      'durga|दुर्गा puja|pooja|पूजा',
    ],
  ],
  ['diwali', ['diwali|deepavali|deewali|dipawali|divali|diwaali|दिवाली|दीवाली|दीपावली', 'dhanteras|धनतेरस']],
  ['kharmas', ['kharmas|khar|malmas|खरमास|मलमास mas|maas|मास?']],
  ['christmas', ['christmas|xmas|krismas|क्रिसमस']],
  ['new-year', ['new year|years', 'न्यू ईयर|इयर', 'naye|naya|nae|नए|नया|नये saal|sal|साल']],
]

const DAY_PART_WORDS: readonly (readonly [part: DayPart, names: readonly string[]])[] = [
  ['early-morning', ['early morning', 'subah|सुबह jaldi|जल्दी', 'subah subah', 'सुबह सुबह', 'jaldi subah']],
  [
    'morning',
    [
      'subah|subeh|subha|suba|morning|सुबह|सबेरे|सवेरे|savere|sabere|मॉर्निंग',
      'subah|सुबह savere|sabere|सवेरे|सबेरे',
      'first|फर्स्ट half|हाफ',
      'breakfast|nashte|नाश्ते|nashta ke|के? baad|बाद',
      'after breakfast',
    ],
  ],
  ['daytime', [`din|दिन ${ME}`, 'daytime', 'day time']],
  ['noon', ['noon', 'lunch|लंच se|से pehle|pahle|पहले', 'before lunch', 'khane|खाने se|से pehle|pahle|पहले']],
  ['lunch-time', ['lunch|लंच time|टाइम|hour|break', `lunch|लंच ${ME}`]],
  [
    'after-lunch',
    [
      `lunch|लंच ${KE}? ${BAAD}`,
      'after lunch',
      'post lunch',
      `khana|khane|खाना|खाने khane|खाने? ${KE} ${BAAD}`,
      'second|सेकंड half|हाफ',
    ],
  ],
  ['afternoon', ['dopahar|dopeher|dopahr|duphar|dophar|दोपहर|दुपहर', 'afternoon|आफ्टरनून', 'after noon']],
  ['evening', ['shaam|sham|saam|shyam|evening|शाम|सांझ|इवनिंग', 'shaam|शाम shaam|sham|शाम']],
  [
    'after-office',
    [
      `office|ऑफिस|duty|ड्यूटी|kaam|काम ${KE} ${BAAD}`,
      'after office|work hours|time?',
      `office|ऑफिस se|से aane|nikalne|lautne|आने|निकलने|लौटने ${KE} ${BAAD}`,
      'office|ऑफिस se|से aake|aakar|nikal|आके|आकर|निकल ke|kar|के|कर?',
    ],
  ],
  [
    'night',
    ['raat|rat|night|tonight|रात|नाइट', 'late evening|night', `dinner|डिनर ${KE} ${BAAD}`, 'after dinner'],
  ],
  ['day-end', ['eod', 'end of the? day', 'day end']],
]

/** Names of days and stretches of days, which need no number. */
export const CALENDAR_WORDS: PhraseList<CalendarPart> = [
  [['aaj|aj|today|tonight|आज|टुडे', 'aaj|आज hi|ही'], { is: 'day', ahead: 0 }],
  [
    ['kal|kl|kall|tomorrow|tomorow|tommorow|tomorrows|tmrw|कल|टुमारो|टुमॉरो', 'agle|अगले din|दिन', 'next day'],
    { is: 'day', ahead: 1 },
  ],
  [['parso|parson|parsoo|parsu|परसों|परसो', 'day after tomorrow', 'day after kal'], { is: 'day', ahead: 2 }],
  [['narso|narson|tarso|tarson|नरसों|तरसों'], { is: 'day', ahead: 3 }],
  [
    [
      'yesterday|यस्टरडे',
      'day before yesterday',
      `${LAST} ${WEEK}|${MONTH}|time|baar|bar|saal|year|dino|days|night|call|बार|टाइम|साल|दिनों`,
      `${LAST} ${WEEKDAYS.join('|')}`,
      `${LAST} ${KA}? ${WEEK}`,
      'ago',
      'beete|बीते',
    ],
    { is: 'past' },
  ],
  ...WEEKDAYS.flatMap((names, weekday): PhraseList<CalendarPart> => [
    [[names], { is: 'weekday', weekday, which: 'coming' }],
    [[`${COMING} ${names}`, `aane|आने wale|वाले ${names}`], { is: 'weekday', weekday, which: 'coming' }],
    [[`${NEXT} ${names}`, `${NEXT} ${WEEK} ${KE}? ${names}`], { is: 'weekday', weekday, which: 'next' }],
  ]),
  [
    [
      `${COMING}? weekend|weekends|vikend|वीकेंड|वीकेन्ड`,
      `${COMING}? week|वीक end|एंड`,
      `${COMING}? ${WEEK} ${KE} ${END}`,
      'end of this|the? week',
      'chhutti|chutti|छुट्टी ke|वाले|के|wale din|दिन',
    ],
    { is: 'weekend', which: 'coming' },
  ],
  [
    [`${NEXT} weekend|वीकेंड`, `${NEXT} week|वीक end|एंड`, `${NEXT} ${WEEK} ${KE} ${END}`],
    { is: 'weekend', which: 'next' },
  ],
  [[`${COMING} ${WEEK}`, `${COMING} ${WEEK} ${ME}`], { is: 'week', which: 'coming' }],
  [[`${NEXT} ${WEEK}`, 'week after', 'aane wale hafte', 'coming week'], { is: 'week', which: 'next' }],
  [
    [
      `${MONTH} ${KE}? ${END}`,
      `${COMING} ${MONTH} ${KE}? ${END}`,
      'end|ending of the? this? month',
      `${END} ${ME}? ${MONTH}`,
    ],
    { is: 'month', which: 'coming', edge: 'end' },
  ],
  [[`${NEXT} ${MONTH} ${KE} ${END}`, 'end of next month'], { is: 'month', which: 'next', edge: 'end' }],
  [[`${COMING} ${MONTH}`], { is: 'month', which: 'coming', edge: null }],
  [
    [
      `${NEXT} ${MONTH}`,
      `${NEXT}? ${MONTH} ${KE} ${START}`,
      `${NEXT} ${MONTH} ${KE} ${START}`,
      'start|beginning of the? next? month',
      `${NEXT} ${MONTH} ${KE}|${KA} pehle|pahle|पहले hafte|week|हफ्ते`,
    ],
    { is: 'month', which: 'next', edge: null },
  ],
  ...FESTIVALS.map(([festival, names]): PhraseList<CalendarPart>[number] => [
    names,
    { is: 'festival', festival },
  ]),
  [
    [
      `salary|sallary|selary|सैलरी|tankhwah|tankhwa|tankha|तनख्वाह|vetan|वेतन|pagar|pagaar|पगार ${KE}? ${BAAD}`,
      `salary|sallary|सैलरी|tankhwah|tankha|तनख्वाह|vetan|वेतन|pagar|पगार aane|milne|आने|मिलने ${KE}? ${BAAD}`,
      `salary|sallary|सैलरी|tankhwah|tankha|तनख्वाह|vetan|वेतन|pagar|पगार aa|mil|आ|मिल jaye|jaaye|jane|jaane|jaegi|jayegi|gayi|jaati|जाए|जाने|जाएगी ${KE}? ${BAAD}?`,
      `salary|sallary|सैलरी|tankhwah|तनख्वाह aayegi|aaegi|milegi|आएगी|मिलेगी|credit`,
      `after|once|when i|my|the|we? get? my|the|our? salary|payday|pay-day`,
      'salary day|date|din',
      'payday',
    ],
    { is: 'salary' },
  ],
  ...DAY_PART_WORDS.map(([part, names]): PhraseList<CalendarPart>[number] => [names, { is: 'part', part }]),
  [
    [
      `thodi|thori|thoda|kuch|kuchh|थोड़ी|थोड़े|कुछ der|dair|देर ${ME}|${BAAD}`,
      `thodi|thori|kuch|थोड़ी|कुछ der|देर ${KE} ${BAAD}`,
      'right away',
      'immediately|turant|तुरंत',
      'in|after a while|bit',
      'in|after some|sometime time?',
      'a bit|little later',
      'थोड़ी देर में',
    ],
    { is: 'while' },
  ],
]

/** How the words behind, or before, a time bend it. */
export const BOUNDS_BEHIND: PhraseList<'after' | 'before' | 'by'> = [
  [[`${KE} ${BAAD}`, 'baad|bad|बाद', 'onwards|onward'], 'after'],
  [[`${SE} pehle|pahle|phle|pehley|पहले`, `${KE} pehle|pahle|पहले`], 'before'],
  [['tak|tk|तक', `${KE} andar|अंदर`], 'by'],
]
export const BOUNDS_BEFORE: PhraseList<'after' | 'before' | 'by'> = [
  [['after|post', 'once its?'], 'after'],
  [['before'], 'before'],
  [['by|until|till', 'no later than'], 'by'],
]

/** Words between the parts of one time: "Sunday ko subah". */
export const BETWEEN_PARTS = `ko|koo|${KA}|${ME}|${PE}|at|on|in|of|the|around|about|approx|approximately|karib|kareeb|lagbhag|wale|wali|vale|hi|hee|side|time|exactly|sharp|somewhere|${SE}|को|करीब|लगभग|वाले|वाली|ही|टाइम|ठीक|theek|,|for|by|tak|तक|ji|जी|din|दिन|ka|week`

export type SpanUnit = 'minute' | 'day' | 'week' | 'month'

export const SPAN_UNITS: PhraseList<{ readonly unit: SpanUnit; readonly each: number }> = [
  ['minute|minutes|min|mins|minat|minut|mint|मिनट|मिनिट|मिन', { unit: 'minute', each: 1 }],
  ['ghanta|ghante|ghanto|ghantey|hour|hours|hr|hrs|घंटा|घंटे|घण्टे|घण्टा|आवर', { unit: 'minute', each: 60 }],
  ['din|dino|day|days|दिन|दिनों|डेज', { unit: 'day', each: 1 }],
  [WEEK, { unit: 'week', each: 1 }],
  [`${MONTH}|months|mahino|mahinon|महीनों`, { unit: 'month', each: 1 }],
  ['saal|sal|year|years|साल|वर्ष', { unit: 'month', each: 12 }],
]
/** Behind a span: it is counted from now. */
export const SPAN_TAILS: PhraseList<true> = [
  [
    [
      ME,
      `${KE}? ${BAAD}`,
      `${KE} andar|bheetar|bhitar|अंदर|भीतर`,
      `bhar|भर ${ME}`,
      `ruk|rukk|rook|रुक ke|kar|के|कर`,
      'later',
      'from now',
      `time ${ME}?`,
    ],
    true,
  ],
]
/** Before a span: it is counted from now. */
export const SPAN_HEADS: PhraseList<true> = [
  [
    ['in|after|within', `${NEXT}|agle|aane wale`, 'in the next', 'over the next', 'in about|another|around'],
    true,
  ],
]
export const SPAN_AMOUNTS: PhraseList<number> = [
  [['aadha|aadhe|adha|adhe|aadhaa|आधा|आधे|half|हाफ an|a?', 'half of an?'], 0.5],
  [['dedh|dedhh|derh|डेढ़|डेढ'], 1.5],
  [['a|an|another', 'ek|एक|one aadh|aadha|adh|आध|आधा'], 1],
  [['couple of', 'a couple of?'], 2],
  [['kuch|kuchh|few|some|a few|थोड़े|कुछ'], 3],
]
/** Words beside a span of months or years which make it the time of a handover or an age. */
export const NO_SPAN =
  'mil|मिल|possession|pajeshan|pajession|kabja|kabza|handover|ready|redi|taiyar|tayyar|shift|shifting|chahiye|chaiye|lena|purana|purani|purane|old|deposit|advance|rent|kiraya|agreement|lock|emi|पजेशन|पोजेशन|कब्जा|तैयार|रेडी|शिफ्ट|चाहिए|लेना|पुराना|पुरानी|किराया|डिपॉजिट|complete|milega|मिलेगा'

export const BAJE: PhraseList<true> = [[['baje|bajey|baj|bje|bajhe|bajkar|oclock|बजे|बज', 'o clock'], true]]
export const HALF_DAYS: PhraseList<'am' | 'pm'> = [
  [['am', 'a m', 'एएम'], 'am'],
  [['pm', 'p m', 'पीएम', 'पी एम'], 'pm'],
]
export const DATE_WORDS: PhraseList<true> = [
  ['tarikh|tareekh|taarikh|tarik|tareek|date|dated|तारीख|तारिख|डेट', true],
]
export const ORDINALS: PhraseList<number> = [
  ['pehli|pahli|pehle|pahle|first|ek|पहली|फर्स्ट', 1],
  ['dusri|doosri|second|दूसरी', 2],
  ['teesri|tisri|third|तीसरी', 3],
]

/** Said when a call begins or ends, at whatever time of the day. */
export const GREETINGS: PhraseList<true> = [
  [
    'good|gud|गुड|शुभ|shubh morning|afternoon|evening|night|day|मॉर्निंग|आफ्टरनून|इवनिंग|नाइट|प्रभात|संध्या|रात्रि',
    true,
  ],
]
