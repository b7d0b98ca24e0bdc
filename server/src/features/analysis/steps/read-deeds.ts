import type { Speaker, StepAction } from '@leadbreak/contract'
import type { Proof } from '../dialogue/proof.ts'
import type { Turn } from '../words/turns.ts'
import { readClauses, type Clause } from './read-clauses.ts'
import { replaceIn } from './find-times.ts'
import type { TimePart } from './time-part.ts'

/** Something to be done, as one clause speaks of it. */
export interface Deed {
  /** Null for "parso karna", which speaks of a deed named before. */
  readonly action: StepAction | null
  readonly doer: Speaker | null
  /** Empty where no time is named. */
  readonly when: readonly TimePart[]
  readonly proof: Proof
  /** Which utterance names the time, or else the deed. */
  readonly segment: number
  /** The other side has to agree first. */
  readonly isOffer: boolean
  readonly isRefused: boolean
  /** Said with a word that many deeds have in common: "aata hu" is a visit or a meeting. */
  readonly isVague: boolean
  /** "kab call karun": a time is asked for. */
  readonly asksWhen: boolean
  /** Both sides together: "milte hain". */
  readonly isJoint: boolean
}

/** A time that answers by itself, in a clause that names no deed. */
export interface BareTime {
  readonly when: readonly TimePart[]
  readonly proof: Proof
  readonly segment: number
  readonly isRefused: boolean
}

/** Who does it where the clause does not say. */
const NATURAL_DOER: Readonly<Record<StepAction, Speaker>> = {
  ...{ call: 'agent', send: 'agent', arrange: 'agent', meet: 'agent' },
  ...{ visit: 'lead', decide: 'lead', pay: 'lead' },
}
const OTHER: Readonly<Record<Speaker, Speaker>> = { agent: 'lead', lead: 'agent' }

export function readDeeds(turn: Turn, expectsHour: boolean): { deeds: Deed[]; bareTimes: BareTime[] } {
  const deeds: Deed[] = []
  const bareTimes: BareTime[] = []
  for (const clause of readClauses(turn.tokens, expectsHour)) {
    const deed = readDeed(clause, turn)
    if (deed) deeds.push(deed)
    else if (
      clause.times.length > 0 &&
      clause.deeds.length === 0 &&
      clause.isBare &&
      clause.mood !== 'past'
    ) {
      const time = clause.times.at(-1)!
      const proof = proofOf(turn, time.from, time.to)
      bareTimes.push({ when: whenOf(clause), proof, segment: proof.segment, isRefused: clause.isNegated })
    }
  }
  return { deeds, bareTimes }
}

function readDeed(clause: Clause, turn: Turn): Deed | null {
  const { times, mood, isNegated, isConditional, asksWhen } = clause
  const word = chooseWord(clause)
  if (!word && !(clause.hasDoWord && times.length > 0 && mood !== 'past' && mood !== 'now')) return null
  const when = whenOf(clause)
  if (mood === 'past' || when.some(({ part }) => part.is === 'past')) return null
  if (mood === 'we' && clause.person === 'you' && times.length === 0) return null // what they always do
  if (isConditional && mood !== 'you') return null
  if (mood === 'now' && times.length === 0 && !asksWhen) return null
  if (word?.isWeak && times.length === 0 && !asksWhen && !isClearWeak(clause, word.action, turn.speaker))
    return null
  if (word && mood === null && !asksWhen && (word.isWeak || times.length === 0)) return null

  const action = word ? actionOf(clause, word.action, turn.speaker) : null
  const doer = action && doerOf(clause, action, turn.speaker)
  const from = Math.min(...times.map((time) => time.from), word?.from ?? clause.to, clause.to - 1)
  const first = times[0] ?? word
  return {
    ...{ action, doer, when, asksWhen, isRefused: isNegated },
    proof: proofOf(turn, from, clause.to),
    segment: turn.tokens[first?.from ?? from]!.segment,
    isOffer: turn.speaker === 'agent' && !isPromise(clause, doer),
    isVague: word?.isWeak ?? true,
    isJoint: mood === 'we' || mood === 'will',
  }
}

/** "soch ke bataunga", "puch ke batata hu" need no time where the lead says them of himself. */
function isClearWeak({ mood }: Clause, action: StepAction, speaker: Speaker): boolean {
  return action === 'decide' && speaker === 'lead' && mood === 'i'
}

/** English names the deed right behind its verb, Hindi right before it; a strong word counts before a weak one. */
function chooseWord({ deeds, isMoodBefore }: Clause): Clause['deeds'][number] | null {
  if (deeds.length === 0) return null
  const arranged = deeds.find(({ action }) => action === 'arrange')
  if (arranged) return deeds.find(({ action }) => action === 'visit') ?? arranged
  const strong = deeds.filter(({ isWeak }) => !isWeak)
  const among = strong.length > 0 ? strong : deeds
  return (isMoodBefore ? among[0] : among.at(-1)) ?? null
}

/** "batata hu" is the lead's decision, and the agent's call; "aata hu" is a visit, and the agent's meeting. */
function actionOf(clause: Clause, action: StepAction, speaker: Speaker): StepAction {
  const isAgents = speaker === 'agent' && clause.mood === 'i'
  const isAsked = speaker === 'lead' && clause.mood === 'you'
  if (action === 'decide' && (isAgents || isAsked)) return 'call'
  const isComing = action === 'visit' && clause.deeds.every(({ isWeak }) => isWeak)
  const isAgentComing = speaker === 'agent' ? isAgents || clause.mood === 'may-i' : isAsked
  return isComing && isAgentComing ? 'meet' : action
}

function doerOf({ mood, person, asksWhen }: Clause, action: StepAction, speaker: Speaker): Speaker {
  const isDoing = mood === 'now' && (person === 'i' || (person === null && !asksWhen))
  if (mood === 'i' || mood === 'may-i' || isDoing) return speaker
  if (mood === 'you') return OTHER[speaker]
  if (person === 'you') return OTHER[speaker]
  return person === 'i' ? speaker : NATURAL_DOER[action]
}

/** Whether an agent says what he will do, and does not offer it or ask for it. */
function isPromise({ mood, isQuestion, asksWhen, person }: Clause, doer: Speaker | null): boolean {
  if (doer !== 'agent' || isQuestion || asksWhen) return false
  if (mood === 'i' || mood === 'now') return true
  return (mood === 'will' || mood === 'we') && person !== 'you'
}

/** Of several times of a clause the later ones make the first more exact: "kal main shaam ko". */
function whenOf({ times }: Clause): TimePart[] {
  return times.reduce<TimePart[]>((said, { parts }) => replaceIn(said, parts), [])
}

/** The words from token `from` to `to`, up to the first pause between them. */
function proofOf({ tokens }: Turn, from: number, to: number): Proof {
  const first = tokens[from]!
  let last = first
  for (let at = from; at < to && tokens[at]!.segment === first.segment; at++) last = tokens[at]!
  return { segment: first.segment, start: first.start, end: last.end }
}
