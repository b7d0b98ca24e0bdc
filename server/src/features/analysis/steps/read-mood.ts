import { MOODS_BEFORE, MOODS_BEHIND, type Mood } from './mood-words.ts'
import { makePhraseBook } from '../words/phrase-book.ts'
import type { Token } from '../words/tokens.ts'

const BEHIND = makePhraseBook(MOODS_BEHIND)
const BEFORE = makePhraseBook(MOODS_BEFORE)
const AM = new Set(['hu', 'hun', 'हूं', 'हू'])
const ARE = new Set(['hai', 'hain', 'he', 'h', 'है', 'हैं'])

/** Endings of verbs, as spelling keys have them. */
const ENDINGS: readonly (readonly [ending: RegExp, mood: Mood])[] = [
  [/(?:un?g[ai]|[ऊू]ंग[ाी])$/, 'i'],
  [/(?:enge|[एे]ंगे)$/, 'will'],
  [/(?:og[ei]|[ओो]ग[ेी])$/, 'will'],
  [/(?:[a-z]iye|[a-z]iyega|[a-z]iega|[ीई]ए|[ीई]एगा)$/, 'you'],
  [/[^हय][ऊू]ं$/, 'may-i'],
  [/(?:eg[ai]|[एे]ग[ाी])$/, 'i'],
]
/** Words with such an ending that say nothing of what anybody will do. */
const NO_VERBS: ReadonlySet<string> = new Set(
  (
    'chahiye chaiye liye kiye diye piye rupaiye isliye chahenge hoga hogi honge hongey milega milegi chalega chalegi rahega ' +
    'rahegi padega padegi lagega lagegi ayega ayegi jayega jayegi aega aegi banega banegi rahenge rahunga rahungi college ' +
    'चाहीए लीए कीए दीए ईसलीए होगा होगी होंगे मीलेगा मीलेगी चलेगा चलेगी रहेगा रहेगी पडेगा पडेगी लगेगा लगेगी आएगा आएगी जाएगा जाएगी ' +
    'रहेंगे रहूंगा रहूंगी हूं क्यूं'
  ).split(' '),
)

/** The verb form that begins at token `at`; Hindi ones end their clause, English ones begin it. */
export function readMood(
  tokens: readonly Token[],
  at: number,
): { mood: Mood; to: number; isBefore: boolean } | null {
  const before = BEFORE.find(tokens, at)
  if (before) return { mood: before.meaning, to: before.to, isBefore: true }
  const behind = BEHIND.find(tokens, at)
  if (behind) return { mood: behind.meaning, to: behind.to, isBefore: false }
  const { key, kind } = tokens[at]!
  if (kind !== 'word' || NO_VERBS.has(key)) return null
  const next = tokens[at + 1]?.key ?? ''
  if (/(?:t[aie]|त[ाीे])$/.test(key)) {
    if (AM.has(next)) return { mood: 'i', to: at + 2, isBefore: false }
    if (next === 'ho' || next === 'हो') return { mood: 'past', to: at + 2, isBefore: false }
    if (/(?:te|ते)$/.test(key) && ARE.has(next)) return { mood: 'we', to: at + 2, isBefore: false }
    return null
  }
  const ending = ENDINGS.find(([pattern]) => pattern.test(key))
  return ending ? { mood: ending[1], to: at + 1, isBefore: false } : null
}
