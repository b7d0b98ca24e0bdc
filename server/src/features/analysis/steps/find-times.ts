import { BETWEEN_PARTS, BOUNDS_BEFORE, BOUNDS_BEHIND, CALENDAR_WORDS, GREETINGS } from './time-words.ts'
import { NAHI } from '../lexicon/common.ts'
import { fold } from '../words/fold.ts'
import { makePhraseBook } from '../words/phrase-book.ts'
import type { Token } from '../words/tokens.ts'
import { readBareHour, readClock } from './read-clock.ts'
import { readDate } from './read-date.ts'
import { readSpan } from './read-span.ts'
import type { TimePart } from './time-part.ts'

/** A time as it was said: all its parts, and the tokens from the first to the last of them. */
export interface SaidTime {
  readonly parts: readonly TimePart[]
  readonly from: number
  readonly to: number
  /** One of its parts took the place of another, which was taken back. */
  readonly isCorrected: boolean
}

const CALENDAR = makePhraseBook(CALENDAR_WORDS)
const GREETING = makePhraseBook(GREETINGS)
const BEHIND = makePhraseBook(BOUNDS_BEHIND)
const BEFORE = makePhraseBook(BOUNDS_BEFORE)
const BETWEEN: ReadonlySet<string> = new Set(BETWEEN_PARTS.split('|').map(fold))
const OR: ReadonlySet<string> = new Set('ya yaa or ki या ऑर / -'.split(' ').map(fold))
const NOT: ReadonlySet<string> = new Set(
  `${NAHI}|no|not|sorry|सॉरी|balki|बल्कि|instead|rather|mat|मत`.split('|').map(fold),
)
const ENGLISH_NOT: ReadonlySet<string> = new Set(['not', 'no'])
const AT: ReadonlySet<string> = new Set(
  'at around about by till until before after karib करीब lagbhag लगभग'.split(' ').map(fold),
)
/** What may stand behind a bare number that is an hour. */
const AFTER_HOUR: ReadonlySet<string> = new Set(
  'ko ke pe par tak se ya or . , ? ! को के पे पर तक से या theek ठीक call kar karna karen phone milte on at sharp in the works is aa कॉल फोन'
    .split(' ')
    .map(fold),
)
const LONGEST_LINK = 4

export interface TimeReading {
  /** A bare number is an hour: somebody has just asked when. */
  readonly expectsHour?: boolean
}

/**
 * All times that are named, in order. "kal nahi parso" is one time, in which the day that was taken back is replaced; the
 * hour that was said beside it stays.
 */
export function findTimes(tokens: readonly Token[], reading: TimeReading = {}): SaidTime[] {
  const times: SaidTime[] = []
  for (const part of findParts(tokens, reading)) {
    const last = times.at(-1)
    const link = last && readLink(tokens, last.to, part.from)
    if (!last || link === null)
      times.push({ parts: [part], from: part.from, to: part.to, isCorrected: false })
    else {
      // "not today tomorrow": English takes back before it names.
      const isInstead = link === 'not' || ENGLISH_NOT.has(tokens[last.from - 1]?.key ?? '')
      const parts = isInstead ? replaceIn(last.parts, [part]) : [...last.parts, part]
      const isCorrected = last.isCorrected || parts.length <= last.parts.length
      times[times.length - 1] = { parts, from: last.from, to: part.to, isCorrected }
    }
  }
  return times
}

/** The time that `said` becomes when `news` is said of it: the parts that both have are those of the news. */
export function replaceIn(said: readonly TimePart[], news: readonly TimePart[]): TimePart[] {
  const changed = new Set(news.flatMap(({ part }) => kindsOf(part)))
  // "kal nahi parso shaam": who names a part of the day anew takes the old hour back with it.
  if (changed.has('part') && !changed.has('clock')) changed.add('clock')
  return [...said.filter(({ part }) => !kindsOf(part).some((kind) => changed.has(kind))), ...news]
}

function kindsOf(part: TimePart['part']): readonly string[] {
  if (part.is === 'clock' || part.is === 'part') return [part.is]
  if (part.is === 'while' || (part.is === 'span' && part.unit === 'minute')) return ['day', 'clock', 'part']
  return ['day']
}

function findParts(tokens: readonly Token[], { expectsHour = false }: TimeReading): TimePart[] {
  const parts: TimePart[] = []
  for (let at = 0; at < tokens.length;) {
    const greeting = GREETING.find(tokens, at)
    if (greeting) {
      at = greeting.to
      continue
    }
    const ahead = BEFORE.find(tokens, at)
    const begin = ahead?.to ?? at
    const direct = readPart(tokens, at)
    const bent = direct || !ahead ? null : readPart(tokens, begin)
    const read = direct ?? bent ?? readLooseHour(tokens, at, parts.at(-1), expectsHour)
    if (!read) {
      at++
      continue
    }
    const behind = BEHIND.find(tokens, read.to)
    const bound = behind?.meaning ?? (bent ? ahead!.meaning : null)
    const to = behind?.to ?? read.to
    parts.push({ part: read.part, bound, from: at, to })
    at = to
  }
  return parts
}

function readPart(tokens: readonly Token[], at: number) {
  const found = [readSpan(tokens, at), readClock(tokens, at), readDate(tokens, at)].find(
    (read) => read !== null,
  )
  const word = CALENDAR.find(tokens, at)
  if (word && (!found || word.to >= found.to)) return { part: word.meaning, to: word.to }
  return found ?? null
}

/** "evening 5", "at 5", "shaam ko 5": a number that only its neighbours make an hour. */
function readLooseHour(
  tokens: readonly Token[],
  at: number,
  before: TimePart | undefined,
  expectsHour: boolean,
) {
  const hour = readBareHour(tokens, at)
  if (!hour) return null
  const follower = tokens[hour.to]
  const ends =
    follower === undefined ||
    NOT.has(follower.key) ||
    AFTER_HOUR.has(follower.key) ||
    CALENDAR.find(tokens, hour.to) !== null
  if (!ends) return null
  const isAfterAt = AT.has(tokens[at - 1]?.key ?? '')
  const isBeside = before !== undefined && (before.part.is === 'part' || before.part.is === 'day')
  const isLinked = isBeside && readLink(tokens, before.to, at) === 'same'
  return expectsHour || isAfterAt || isLinked ? hour : null
}

/** How two parts belong together: of the same time, or the second in place of the first, or not at all. */
function readLink(tokens: readonly Token[], from: number, to: number): 'same' | 'not' | null {
  if (to - from > LONGEST_LINK) return null
  let link: 'same' | 'not' = 'same'
  for (let at = from; at < to; at++) {
    const { key } = tokens[at]!
    if (NOT.has(key)) link = 'not'
    else if (!BETWEEN.has(key) && !OR.has(key)) return null
  }
  return link
}
