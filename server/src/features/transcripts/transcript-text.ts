import type { Segment } from '@leadbreak/contract'

export const SPEAKER_NAMES = { agent: 'Agent', lead: 'Lead' } as const

/** One line for each segment, led by the speaker where the speakers are known. What a person has emptied has none. */
export function transcriptLines(segments: readonly Segment[]): string[] {
  return segments
    .filter(({ text }) => text !== '')
    .map(({ speaker, text }) => (speaker === null ? text : `${SPEAKER_NAMES[speaker]}: ${text}`))
}

export function transcriptText(segments: readonly Segment[]): string {
  return transcriptLines(segments).join('\n')
}
