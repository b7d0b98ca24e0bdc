import type { Area, Bare, Money } from '../marks/wish.ts'
import { makePhraseBook } from '../words/phrase-book.ts'
import type { Token } from '../words/tokens.ts'

const WRITE_DOWN = makePhraseBook<true>([
  [
    [
      'kar|kr|maan|rakh|likh|कर|मान|रख|लिख lo|lijiye|do|dijiye|लो|लीजिए|दो|दीजिए',
      'likho|likhiye|rakho|rakhiye|लिखो|लिखिए|रखो|रखिए',
    ],
    true,
  ],
])

/** "sadhe nau hazaar kar lo": the amount before token `at` is to be written down as the new one. */
export function isWrittenDown(tokens: readonly Token[], at: number): boolean {
  return WRITE_DOWN.find(tokens, at) !== null
}

const UNITS_OF_MONEY = [1, 1_000, 100_000, 10_000_000]
/** A corrected amount is of the size of the one it corrects. */
const MOST_TIMES = 3

/** "1100 sqft" / "nahi ruko 1250 likho": the new number in the unit of the amount it corrects, or null. */
export function restated(bare: Bare, last: Area | Money): Area | Money | null {
  const isAlike = (value: number) => value <= last.high * MOST_TIMES && value * MOST_TIMES >= last.high
  const { low, high, bound } = bare
  if (last.field === 'area') return isAlike(high) ? { ...last, low, high, bound } : null
  const by = UNITS_OF_MONEY.filter((unit) => isAlike(high * unit))
  return by.length === 1
    ? { ...last, low: Math.round(low * by[0]!), high: Math.round(high * by[0]!), bound }
    : null
}
