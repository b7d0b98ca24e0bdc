import type {
  Disposition,
  Evidence,
  Finding,
  JudgedDisposition,
  NextStep,
  Objection,
  Quote,
} from '@leadbreak/contract'
import type { Spoken } from '../words/turns.ts'
import { tokenize } from '../words/tokens.ts'
import { isBackchannel } from './is-backchannel.ts'
import { quoteOf } from './quote.ts'
import { isAnnouncementAlone, readSigns, type Sign } from './signs.ts'
import { toSentences } from './sentences.ts'

export interface JudgedCall {
  readonly segments: readonly Spoken[]
  readonly finding: Finding
  readonly nextSteps: readonly NextStep[]
  readonly objections: readonly Objection[]
  /** Whether the lead answered the telephone. */
  readonly wasReached: boolean
}

/** What a call came to, or null where it does not say. The first rule that holds decides. */
export function judgeDisposition(call: JudgedCall): JudgedDisposition | null {
  const signs = readSigns(call.segments)
  for (const [value, judge] of RULES) {
    const judged = judge(call, signs)
    if (judged) return { value, reason: judged.reason, quotes: judged.quotes.slice(0, MOST_QUOTES) }
  }
  return null
}

interface Judgement {
  readonly reason: string
  readonly quotes: Quote[]
}
type Rule = (call: JudgedCall, signs: readonly Sign[]) => Judgement | null

const MOST_QUOTES = 3

/** A lead who opts out is never called again, whatever else he said; a wish outweighs "call me tomorrow". */
const RULES: readonly (readonly [Disposition, Rule])[] = [
  ['doNotCall', asksNotToBeCalled],
  ['wrongNumber', isSomebodyElse],
  ['notReached', wasNotThere],
  ['notInterested', refusesInTheEnd],
  ['callBack', putsOffBeforeAnythingWasSaid],
  ['interested', wantsSomething],
]

function asksNotToBeCalled({ finding }: JudgedCall): Judgement | null {
  if (!finding.requirement.optOut) return null
  const quotes = finding.evidence.filter(({ field }) => field === 'optOut').map(toQuote)
  return { reason: 'The lead asks not to be called again.', quotes }
}

function isSomebodyElse({ segments }: JudgedCall, signs: readonly Sign[]): Judgement | null {
  const said = signs.filter(({ is }) => is === 'wrong-number')
  if (said.length === 0) return null
  return { reason: 'The number is not that of the person who was called.', quotes: quotesOf(segments, said) }
}

function wasNotThere({ segments, wasReached }: JudgedCall): Judgement | null {
  if (!wasReached) return { reason: 'The lead did not answer.', quotes: [] }
  if (isAnnouncementAlone(segments)) return { reason: 'Only an announcement answered.', quotes: [] }
  const speakers = new Set(toSentences(segments).map(({ speaker }) => speaker))
  const isAgentAlone = speakers.has('agent') && !speakers.has('lead')
  return isAgentAlone ? { reason: 'Nobody but the agent speaks.', quotes: [] } : null
}

/** He refuses, and neither wants something nor bids to be called after that. */
function refusesInTheEnd(call: JudgedCall, signs: readonly Sign[]): Judgement | null {
  const { segments, objections } = call
  const wishes = wishesOf(call)
  const lastWish = Math.max(-1, ...wishes.map(({ segmentIndex }) => segmentIndex))
  const isOpen = wishes.length > 0 || signs.some(({ is }) => is === 'interest' || is === 'asks')
  const refusals = signs.filter(({ is, segment }) => {
    if (is === 'refusal' || is === 'found') return segment >= lastWish
    return is === 'soft-refusal' ? wishes.length === 0 : is === 'no' && !isOpen
  })
  const [last] = refusals.slice(-1)
  const isPutOff = (since: number) => putOffs(call, signs).some(({ segmentIndex }) => segmentIndex >= since)
  if (last && !isPutOff(last.segment)) {
    const isOver = last.is === 'found'
    const reason = isOver ? 'The lead has found something already.' : 'The lead says no.'
    return { reason, quotes: quotesOf(segments, refusals) }
  }
  const notNow = objections.filter(({ topic }) => topic === 'timing')
  if (notNow.length === 0 || wishes.length > 0 || isPutOff(0)) return null
  return { reason: 'The lead does not look for anything now.', quotes: notNow.map(toQuote) }
}

function putsOffBeforeAnythingWasSaid(call: JudgedCall, signs: readonly Sign[]): Judgement | null {
  const promised = call.nextSteps.filter(({ action, speaker }) => action === 'call' && speaker === 'agent')
  const quotes = [...putOffs(call, signs), ...promised.map(toQuote)]
  if (quotes.length === 0 || wishesOf(call).length > 0) return null
  return { reason: 'The talk is put off before anything was discussed.', quotes }
}

function wantsSomething(call: JudgedCall, signs: readonly Sign[]): Judgement | null {
  const agreed = call.nextSteps.filter(isAgreement)
  const isMeeting = agreed.some(({ action }) => action !== 'pay')
  const reason = isMeeting ? 'A meeting with the lead was agreed.' : 'A payment was agreed.'
  if (agreed.length > 0) return { reason, quotes: agreed.map(toQuote) }
  const wishes = call.finding.evidence.filter(({ field }) => field !== 'optOut')
  if (wishes.length > 0) return { reason: 'The lead wants a property.', quotes: wishes.map(toQuote) }
  const signsOfInterest = signs.filter(({ is }) => is === 'interest' || is === 'asks')
  if (signsOfInterest.length === 0) return null
  return { reason: 'The lead shows interest.', quotes: quotesOf(call.segments, signsOfInterest) }
}

/** What the lead himself said that he wants, and the meetings and payments that were agreed. */
function wishesOf({ finding, nextSteps }: JudgedCall): readonly (Evidence | NextStep)[] {
  const said = finding.evidence.filter(
    ({ field, speaker, quote }) =>
      // A "haan ji" to what the agent knows already is not his own wish.
      field !== 'optOut' && speaker === 'lead' && !isBackchannel(tokenize(quote)),
  )
  return [...said, ...nextSteps.filter(isAgreement)]
}

function isAgreement({ action }: NextStep): boolean {
  return action === 'visit' || action === 'meet' || action === 'pay'
}

/** Where the lead puts the talk off. */
function putOffs({ segments, nextSteps }: JudgedCall, signs: readonly Sign[]): Quote[] {
  const said = signs.filter(({ is }) => is === 'busy' || is === 'call-later')
  const calls = nextSteps.filter(({ action, speaker }) => action === 'call' && speaker === 'lead')
  return [...quotesOf(segments, said), ...calls.map(toQuote)]
}

function quotesOf(segments: readonly Spoken[], signs: readonly Sign[]): Quote[] {
  return signs.map((sign) => quoteOf(segments, sign))
}

function toQuote({ quote, segmentIndex, startMs, endMs, speaker }: Quote): Quote {
  return { quote, segmentIndex, startMs, endMs, speaker }
}
