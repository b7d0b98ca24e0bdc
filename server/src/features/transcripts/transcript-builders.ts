import type { Word } from '@leadbreak/contract'

/** For tests: the words of `text`, 300 ms each and 100 ms apart from `startMs` on. */
export function wordsOf(text: string, startMs: number, confidence = 0.98): Word[] {
  return text.split(' ').map((word, index) => ({
    text: word,
    startMs: startMs + index * 400,
    endMs: startMs + index * 400 + 300,
    confidence,
  }))
}
