import { hasLocativeCue } from './locative-cues.ts'
import { keyOf, keysOf, romanWord } from './place-key.ts'
import { spokenNumberAt } from './spoken-number.ts'
import type { Token } from './tokens.ts'
import { isUnit } from './units.ts'

/** Words that name a place by their form, whether or not the gazetteer knows it. */
export interface PatternMatch {
  readonly tokenCount: number
  /** "Sector 62" for a sector, phase or block; null when the words themselves are the name. */
  readonly name: string | null
  /** One word that only ends as names of places do. */
  readonly isEnding?: true
}

/** "sector 62", "सेक्टर बासठ", "62 sector", "phase two", "block c", "ganpati nagar" at token `at`, or null. */
export function matchPattern(
  tokens: readonly Token[],
  at: number,
  isKnownPlace: (at: number) => boolean,
): PatternMatch | null {
  return (
    numbered(tokens, at) ??
    numberFirst(tokens, at) ??
    firstOfSectors(tokens, at) ??
    furtherSector(tokens, at) ??
    block(tokens, at) ??
    suffixed(tokens, at, isKnownPlace) ??
    ended(tokens, at)
  )
}

const SECTOR = keysOf('sector sectors sec sektar sector')
const PHASE = keysOf('phase faz fej fase')
const BLOCK = keysOf('block blok')

const SUFFIXES =
  keysOf(`road nagar nagari vihar puram pur pura puri ganj colony bypass extension extn enclave chowk bagh marg gidc
  midc layout kunj khand wadi vadi circle highway bazaar naka pally palli salai peta pete halli estate`)

/** Everyday words that do name roads: "Station Road" is a place, "bada road" is a road. */
const ROAD_HEADS =
  keysOf(`station airport ring link canal mall college university church court bypass temple lake beach
  race course club zoo central civil sadar jail hospital bank school market fort hill garden circuit museum mg gt outer inner high cross residency palace old new park police`)

const OR = keysOf('ya या or aur और and')
/** What may follow the last number of a list of sectors. */
const LIST_ENDS =
  keysOf(`dekhiye dekho dekh dekhna dekhni dekhenge dikhaiye dikhao dikha dikhana chahiye chalega chalegi batao bataiye
  hi hai theek rakho kar kariye both dono koi kahin is are would will should only please fine okay ok preferred either any
  देखिए देखो देख देखना देखनी देखेंगे दिखाइए दिखाओ दिखा दिखाना चाहिए चलेगा चलेगी बताओ बताइए ही है ठीक रखो कर करिए दोनों कोई कहीं`)
const ARTICLES = keysOf('a an any koi कोई kisi किसी every each')
const MAX_HEAD_WORDS = 2

function numbered(tokens: readonly Token[], at: number): PatternMatch | null {
  const word = nounAt(tokens[at])
  if (!word) return null
  const number = spokenNumberAt(tokens, at + 1)
  if (!number || isUnit(tokens, at + 1 + number.tokenCount))
    return giveBack(tokens, at, word, number?.tokenCount)
  const letter = letterAt(tokens, at + 1 + number.tokenCount)
  return {
    tokenCount: 1 + number.tokenCount + (letter ? 1 : 0),
    name: `${word} ${number.value}${letter ?? ''}`,
  }
}

/** "sector six two bhk" is Sector 6 and two bedrooms. */
function giveBack(
  tokens: readonly Token[],
  at: number,
  word: string,
  tokenCount: number | undefined,
): PatternMatch | null {
  if (tokenCount === undefined || tokenCount < 2) return null
  const shorter = spokenNumberAt(tokens.slice(0, at + tokenCount), at + 1)
  return shorter && { tokenCount: 1 + shorter.tokenCount, name: `${word} ${shorter.value}` }
}

function numberFirst(tokens: readonly Token[], at: number): PatternMatch | null {
  const number = spokenNumberAt(tokens, at)
  if (!number) return null
  const word = nounAt(tokens[at + number.tokenCount])
  // "ek sec" is a moment.
  const isMoment = tokens[at + number.tokenCount]?.key === 'sec' && number.value < 10
  if (word !== 'Sector' || isMoment || spokenNumberAt(tokens, at + number.tokenCount + 1)) return null
  return { tokenCount: number.tokenCount + 1, name: `Sector ${number.value}` }
}

/** "132 ya 137 sector": the first number of a list of sectors. */
function firstOfSectors(tokens: readonly Token[], at: number): PatternMatch | null {
  const number = spokenNumberAt(tokens, at)
  const or = number && tokens[at + number.tokenCount]
  if (!number || !or || !OR.has(or.key)) return null
  const next = numberFirst(tokens, at + number.tokenCount + 1)
  return next && { tokenCount: number.tokenCount, name: `Sector ${number.value}` }
}

/** "sector 62 ya 63 me": the second number of a list of sectors. */
function furtherSector(tokens: readonly Token[], at: number, left = MOST_LISTED): PatternMatch | null {
  const number = spokenNumberAt(tokens, at)
  const before = tokens[at - 1]
  if (
    !number ||
    !before ||
    !(OR.has(before.key) || isSideBySide(tokens, at)) ||
    isUnit(tokens, at + number.tokenCount)
  )
    return null
  const end = at + number.tokenCount
  const next = tokens[end]
  const isListed = !next || LIST_ENDS.has(next.key) || hasLocativeCue(tokens, at, end)
  if (!isAfterSector(tokens, at, MOST_LISTED)) return null
  const goesOn =
    next && left > 0 && furtherSector(tokens, OR.has(next.key) ? end + 1 : end, left - 1) !== null
  if (!isListed && !goesOn) return null
  return { tokenCount: number.tokenCount, name: `Sector ${number.value}` }
}

/** Nobody lists more sectors in one breath. */
const MOST_LISTED = 4

/** "75 76": written in digits, each is a number of its own. */
function isSideBySide(tokens: readonly Token[], at: number): boolean {
  return [at - 1, at].every((index) => SECTOR_DIGITS.test(tokens[index]?.text ?? ''))
}

const SECTOR_DIGITS = /^[1-9]\d{1,2}$/

/** "sector 62 ya 63 aur | 64": back over the numbers and what joins them stands the noun. */
function isAfterSector(tokens: readonly Token[], at: number, left: number): boolean {
  if (left === 0) return false
  if (isSideBySide(tokens, at))
    return nounAt(tokens[at - 2]) === 'Sector' || isAfterSector(tokens, at - 1, left - 1)
  return [3, 4].some((back) => {
    if (spokenNumberAt(tokens, at - back + 1)?.tokenCount !== back - 2) return false
    const before = tokens[at - back]
    return (
      nounAt(before) === 'Sector' ||
      (before !== undefined && OR.has(before.key) && isAfterSector(tokens, at - back + 1, left - 1))
    )
  })
}

function nounAt(token: Token | undefined): 'Sector' | 'Phase' | null {
  if (!token) return null
  if (SECTOR.has(token.key)) return 'Sector'
  return PHASE.has(token.key) ? 'Phase' : null
}

/** The letter of "Sector 62A". A lone "a" is an English article, so it must touch the number. */
function letterAt(tokens: readonly Token[], at: number): string | null {
  const token = tokens[at]
  if (token?.group !== tokens[at - 1]!.group) return null
  const letter = token.letters ?? ''
  if (!/^[a-d]$/.test(letter)) return null
  const touches = token.start === tokens[at - 1]!.end
  if (letter === 'a' && token.text.toLowerCase() === 'a' && !touches) return null
  // "62 b h k" and "बासठ बी एच के" go on to spell BHK.
  return tokens[at + 1]?.letters?.startsWith('h') === true ? null : letter.toUpperCase()
}

function block(tokens: readonly Token[], at: number): PatternMatch | null {
  const letter = tokens[at + 1]?.letters
  if (!tokens[at] || !BLOCK.has(tokens[at].key) || !letter || letter.length > 1) return null
  if (tokens[at + 2]?.letters) return null
  return { tokenCount: 2, name: `Block ${letter.toUpperCase()}` }
}

function suffixed(
  tokens: readonly Token[],
  at: number,
  isKnownPlace: (at: number) => boolean,
): PatternMatch | null {
  for (let heads = MAX_HEAD_WORDS; heads >= 1; heads--) {
    const suffix = tokens[at + heads]
    if (!suffix || !SUFFIXES.has(suffix.key) || suffix.group !== tokens[at]!.group) continue
    const isRoad = suffix.key === keyOf('road')
    const words = tokens.slice(at, at + heads)
    if (!words.every((word) => isNameLike(word, isRoad))) continue
    // "like a railway colony" names none.
    if (ARTICLES.has(tokens[at - 1]?.key ?? '')) continue
    // "jaipur gopalpura road": the city is a place of its own; "ajmer road" is one name.
    if (heads > 1 && (isKnownPlace(at) || isKnownPlace(at + 1))) continue
    return { tokenCount: heads + 1, name: null }
  }
  return null
}

const ENDINGS =
  /(?:pur|pura|puram|nagar|ganj|gunj|gaon|garh|gadh|abad|pet|peta|pally|palli|halli|wadi|khera|kheda|guda|gudem|pakkam|palayam|kuppam|patnam|toli|vihar)$/
/** Words that end so and name no place. */
const NO_NAMES = new Set(
  'bhatnagar anganwadi aanganwadi samajwadi rashtrawadi atankwadi naxalwadi zindabad jindabad barbad carpet karpet trumpet puppet limpet bharpur'.split(
    ' ',
  ),
)
const SHORTEST_ENDED = 7

/** "shamirpet me", "बंसीपुर के पास": a word that ends as names of places do, beside a word that says that a place stands there. */
function ended(tokens: readonly Token[], at: number): PatternMatch | null {
  const token = tokens[at]
  if (!token || token.isOrdinary || token.number !== null || token.letters !== null) return null
  const roman = romanWord(token.text)
  if (roman.length < SHORTEST_ENDED || !ENDINGS.test(roman) || NO_NAMES.has(roman)) return null
  return { tokenCount: 1, name: null, isEnding: true }
}

function isNameLike(word: Token, isRoad: boolean): boolean {
  if (word.number !== null || SUFFIXES.has(word.key)) return false
  if (isRoad && ROAD_HEADS.has(word.key)) return true
  return word.key.length >= 3 && !word.isOrdinary
}
