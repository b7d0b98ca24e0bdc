import type { AREA_UNITS, Budget, Size } from '@leadbreak/contract'

const ENGLISH = [
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen',
  'seventeen eighteen nineteen',
]
  .join(' ')
  .split(' ')
const ENGLISH_TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** The common ones; each is one word in Hindi. */
const HINDI: Readonly<Record<number, string>> = {
  0.5: 'aadha|आधा',
  1: 'ek|एक|वन',
  1.5: 'dedh|डेढ़|डेढ',
  2: 'do|दो|टू',
  2.5: 'dhai|ढाई',
  3: 'teen|तीन|थ्री',
  4: 'char|chaar|चार|फोर',
  5: 'paanch|panch|पांच|पाँच|फाइव',
  6: 'chhe|chah|cheh|छह|छः|छे',
  7: 'saat|सात',
  8: 'aath|आठ',
  9: 'nau|नौ',
  10: 'das|dus|दस',
  11: 'gyarah|ग्यारह',
  12: 'barah|बारह',
  13: 'terah|तेरह',
  14: 'chaudah|चौदह',
  15: 'pandrah|pandra|पंद्रह|पन्द्रह',
  16: 'solah|सोलह',
  17: 'satrah|सत्रह',
  18: 'atharah|अठारह',
  19: 'unnis|उन्नीस',
  20: 'bees|bis|बीस',
  22: 'bais|बाईस|बाइस',
  25: 'pachees|pachis|पच्चीस|पचीस',
  28: 'atthais|अट्ठाईस',
  30: 'tees|tis|तीस',
  32: 'battis|बत्तीस',
  35: 'paintis|paintees|पैंतीस',
  40: 'chalis|chalees|चालीस',
  42: 'bayalis|बयालीस',
  45: 'paintalis|paintalees|पैंतालीस',
  50: 'pachas|पचास',
  55: 'pachpan|पचपन',
  60: 'saath|sath|साठ',
  65: 'painsath|पैंसठ',
  70: 'sattar|सत्तर',
  75: 'pachhattar|pachattar|पचहत्तर|पिचहत्तर',
  80: 'assi|अस्सी',
  85: 'pachasi|पचासी',
  90: 'nabbe|नब्बे',
  95: 'pachanve|पचानवे|पंचानवे',
}

const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ...ENGLISH.map((word, value) => [word, value] as const),
  ...ENGLISH_TENS.flatMap((tens, index) => [
    [tens, 10 * (index + 2)] as const,
    ...ENGLISH.slice(1, 10).map((word, unit) => [`${tens} ${word}`, 10 * (index + 2) + unit + 1] as const),
  ]),
  ...Object.entries(HINDI).flatMap(([value, words]) =>
    words.split('|').map((word) => [word, Number(value)] as const),
  ),
])

const MONEY: Readonly<Record<string, number>> = {
  'crores?|cr|karod|करोड़|करोड': 10_000_000,
  'lakhs?|lacs?|lakhon|l|लाख|लाखों': 100_000,
  'thousands?|hazaar|hazar|k|हजार|हज़ार': 1000,
}
const AREAS: Readonly<Record<string, (typeof AREA_UNITS)[number]>> = {
  'sq ?ft|sqft|square f(?:ee|oo)t|square fit|sq feet|स्क्व[ाे]यर (?:फीट|फुट|फिट)|वर्ग (?:फीट|फुट)': 'sqft',
  'gaj|gaz|square yards?|sq yards?|sqyd|गज': 'sqyd',
  'sq ?m|square met(?:er|re)s?|वर्ग मीटर|स्क्व[ाे]यर मीटर': 'sqm',
  'acres?|ekad|एकड़': 'acre',
  'bigha|beegha|बीघा': 'bigha',
  'marla|मरला': 'marla',
  'kanal|कनाल': 'kanal',
  'kath?tha|katha|कट्ठा': 'katha',
}
const BEDROOMS = 'bhk|b h k|bee h k|bed ?rooms?|bed|kamre|kamron|बी ?एच ?के|वीएचके|बेडरूम|बेड|कमरे|कमरों|रूम|rooms?'
const MONTHS = 'months?|mahine|mahino|महीने|महीनों'
const YEARS = 'years?|saal|साल'

/** A spoken 1,500 or 2,000 counts in hundreds and thousands. */
const HUNDREDS = 'hundred|sau|सौ'
const THOUSANDS = 'thousand|hazaar|hazar|हजार|हज़ार'

const NUMBER = String.raw`\d+(?:\.\d+)?|${[...NUMBER_WORDS.keys()].sort((a, b) => b.length - a.length).join('|')}`
const JOINED_BY = 'se|to|ya|or|se lekar|से|या|टू|से लेकर'

/** `N unit` or `N to M unit`, whole words of a text between single blanks. Tried as one number first: `sixty five`. */
function pattern(unit: string, multiplier = ''): RegExp {
  const number = multiplier === '' ? `(${NUMBER})` : `(${NUMBER})(?: (${multiplier}))?`
  return new RegExp(`(?<=^| )(?:(${NUMBER}) (?:(?:${JOINED_BY}) )?)??${number} (?:${unit})(?= |$)`, 'gu')
}

const MONEY_PATTERNS = Object.entries(MONEY).map(([unit, rupees]) => [pattern(unit), rupees] as const)
const AREA_PATTERNS = Object.entries(AREAS).map(
  ([unit, name]) => [pattern(unit, `${HUNDREDS}|${THOUSANDS}`), name] as const,
)
const BEDROOM_PATTERN = pattern(BEDROOMS)
const MONTHS_PATTERN = pattern(MONTHS)
const YEARS_PATTERN = pattern(YEARS)

/** Words between single blanks, in lower case, with a blank between a digit and a letter: `80L` is `80 l`. */
export function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/(?<=\d),(?=\d)/g, '')
    .replace(/(?<=\d)(?=\p{L})/gu, ' ')
    .replace(/(?<!\d)\.|\.(?!\d)|[^\p{L}\p{M}\p{N}.]+/gu, ' ')
    .trim()
    .replace(/ +/g, ' ')
}

/** The last amount of the plain words; thousands are a rent by the month. */
export function readBudget(words: string): Budget | null {
  const last = lastOf(
    MONEY_PATTERNS.flatMap(([money, rupees]) => matches(money, words).map((found) => ({ ...found, rupees }))),
  )
  if (!last) return null
  const whole = (value: number) => Math.round(value * last.rupees)
  return {
    min: last.from !== null && last.from < last.to ? whole(last.from) : null,
    max: whole(last.to),
    per: last.rupees === 1000 ? 'month' : 'total',
  }
}

/** Every bedroom count of the plain words, and their last area. */
export function readSize(words: string): Size | null {
  const rooms = matches(BEDROOM_PATTERN, words).flatMap(({ from, to }) => [from ?? to, to])
  const bhk = [...new Set(rooms)].sort((a, b) => a - b)
  const area = lastOf(
    AREA_PATTERNS.flatMap(([size, unit]) => matches(size, words).map((found) => ({ ...found, unit }))),
  )
  if (bhk.length === 0 && !area) return null
  if (!area) return { bhk, areaMin: null, areaMax: null, areaUnit: null }
  return { bhk, areaMin: area.from ?? area.to, areaMax: area.to, areaUnit: area.unit }
}

/** The last `N months` or `N years` of the plain words, as `within N months`. */
export function readPossession(words: string): string | null {
  const last = lastOf([
    ...matches(MONTHS_PATTERN, words),
    ...matches(YEARS_PATTERN, words).map((found) => ({ ...found, to: 12 * found.to })),
  ])
  return last && Number.isInteger(last.to) ? `within ${last.to} months` : null
}

interface Found {
  readonly at: number
  readonly from: number | null
  readonly to: number
}

function matches(wanted: RegExp, words: string): Found[] {
  return [...words.matchAll(wanted)].map(({ index, ...match }) => {
    const [from, to, multiplier] = [match[1], match[2], match[3]]
    const times = multiplierOf(multiplier)
    return {
      at: index,
      from: from === undefined ? null : valueOf(from) * times,
      to: valueOf(to!) * times,
    }
  })
}

function multiplierOf(word: string | undefined): number {
  if (word === undefined) return 1
  return THOUSANDS.split('|').includes(word) ? 1000 : 100
}

function valueOf(number: string): number {
  return NUMBER_WORDS.get(number) ?? Number(number)
}

function lastOf<F extends Found>(found: readonly F[]): F | undefined {
  return found.toSorted((one, other) => one.at - other.at).at(-1)
}
