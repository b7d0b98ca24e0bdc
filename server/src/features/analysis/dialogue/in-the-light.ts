import type { Topic } from '../lexicon/topics.ts'
import type { Mention } from './mention.ts'
import type { Question } from './question.ts'

/** A mention with what the question adds to it: the unit it leaves out, the bound it answers to. */
export function readInTheLight(mention: Mention, question: Question): Mention[] {
  const { wish } = mention
  switch (wish.field) {
    case 'budget': {
      // "kitne square feet" / "do hazaar": thousands of what was asked for.
      if (question.last === 'area' && wish.per === null && wish.high < MOST_AREA) {
        const { low, high, bound } = wish
        const area = {
          field: 'area' as const,
          low,
          high,
          bound: bound ?? question.bound,
          unit: question.areaUnit,
        }
        return [{ ...mention, wish: area, isInferred: true }]
      }
      const bound =
        asksFor(question, ['budget', 'rent']) && wish.low === wish.high
          ? (wish.bound ?? question.bound)
          : wish.bound
      const isRent = wish.per === null && wish.high < MOST_RENT && question.topics.has('rent')
      return [{ ...mention, wish: { ...wish, bound, per: isRent ? 'month' : wish.per } }]
    }
    case 'area': {
      if (!asksFor(question, ['area']) || wish.low !== wish.high) return [mention]
      return [{ ...mention, wish: { ...wish, bound: wish.bound ?? question.bound } }]
    }
    default:
      return [mention]
  }
}

/** In any unit; a larger number in answer to a question of size is a price after all. */
const MOST_AREA = 100_000

/** Nobody pays more by the month; "rent ya khareedna" answered by a larger amount means buying. */
const MOST_RENT = 1_000_000

function asksFor(question: Question, topics: readonly Topic[]): boolean {
  return topics.some((topic) => question.topics.has(topic))
}
