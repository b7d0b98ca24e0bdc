import type { NextStep, Speaker, StepAction } from '@leadbreak/contract'
import { quoteOf } from '../conversation/quote.ts'
import { readTakeUp } from '../dialogue/reply.ts'
import type { Proof } from '../dialogue/proof.ts'
import { toTurns, type Spoken, type Turn } from '../words/turns.ts'
import { replaceIn } from './find-times.ts'
import { readDeeds, type BareTime, type Deed } from './read-deeds.ts'
import { resolveTime, type ResolvedTime } from './resolve-time.ts'
import type { TimePart } from './time-part.ts'

/** A step as it stands while the call is read. */
interface Step {
  readonly action: StepAction
  readonly doer: Speaker
  readonly when: readonly TimePart[]
  readonly proof: Proof
  /** The utterance that named the time, from whose beginning it counts. */
  readonly segment: number
}

/** What was put before the other side, or said by one side and not contradicted yet. */
interface Open {
  readonly step: Step
  readonly by: Speaker
  /** It holds only if the other side agrees. */
  readonly isOffer: boolean
  /** It is nothing before a time is named for it. */
  readonly asksWhen: boolean
}

/** Turns for which a bare time still answers: "kab aayenge", "dekhte hain", "boliye", "kal". */
const TOPIC_TURNS = 3
/** Tokens in which a yes says itself, whatever follows: "haan, abhi meeting me hu". */
const OPENING_TOKENS = 2
/** More than any call names; a text that goes on for ever ends here. */
const MOST_STEPS = 50

/**
 * What the two sides said they will do, in the order in which it was agreed: what one promises or asks for, and what he
 * offers and the other side takes. `spokenAtMs` is the instant at which the call began; times count from when they were
 * said. A step that is named anew replaces its former time.
 */
export function findNextSteps(segments: readonly Spoken[], spokenAtMs: number): NextStep[] {
  const agreed: Step[] = []
  let open: Open[] = []
  let topic: { step: Step; by: Speaker; asksWhen: boolean; turn: number } | null = null

  const instantOf = (segment: number) => spokenAtMs + Math.max(0, segments[segment]!.startMs || 0)
  const timeOf = (step: Step): ResolvedTime | null => resolveTime(step.when, instantOf(step.segment))

  const agree = (step: Step) => {
    const index = agreed.findIndex((other) => isSameDeed(other, step))
    if (index < 0) {
      if (agreed.length < MOST_STEPS) agreed.push(step)
    } else agreed[index] = newer(agreed[index]!, step, timeOf)
  }
  const withdraw = (step: Pick<Step, 'action'>) => {
    const index = agreed.findIndex(({ action }) => action === step.action)
    if (index >= 0) agreed.splice(index, 1)
  }

  toTurns(segments).forEach((turn, index) => {
    const expectsHour = topic !== null && topic.asksWhen && topic.turn === index - 1
    const { deeds, bareTimes } = readDeeds(turn, expectsHour)
    const time = bareTimes.findLast(({ isRefused }) => !isRefused) ?? null
    const answer = readAnswer(turn, time)
    const current = topic !== null && index - topic.turn <= TOPIC_TURNS ? topic.step : null

    const pending = open.filter(({ by }) => by !== turn.speaker).slice(-MOST_STEPS)
    open = []
    for (const each of pending) {
      const isNamedAnew = deeds.some(({ action, isRefused }) => action === each.step.action && !isRefused)
      const isRefused = deeds.some(
        ({ action, isRefused }) => isRefused && (action ?? each.step.action) === each.step.action,
      )
      if (isNamedAnew) {
        if (each.isOffer && answer === 'yes' && !each.asksWhen) agree(each.step)
        continue
      }
      if (time && answer !== 'later') agree(amend(each.step, time))
      else if (isRefused || answer === 'no' || bareTimes.some((bare) => bare.isRefused)) {
        if (!each.isOffer) withdraw(each.step)
      } else if (each.isOffer && answer === 'yes' && !each.asksWhen) agree(each.step)
    }

    if (time && pending.length === 0 && current && deeds.length === 0) {
      const step = amend(current, time)
      if (turn.speaker === 'lead' || topic?.asksWhen) agree(step)
      else open.push({ step, by: turn.speaker, isOffer: true, asksWhen: false })
      topic = { step, by: turn.speaker, asksWhen: false, turn: index }
    }

    for (const deed of deeds) {
      const step = stepOf(deed, topic && index - topic.turn <= TOPIC_TURNS ? topic.step : null, agreed)
      if (!step) continue
      topic = { step, by: turn.speaker, asksWhen: deed.asksWhen, turn: index }
      if (deed.isRefused) {
        withdraw(step)
        continue
      }
      if (!deed.isOffer && !deed.asksWhen) agree(step)
      open.push({ step, by: turn.speaker, isOffer: deed.isOffer, asksWhen: deed.asksWhen })
    }
  })

  return agreed.map((step) => {
    const time = timeOf(step)
    return {
      ...{ who: step.doer, action: step.action },
      ...{ dueAt: time && toInstantText(time.atMs), precision: time?.precision ?? null },
      ...quoteOf(segments, step.proof),
    }
  })
}

/** How a turn takes up what was put before it. `later`: neither yes nor no, and no time by which to know more. */
function readAnswer(turn: Turn, time: BareTime | null): 'yes' | 'no' | 'later' | 'none' {
  const whole = readTakeUp(turn.tokens).is
  if (whole === 'yes' || whole === 'later-yes') return 'yes'
  if (whole === 'no') return 'no'
  if (time) return 'none'
  const opening = readTakeUp(turn.tokens.slice(0, OPENING_TOKENS)).is
  return opening === 'yes' ? 'yes' : opening === 'no' ? 'no' : 'none'
}

function amend(step: Step, { when, proof, segment }: Pick<BareTime, 'when' | 'proof' | 'segment'>): Step {
  return { ...step, when: replaceIn(step.when, when), proof, segment }
}

/** The step that a deed names; one that names only a time is about the `topic`. */
function stepOf(deed: Deed, topic: Step | null, agreed: readonly Step[]): Step | null {
  const { when, proof, segment } = deed
  if (deed.action === null) return topic && { ...amend(topic, deed), proof }
  // "11 baje milte hain" after a visit was agreed is about that visit.
  const visit =
    deed.action === 'meet' && deed.isJoint ? agreed.find(({ action }) => action === 'visit') : undefined
  if (visit) return amend(visit, deed)
  const isOfTopic = deed.isVague && topic?.action === 'meet' && deed.action === 'visit'
  if (isOfTopic) return { ...topic, when, proof, segment }
  return { action: deed.action, doer: deed.doer ?? 'agent', when, proof, segment }
}

/** A visit and a meeting have two sides, so it does not matter who was said to come. */
function isSameDeed(a: Step, b: Step): boolean {
  return a.action === b.action && (a.doer === b.doer || a.action === 'visit' || a.action === 'meet')
}

/** Of the same deed said twice: the one with a time, the later of two times, and the sharper of two that agree. */
function newer(old: Step, next: Step, timeOf: (step: Step) => ResolvedTime | null): Step {
  if (next.when.length === 0) return old
  if (!namesDay(next) && namesDay(old)) {
    const merged = { ...next, doer: old.doer, when: replaceIn(old.when, next.when) }
    return timeOf(merged) ? merged : old
  }
  const [before, after] = [timeOf(old), timeOf(next)]
  if (!after) return old
  const isCoarser = before !== null && SHARPNESS[after.precision] < SHARPNESS[before.precision]
  if (isCoarser && Math.abs(before.atMs - after.atMs) < REACH_MS[after.precision]) return old
  return { ...next, doer: old.doer }
}

const SHARPNESS = { month: 0, week: 1, day: 2, 'part-of-day': 3, minute: 4 } as const
const HOUR_MS = 3_600_000
const REACH_MS = {
  minute: 0,
  'part-of-day': 6 * HOUR_MS,
  day: 13 * HOUR_MS,
  week: 7 * 24 * HOUR_MS,
  month: 31 * 24 * HOUR_MS,
} as const

function namesDay({ when }: Step): boolean {
  return when.some(({ part }) => part.is !== 'clock' && part.is !== 'part')
}

function toInstantText(epochMs: number): string {
  return new Date(epochMs).toISOString()
}
