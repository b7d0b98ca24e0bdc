import { ME, TO } from '../lexicon/common.ts'
import { fold } from '../words/fold.ts'
import { makePhraseBook } from '../words/phrase-book.ts'
import { endsInWish, type Setting } from './set-aside.ts'

const CONCEDES = makePhraseBook<true>([[`${ME} ${TO}`, true]])
const MOST_CONCEDED = 8

/** "vaishali me to metro hai par hamein crossing republik chahiye": what is granted to one place is said of another wish. */
export function setConcededAside({ tokens, marks, mentions, clauseOf }: Setting): void {
  for (const mention of mentions) {
    if (mention.wish.field !== 'locations' || mention.status !== 'wanted') continue
    if (!CONCEDES.find(tokens, mention.to) || endsInWish(tokens, mention.clause, clauseOf)) continue
    const but = marks.find((mark) => mark.from >= mention.to && TURNS.has(tokens[mark.from]!.key))?.from
    const turn = but ?? tokens.findIndex(({ key }, at) => at > mention.to + 2 && TURNS.has(key))
    if (turn < 0 || turn - mention.to > MOST_CONCEDED) continue
    const next = mentions.find(({ wish, from }) => wish.field === 'locations' && from >= turn)
    if (next?.status === 'wanted' && !next.isAddition && endsInWish(tokens, next.clause, clauseOf))
      mention.status = 'aside'
  }
}

const TURNS = new Set('lekin magar but par pr लेकिन मगर पर'.split(' ').map(fold))
