import { TOPIC_BOUNDS, TOPICS, type Topic } from '../lexicon/topics.ts'
import { LETTER_MULTIPLIERS, MULTIPLIERS } from '../lexicon/number-words.ts'
import { UNITS, type AreaUnit } from '../lexicon/units.ts'
import type { Bound } from '../numbers/bounds.ts'
import { makePhraseBook } from '../words/phrase-book.ts'
import type { TurnToken } from '../words/turns.ts'

/** What the agent's last words ask for: the light in which a bare answer is read. */
export interface Question {
  readonly topics: ReadonlySet<Topic>
  /** The topic named last, which a bare number answers. */
  readonly last: Topic | null
  /** "kitne lakh": the unit the answer leaves out. */
  readonly multiplier: number | null
  readonly areaUnit: AreaUnit | null
  readonly monthsEach: 1 | 12 | null
  readonly bound: Bound | null
  /** "kis sector me": what a bare number names. */
  readonly numbered: 'Sector' | 'Phase' | null
}

const TOPIC_BOOK = makePhraseBook(TOPICS)
const BOUND_BOOK = makePhraseBook(TOPIC_BOUNDS)
const WHICH = 'kis|kaunsa|kaunse|konsa|konse|kaun|kin|kya|which|what|किस|कौन|कौनसा|कौनसे|किन|क्या'
const NUMBERED = makePhraseBook<'Sector' | 'Phase'>([
  [[`${WHICH} sa|se|सा|से? sector|sec|सेक्टर|सैक्टर`, `sector|सेक्टर ${WHICH}`], 'Sector'],
  [[`${WHICH} sa|se|सा|से? phase|fez|फेज`, `phase|फेज ${WHICH}`], 'Phase'],
])

export const NO_QUESTION: Question = {
  topics: new Set(),
  last: null,
  multiplier: null,
  areaUnit: null,
  monthsEach: null,
  bound: null,
  numbered: null,
}

export function readQuestion(tokens: readonly TurnToken[]): Question {
  const topics: Topic[] = []
  let multiplier: number | null = null
  let areaUnit: AreaUnit | null = null
  let monthsEach: 1 | 12 | null = null
  let bound: Bound | null = null
  let numbered: Question['numbered'] = null
  for (let at = 0; at < tokens.length; at++) {
    const unit = UNITS.find(tokens, at)?.meaning
    if (unit?.is === 'area') areaUnit = unit.unit
    if (unit?.is === 'months') monthsEach = unit.each
    multiplier = MULTIPLIERS.get(tokens[at]!.key) ?? multiplier
    bound = BOUND_BOOK.find(tokens, at)?.meaning ?? bound
    numbered = NUMBERED.find(tokens, at)?.meaning ?? numbered
  }
  for (let at = 0; at < tokens.length;) {
    const found = TOPIC_BOOK.find(tokens, at)
    if (found) topics.push(found.meaning)
    at = found?.to ?? at + 1
  }
  const last = topics.at(-1) ?? null
  return { topics: new Set(topics), last, multiplier, areaUnit, monthsEach, bound, numbered }
}

/** The multiplier a turn speaks in last, for answers that leave it out later: "pachas" after talk of lakhs. */
export function lastMultiplier(tokens: readonly TurnToken[]): number | null {
  let last: number | null = null
  for (const { key } of tokens) {
    const multiplier = MULTIPLIERS.get(key) ?? LETTER_MULTIPLIERS.get(key)
    if (multiplier !== undefined && multiplier >= 1_000) last = multiplier
  }
  return last
}
