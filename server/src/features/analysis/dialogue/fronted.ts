import type { Mark } from '../marks/find-marks.ts'
import { fold } from '../words/fold.ts'
import { makePhraseBook } from '../words/phrase-book.ts'
import type { Token } from '../words/tokens.ts'
import type { Mention } from './mention.ts'

/** Indian English puts before the verb what it speaks of: "gym we don't need", "without lift we cannot manage". */

const SUBJECT =
  'also|as|such|and|all|really|personally|particularly|specifically|actually|frankly|honestly|sir|madam|maam|wise|that|much'
const BETWEEN = new Set([...SUBJECT.split('|'), ...'i we he she they my wife'.split(' ')].map(fold))
const MOST_BETWEEN = 4

/** "gym and all we | don't need": nothing but the subject between the thing and what is said of it. */
export function isRightBehind(tokens: readonly Token[], { to }: Mention, mark: Mark): boolean {
  if (mark.from < to || mark.from - to > MOST_BETWEEN) return false
  return mark.from - to <= 1 || tokens.slice(to, mark.from).every(({ key }) => BETWEEN.has(key))
}

const NO_OBJECT = new Set(
  `at as sir madam maam ji yaar na and but so because cause since then either anymore now really for in also i we he she they
  its it is my our only just all that much , . ; ! ?`
    .split(/\s+/)
    .map(fold),
)

/** "i don't want | to wait": what is refused stands behind the verb, whatever stands before. */
export function hasObject(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  return token !== undefined && !NO_OBJECT.has(token.key)
}

const VERBS_AHEAD = new Set('i we is are should must will would has yes only'.split(' ').map(fold))

/** "pool | i want", "parking | is compulsory": a sentence of its own begins with what stands before token `at`. */
export function hasItsVerb(tokens: readonly Token[], at: number): boolean {
  return VERBS_AHEAD.has(tokens[at]?.key ?? '')
}

const IMPOSSIBLE = makePhraseBook<true>([
  [
    [
      'cannot|cant|wont|shall|not|never|impossible|useless|pointless|difficult|tough|hard|nahi|nahin|नहीं',
      'no use|point|way|deal|question|sense|good',
      'can|will|do|would|could not',
      'how will|can|could|would|do|to',
      'what is|will|use',
      'dont|doesnt|wouldnt|couldnt',
    ],
    true,
  ],
])
const DENIED = makePhraseBook<true>([[['not|never|cannot|cant|wont|nothing|dont|couldnt|wouldnt'], true]])
const REACH = 5
const REACH_BEFORE = 4

/** "without lift we cannot manage", "i can't live without a gym" */
export function isIndispensable(tokens: readonly Token[], mark: Mark, { to }: Mention): boolean {
  if (tokens[mark.from]?.key !== WITHOUT) return false
  for (let at = to; at < Math.min(tokens.length, to + REACH); at++)
    if (IMPOSSIBLE.find(tokens, at)) return true
  for (let at = Math.max(0, mark.from - REACH_BEFORE); at < mark.from; at++)
    if (DENIED.find(tokens, at)) return true
  return false
}

const WITHOUT = fold('without')

/** "no parking no deal" */
export const NO_DEAL = makePhraseBook<true>([[['no|not deal|sale|buy|interest|interested|point'], true]])
