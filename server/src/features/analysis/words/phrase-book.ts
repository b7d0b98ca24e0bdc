import { fold } from './fold.ts'
import type { Token } from './tokens.ts'

/**
 * Phrases and what they mean. A phrase is written as words with a space between: `a|b` stands for either spelling or
 * word, a word ending in `?` may be missing. Words are compared by their spelling key.
 */
export type PhraseList<Meaning> = readonly (readonly [
  phrases: string | readonly string[],
  meaning: Meaning,
])[]

export interface PhraseBook<Meaning> {
  /** The longest phrase that starts at token `from`, or null. `to` is the token after it. */
  find(tokens: readonly Token[], from: number): { readonly meaning: Meaning; readonly to: number } | null
}

interface Step {
  readonly keys: ReadonlySet<string>
  readonly mayBeMissing: boolean
}

interface Phrase<Meaning> {
  readonly steps: readonly Step[]
  readonly meaning: Meaning
}

/** Builds the book once. Of two phrases of the same length the one listed first is found. */
export function makePhraseBook<Meaning>(list: PhraseList<Meaning>): PhraseBook<Meaning> {
  const byFirstKey = new Map<string, Phrase<Meaning>[]>()
  for (const [phrases, meaning] of list) {
    for (const text of typeof phrases === 'string' ? [phrases] : phrases) {
      const phrase = { steps: readSteps(text), meaning }
      for (const key of firstKeys(phrase.steps)) {
        const siblings = byFirstKey.get(key)
        if (siblings) siblings.push(phrase)
        else byFirstKey.set(key, [phrase])
      }
    }
  }

  function find(tokens: readonly Token[], from: number) {
    const token = tokens[from]
    const phrases = token && byFirstKey.get(token.key)
    if (!phrases) return null
    let best: Phrase<Meaning> | null = null
    let to = from
    for (const phrase of phrases) {
      const end = matchSteps(phrase.steps, 0, tokens, from)
      if (end > to) [best, to] = [phrase, end]
    }
    return best && { meaning: best.meaning, to }
  }

  return { find }
}

const alternatives = new Map<string, Step>()

/** The lists repeat the same alternatives in thousands of phrases, so each is read once. */
function readStep(word: string): Step {
  let step = alternatives.get(word)
  if (!step) {
    const mayBeMissing = word.length > 1 && word.endsWith('?')
    const spellings = (mayBeMissing ? word.slice(0, -1) : word).split('|')
    alternatives.set(word, (step = { keys: new Set(spellings.map(fold)), mayBeMissing }))
  }
  return step
}

/** Whether a key stands in a phrase of any book. */
export function isListed(key: string): boolean {
  if (listed.size < alternatives.size) {
    for (const [word, { keys }] of alternatives) listed.set(word, keys)
    for (const keys of listed.values()) for (const one of keys) listedKeys.add(one)
  }
  return listedKeys.has(key)
}

const listed = new Map<string, ReadonlySet<string>>()
const listedKeys = new Set<string>()

function readSteps(phrase: string): Step[] {
  const steps = phrase.trim().split(/\s+/).map(readStep)
  if (steps.every((step) => step.mayBeMissing)) throw new Error(`The phrase "${phrase}" may be empty.`)
  return steps
}

function firstKeys(steps: readonly Step[]): Set<string> {
  const keys = new Set<string>()
  for (const step of steps) {
    for (const key of step.keys) keys.add(key)
    if (!step.mayBeMissing) break
  }
  return keys
}

/** The token after the longest match of the steps from `step` on, or -1. */
function matchSteps(steps: readonly Step[], step: number, tokens: readonly Token[], at: number): number {
  const next = steps[step]
  if (!next) return at
  const token = tokens[at]
  const taken = token && next.keys.has(token.key) ? matchSteps(steps, step + 1, tokens, at + 1) : -1
  return next.mayBeMissing ? Math.max(taken, matchSteps(steps, step + 1, tokens, at)) : taken
}
