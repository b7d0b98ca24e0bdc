import type { Finding } from '@leadbreak/contract'
import { conclude } from './conclude.ts'
import { noteQuestion, noteReply, NOTHING_ASKED, type Asked } from './dialogue/asked.ts'
import type { CallContext } from './dialogue/call-context.ts'
import { readMentions } from './dialogue/mentions.ts'
import { emptyNotes, type Notes } from './dialogue/notes.ts'
import { lastMultiplier, type Question } from './dialogue/question.ts'
import { readAgentTurn, type AgentTurn } from './dialogue/read-agent.ts'
import { readLeadTurn } from './dialogue/read-lead.ts'
import { readTakeUp } from './dialogue/reply.ts'
import { toEvidence, toReplaced } from './evidence.ts'
import { guessSpeakers } from './guess-speakers.ts'
import { correctedAtOnce, replacedBetween, type Replaced } from './history.ts'
import { isCommonWord } from './common-words.ts'
import { findMarks, type Mark, type PlacesIn } from './marks/find-marks.ts'
import type { Wish } from './marks/wish.ts'
import { isNumberToken } from './numbers/number.ts'
import { findPlaces } from './places/places.ts'
import { toTurns, type Spoken, type Turn, type Utterance } from './words/turns.ts'

/** Grows with every change of the rules that can change a finding. */
export const RULES_VERSION = '1.3.0'

export interface Reading {
  readonly finding: Finding
  /** What was asked and what came of it, for whoever wants to know what to ask next. */
  readonly asked: Asked
}

/** Reads one call again and again while it grows. */
export interface Reader {
  /** What the call's utterances come to, in the order of their time. Nothing of earlier readings shows in the answer. */
  read(segments: readonly Utterance[]): Reading
}

/** One turn, with all that can be said of it alone. */
interface KnownTurn {
  readonly turn: Turn
  readonly marks: readonly Mark[]
  /** What the agent asks and offers in it; null for the lead's. */
  readonly agent: AgentTurn | null
  readonly isOwners: boolean
  readonly isTenants: boolean
}

/** How far the dialogue is understood before a turn. */
interface Standing {
  /** Its values are never changed, only replaced: a shallow copy is a copy. */
  readonly notes: Readonly<Notes>
  /** What the turn before it took back or replaced. */
  readonly replaced: readonly Replaced[]
  readonly multiplier: number | null
  readonly agent: AgentTurn | null
  /** The last question of the agent that had a topic. */
  readonly question: Question | null
  readonly asked: Asked
}

type Views = Pick<CallContext, 'isOwner' | 'isTenant'>

/** A turn is read in the light of as many turns after it. */
const LOOK_AHEAD = 2

/**
 * A reader remembers the turns that it has read and how things stood before each, so that a call which has grown is read
 * on from there. Whatever else has changed in the call is read again from the change on.
 */
export function makeReader(): Reader {
  let utterances: readonly Spoken[] = []
  let turns: KnownTurn[] = []
  /** One more than turns: the last is how things stand after all of them. */
  let standings: Standing[] = [BEGINNING]
  let views: Views = { isOwner: false, isTenant: false }

  function read(segments: readonly Utterance[]): Reading {
    const kept = takeIn(guessSpeakers(segments))
    const seen = {
      isOwner: turns.some(({ isOwners }) => isOwners),
      isTenant: turns.some(({ isTenants }) => isTenants),
    }
    const isSeenAnew = seen.isOwner !== views.isOwner || seen.isTenant !== views.isTenant
    views = seen
    readOn(isSeenAnew ? 0 : Math.max(0, kept - LOOK_AHEAD))

    const { notes, asked } = standings.at(-1)!
    const { requirement, claims } = conclude(notes)
    const call = { heard: segments, spoken: utterances }
    const evidence = toEvidence(claims, call)
    const history = standings.flatMap(({ replaced }) => replaced)
    return {
      finding: {
        ...{ requirement, evidence, replaced: toReplaced(history, call) },
        ...{ level: 'rules', rulesVersion: RULES_VERSION },
      },
      asked,
    }
  }

  /** How many of the known turns are as they were. */
  function takeIn(next: readonly Spoken[]): number {
    const same = countSame(utterances, next)
    const unchanged = turns.findIndex(({ turn }) => turn.segments.at(-1)! >= same)
    // The last of those before the change may go on in it.
    let kept = Math.max(0, (unchanged < 0 ? turns.length : unchanged) - 1)
    // A very long utterance is cut into turns, which are read anew together.
    while (kept > 0 && turns[kept - 1]!.turn.segments.at(-1) === turns[kept]!.turn.segments[0]) kept--
    const from = kept === 0 ? 0 : turns[kept - 1]!.turn.segments.at(-1)! + 1
    utterances = next
    const placesIn = rememberLast((segment: number) => findPlaces(next[segment]!.text))
    turns = [
      ...turns.slice(0, kept),
      ...toTurns(next, from, isCommonWord).map((turn) => know(turn, next, placesIn)),
    ]
    return kept
  }

  function readOn(from: number): void {
    standings = standings.slice(0, from + 1)
    for (let index = from; index < turns.length; index++) standings.push(standingAfter(index))
  }

  function standingAfter(index: number): Standing {
    const before = standings[index]!
    const { turn, marks, agent } = turns[index]!
    const multiplier = lastMultiplier(turn.tokens) ?? before.multiplier
    if (agent) {
      const question = agent.question.last === null ? before.question : agent.question
      const asked = noteQuestion(before.asked, turn, agent)
      return { ...before, multiplier, agent, question, replaced: [], asked }
    }

    const notes = { ...before.notes }
    const context = {
      ...views,
      isTenant: views.isTenant || before.notes.purpose?.value === 'rent',
      multiplier: unitAskedBack(turns, index) ?? multiplier,
      openQuestion: before.question,
    }
    const mentions = readLeadTurn(turn, marks, before.agent, notes, context)
    const replaced = [
      ...replacedBetween(before.notes, notes),
      ...correctedAtOnce(turn, mentions, before.agent?.said ?? [], notes),
    ]
    return {
      ...before,
      notes,
      replaced,
      multiplier,
      agent: null,
      asked: noteReply(before.asked, turn, before.agent),
    }
  }

  return { read }
}

const BEGINNING: Standing = {
  ...{
    notes: emptyNotes(),
    replaced: [],
    multiplier: null,
    agent: null,
    question: null,
    asked: NOTHING_ASKED,
  },
}

function countSame(a: readonly Spoken[], b: readonly Spoken[]): number {
  const most = Math.min(a.length, b.length)
  for (let index = 0; index < most; index++) {
    if (a[index]!.speaker !== b[index]!.speaker || a[index]!.text !== b[index]!.text) return index
  }
  return most
}

/** The pieces of one long utterance stand behind each other: what was found in it is looked up but once. */
function rememberLast<Result>(find: (segment: number) => Result): (segment: number) => Result {
  let last: { readonly segment: number; readonly found: Result } | null = null
  return (segment) => {
    if (last?.segment !== segment) last = { segment, found: find(segment) }
    return last.found
  }
}

function know(turn: Turn, utterances: readonly Spoken[], placesIn: PlacesIn): KnownTurn {
  const marks = findMarks(turn, utterances, placesIn)
  if (turn.speaker === 'agent')
    return { turn, marks, agent: readAgentTurn(turn, marks), isOwners: false, isTenants: false }
  const purposes = purposesOf(turn, marks)
  return {
    turn,
    marks,
    agent: null,
    isOwners: purposes.some(({ isOwner }) => isOwner),
    isTenants: purposes.some(({ purpose }) => purpose === 'rent'),
  }
}

function purposesOf(
  { tokens }: Turn,
  marks: readonly Mark[],
): readonly (Wish & { readonly field: 'purpose' })[] {
  return readMentions(marks, tokens).mentions.flatMap(({ wish, status }) =>
    wish.field === 'purpose' && status === 'wanted' ? [wish] : [],
  )
}

/** "chausath" / "lakh na" / "haan": the unit by which the agent completes the answer at `index`, unless it is denied. */
function unitAskedBack(turns: readonly KnownTurn[], index: number): number | null {
  const asked = turns[index + 1]?.turn
  const reply = turns[index + 2]?.turn
  if (asked?.speaker === 'agent' && asked.tokens.length > LONGEST_ASKING_BACK) {
    // "lakh okay and the area": he has gone on to something else.
    const opening = lastMultiplier(asked.tokens.slice(0, 1))
    if (opening !== null) return opening
  }
  if (asked?.speaker !== 'agent' || !reply || readTakeUp(reply.tokens).is === 'no') return null
  const repeated = unitRepeated(turns[index]!, turns[index + 1]!)
  if (repeated !== null) return repeated
  if (asked.tokens.length > LONGEST_ASKING_BACK) return null
  return asked.tokens.some(isNumberToken) ? null : lastMultiplier(asked.tokens)
}

const LONGEST_ASKING_BACK = 4

/** "kam se kam saath" / "saath lakh minimum aur area": the agent says the number again, with its unit. */
function unitRepeated({ marks }: KnownTurn, { agent }: KnownTurn): number | null {
  const price = agent?.price
  if (!price) return null
  const numbers = marks.flatMap((mark) =>
    mark.is === 'wish' && mark.wish.field === 'bare' ? [mark.wish.high] : [],
  )
  return UNITS_OF_MONEY.find((unit) => numbers.includes(price.high / unit)) ?? null
}

const UNITS_OF_MONEY = [1_000, 100_000, 10_000_000]
