import type { Segment } from '@leadbreak/contract'

const NAMES = { agent: 'Agent', lead: 'Lead' } as const

/** One line for each segment, led by the speaker where the speakers are known. */
export function transcriptLines(segments: readonly Segment[]): string[] {
  return segments.map(({ speaker, text }) => (speaker === null ? text : `${NAMES[speaker]}: ${text}`))
}

export function transcriptText(segments: readonly Segment[]): string {
  return transcriptLines(segments).join('\n')
}
