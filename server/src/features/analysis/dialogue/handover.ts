import { BHI, HI, SE } from '../lexicon/common.ts'
import { fold } from '../words/fold.ts'
import { makePhraseBook } from '../words/phrase-book.ts'
import type { Token } from '../words/tokens.ts'

const HANDOVER = makePhraseBook<true>([
  [
    [
      'possession|pajeshan|posession|पजेशन|पोजेशन|kabza|kabja|कब्जा',
      'handover|handed|hand|hands',
      'chabi|chaabi|chaavi|चाबी|चाभी|key|keys',
      'shift|shifting|शिफ्ट|शिफ्टिंग|move|moving',
      'ready|tayyar|taiyar|तैयार',
      'rehne|rahne|रहने',
      'grih|griha|greh|गृह pravesh|प्रवेश',
      'chahiye|chahie|chaiye|चाहिए',
      'mil|मिल jaye|jae|jaaye|jana|jaana|जाए|जाये|जाना|sake|सके',
      'complete|completed|delivery|deliver|finish|finishes|finished|finishing|completes|completing|completion|delivered|within|andar|अंदर|bana|ban|बन',
      'hona|ho|होना|हो chahiye|jaye|jana|चाहिए|जाए|जाना',
    ],
    true,
  ],
])
const STORY = makePhraseBook<true>([
  [
    [
      `baad|bad|बाद call|phone|baat|कॉल|फोन|बात|milte|batata|bataunga`,
      'pehle|pahle|पहले|ago|old|purana|purani|पुराना|पुरानी|experience|agreement|advance|deposit|एडवांस|एग्रीमेंट|lease|notice|नोटिस|emi|loan|लोन',
    ],
    true,
  ],
])
const STORY_REACH = 4
/** "within three months because our lease ends": the reason is told, not the time. */
const REASONS = new Set(['because', 'since', 'as', 'kyunki', 'क्योंकि'].map(fold))
/** "do saal se" tells since when, "do saal se pehle" until when. */
const SINCE = makePhraseBook<'since' | 'until'>([
  [SE, 'since'],
  [`${SE} ${BHI}|${HI}? kam|pehle|pahle|zyada|jyada|upar|andar|कम|पहले|ज्यादा|ऊपर|अंदर`, 'until'],
])
const HANDOVER_REACH = 7

/** Whether months at tokens `from` to `to` are until the handover, and not of a search, an agreement or a call. */
export function meansHandover(tokens: readonly Token[], from: number, to: number, isAsked: boolean): boolean {
  const because = tokens.slice(to, to + STORY_REACH).findIndex(({ key }) => REASONS.has(key))
  const storyEnd = to + (because === -1 ? STORY_REACH : because)
  if (finds(STORY, tokens, to, storyEnd) || SINCE.find(tokens, to)?.meaning === 'since') return false
  return isAsked || finds(HANDOVER, tokens, from - HANDOVER_REACH, to + HANDOVER_REACH)
}

function finds(book: typeof STORY, tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = Math.max(0, from); at < Math.min(tokens.length, to); at++)
    if (book.find(tokens, at)) return true
  return false
}
