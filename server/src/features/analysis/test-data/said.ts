import type { Spoken } from '../words/turns.ts'

/** For tests: a call written as lines "a: …" for the agent and "l: …" for the lead, three seconds a line. */
export function said(lines: string): Spoken[] {
  return lines
    .trim()
    .split('\n')
    .map((line, index): Spoken => {
      const [, side, text] = /^\s*([al]): ?(.*)$/.exec(line)!
      const startMs = index * 3000
      return { speaker: side === 'a' ? 'agent' : 'lead', text: text!, startMs, endMs: startMs + 2500 }
    })
}
