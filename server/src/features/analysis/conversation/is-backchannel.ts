import { BACKCHANNELS } from '../lexicon/backchannels.ts'
import type { Token } from '../words/tokens.ts'

/** "haan ji achha theek hai" is still nodding; what is longer means something by being said. */
const MOST_WORDS = 5

/** Whether the words only show that somebody listens: "haan ji", "hmm", "अच्छा". Without words, nobody spoke. */
export function isBackchannel(tokens: readonly Token[]): boolean {
  const words = tokens.filter(({ kind }) => kind !== 'sign')
  return words.length <= MOST_WORDS && words.every(({ key }) => BACKCHANNELS.has(key))
}
