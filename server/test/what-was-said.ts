import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { SPEAKERS, type Language, type Requirement, type Segment, type Speaker } from '@leadbreak/contract'

import { listConversations } from './conversations.ts'
import { wordErrors } from './word-errors.ts'

/** What one of two says before the other one speaks. Times are milliseconds from the moment when both were joined. */
export interface Turn {
  readonly speaker: Speaker
  readonly language: Language
  readonly text: string
  readonly startMs: number
  readonly endMs: number
}

export interface Script {
  readonly durationMs: number
  readonly turns: readonly Turn[]
  readonly requirement: Requirement
}

/** What is said in a recorded conversation of the demo. */
export function readScript(name: string): Script {
  const { file } = listConversations().find((one) => one.name === name)!
  return JSON.parse(readFileSync(join(dirname(file), 'conversation.json'), 'utf8')) as Script
}

/** How many words must be changed to make what was heard of what was said, each side by itself. */
export function errorsIn(
  said: readonly Turn[],
  heard: readonly Segment[],
): { errors: number; words: number } {
  let [errors, words] = [0, 0]
  for (const speaker of SPEAKERS) {
    const own = wordsOf(said.filter((turn) => turn.speaker === speaker))
    errors += wordErrors(own, wordsOf(heard.filter((segment) => segment.speaker === speaker)))
    words += own.length
  }
  return { errors, words }
}

export function wordsOf(spoken: readonly { readonly text: string }[]): string[] {
  return spoken.flatMap(({ text }) => text.split(' ')).filter((word) => word !== '')
}

/** The turn in whose time most of a segment lies. */
export function turnOf(segment: Segment, turns: readonly Turn[]): Turn {
  const sharedMs = ({ startMs, endMs, speaker }: Turn) =>
    speaker === segment.speaker
      ? Math.min(endMs, segment.endMs) - Math.max(startMs, segment.startMs)
      : -Infinity
  return turns.reduce((best, turn) => (sharedMs(turn) > sharedMs(best) ? turn : best))
}
