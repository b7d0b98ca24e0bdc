import type { Gap, Segment, Word } from '@leadbreak/contract'

import { findOffset } from './find-offset.ts'
import type { CorrectableSegment } from './segment-document.ts'
import { textOfWords } from './text-of-words.ts'

/** What was written down before, and what takes its place. Times of the two may differ by a constant. */
export interface Replacement {
  readonly before: readonly CorrectableSegment[]
  readonly gapsBefore: readonly Gap[]
  readonly heard: readonly Segment[]
  /** How long the sound is that was heard. */
  readonly heardMs: number
  /** Whether `heard` tells the speakers apart; where it does not, nothing in the new transcript names one. */
  readonly speakersSeparated: boolean
  readonly newId: () => string
}

export interface Aligned {
  /** In the order of time. */
  readonly segments: readonly CorrectableSegment[]
  readonly gaps: readonly Gap[]
}

/**
 * The better transcript, with what must outlive the one before:
 *
 * - A segment that says mostly the same as one before, at the same time, has its name.
 * - A segment that a person has corrected stays a segment of its own with his words. The words that are heard now in its
 *   time become what was heard there; so it is also where nothing else is alike. No word is told twice, and none is lost.
 * - What was heard after the end of the new sound stays as it is: of that part of the call there is nothing better.
 */
export function align(replacement: Replacement): Aligned {
  const { before, gapsBefore, heard, heardMs, speakersSeparated, newId } = replacement
  const offsetMs = findOffset(before, heard)
  const moved = before
    .map((segment) => movedBy(segment, offsetMs))
    .map((segment) => (speakersSeparated ? segment : { ...segment, speaker: null }))
  const isBeyond = ({ startMs }: Segment) => startMs >= heardMs

  let rest: readonly Segment[] = heard
  const corrected: CorrectableSegment[] = []
  for (const segment of moved.filter(isCorrected)) {
    const cut = cutOut(rest, segment)
    rest = cut.rest
    corrected.push(withWords(segment, cut.words))
  }
  const uncorrected = moved.filter((segment) => !isCorrected(segment))
  const names = matchSegments(
    rest,
    uncorrected.filter((segment) => !isBeyond(segment)),
  )
  const renewed = rest.map((segment): CorrectableSegment => {
    const same = names.get(segment)
    const name = same ? afterChange(same) : { segmentId: newId(), revision: 0 }
    return { ...segment, ...name, heardText: null, correction: null }
  })
  const beyond = uncorrected.filter(isBeyond).map((segment) => ({ ...segment, ...afterChange(segment) }))
  return {
    segments: [...renewed, ...corrected, ...beyond].sort(byTime),
    gaps: gapsBefore.map((gap) => movedBy(gap, offsetMs)).flatMap((gap) => gapAfter(gap, heardMs)),
  }
}

function isCorrected({ heardText }: CorrectableSegment): boolean {
  return heardText !== null
}

function afterChange({ segmentId, revision }: CorrectableSegment) {
  return { segmentId, revision: revision + 1 }
}

function byTime(a: Segment, b: Segment): number {
  return a.startMs - b.startMs || a.endMs - b.endMs
}

function movedBy<T extends Gap | CorrectableSegment>(part: T, offsetMs: number): T {
  const move = <P extends { startMs: number; endMs: number }>(timed: P): P => ({
    ...timed,
    startMs: Math.max(0, timed.startMs + offsetMs),
    endMs: Math.max(0, timed.endMs + offsetMs),
  })
  return 'words' in part ? { ...move(part), words: part.words.map(move) } : move(part)
}

function gapAfter(gap: Gap, heardMs: number): Gap[] {
  return gap.endMs <= heardMs ? [] : [{ ...gap, startMs: Math.max(gap.startMs, heardMs) }]
}

/** Takes the words that the same side says in the time of `segment` out of `heard`, whose segments may fall in two. */
function cutOut(heard: readonly Segment[], segment: Segment): { rest: Segment[]; words: Word[] } {
  const taken: Word[] = []
  const isInside = ({ startMs, endMs }: Word) => {
    const middleMs = (startMs + endMs) / 2
    return middleMs >= segment.startMs && middleMs <= segment.endMs
  }
  const rest = heard.flatMap((each) => {
    if (!mayBeSameSide(each, segment) || !each.words.some(isInside)) return [each]
    const first = each.words.findIndex(isInside)
    const last = each.words.findLastIndex(isInside)
    taken.push(...each.words.slice(first, last + 1))
    return [each.words.slice(0, first), each.words.slice(last + 1)].flatMap((words) => partOf(each, words))
  })
  return { rest, words: taken.sort((a, b) => a.startMs - b.startMs) }
}

/** What the other recogniser heard is left out, for it is known of the whole only. */
function partOf({ speaker, language }: Segment, words: Word[]): Segment[] {
  const [first] = words
  const last = words.at(-1)
  if (!first || !last) return []
  const times = { startMs: first.startMs, endMs: last.endMs }
  return [{ speaker, language, text: textOfWords(words), ...times, words }]
}

function withWords(segment: CorrectableSegment, words: Word[]): CorrectableSegment {
  const [first] = words
  const last = words.at(-1)
  const changed = { ...segment, ...afterChange(segment) }
  if (!first || !last) return changed
  const times = { startMs: first.startMs, endMs: last.endMs }
  return { ...changed, ...times, words, heardText: textOfWords(words) }
}

/** How far the times of one and the same word may lie apart. */
const TOLERANCE_MS = 1000
/** Of the words of the shorter of two segments, how many must be the other's. */
const LEAST_SHARE = 0.5

/** For each segment the one before that says most of the same at the same time; no two have the same. */
function matchSegments(
  segments: readonly Segment[],
  before: readonly CorrectableSegment[],
): Map<Segment, CorrectableSegment> {
  const pairs = segments.flatMap((segment) =>
    before
      .filter((other) => mayBeSameSide(segment, other) && overlap(segment, other))
      .map((other) => ({ segment, other, common: countCommon(segment.words, other.words) }))
      .filter(({ other, common }) => {
        const shorter = Math.min(segment.words.length, other.words.length)
        return common > 0 && common >= LEAST_SHARE * shorter
      }),
  )
  const matches = new Map<Segment, CorrectableSegment>()
  const given = new Set<CorrectableSegment>()
  for (const { segment, other } of pairs.sort((a, b) => b.common - a.common)) {
    if (matches.has(segment) || given.has(other)) continue
    matches.set(segment, other)
    given.add(other)
  }
  return matches
}

function mayBeSameSide(a: Segment, b: Segment): boolean {
  return a.speaker === b.speaker || a.speaker === null || b.speaker === null
}

function overlap(a: Segment, b: Segment): boolean {
  return a.startMs <= b.endMs + TOLERANCE_MS && b.startMs <= a.endMs + TOLERANCE_MS
}

/** The length of the longest row of words that stand in both, in the same order and at about the same time. */
function countCommon(a: readonly Word[], b: readonly Word[]): number {
  let above = new Array<number>(b.length + 1).fill(0)
  for (const word of a) {
    const row = [0]
    b.forEach((other, index) => {
      const isSame = word.text === other.text && Math.abs(word.startMs - other.startMs) <= TOLERANCE_MS
      row.push(isSame ? above[index]! + 1 : Math.max(above[index + 1]!, row[index]!))
    })
    above = row
  }
  return above.at(-1)!
}
