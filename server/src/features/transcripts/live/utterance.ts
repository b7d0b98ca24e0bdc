import type { Language } from '@leadbreak/contract'

import { newId } from '../../../lib/ids.ts'
import type { Stretch } from '../choose-language.ts'
import type { FinalUtterance } from '../live-ear.ts'
import type { UtteranceCaption } from './caption.ts'
import type { Throttle } from './throttle.ts'

/**
 * What somebody says between two pauses, from its first sound to its settled words: it is spoken, then understood (all
 * finals are there or given up), then chosen, then settled.
 */
export interface SpokenUtterance {
  readonly number: number
  /** Names its first segment, also while that is still partial. */
  readonly segmentId: string
  readonly startMs: number
  /** Null while it is spoken. */
  endMs: number | null
  /** Who listens to it. */
  readonly languages: readonly Language[]
  /** As they come; null of a recogniser that is not waited for any more. */
  readonly finals: Map<Language, FinalUtterance | null>
  readonly caption: UtteranceCaption
  /** Of the next thing that is told of it. */
  revision: number
  /** In the language of each; null until they are chosen. */
  stretches: readonly Stretch[] | null
  isEchoWaitOver: boolean
  /** Paces its partials; null before the first. */
  throttle: Throttle | null
  readonly cancels: (() => void)[]
}

export function beginUtterance(
  number: number,
  startMs: number,
  languages: readonly Language[],
  caption: UtteranceCaption,
): SpokenUtterance {
  return {
    ...{ number, segmentId: newId(), startMs, endMs: null, languages, finals: new Map(), caption },
    ...{ revision: 0, stretches: null, isEchoWaitOver: false, throttle: null, cancels: [] },
  }
}

export function isUnderstood({ endMs, languages, finals }: SpokenUtterance): boolean {
  return endMs !== null && languages.every((language) => finals.has(language))
}
