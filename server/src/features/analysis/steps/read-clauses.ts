import { DEEDS, type DeedWord } from './deed-words.ts'
import {
  BARE_WORDS,
  BIDDINGS,
  DO_WORDS,
  IF_WORDS,
  JOINERS,
  NEGATIONS,
  PERSONS,
  WHEN_WORDS,
  type Mood,
} from './mood-words.ts'
import { isNumberToken } from '../numbers/number.ts'
import { fold } from '../words/fold.ts'
import { makePhraseBook } from '../words/phrase-book.ts'
import type { TurnToken } from '../words/turns.ts'
import { findTimes, type SaidTime } from './find-times.ts'
import { readMood } from './read-mood.ts'

/** What one clause says of something to be done. */
export interface Clause {
  readonly from: number
  readonly to: number
  readonly deeds: readonly (DeedWord & { readonly from: number; readonly to: number })[]
  readonly times: readonly SaidTime[]
  readonly mood: Mood | null
  /** English verbs stand before what they speak of. */
  readonly isMoodBefore: boolean
  readonly person: 'i' | 'you' | null
  readonly isNegated: boolean
  readonly isConditional: boolean
  readonly asksWhen: boolean
  readonly isQuestion: boolean
  /** A verb that stands for a deed named before: "parso karna". */
  readonly hasDoWord: boolean
  /** Nothing but a time and small words: an answer to "when". */
  readonly isBare: boolean
}

type Draft = { -readonly [Key in keyof Clause]: Clause[Key] } & {
  deeds: Clause['deeds'][number][]
  times: SaidTime[]
}

const DEED_BOOK = makePhraseBook(DEEDS)
const BIDDING_BOOK = makePhraseBook(BIDDINGS)
const PERSON_BOOK = makePhraseBook(PERSONS)
const WHEN_BOOK = makePhraseBook(WHEN_WORDS)
const IF_BOOK = makePhraseBook(IF_WORDS)
const NEGATION_BOOK = makePhraseBook(NEGATIONS)
const JOINER_BOOK = makePhraseBook(JOINERS)
const DO: ReadonlySet<string> = new Set(DO_WORDS.split('|').map(fold))
const BARE: ReadonlySet<string> = new Set(BARE_WORDS.split('|').map(fold))
const SENTENCE_ENDS = new Set(['.', '?', '!', ';'])
/** Small words behind a Hindi verb that still belong to it. */
const TAIL: ReadonlySet<string> = new Set(
  'hai hain he h hu hun na ji sir madam kya please plz aap tha thi है हैं हूं ना जी सर मैडम क्या था थी थे ?'
    .split(' ')
    .map(fold),
)
const QUESTION: ReadonlySet<string> = new Set('? kya kia क्या'.split(' ').map(fold))
const PAST_TAIL: ReadonlySet<string> = new Set('tha thi था थी थे'.split(' ').map(fold))

/** The clauses of a turn. Recognisers write no signs, so verbs part them: the Hindi verb ends one, the English begins one. */
export function readClauses(tokens: readonly TurnToken[], expectsHour = false): Clause[] {
  const times = findTimes(tokens, { expectsHour })
  const clauses: Draft[] = []
  let now = emptyAt(0)
  let nextTime = 0
  let wasBefore: Mood | null = null
  const close = (at: number, opens: number) => {
    now.to = at
    if (at > now.from) clauses.push(now)
    // "agar pasand aaya to aaunga": what hangs on it comes after its verb.
    const isConditional = now.isConditional && !SENTENCE_ENDS.has(tokens[at]?.key ?? '')
    now = { ...emptyAt(opens), isConditional }
  }

  for (let at = 0; at < tokens.length;) {
    const { key } = tokens[at]!
    if (SENTENCE_ENDS.has(key)) {
      now.isQuestion ||= key === '?'
      close(at, at + 1)
      wasBefore = null
      at++
      continue
    }
    const time = times[nextTime]
    if (time && time.from <= at) {
      nextTime++
      now.times.push(time)
      now.isNegated ||= isTakenBack(tokens, time, times[nextTime])
      at = Math.max(at + 1, time.to)
      continue
    }
    const joiner = JOINER_BOOK.find(tokens, at)
    if (joiner && (now.deeds.length > 0 || now.mood !== null)) {
      wasBefore = joiner.meaning === 'and' && now.isMoodBefore ? now.mood : null
      close(at, joiner.to)
      if (wasBefore) Object.assign(now, { mood: wasBefore, isMoodBefore: true })
      at = joiner.to
      continue
    }
    if (IF_BOOK.find(tokens, at) && now.deeds.length > 0) close(at, at)
    const bidding = BIDDING_BOOK.find(tokens, at)
    const deed = DEED_BOOK.find(tokens, at)
    const mood = readMood(tokens, at)
    if (mood?.isBefore) {
      if (now.deeds.length > 0 && now.mood === null) now.isMoodBefore = true
      if (now.deeds.length > 0) close(at, at)
      // "please call me", "can you please": the first of several verbs counts.
      if (now.mood === null || !now.isMoodBefore) now.mood = mood.mood
      now.isMoodBefore = true
      now.isQuestion ||= mood.mood === 'may-i'
      readSmallWords(tokens, at, mood.to, now)
      now.isBare = false
      at = mood.to
      continue
    }
    const isBidden = bidding && deed && (now.mood === null || now.mood === 'now') && now.deeds.length === 0
    if (isBidden) Object.assign(now, { mood: 'you', isMoodBefore: true })
    if (deed?.meaning) now.deeds.push({ ...deed.meaning, from: at, to: deed.to })
    readSmallWords(tokens, at, deed?.to ?? at + 1, now)
    const verb = mood ?? (deed ? lastMood(tokens, at, deed.to) : null)
    if (verb && !now.isMoodBefore) {
      now.mood = verb.mood
      let to = Math.max(verb.to, deed?.to ?? 0)
      readSmallWords(tokens, at, to, now)
      for (; to < tokens.length && TAIL.has(tokens[to]!.key) && to - verb.to < 3; to++) {
        if (PAST_TAIL.has(tokens[to]!.key)) now.mood = 'past'
        if (QUESTION.has(tokens[to]!.key)) now.isQuestion = true
      }
      const negation = NEGATION_BOOK.find(tokens, to)
      if (negation?.meaning === 'not' && times[nextTime]?.from !== negation.to) now.isNegated = true
      close(to, to)
      at = to
      continue
    }
    if (verb?.mood === 'past') now.mood = 'past'
    const negation = NEGATION_BOOK.find(tokens, at)
    if (negation && !deed) {
      if (negation.meaning === 'not' && !isReply(tokens, now, at, negation.to, times[nextTime]))
        now.isNegated = true
      at = Math.max(negation.to, at + 1)
      continue
    }
    at = deed?.to ?? at + 1
  }
  close(tokens.length, tokens.length)
  return joinLoose(clauses)
}

function emptyAt(from: number): Draft {
  return {
    ...{ from, to: from, deeds: [], times: [], mood: null, isMoodBefore: false, person: null },
    ...{ isNegated: false, isConditional: false, asksWhen: false, isQuestion: false },
    ...{ hasDoWord: false, isBare: true },
  }
}

function readSmallWords(tokens: readonly TurnToken[], from: number, to: number, clause: Draft): void {
  for (let at = from; at < to; at++) {
    const { key } = tokens[at]!
    clause.person = PERSON_BOOK.find(tokens, at)?.meaning ?? clause.person
    clause.asksWhen ||= WHEN_BOOK.find(tokens, at) !== null
    clause.isConditional ||= IF_BOOK.find(tokens, at) !== null
    clause.isQuestion ||= QUESTION.has(key)
    clause.hasDoWord ||= DO.has(key)
    clause.isBare &&= BARE.has(key) || isNumberToken(tokens[at])
  }
}

/** The verb form inside a deed of several words: the "karunga" of "discuss karunga". */
function lastMood(tokens: readonly TurnToken[], from: number, to: number) {
  for (let at = to - 1; at > from; at--) {
    const mood = readMood(tokens, at)
    if (mood && !mood.isBefore) return mood
  }
  return null
}

/** "kal nahi aa paunga", "kal nahi": the no right behind a time, where no other time takes its place. */
function isTakenBack(tokens: readonly TurnToken[], time: SaidTime, next: SaidTime | undefined): boolean {
  const negation = NEGATION_BOOK.find(tokens, time.to) ?? NEGATION_BOOK.find(tokens, time.to + 1)
  return negation?.meaning === 'not' && next?.from !== negation.to
}

/** A "nahi" that opens an answer takes back what the other side said, and not what follows: "nahi, kal karna". */
function isReply(
  tokens: readonly TurnToken[],
  clause: Draft,
  at: number,
  to: number,
  next: SaidTime | undefined,
): boolean {
  const isFirst = clause.times.length === 0 && clause.deeds.length === 0
  const follower = tokens[to]
  const goesOn =
    !follower ||
    (next?.from === to && (next.isCorrected || tokens[at]!.key !== 'not')) ||
    follower.kind === 'sign' ||
    PERSON_BOOK.find(tokens, to) !== null ||
    NEGATION_BOOK.find(tokens, to) !== null
  return isFirst && at - clause.from < 3 && goesOn
}

/**
 * Puts together what verbs have parted: a time behind its verb ("call karna shaam ko"), one before another verb ("Sunday ko
 * free hu, aa jaunga"), and a deed behind it ("shraddh ke baad karenge payment").
 */
function joinLoose(clauses: readonly Draft[]): Clause[] {
  const joined: Draft[] = []
  for (const clause of clauses) {
    const last = joined.at(-1)
    const isNext = last?.to === clause.from && !clause.asksWhen
    if (isNext && isLooseTime(clause) && last.deeds.length > 0 && last.mood !== 'past') {
      last.times.push(...clause.times)
      last.to = clause.to
    } else if (
      isNext &&
      isLooseTime(last) &&
      !last.asksWhen &&
      clause.deeds.length > 0 &&
      clause.times.length === 0
    ) {
      joined[joined.length - 1] = { ...clause, times: last.times, from: last.from }
    } else if (isNext && last.times.length > 0 && last.deeds.length === 0 && isLooseDeed(clause)) {
      last.deeds.push(...clause.deeds)
      last.to = clause.to
    } else joined.push(clause)
  }
  return joined
}

function isLooseTime({ times, deeds, mood, isBare, isNegated }: Clause): boolean {
  const hasVerb = mood !== null && mood !== 'now'
  return times.length > 0 && deeds.length === 0 && !hasVerb && isBare && !isNegated
}

function isLooseDeed({ times, deeds, mood, isNegated }: Clause): boolean {
  return deeds.length > 0 && times.length === 0 && mood === null && !isNegated
}
