import { isDevanagari } from '../../../lib/devanagari.ts'
import { gazetteer, wordsOf } from './gazetteer.ts'
import { matchGazetteer } from './match-gazetteer.ts'
import { usualSpelling } from './name-words.ts'
import { keyOf, keysOf, romanWord } from './place-key.ts'
import { matchPattern } from './place-patterns.ts'
import { tokensOf } from './tokens.ts'

/**
 * The English name of the place that `phrase` is known to be: canonical where the gazetteer has it, readable
 * otherwise ("पावटा" → "Paota"). Null when the phrase holds nothing but everyday words.
 */
export function namePlace(phrase: string): string | null {
  const tokens = tokensOf(phrase)
  if (tokens.length === 0) return null
  const known = matchGazetteer(gazetteer(), tokens, 0)
  if (known?.tokenCount === tokens.length) return known.places[0]!.name
  const from = tokens.findIndex(
    (_, at) => matchPattern(tokens, at, () => true)?.tokenCount === tokens.length - at,
  )
  const numbered = from < 0 ? null : matchPattern(tokens, from, () => true)!.name
  if (from === 0 && numbered) return numbered
  const words = numbered ? tokens.slice(0, from) : tokens
  const namesNothing = words.every((token) => token.isOrdinary || token.number !== null)
  if (namesNothing && !PLACE_NOUNS.has(words.at(-1)!.key)) return null
  const name = spellPlace(words.map((token) => token.text))
  return numbered ? `${name} ${numbered}` : name
}

/** The canonical name of the place that the gazetteer has under just this spelling; null where it has none. */
export function knownPlace(phrase: string): string | null {
  const tokens = tokensOf(phrase)
  const known = matchGazetteer(gazetteer(), tokens, 0)
  return known?.tokenCount === tokens.length && !known.isLoose ? known.places[0]!.name : null
}

/** Everyday words that make a name of the everyday words before them: "New Green Hills". */
const PLACE_NOUNS = keysOf(
  'hill hills town township city park garden gardens green greens heights county lake valley villa road',
)

/** Each word as names of Indian places spell it, in Title Case. */
export function spellPlace(words: readonly string[]): string {
  return words.map(spellWord).join(' ')
}

function spellWord(word: string): string {
  const usual = usualSpelling(word)
  if (usual) return usual
  placeWords ??= commonWords()
  const known = placeWords.get(keyOf(word))
  if (known) return known
  if (ABBREVIATIONS.has(word.toLowerCase())) return word.toUpperCase()
  const roman = isDevanagari(word) ? romanWord(word) : word
  return roman.charAt(0).toUpperCase() + roman.slice(1).toLowerCase()
}

let placeWords: ReadonlyMap<string, string> | undefined

/** How each word of known names is spelt, by its folding key ("svrup" → "Swaroop"): as in most of the names. */
function commonWords(): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>()
  for (const word of gazetteer().places.flatMap(({ name }) => wordsOf(name))) {
    const spellings = counts.get(keyOf(word)) ?? new Map<string, number>()
    counts.set(keyOf(word), spellings.set(word, (spellings.get(word) ?? 0) + 1))
  }
  return new Map(
    [...counts].map(([key, spellings]) => [key, [...spellings].sort(([, a], [, b]) => b - a)[0]![0]]),
  )
}

const ABBREVIATIONS = new Set(
  'gidc midc dlf mg gt it nri hig lig mig iit aiims riico sidcul hmt bhel ntpc'.split(' '),
)
