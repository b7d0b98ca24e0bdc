import type { AskedQuestion, Speaker, TalkStatistics } from '@leadbreak/contract'
import { tokenize } from '../words/tokens.ts'
import type { Spoken } from '../words/turns.ts'
import { findQuestions } from './find-questions.ts'
import { isBackchannel } from './is-backchannel.ts'

/** One stretch of talk; never ends before it starts. Milliseconds. */
interface Stretch {
  readonly speaker: Speaker
  readonly startMs: number
  readonly endMs: number
  readonly isBackchannel: boolean
}

/** A pause up to this long is breath, and the speaker still holds the floor. */
export const LONGEST_BREATH_MS = 2_000
/** Both speaking at once for less than this is a quick reply, or the recogniser's margin. */
export const SHORTEST_OVERLAP_MS = 400

/**
 * How the two sides talked, from the times of what they said. A call without times has counts alone. `asked`: the call's
 * questions, for those who have found them already.
 */
export function measureTalk(
  segments: readonly Spoken[],
  asked: readonly AskedQuestion[] = findQuestions(segments),
): TalkStatistics {
  const said = toStretches(segments)
  const talk = said.filter(({ isBackchannel }) => !isBackchannel)
  const [agentMs, leadMs] = [talkMsOf(said, 'agent'), talkMsOf(said, 'lead')]
  const questionsOf = (side: Speaker) => asked.filter(({ speaker }) => speaker === side).length
  return {
    talkMs: { agent: agentMs, lead: leadMs },
    agentShare: agentMs + leadMs === 0 ? null : agentMs / (agentMs + leadMs),
    longestMonologueMs: longestMonologuesMs(talk),
    interruptions: { agent: interruptionsBy('agent', talk), lead: interruptionsBy('lead', talk) },
    questions: { agent: questionsOf('agent'), lead: questionsOf('lead') },
    patienceMs: patienceMs(said),
    turns: said.filter(({ speaker }, index) => speaker !== said[index - 1]?.speaker).length,
  }
}

/** What was said with words, in the order of time. */
function toStretches(segments: readonly Spoken[]): Stretch[] {
  return segments
    .flatMap(({ speaker, text, startMs: start, endMs: end }) => {
      const tokens = tokenize(text)
      if (tokens.every(({ kind }) => kind === 'sign')) return []
      const startMs = toMs(start)
      return [{ speaker, startMs, endMs: Math.max(startMs, toMs(end)), isBackchannel: isBackchannel(tokens) }]
    })
    .sort((a, b) => a.startMs - b.startMs)
}

function toMs(value: number): number {
  return Number.isFinite(value) && value > 0 ? Math.round(value) : 0
}

/** One side's time, of which no moment counts twice. */
function talkMsOf(stretches: readonly Stretch[], side: Speaker): number {
  return joined(stretches, side, 0).reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0)
}

/** One side's stretches, those put together that overlap or lie at most `gapMs` apart. */
function joined(stretches: readonly Stretch[], side: Speaker, gapMs: number): Stretch[] {
  const joined: Stretch[] = []
  for (const stretch of stretches) {
    if (stretch.speaker !== side) continue
    const last = joined.at(-1)
    if (last && stretch.startMs - last.endMs <= gapMs) joined[joined.length - 1] = longer(last, stretch)
    else joined.push(stretch)
  }
  return joined
}

/** From the first word to the last, with the breaths between; a nod of the other side does not end it. */
function longestMonologuesMs(talk: readonly Stretch[]): Record<Speaker, number> {
  const longest = { agent: 0, lead: 0 }
  let [run] = talk
  for (const stretch of talk) {
    run = run && holdsTheFloor(run, stretch) ? longer(run, stretch) : stretch
    longest[run.speaker] = Math.max(longest[run.speaker], run.endMs - run.startMs)
  }
  return longest
}

function holdsTheFloor(run: Stretch, next: Stretch): boolean {
  return run.speaker === next.speaker && next.startMs - run.endMs <= LONGEST_BREATH_MS
}

function longer(run: Stretch, next: Stretch): Stretch {
  return { ...run, endMs: Math.max(run.endMs, next.endMs) }
}

/** How often `side` began to speak while the other one did, and still spoke when that one had stopped. */
function interruptionsBy(side: Speaker, talk: readonly Stretch[]): number {
  const others = joined(talk, side === 'agent' ? 'lead' : 'agent', 0)
  let count = 0
  let at = 0
  for (const { startMs, endMs } of joined(talk, side, LONGEST_BREATH_MS)) {
    while (at < others.length && others[at]!.endMs <= startMs) at++
    const other = others[at]
    if (!other || other.startMs >= startMs) continue
    if (other.endMs - startMs > SHORTEST_OVERLAP_MS && endMs > other.endMs) count++
  }
  return count
}

/** The median time from the lead's last word to the agent's first; zero where the agent did not wait for it. */
function patienceMs(said: readonly Stretch[]): number | null {
  const waits: number[] = []
  let leadEndMs: number | null = null
  for (const { speaker, startMs, endMs, isBackchannel } of said) {
    if (speaker === 'lead') leadEndMs = Math.max(leadEndMs ?? 0, endMs)
    else if (!isBackchannel && leadEndMs !== null) {
      waits.push(Math.max(0, startMs - leadEndMs))
      leadEndMs = null
    }
  }
  return medianOf(waits)
}

function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : Math.round((sorted[middle - 1]! + sorted[middle]!) / 2)
}
