import { REPLIES, type Reply } from '../lexicon/replies.ts'
import { makePhraseBook } from '../words/phrase-book.ts'
import type { TurnToken } from '../words/turns.ts'

const BOOK = makePhraseBook(REPLIES)

/** How a turn takes up what was offered just before. `to` is the token after the words that say so. */
export interface TakeUp {
  /** `later`: the yes comes only after other words, as in "palam vihar chalega theek hai". */
  readonly is: 'yes' | 'later-yes' | 'no' | 'none'
  /** Every one of a choice, as in "dono". */
  readonly takesAll: boolean
  /** All but what the turn itself refuses. */
  readonly takesRest: boolean
  readonly from: number
  readonly to: number
}

/** Words that may stand before a yes or no without changing it. */
const OPENERS = new Set(
  'hello helo sir madam maam mam bhai bhaiya bhaiyya are arey arre to accha acha hm hmm han sun oh o well so actually dekho dekhiye dekhie ab na hai , . ! सर मैडम भाई भैया अरे तो अच्छा अछा हेलो हैलो हेलो ओह देखिए देखीए देखो मेडम मैम मैडम जी'.split(
    ' ',
  ),
)
const LATE_REACH = 10

export function readTakeUp(tokens: readonly TurnToken[]): TakeUp {
  const said: { reply: Reply; from: number; to: number }[] = []
  for (let at = 0; at < tokens.length;) {
    const found = BOOK.find(tokens, at)
    if (found && found.meaning !== 'papers') said.push({ reply: found.meaning, from: at, to: found.to })
    at = found?.to ?? at + 1
  }
  const none: TakeUp = { is: 'none', takesAll: false, takesRest: false, from: 0, to: 0 }
  const opening = tokens.findIndex((token) => !OPENERS.has(token.key))
  const first = said.find(({ from }) => from >= 0)
  if (!first || said.some(({ reply }) => reply === 'defer')) return none
  const rest = said.find(({ reply }) => reply === 'rest')
  if (rest) return { is: 'yes', takesAll: false, takesRest: true, from: rest.from, to: rest.to }

  const startsAtOnce = first.from <= Math.max(opening, 0)
  if (startsAtOnce) {
    const second = said[1]
    const isFollowed = second !== undefined && second.from - first.to <= 1
    if (first.reply === 'go-on') return none
    if (first.reply === 'no') return { ...none, is: 'no', from: first.from, to: first.to }
    if (isFollowed && second.reply === 'go-on') return none
    if (isFollowed && second.reply === 'no') return { ...none, is: 'no', from: first.from, to: second.to }
    const dislike = said.find(({ reply }) => reply === 'dislike')
    if (dislike) return { ...none, is: 'no', from: dislike.from, to: dislike.to }
    const takesAll = said.some(({ reply }) => reply === 'both')
    return { ...none, is: 'yes', takesAll, from: first.from, to: first.to }
  }
  const later = said.find(
    ({ reply, from }) => (reply === 'yes' || reply === 'that' || reply === 'both') && from <= LATE_REACH,
  )
  if (!later) return none
  const isRefused = said.some(({ reply, from }) => reply === 'no' && from < later.from)
  if (isRefused) return none
  return { ...none, is: 'later-yes', takesAll: later.reply === 'both', from: later.from, to: later.to }
}
