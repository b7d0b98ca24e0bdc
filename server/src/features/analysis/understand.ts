import type { Understanding } from '@leadbreak/contract'

import { findQuestions } from './conversation/find-questions.ts'
import { measureTalk } from './conversation/measure-talk.ts'
import { guessSpeakers } from './guess-speakers.ts'
import { readRequirement } from './read-requirement.ts'
import type { Utterance } from './words/turns.ts'

/** A call as it is understood. */
export interface CallToUnderstand {
  readonly segments: readonly Utterance[]
  /** When the talk began, by the clock. */
  readonly spokenAtMs: number
  readonly wasReached: boolean
}

/** All that the rules read from a call. Pure: the same call gives the same answer. */
export function understand({ segments }: CallToUnderstand): Understanding {
  const spoken = guessSpeakers(segments)
  const finding = readRequirement(segments)
  return {
    ...finding,
    model: null,
    differences: [],
    summary: { text: '', level: 'rules' },
    disposition: null,
    objections: [],
    questions: findQuestions(spoken),
    nextSteps: [],
    talk: measureTalk(spoken),
    leadScore: { grade: 'cold', points: 0, reasons: [] },
  }
}
