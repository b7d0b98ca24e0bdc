import { keyOf } from './place-key.ts'

/** Hindi from 1 to 99, one line each: spellings in either script that do not fold into one key. */
const HINDI_LINES = `
एक
दो
तीन
चार
पांच पाँच paanch
छह छः छे cheh chhe
सात
आठ
नौ nau
दस
ग्यारह gyarah
बारह barah
तेरह terah
चौदह chaudah
पंद्रह पन्द्रह pandrah
सोलह solah
सत्रह satrah
अठारह अट्ठारह atharah
उन्नीस unnees
बीस bees
इक्कीस ikkees
बाईस बाइस baees
तेईस तेइस teis
चौबीस chaubees
पच्चीस pachees pachchis
छब्बीस chhabbis
सत्ताईस सत्ताइस sattais
अट्ठाईस अठाईस अठाइस atthais
उनतीस उन्तीस untis
तीस tees
इकतीस इकत्तीस ikattis iktis
बत्तीस battis
तैंतीस तेंतीस taintis tentis
चौंतीस chauntis chautis
पैंतीस paintis pentis
छत्तीस chhattis
सैंतीस saintis
अड़तीस adtis artis
उनतालीस उन्तालीस untalis
चालीस chalis
इकतालीस iktalis
बयालीस बियालीस bayalis biyalis
तैंतालीस तिरालीस taintalis
चवालीस चौवालीस chavalis chauvalis
पैंतालीस paintalis
छियालीस chhiyalis
सैंतालीस saintalis
अड़तालीस adtalis artalis
उनचास उनंचास unchas
पचास pachas
इक्यावन इक्यावान ikyavan ikyawan
बावन bawan
तिरपन तिरेपन tirpan
चौवन चौअन chauvan chawwan
पचपन pachpan
छप्पन chhappan
सत्तावन sattavan
अट्ठावन अठावन athavan atthavan
उनसठ unsath
साठ saath
इकसठ iksath
बासठ basath
तिरसठ तिरेसठ tirsath
चौंसठ चौसठ chaunsath chausath
पैंसठ painsath pensath
छियासठ chhiyasath
सड़सठ sadsath sarsath
अड़सठ adsath arsath
उनहत्तर उनहतर unhattar
सत्तर sattar
इकहत्तर ikhattar
बहत्तर bahattar
तिहत्तर tihattar
चौहत्तर chauhattar
पचहत्तर pachhattar pachattar
छिहत्तर chhihattar
सतहत्तर satattar sathattar
अठहत्तर athhattar
उनासी उन्यासी unasi unnasi
अस्सी assi
इक्यासी ikyasi
बयासी bayasi
तिरासी tirasi
चौरासी chaurasi
पचासी pachasi
छियासी chhiyasi
सतासी सत्तासी satasi
अट्ठासी अठासी athasi
नवासी navasi
नब्बे nabbe
इक्यानवे इक्यानबे ikyanve
बानवे बानबे banve
तिरानवे tiranve
चौरानवे chauranve
पचानवे पंचानवे pachanve panchanve
छियानवे chhiyanve
सत्तानवे सतानवे sattanve
अट्ठानवे अठानवे athanve
निन्यानवे ninyanve
`
const ENGLISH_UNITS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const ENGLISH_TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'

/** Hindi number words by folding key, 1 to 99. */
export const HINDI_NUMBERS: ReadonlyMap<string, number> = new Map(
  HINDI_LINES.trim()
    .split('\n')
    .flatMap((line, at) => line.split(' ').map((word) => [keyOf(word), at + 1] as const)),
)

/** English number words by folding key: 1 to 19 and the tens; "oh" and "zero" are 0. */
export const ENGLISH_NUMBERS: ReadonlyMap<string, number> = new Map([
  ...ENGLISH_UNITS.split(' ').map((word, at) => [keyOf(word), at + 1] as const),
  ...ENGLISH_TENS.split(' ').map((word, at) => [keyOf(word), 20 + at * 10] as const),
  [keyOf('zero'), 0] as const,
])

export const HINDI_HUNDRED = keyOf('sau')
export const ENGLISH_HUNDRED = keyOf('hundred')

/** What one number word counts, by its folding key: "do", "sixty", "सौ"; or null. */
export function numberOfWord(key: string): number | null {
  if (key === HINDI_HUNDRED || key === ENGLISH_HUNDRED) return 100
  return HINDI_NUMBERS.get(key) ?? ENGLISH_NUMBERS.get(key) ?? null
}

/** Digits of either script: "62", "६२". */
export function digitsOf(text: string): number {
  return Number(text.replace(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - 0x0966)))
}
