import type { Cue } from '../lexicon/cues.ts'
import type { Mark } from '../marks/find-marks.ts'
import type { Token } from '../words/tokens.ts'
import { sameField, type Mention } from './mention.ts'

/** The marks of a turn, and the mention that each wish among them became. */
export interface Marked {
  readonly marks: readonly Mark[]
  readonly tokens: readonly Token[]
  readonly byMark: ReadonlyMap<Mark, Mention>
}

/** In words: what a refusal reaches. */
export const REACH = 6

export function isCue(mark: Mark | undefined, cue: Cue): boolean {
  return mark?.is === 'cue' && mark.cue === cue
}

/** The mention that stands next behind a mark, up to a refusal. */
export function nextMention(
  { marks, byMark }: Pick<Marked, 'marks' | 'byMark'>,
  index: number,
): Mention | null {
  for (const mark of marks.slice(index + 1)) {
    if (mark.is === 'wish') return byMark.get(mark)!
    if (STOPS_LOOKING.has(mark.cue)) return null
  }
  return null
}

const STOPS_LOOKING = new Set<Cue>(['refuse-before', 'dismiss', 'complain', 'refuse-after'])

/** What "nahi" takes back: the field that the next words contrast with, else the field said last. */
export function refuseBack({ marks }: Marked, open: readonly Mention[], next: Mention | null): void {
  const contrast =
    next && open.some((mention) => sameField(mention.wish, next.wish)) ? next.wish : open.at(-1)!.wish
  let follower: Mention | null = null
  for (const mention of open.toReversed()) {
    if (!sameField(mention.wish, contrast)) continue
    // "gym aur pool nahi": as far back as nothing but a joining word lies between.
    if (follower && !isJoined(marks, mention, follower)) break
    // "makaan plot nahi": of two kinds without a joining word between, the last is refused, unless another is named instead.
    if (follower && !next && contrast.field === 'propertyKind' && follower.from - mention.to !== 1) break
    if (mention.status === 'wanted') mention.status = 'refused'
    follower = mention
  }
}

const LIST_GAP = 2
const JOINTS = new Set<Cue>(['and', 'or', 'also', 'na', 'no'])

function isJoined(marks: readonly Mark[], { to }: Mention, { from }: Mention): boolean {
  if (from === to) return true
  if (from - to > LIST_GAP) return false
  return marks.some((mark) => mark.is === 'cue' && JOINTS.has(mark.cue) && mark.from >= to && mark.to <= from)
}

/** The newest of them that contrasts with `next`. */
export function refuseSameField(mentions: readonly Mention[], next: Mention): void {
  const last = mentions.findLast(
    (mention) => mention !== next && mention.status === 'wanted' && sameField(mention.wish, next.wish),
  )
  if (last) last.status = 'refused'
}

/**
 * "no gym or pool", "not noida": up to the end of the sentence, over "or", and over "and" only within a field.
 * False when nothing stands there.
 */
export function refuseForward({ marks, byMark }: Marked, index: number): boolean {
  let first: Mention | null = null
  let isLinked = true
  for (let at = index + 1; at < marks.length; at++) {
    const mark = marks[at]!
    if (mark.is === 'cue') {
      if (mark.cue === 'or' || mark.cue === 'and' || mark.cue === 'no') isLinked = true
      if (STOPS_REFUSING.has(mark.cue)) break
      continue
    }
    const mention = byMark.get(mark)!
    if (!first && mention.from - marks[index]!.to > REACH) break
    if (first && (!isLinked || !sameField(first.wish, mention.wish))) break
    // "not commercial, residential only"
    const behind = marks[at + 1]
    if (first && behind?.from === mention.to && isCue(behind, 'only')) break
    first ??= mention
    isLinked = false
    mention.status = 'refused'
  }
  return first !== null
}

const STOPS_REFUSING = new Set<Cue>([
  ...(['end', 'begin', 'but', 'refuse-before', 'dismiss', 'complain', 'correct', 'only'] as const),
])

export function laterOfSameField({ marks, byMark }: Marked, index: number, first: Mention): Mention | null {
  for (const mark of marks.slice(index + 1)) {
    if (mark.is !== 'wish') continue
    const mention = byMark.get(mark)!
    if (mention !== first && sameField(mention.wish, first.wish)) return mention
  }
  return null
}
