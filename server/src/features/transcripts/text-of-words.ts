import type { Word } from '@leadbreak/contract'

export function textOfWords(words: readonly Word[]): string {
  return words.map(({ text }) => text).join(' ')
}
