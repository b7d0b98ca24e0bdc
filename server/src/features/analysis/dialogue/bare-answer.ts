import type { Bare, Wish } from '../marks/wish.ts'
import type { CallContext } from './call-context.ts'
import type { Question } from './question.ts'

const MOST_ROOMS = 10
const LEAST_WRITTEN_PRICE = 1_000

/** What a number without a unit says in answer to the agent's question; empty when that is not certain. */
export function answersOf(bare: Bare, question: Question, context: CallContext): Wish[] {
  if (question.last === 'location' && question.numbered !== null) {
    const numbers = bare.high > bare.low ? [bare.low, bare.high] : [bare.low]
    return numbers
      .filter((number) => Number.isInteger(number) && number > 0)
      .map((number) => ({
        field: 'locations',
        name: `${question.numbered} ${number}`,
        isCity: false,
        city: null,
        isCertain: true,
        certainty: 1,
      }))
  }
  const answer = answerOf(bare, question, context)
  return answer ? [answer] : []
}

function answerOf(bare: Bare, question: Question, context: CallContext): Wish | null {
  switch (question.last) {
    case 'bhk':
      return bare.high <= MOST_ROOMS && bare.low > 0 && (bare.low * 2) % 1 === 0
        ? { field: 'bhk', rooms: bare.high > bare.low ? [bare.low, bare.high] : [bare.low] }
        : null
    case 'budget':
    case 'rent':
    case 'rate':
      return rateOf(bare, question) ?? amountOf(bare, question, context)
    case 'area':
      return bare.low >= 1 && (question.areaUnit !== null || bare.low >= 100)
        ? {
            field: 'area',
            low: bare.low,
            high: bare.high,
            bound: bare.bound ?? question.bound,
            unit: question.areaUnit,
          }
        : null
    case 'possession': {
      const months = Math.round(bare.high * (question.monthsEach ?? 0))
      return months > 0 && Number.isSafeInteger(months)
        ? { field: 'possession', possession: { months } }
        : null
    }
    default:
      return null
  }
}

/** "what rate per square foot" / "one hundred five": rupees as they are said. */
function rateOf(bare: Bare, { topics, areaUnit, multiplier, bound }: Question): Wish | null {
  if (!topics.has('rate') || areaUnit !== 'sqft') return null
  const times = bare.high < LEAST_WRITTEN_PRICE ? (multiplier ?? 1) : 1
  const [low, high] = [Math.round(bare.low * times), Math.round(bare.high * times)]
  if (low < LEAST_RATE || high > MOST_RATE) return null
  return { field: 'budget', low, high, bound: bare.bound ?? (low === high ? bound : null), per: 'sqft' }
}

const LEAST_RATE = 5
const MOST_RATE = 100_000

function amountOf(bare: Bare, question: Question, context: CallContext): Wish | null {
  const isWritten = bare.low >= LEAST_WRITTEN_PRICE
  const isRent = question.last === 'rent' || context.isTenant
  const guess = isRent ? 1_000 : context.multiplier
  const times = isWritten ? 1 : (question.multiplier ?? guess)
  if (times === null || (times < 1_000 && !isWritten)) return null
  const high = Math.round(bare.high * times)
  if (!Number.isSafeInteger(high)) return null
  return {
    field: 'budget',
    low: Math.round(bare.low * times),
    high,
    bound: bare.bound ?? (bare.low === bare.high ? question.bound : null),
    per: question.last === 'rent' ? 'month' : null,
  }
}
