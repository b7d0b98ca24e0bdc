import type { Understanding } from '@leadbreak/contract'
import { findObjections } from './conversation/find-objections.ts'
import { findQuestions } from './conversation/find-questions.ts'
import { judgeDisposition } from './conversation/judge-disposition.ts'
import { measureTalk } from './conversation/measure-talk.ts'
import { scoreLead } from './conversation/score-lead.ts'
import { summarise } from './conversation/summarise.ts'
import { guessSpeakers } from './guess-speakers.ts'
import { readRequirement, type Utterance } from './read-requirement.ts'
import { findNextSteps } from './steps/find-next-steps.ts'

export interface UnderstoodCall {
  readonly segments: readonly Utterance[]
  /** When the call began, in epoch milliseconds: "kal" is the day after. */
  readonly spokenAtMs: number
  /** Whether the lead answered the telephone. */
  readonly wasReached: boolean
}

/** All that the rules read from a call. Pure: the same call gives the same answer. */
export function understand({ segments, spokenAtMs, wasReached }: UnderstoodCall): Understanding {
  const spoken = guessSpeakers(segments)
  const finding = readRequirement(segments)
  const nextSteps = findNextSteps(spoken, spokenAtMs)
  const objections = findObjections(spoken)
  const questions = findQuestions(spoken)
  const disposition = judgeDisposition({ segments: spoken, finding, nextSteps, objections, wasReached })
  const leadScore = scoreLead({ finding, disposition, nextSteps, objections, questions, segments: spoken })
  const summary = summarise({ finding, disposition, nextSteps, objections })
  return {
    ...finding,
    model: null,
    differences: [],
    summary: { text: summary, level: 'rules' },
    ...{ disposition, objections, questions, nextSteps },
    talk: measureTalk(spoken),
    leadScore,
  }
}
