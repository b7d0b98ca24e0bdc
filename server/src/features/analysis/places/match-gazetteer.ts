import type { Gazetteer, Place, Spelling } from './gazetteer.ts'
import { isOrdinary } from './ordinary-words.ts'
import { keyOf, romanWord, skeletonOf } from './place-key.ts'
import { isNumberWord } from './spoken-number.ts'
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
  for (let count = Math.min(book.maxWords + EXTRA_TOKENS, tokens.length - at); count >= 1; count--) {
    const words = tokens.slice(at, at + count)
    if (words.at(-1)!.group !== words[0]!.group) continue
    const exact = exactly(book, words)
    if (exact.length > 0) return { tokenCount: count, places: inOrder(exact, words), isLoose: false }
    const near = nearly(book, words)
    if (near.length > 0) return { tokenCount: count, places: inOrder(near, words), isLoose: true }
  }
  return null
}

/** Letters spelt one by one ("h s r layout") take more tokens than the name has words. */
const EXTRA_TOKENS = 2
const MIN_SPLIT_KEY = 6
const MIN_LOOSE_SKELETON = 4
const LONG_KEY = 10

function exactly(book: Gazetteer, words: readonly Token[]): readonly Spelling[] {
  const key = words.map((word) => word.key).join('')
  const found = (book.byKey.get(key) ?? []).filter(
    (spelling) => spelling.wordCount === words.length || mayBeSplit(words, key, spelling),
  )
  if (found.length > 0 || !words.some((word) => word.letters)) return found
  const { spelledKey, wordCount } = withLettersJoined(words)
  return (book.byKey.get(spelledKey) ?? []).filter((spelling) => spelling.wordCount === wordCount)
}

/** "indira puram" and "modeltown": words cut or run together, as long as no everyday word gets drawn in. */
function mayBeSplit(words: readonly Token[], key: string, spelling: Spelling): boolean {
  if (key.length < MIN_SPLIT_KEY || words.some(isNumberWord)) return false
  return (
    words.length === 1 || words.length < spelling.wordCount || !words.some((word) => isOrdinary(word.key))
  )
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

function nearly(book: Gazetteer, words: readonly Token[]): readonly Spelling[] {
  if (words.some((word) => isNumberWord(word)) || words.every((word) => isOrdinary(word.key))) return []
  const key = words.map((word) => word.key).join('')
  const skeleton = skeletonOf(key)
  if (skeleton.length < MIN_LOOSE_SKELETON) return []
  const allowed = key.length >= LONG_KEY ? 2 : 1
  return (book.bySkeleton.get(skeleton) ?? []).filter(
    (spelling) =>
      (spelling.wordCount === words.length || mayBeSplit(words, key, spelling)) &&
      editDistance(spelling.key, key) <= allowed,
  )
}

/**
 * Places that share a key ("Bopal", "Bhopal"; "Vijay Nagar", "Vijayanagar"): first the one whose own spelling
 * resembles the text, then a city, then the one that is cut into words as the text is, then the most frequent.
 */
function inOrder(spellings: readonly Spelling[], words: readonly Token[]): Place[] {
  if (spellings.length === 1) return [spellings[0]!.place]
  const roman = words.map((word) => romanWord(word.text)).join('')
  return spellings
    .map((spelling) => ({
      place: spelling.place,
      rank: [
        editDistance(spelling.roman, roman),
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
