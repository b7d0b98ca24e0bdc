import type { Language, Segment } from '@leadbreak/contract'

/** How long each language was spoken, in milliseconds. */
export type SpokenMs = Readonly<Partial<Record<Language, number>>>

export function spokenMsOf(segments: readonly Segment[]): SpokenMs {
  return segments.reduce(withSpoken, {})
}

export function withSpoken(spokenMs: SpokenMs, { language, startMs, endMs }: Segment): SpokenMs {
  return { ...spokenMs, [language]: (spokenMs[language] ?? 0) + endMs - startMs }
}

/** The most spoken first. */
export function languagesOf(spokenMs: SpokenMs): Language[] {
  const spoken = Object.entries(spokenMs) as [Language, number][]
  return spoken.sort(([, a], [, b]) => b - a).map(([language]) => language)
}
