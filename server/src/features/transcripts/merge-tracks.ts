import type { Segment, Speaker } from '@leadbreak/contract'

import type { Stretch } from './choose-language.ts'
import { dropEchoes } from './drop-echoes.ts'
import { textOfWords } from './text-of-words.ts'

/** One channel of a call; `speaker` is null where one channel holds both voices. */
export interface SpokenTrack {
  readonly speaker: Speaker | null
  /** In time order. */
  readonly stretches: readonly Stretch[]
}

/** A pause up to this long does not end what someone says. */
const JOINED_PAUSE_MS = 800
/** Longer segments would be hard to read and to point at. */
const LONGEST_SEGMENT_MS = 20_000

/** The conversation in time order: each speaker's stretches joined over small pauses, unless another spoke up between. */
export function mergeTracks(tracks: readonly SpokenTrack[]): Segment[] {
  const withoutEchoes = tracks.map(({ speaker, stretches }, index) => ({
    speaker,
    stretches: tracks.reduce(
      (left, other, otherIndex) => (otherIndex === index ? left : dropEchoes(left, other.stretches)),
      [...stretches],
    ),
  }))
  const inOrder = withoutEchoes
    .flatMap(({ speaker, stretches }) => stretches.map((stretch) => segmentOf(speaker, stretch)))
    .sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs)
  return joinNeighbours(inOrder)
}

/** One speaker's stretches, in time order and with nobody else between, joined over small pauses. */
export function joinStretches(speaker: Speaker | null, stretches: readonly Stretch[]): Segment[] {
  return joinNeighbours(stretches.map((stretch) => segmentOf(speaker, stretch)))
}

function joinNeighbours(inOrder: readonly Segment[]): Segment[] {
  const joined: Segment[] = []
  for (const segment of inOrder) {
    const before = joined.at(-1)
    if (before !== undefined && mayJoin(before, segment)) joined.splice(-1, 1, join(before, segment))
    else joined.push(segment)
  }
  return joined
}

function segmentOf(
  speaker: Speaker | null,
  { language, startMs, endMs, words, alternative }: Stretch,
): Segment {
  const segment = { speaker, language, text: textOfWords(words), startMs, endMs, words: [...words] }
  return alternative === undefined ? segment : { ...segment, alternative }
}

function mayJoin(a: Segment, b: Segment): boolean {
  return (
    a.speaker === b.speaker &&
    a.language === b.language &&
    b.startMs - a.endMs <= JOINED_PAUSE_MS &&
    b.endMs - a.startMs <= LONGEST_SEGMENT_MS
  )
}

function join(a: Segment, b: Segment): Segment {
  const words = [...a.words, ...b.words]
  const joined = { ...a, text: textOfWords(words), endMs: Math.max(a.endMs, b.endMs), words }
  const alternatives = [a.alternative, b.alternative].filter((alternative) => alternative !== undefined)
  const language = alternatives[0]?.language
  if (language === undefined) return joined
  return { ...joined, alternative: { language, text: alternatives.map(({ text }) => text).join(' ') } }
}
