import type { Finding, Objection, Understanding } from '@leadbreak/contract'
import { findObjections } from './conversation/find-objections.ts'
import { findQuestions } from './conversation/find-questions.ts'
import { judgeDisposition } from './conversation/judge-disposition.ts'
import { measureTalk } from './conversation/measure-talk.ts'
import { scoreLead } from './conversation/score-lead.ts'
import { summarise } from './conversation/summarise.ts'
import { guessSpeakers } from './guess-speakers.ts'
import { readRequirement, type Utterance } from './read-requirement.ts'
import { findNextSteps } from './steps/find-next-steps.ts'
import type { Spoken } from './words/turns.ts'

export interface UnderstoodCall {
  readonly segments: readonly Utterance[]
  /** When the call began, in epoch milliseconds: "kal" is the day after. */
  readonly spokenAtMs: number
  /** Whether the lead answered the telephone. */
  readonly wasReached: boolean
}

/** Of what is said without end, the last are kept: hours of talk make no document that nobody can open. */
const MOST_LISTED = 300

/** All that the rules read from a call. Pure: the same call gives the same answer. */
export function understand(call: UnderstoodCall): Understanding {
  const spoken = guessSpeakers(call.segments)
  const finding = readRequirement(call.segments)
  const conclusions = drawConclusions({ ...call, spoken, finding, objections: findObjections(spoken) })
  return {
    ...finding,
    replaced: finding.replaced.slice(-MOST_LISTED),
    model: null,
    differences: [],
    ...conclusions,
    questions: conclusions.questions.slice(-MOST_LISTED),
    talk: measureTalk(spoken, conclusions.questions),
  }
}

export interface ReadCall extends Pick<UnderstoodCall, 'spokenAtMs' | 'wasReached'> {
  readonly spoken: readonly Spoken[]
  readonly finding: Finding
  readonly objections: readonly Objection[]
}

type Conclusions = Pick<
  Understanding,
  'summary' | 'disposition' | 'objections' | 'questions' | 'nextSteps' | 'leadScore'
>

/** What follows from the requirement of a call, whoever read it. */
export function drawConclusions(call: ReadCall): Conclusions {
  const { spoken, finding, spokenAtMs, wasReached } = call
  const objections = [...call.objections]
  const nextSteps = findNextSteps(spoken, spokenAtMs)
  const questions = findQuestions(spoken)
  const disposition = judgeDisposition({ segments: spoken, finding, nextSteps, objections, wasReached })
  const leadScore = scoreLead({ finding, disposition, nextSteps, objections, questions, segments: spoken })
  const text = summarise({ finding, disposition, nextSteps, objections, spokenAtMs })
  return {
    summary: { text, level: 'rules' },
    ...{ disposition, objections, questions, nextSteps, leadScore },
  }
}
