import type {
  AskedQuestion,
  Disposition,
  Finding,
  JudgedDisposition,
  LeadScore,
  NextStep,
  Objection,
} from '@leadbreak/contract'
import type { Spoken } from '../words/turns.ts'
import { findFacts } from './find-facts.ts'
import { GRADES, POINTS, SOON_MONTHS, type ScoreCode } from './score-table.ts'

export interface ScoredCall {
  readonly finding: Pick<Finding, 'requirement'>
  readonly disposition: Pick<JudgedDisposition, 'value'> | null
  readonly nextSteps: readonly Pick<NextStep, 'action' | 'speaker' | 'dueAt'>[]
  readonly objections: readonly Pick<Objection, 'topic'>[]
  readonly questions: readonly Pick<AskedQuestion, 'speaker'>[]
  /** For what the lead tells of his money, his hurry and his say in it; left out, nothing of that counts. */
  readonly segments?: readonly Spoken[]
}

/** How promising a lead is: the points of all that was stated, within 0 to 100. */
export function scoreLead(call: ScoredCall): LeadScore {
  const reasons = codesOf(call).map((code) => ({ code, text: POINTS[code][1], points: POINTS[code][0] }))
  const sum = reasons.reduce((total, { points }) => total + points, 0)
  const points = Math.min(100, Math.max(0, sum))
  const [grade] = GRADES.find(([, least]) => points >= least)!
  return { grade, points, reasons }
}

function codesOf({
  finding: { requirement },
  disposition,
  nextSteps,
  objections,
  questions,
  segments = [],
}: ScoredCall): ScoreCode[] {
  const { budget, locations, size, propertyKind, propertyType, possession } = requirement
  const facts = findFacts(segments)
  // Of somebody who wants nothing, or is not the lead, nothing that was said is a promise.
  const isOver = disposition !== null && OVER.has(disposition.value)
  const asked = questions.filter(({ speaker }) => speaker === 'lead').length
  const topics = new Set(objections.map(({ topic }) => topic)).size
  const isWanted = nextSteps.some(
    ({ action, speaker }) => speaker === 'lead' && (action === 'call' || action === 'send'),
  )
  const codes: (ScoreCode | null | false)[] = [
    budget !== null && 'budget-stated',
    locations.length > 0 && 'location-stated',
    (size !== null || propertyKind !== null || propertyType !== null) && 'property-stated',
    agreementCode(nextSteps),
    facts.has('money-is-ready') && 'money-is-ready',
    facts.has('urgent') && 'urgent',
    isSoon(possession) && 'possession-soon',
    facts.has('decides-himself') && 'decides-himself',
    asked >= MANY_QUESTIONS ? 'asks-much' : asked > 0 && 'asks',
    isWanted && 'follow-up-wanted',
    facts.has('only-looking') && 'only-looking',
    topics > 0 && 'objection',
    topics > 1 && 'second-objection',
    topics > 2 && 'third-objection',
    disposition && CODE_OF[disposition.value],
  ]
  return codes.filter((code) => typeof code === 'string').filter((code) => !isOver || POINTS[code][0] < 0)
}

const MANY_QUESTIONS = 3
const OVER: ReadonlySet<Disposition> = new Set(['notInterested', 'wrongNumber', 'notReached', 'doNotCall'])
const CODE_OF: Readonly<Record<Disposition, ScoreCode>> = {
  interested: 'interested',
  notInterested: 'not-interested',
  callBack: 'put-off',
  wrongNumber: 'wrong-number',
  notReached: 'not-reached',
  doNotCall: 'opted-out',
}

/** The best that was agreed counts, once: a day before none, a meeting before a payment. */
function agreementCode(steps: ScoredCall['nextSteps']): ScoreCode | null {
  const meetings = steps.filter(({ action }) => action === 'visit' || action === 'meet')
  const payments = steps.filter(({ action }) => action === 'pay')
  if (meetings.some(isDated)) return 'visit-dated'
  if (payments.some(isDated)) return 'payment-dated'
  if (meetings.length > 0) return 'visit-undated'
  return payments.length > 0 ? 'payment-undated' : null
}

function isDated({ dueAt }: ScoredCall['nextSteps'][number]): boolean {
  return dueAt !== null
}

function isSoon(possession: string | null): boolean {
  const months = /^within (\d+) months$/.exec(possession ?? '')?.[1]
  return possession === 'ready' || (months !== undefined && Number(months) <= SOON_MONTHS)
}
