import { wordsOf } from './gazetteer.ts'
import type { Gazetteer, Place, Spelling } from './gazetteer.ts'
import { keyOf, romanWord, skeletonOf } from './place-key.ts'
import type { Token } from './tokens.ts'

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
    const exact = exactly(book, tokens, window)
    const spellings = exact.length > 0 ? exact : nearly(book, window)
    if (spellings.length === 0) continue
    const words = tokens.slice(at, window.end)
    return { tokenCount: words.length, places: inOrder(spellings, words), isLoose: exact.length === 0 }
  }
  return null
}

/** Letters spelt one by one ("h s r layout") take more tokens than the name has words. */
const EXTRA_TOKENS = 2
const LONGEST_KEY = 30
const MIN_SPLIT_KEY = 6
const MIN_LOOSE_SKELETON = 4
const LONG_KEY = 10

/** Tokens `start` to `end` (exclusive), without a full stop or a comma among them. */
interface Window {
  readonly start: number
  readonly end: number
  readonly key: string
  readonly ordinaryWords: number
  readonly hasNumber: boolean
}

/** The windows of one word, two words and so on. */
function windowsAt(tokens: readonly Token[], start: number, maxWords: number): Window[] {
  const windows: Window[] = []
  let key = ''
  let ordinaryWords = 0
  let hasNumber = false
  for (let at = start; at < start + maxWords && key.length <= LONGEST_KEY; at++) {
    const token = tokens[at]
    if (token?.group !== tokens[start]!.group) break
    key += token.key
    ordinaryWords += token.isOrdinary ? 1 : 0
    hasNumber ||= token.isNumber
    windows.push({ start, end: at + 1, key, ordinaryWords, hasNumber })
  }
  return windows
}

function exactly(book: Gazetteer, tokens: readonly Token[], window: Window): readonly Spelling[] {
  const found = book.byKey.get(window.key)?.filter((spelling) => mayBeCutSo(window, spelling)) ?? []
  // Names begin with their abbreviation: "h s r layout", "सी स्कीम".
  if (found.length > 0 || !tokens[window.start]!.letters) return found
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

function nearly(book: Gazetteer, window: Window): readonly Spelling[] {
  const { start, end, key, ordinaryWords, hasNumber } = window
  if (hasNumber || ordinaryWords === end - start) return []
  const skeleton = skeletonOf(key)
  if (skeleton.length < MIN_LOOSE_SKELETON) return []
  const allowed = key.length >= LONG_KEY ? 2 : 1
  return (book.bySkeleton.get(skeleton) ?? []).filter(
    (spelling) => mayBeCutSo(window, spelling) && editDistance(spelling.key, key) <= allowed,
  )
}

/**
 * Places that share a key ("Bopal", "Bhopal"; "Vijay Nagar", "Vijayanagar"): first the one whose own spelling
 * resembles the text, then a city, then the one that is cut into words as the text is, then the most frequent.
 */
function inOrder(spellings: readonly Spelling[], words: readonly Token[]): Place[] {
  if (spellings.length === 1) return [spellings[0]!.place]
  const roman = romanOf(words.map((word) => word.text))
  return spellings
    .map((spelling) => ({
      place: spelling.place,
      rank: [
        editDistance(romanOf(wordsOf(spelling.text)), roman),
        spelling.place.kind === 'city' ? 0 : 1,
        Math.abs(spelling.wordCount - words.length),
        -spelling.place.cities.size,
      ],
    }))
    .sort(
      (a, b) => a.rank.map((value, at) => value - b.rank[at]!).find((difference) => difference !== 0) ?? 0,
    )
    .map(({ place }) => place)
}

function romanOf(words: readonly string[]): string {
  return words.map(romanWord).join('')
}

/** Levenshtein's distance. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1))
    }
    row = next
  }
  return row[b.length]!
}
