import type { Quote, Speaker, StepAction, Understanding } from '@leadbreak/contract'

import { whenInWords } from '../features/analysis/conversation/say-time.ts'
import type { Utterance } from '../features/analysis/read-requirement.ts'
import type { ReadCall } from './api-client.ts'
import { clock, requirementLines, type Paint } from './show-call.ts'

/** What was said in a call that was read, and all that was read from it. */
export function readCallLines({ transcript, analysis }: ReadCall, paint: Paint): string[] {
  if (transcript.length === 0) return ['no words were heard']
  return understandingLines({ segments: transcript, understanding: analysis, hasTimes: true }, paint)
}

/** The same for programs. */
export function readCallJson({ transcript, analysis }: ReadCall): object {
  return { transcript, ...analysis }
}

export interface ShownCall {
  readonly segments: readonly Utterance[]
  readonly understanding: Understanding
  /** Without them, nothing is said of when, and of how long somebody talked. */
  readonly hasTimes: boolean
}

/** A call and all that was read from it, for people. */
export function understandingLines({ segments, understanding, hasTimes }: ShownCall, paint: Paint): string[] {
  const { replaced, summary, disposition, nextSteps, objections, questions, talk, leadScore } = understanding
  const open = questions.filter(({ answer }) => answer === null)
  const proof = (quote: Quote) => paint.faint(proofOf(quote, hasTimes))
  return [
    ...segments.map((segment) => talkLine(segment, hasTimes, paint)),
    '',
    ...requirementLines(understanding, paint, hasTimes),
    ...replaced.map(
      (old) =>
        `  ${paint.faint(`before: ${old.value}`)}${old.replacedBy === null ? paint.faint(', taken back') : ''}  ${proof(old)}`,
    ),
    ...section('Summary', [summary.text], paint),
    ...section(
      'What came of it',
      disposition
        ? [
            `${DISPOSITION_WORDS[disposition.value]}: ${disposition.reason}`,
            ...disposition.quotes.map((q) => `  ${proof(q)}`),
          ]
        : ['the call does not say'],
      paint,
    ),
    ...section(
      'Next steps',
      nextSteps.map((step) => {
        const when = whenInWords(step)
        return `${step.who} is to ${DEEDS[step.action]}${when === null ? '' : ` ${when}`}  ${proof(step)}`
      }),
      paint,
    ),
    ...section(
      'Objections',
      objections.map((objection) => `${objection.topic.padEnd(10)} ${proof(objection)}`),
      paint,
    ),
    ...section(
      'Questions without an answer',
      open.map((question) => `${question.speaker.padEnd(10)} ${proof(question)}`),
      paint,
    ),
    ...section('Talk', talkLines(talk, hasTimes), paint),
    ...section(
      `Lead: ${leadScore.grade}, ${leadScore.points} points`,
      leadScore.reasons.map(
        ({ points, text }) => `${points > 0 ? '+' : '−'}${String(Math.abs(points)).padEnd(3)} ${text}`,
      ),
      paint,
    ),
  ]
}

const DISPOSITION_WORDS = {
  interested: 'interested',
  notInterested: 'not interested',
  callBack: 'call back',
  wrongNumber: 'wrong number',
  notReached: 'not reached',
  doNotCall: 'do not call',
} as const

const DEEDS: Readonly<Record<StepAction, string>> = {
  call: 'call',
  visit: 'visit the site',
  meet: 'meet',
  send: 'send what was promised',
  decide: 'decide',
  pay: 'pay',
  arrange: 'arrange what was promised',
}

/** Nothing where there is nothing to say. */
function section(title: string, lines: readonly string[], paint: Paint): string[] {
  return lines.length === 0 ? [] : ['', paint.strong(title), ...lines.map((line) => `  ${line}`)]
}

function talkLine({ speaker, text, startMs }: Utterance, hasTimes: boolean, paint: Paint): string {
  const line = `${(speaker ?? 'voice').padEnd(6)} ${text}`
  const colour = speaker === 'agent' ? paint.agent : paint.lead
  return hasTimes ? `${paint.faint(clock(startMs))} ${colour(line)}` : colour(line)
}

function proofOf({ quote, startMs }: Quote, hasTimes: boolean): string {
  return `${hasTimes ? `${clock(startMs)} ` : ''}“${quote}”`
}

function talkLines(talk: Understanding['talk'], hasTimes: boolean): string[] {
  const { agentShare, talkMs, longestMonologueMs, interruptions, questions, patienceMs, turns } = talk
  const both = (value: (side: Speaker) => string | number) => `agent ${value('agent')}, lead ${value('lead')}`
  const counted = [`${turns} turns; questions: ${both((side) => questions[side])}`]
  if (!hasTimes || agentShare === null) return counted
  const waits =
    patienceMs === null ? [] : [`the agent waits ${(patienceMs / 1000).toFixed(1)} s before he speaks`]
  return [
    `the agent speaks ${Math.round(agentShare * 100)} % of the talk; ${both((side) => clock(talkMs[side]))}`,
    `longest without a break: ${both((side) => clock(longestMonologueMs[side]))}`,
    `interruptions: ${both((side) => interruptions[side])}`,
    ...waits,
    ...counted,
  ]
}
