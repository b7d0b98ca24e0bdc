import { randomBytes } from 'node:crypto'
import {
  EVIDENCE_FIELDS,
  type Difference,
  type Finding,
  type Objection,
  type Summary,
} from '@leadbreak/contract'
import { AppError } from '../../../lib/app-error.ts'
import type { Spoken } from '../words/turns.ts'
import { ANSWER_SCHEMA } from './answer-schema.ts'
import { makeCallWords } from './call-words.ts'
import { checkAnswer } from './check-answer.ts'
import { checkSummary } from './check-summary.ts'
import { decideDifferences } from './decide-differences.ts'
import type { Dropped } from './dropped.ts'
import { INSTRUCTIONS } from './instructions.ts'
import type { ModelRequest } from './language-model.ts'
import { maskCall } from './mask.ts'
import { cacheKeyOf, writeContent, writeLines } from './prompt.ts'
import { readAnswer } from './read-answer.ts'

/** A question, and what the desk needs to know to answer it from what it kept. */
export interface Question extends ModelRequest {
  readonly cacheKey: string
  /** Whether an answer is worth paying for again, and keeping. */
  readonly isUsable: (text: string) => boolean
}

export interface ModelReadingDeps {
  /** Throws what the port of language models throws. */
  readonly ask: (question: Question) => Promise<{ readonly text: string }>
  /** A word that nobody can guess. */
  readonly makeMarker?: () => string
}

/** A call as the rules understand it. */
export interface RulesReading {
  readonly segments: readonly Spoken[]
  readonly finding: Finding
  readonly summary: string
}

export interface ModelReading {
  readonly finding: Finding
  readonly differences: readonly Difference[]
  readonly summary: Summary
  readonly objections: readonly Objection[]
  /** What was not believed, and why; without a word of the call, so that it may be logged and counted. */
  readonly dropped: readonly Dropped[]
}

/**
 * Has a language model read calls. Only masked text leaves, and of the answer only that is believed which the call's own
 * words prove. The reading throws what `ask` throws, and `model-answer-unusable` for an answer that is none.
 */
export function makeModelReading({ ask, makeMarker = newMarker }: ModelReadingDeps) {
  return async function readWithModel(call: RulesReading, signal: AbortSignal): Promise<ModelReading> {
    const { segments } = call
    const masked = maskCall(segments)
    const transcript = writeLines(segments, masked)
    const { text } = await ask({
      ...{ instructions: INSTRUCTIONS, content: writeContent(transcript, makeMarker), schema: ANSWER_SCHEMA },
      ...{ cacheKey: cacheKeyOf(transcript), isUsable: (answer) => readAnswer(answer) !== null, signal },
    })
    const answer = readAnswer(text)
    if (!answer) throw new AppError('model-answer-unusable', 'The language model answered something else.')

    const words = makeCallWords(segments, call.finding.requirement.purpose === 'sell')
    const { values, unproven, objections, dropped } = checkAnswer(answer, { segments, masked, words })
    const isDropped = new Set(dropped.map(({ field }) => field))
    const completeIn = new Set(EVIDENCE_FIELDS.filter((field) => !transcript.isCut && !isDropped.has(field)))
    const decided = decideDifferences(call.finding, { values, unproven, completeIn }, segments)
    const summary = checkSummary(answer.summary, decided.finding.requirement, words)
    const isKept = 'text' in summary
    return {
      ...decided,
      summary: isKept ? { text: summary.text, level: 'model' } : { text: call.summary, level: 'rules' },
      objections,
      dropped: isKept ? dropped : [...dropped, { field: 'summary', reason: summary.dropped }],
    }
  }
}

function newMarker(): string {
  return randomBytes(12).toString('hex')
}
