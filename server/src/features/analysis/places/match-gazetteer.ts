import { isDevanagari } from '../../../lib/devanagari.ts'
import { editDistance } from '../../../lib/edit-distance.ts'
import { wordsOf } from './gazetteer.ts'
import type { Gazetteer, Place, Spelling } from './gazetteer.ts'
import { keyOf, romanWord, skeletonOf } from './place-key.ts'
import type { Token } from './tokens.ts'
import { isUnit } from './units.ts'

/** Words of the text that spell one or several places of the gazetteer. */
export interface GazetteerMatch {
  readonly tokenCount: number
  /** Places of this spelling, the likeliest first. */
  readonly places: readonly Place[]
  /** Heard nearly so: the consonants agree and a vowel or two do not. */
  readonly isLoose: boolean
}

/** The longest place that starts at token `at`, or null. */
export function matchGazetteer(book: Gazetteer, tokens: readonly Token[], at: number): GazetteerMatch | null {
  const windows = windowsAt(tokens, at, book.maxWords + EXTRA_TOKENS)
  for (const window of windows.reverse()) {
    if (endsInAnAmount(tokens, window)) continue
    const exact = exactly(book, tokens, window)
    const spellings = exact.length > 0 ? exact : nearly(book, tokens, window)
    if (spellings.length === 0) continue
    const words = tokens.slice(at, window.end)
    return { tokenCount: words.length, places: closest(spellings, words), isLoose: exact.length === 0 }
  }
  return null
}

/** Letters spelt one by one ("h s r layout") take more tokens than the name has words. */
const EXTRA_TOKENS = 2
/** Hindi "ek" is the number one and the article. */
const ONE_OR_A = keyOf('ek')
const LONGEST_KEY = 30
const MIN_SPLIT_KEY = 6
const MIN_LOOSE_SKELETON = 4
/** From this length on, two vowels may differ. */
const LONG_WORD_KEY = 10
const LONG_NAME_KEY = 8

/** Tokens `start` to `end` (exclusive), without a full stop or a comma among them. */
interface Window {
  readonly start: number
  readonly end: number
  readonly key: string
  /** The key with number words as digits: "alpha one" is listed as "Alpha 1". */
  readonly digitKey: string
  readonly otherKey: string
  readonly ordinaryWords: number
  readonly hasNumber: boolean
}

/** The windows of one word, two words and so on. */
function windowsAt(tokens: readonly Token[], start: number, maxWords: number): Window[] {
  const windows: Window[] = []
  let key = ''
  let digitKey = ''
  let otherKey = ''
  let ordinaryWords = 0
  let hasNumber = false
  for (let at = start; at < start + maxWords && key.length <= LONGEST_KEY; at++) {
    const token = tokens[at]
    if (token?.group !== tokens[start]!.group) break
    key += token.key
    digitKey += String(token.number ?? token.key)
    otherKey += token.otherKey
    ordinaryWords += token.isOrdinary ? 1 : 0
    hasNumber ||= token.number !== null
    windows.push({ start, end: at + 1, key, digitKey, otherKey, ordinaryWords, hasNumber })
  }
  return windows
}

/** "alpha do bhk" and "gaur city ek flat" are no Alpha 2 and no Gaur City 1. */
function endsInAnAmount(tokens: readonly Token[], { start, end }: Window): boolean {
  const last = tokens[end - 1]!
  return end - start > 1 && last.number !== null && (last.key === ONE_OR_A || isUnit(tokens, end))
}

function exactly(book: Gazetteer, tokens: readonly Token[], window: Window): readonly Spelling[] {
  const first = tokens[window.start]!
  const isOneOrdinaryWord = window.end === window.start + 1 && (first.isOrdinary || first.number !== null)
  const listed =
    book.byKey.get(window.key) ??
    (window.hasNumber ? book.byKey.get(window.digitKey) : book.byKey.get(window.otherKey))
  const found = (listed ?? []).filter(
    (spelling) =>
      mayBeCutSo(window, spelling) &&
      // An everyday word is that word, unless it is spelt just as the place: "gaya", but not "gai".
      (!isOneOrdinaryWord || spelling.text.toLowerCase() === romanWord(first.text)),
  )
  // Names begin with their abbreviation: "h s r layout", "सी स्कीम".
  if (found.length > 0 || !first.letters) return found
  const { spelledKey, wordCount } = withLettersJoined(tokens.slice(window.start, window.end))
  return (book.byKey.get(spelledKey) ?? []).filter((spelling) => spelling.wordCount === wordCount)
}

/** "indira puram" and "modeltown": words may be cut or run together, unless an everyday word would get drawn in. */
function mayBeCutSo({ start, end, key, ordinaryWords, hasNumber }: Window, { wordCount }: Spelling): boolean {
  const words = end - start
  if (words === wordCount) return true
  if (key.length < MIN_SPLIT_KEY || hasNumber) return false
  return words < wordCount || ordinaryWords === 0
}

function withLettersJoined(words: readonly Token[]): { spelledKey: string; wordCount: number } {
  const parts: string[] = []
  let wasLetters = false
  for (const word of words) {
    if (word.letters && wasLetters) parts.push(`${parts.pop()!}${word.letters}`)
    else parts.push(word.letters ?? word.text)
    wasLetters = word.letters !== null
  }
  return { spelledKey: parts.map(keyOf).join(''), wordCount: parts.length }
}

function nearly(book: Gazetteer, tokens: readonly Token[], window: Window): readonly Spelling[] {
  const { start, end, key, ordinaryWords, hasNumber } = window
  if (hasNumber || ordinaryWords === end - start) return []
  const skeleton = skeletonOf(key)
  if (skeleton.length < MIN_LOOSE_SKELETON) return []
  const allowed = key.length >= (end - start > 1 ? LONG_NAME_KEY : LONG_WORD_KEY) ? 2 : 1
  return (book.bySkeleton.get(skeleton) ?? []).filter(
    (spelling) =>
      mayBeCutSo(window, spelling) &&
      hasItsOrdinaryWords(tokens, window, spelling) &&
      opensAlike(spelling.key, key) &&
      editDistance(spelling.key, key) <= allowed,
  )
}

/** "parsakhera ya" is not heard wrong for a name of two words: an everyday word belongs only where the name has it. */
function hasItsOrdinaryWords(
  tokens: readonly Token[],
  { start, end, ordinaryWords }: Window,
  { text }: Spelling,
): boolean {
  if (ordinaryWords === 0) return true
  const keys = wordsOf(text).map(keyOf)
  return tokens.slice(start, end).every(({ isOrdinary, key }) => !isOrdinary || keys.includes(key))
}

/** A vowel that opens a name is always heard: "Indri" is not "Undri". */
function opensAlike(a: string, b: string): boolean {
  return !/^[aeiou]/.test(a) || b.startsWith(a.charAt(0))
}

/**
 * Of places that share a key, those with the consonants of the text ("Bopal", not "Bhopal"); among them ("Vijay
 * Nagar", "Vijayanagar") first the ones spelt most alike, then cut alike, then cities, then the most frequent.
 */
function closest(spellings: readonly Spelling[], words: readonly Token[]): Place[] {
  if (spellings.length === 1) return [spellings[0]!.place]
  const roman = words.map((word) => romanWord(word.text)).join('')
  // Devanagari does not tell which inherent vowels are spoken.
  const isCertain = !words.some((word) => isDevanagari(word.text))
  const candidates = spellings.map(({ place, text, wordCount }) => {
    const spelt = wordsOf(text).map(romanWord).join('')
    return {
      place,
      unlike: editDistance(softened(spelt), softened(roman)),
      rank: [
        isCertain ? editDistance(spelt, roman) : 0,
        Math.abs(wordCount - words.length),
        place.kind === 'city' ? 0 : 1,
        -place.cities.size,
      ],
    }
  })
  const least = Math.min(...candidates.map(({ unlike }) => unlike))
  return candidates
    .filter(({ unlike }) => unlike === least)
    .sort(
      (a, b) => a.rank.map((value, at) => value - b.rank[at]!).find((difference) => difference !== 0) ?? 0,
    )
    .map(({ place }) => place)
}

/** Without what Devanagari and Roman spelling of one word regularly differ in (रायपुर, "Raipur"). */
function softened(roman: string): string {
  return roman.replaceAll('a', '').replaceAll('y', 'i')
}
