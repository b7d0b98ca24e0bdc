import type { Requirement } from '@leadbreak/contract'
import type { Wish } from '../marks/wish.ts'
import type { CallWords } from './call-words.ts'
import { makeCallWords } from './call-words.ts'
import type { SUMMARY_DROP_REASONS } from './dropped.ts'
import { INSTRUCTIONS } from './instructions.ts'
import { holdsSecret } from './mask.ts'

export type SummaryDropReason = (typeof SUMMARY_DROP_REASONS)[number]
export type CheckedSummary = { readonly text: string } | { readonly dropped: SummaryDropReason }

/** UTF-16 units. */
const SHORTEST = 20
const LONGEST = 700
/** One more than is asked for: a full stop behind "sq" counts as well. */
const MOST_SENTENCES = 5

/**
 * A summary that may be shown: plain English, of what the call says. Each amount in it is one of `requirement`, each other
 * value it names was said by somebody. Such a text cannot be proven word by word, so whatever is doubtful makes it fall, and
 * the rules' own summary stands.
 */
export function checkSummary(
  summary: string | null,
  requirement: Requirement,
  words: CallWords,
): CheckedSummary {
  if (summary === null) return { dropped: 'absent' }
  const text = withoutTokens(plainText(summary))
  if (text.length < SHORTEST || text.length > LONGEST || sentenceCount(text) > MOST_SENTENCES)
    return { dropped: 'wrong-length' }
  if (LINK.test(text)) return { dropped: 'link' }
  if (!PLAIN_ENGLISH.test(text) || LONG_WORD.test(text)) return { dropped: 'not-plain-english' }
  if (LONG_DIGITS.test(text) || holdsSecret(text)) return { dropped: 'private-data' }
  if (OF_THE_MACHINE.test(text) || repeatsInstructions(text)) return { dropped: 'about-the-machine' }
  const named = wishesIn(text)
  if (!named.filter(isAmount).every((wish) => isProven(wish, requirement)))
    return { dropped: 'amount-not-proven' }
  const said = words.allWishes()
  return named.every((wish) => isAmount(wish) || isSaid(wish, said, requirement))
    ? { text }
    : { dropped: 'not-said' }
}

/** One line, composed, and without anything that nobody sees. */
function plainText(summary: string): string {
  return summary
    .slice(0, 4 * LONGEST)
    .normalize('NFKC')
    .replace(/[\p{Cc}\u2028\u2029]/gu, ' ')
    .replace(/[\p{Cf}\ufe00-\ufe0f]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
}

/** A model may repeat what stands in the place of a secret. */
function withoutTokens(text: string): string {
  return text.replace(/\[([A-Z]{2,8})-\d{1,3}\]/g, (token, kind: string) => TOKEN_WORDS[kind] ?? token)
}

const TOKEN_WORDS: Readonly<Record<string, string>> = {
  PHONE: 'a telephone number',
  EMAIL: 'an e-mail address',
  UPI: 'a payment address',
  NUMBER: 'a number',
}

function sentenceCount(text: string): number {
  return text.split(/[.!?]+(?:\s|$)/).filter((sentence) => sentence !== '').length
}

/** Latin letters, digits and the signs of a sentence: no markup, no other script that looks alike. */
const PLAIN_ENGLISH = /^[A-Za-z\u00c0-\u017f0-9 .,;:!?'"’‘“”()₹%&+/–—-]*$/
const LONG_WORD = /[A-Za-z0-9+/-]{25}/
const LINK =
  /:\/\/|www\.|@|\bhttps?\b|\bdot (?:com|in|org|net|io)\b|[a-z0-9]\.(?:com|in|org|net|io|co|me|ly|gl|app|xyz|info|biz|ru|cn|link|site|online)\b/i
const LONG_DIGITS = /\d(?:[ .-]?\d){6}/
const OF_THE_MACHINE =
  /\b(?:instructions?|prompts?|language model|api|schemas?|json|base64|jailbreak|as an ai|chatbot|gemini|openai|markers?|segments?|tokens?|passwords?|ignore|override|developer mode|system message)\b/i

/** So many words in a row are no chance. */
const COPIED_WORDS = 7
let instructionWords: ReadonlySet<string> | undefined

function repeatsInstructions(text: string): boolean {
  instructionWords ??= new Set(wordRuns(INSTRUCTIONS))
  return wordRuns(text).some((run) => instructionWords!.has(run))
}

function wordRuns(text: string): string[] {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? []
  return words
    .slice(0, Math.max(0, words.length - COPIED_WORDS + 1))
    .map((_, at) => words.slice(at, at + COPIED_WORDS).join(' '))
}

function wishesIn(text: string): readonly Wish[] {
  return makeCallWords([{ speaker: 'lead', text, startMs: 0, endMs: 0 }], false).allWishes()
}

type AmountWish = Wish & { readonly field: 'budget' | 'area' | 'bhk' | 'bare' }

function isAmount(wish: Wish): wish is AmountWish {
  return wish.field === 'budget' || wish.field === 'area' || wish.field === 'bhk' || wish.field === 'bare'
}

/** Whether all its numbers are those of the requirement. */
function isProven(wish: AmountWish, { budget, size, possession, locations }: Requirement): boolean {
  const money = [budget?.min, budget?.max]
  const areas = [size?.areaMin, size?.areaMax]
  const rooms = size?.bhk ?? []
  const isOneOf = (values: readonly (number | null | undefined)[], ...numbers: readonly number[]) =>
    numbers.every((number) => values.includes(number))
  switch (wish.field) {
    case 'budget':
      return isOneOf(money, wish.low, wish.high)
    case 'area':
      return isOneOf(areas, wish.low, wish.high)
    case 'bhk':
      return isOneOf(rooms, ...wish.rooms)
    case 'bare': {
      const numbersInNames = [possession ?? '', ...locations].flatMap((name) => name.match(/\d+/g) ?? [])
      return isOneOf([...money, ...areas, ...rooms, ...numbersInNames.map(Number)], wish.low, wish.high)
    }
  }
}

/** Whether the requirement has it, or anybody named it in the call. */
function isSaid(wish: Wish, said: readonly Wish[], requirement: Requirement): boolean {
  switch (wish.field) {
    case 'locations':
      return (
        !wish.isCertain ||
        requirement.locations.some((name) => name.includes(wish.name)) ||
        said.some((other) => other.field === 'locations' && other.name === wish.name)
      )
    case 'amenities':
      return (
        requirement.amenities.includes(wish.amenity) ||
        said.some((other) => other.field === 'amenities' && other.amenity === wish.amenity)
      )
    case 'propertyKind':
      return (
        requirement.propertyKind === wish.kind ||
        said.some((other) => other.field === 'propertyKind' && other.kind === wish.kind)
      )
    case 'possession': {
      const name =
        typeof wish.possession === 'string' ? wish.possession : `within ${wish.possession.months} months`
      return (
        requirement.possession === name ||
        said.some(
          (other) =>
            other.field === 'possession' &&
            JSON.stringify(other.possession) === JSON.stringify(wish.possession),
        )
      )
    }
    default:
      return true
  }
}
