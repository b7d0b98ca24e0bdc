/** As `Tue, 31 Aug 2010 20:36:28 +0000`; null stays null. */
export function toRfc2822(atMs: number | null): string | null {
  return atMs === null ? null : new Date(atMs).toUTCString().replace('GMT', '+0000')
}

/** A stretch of time: from its first millisecond up to, and without, its last. */
export interface Span {
  readonly fromMs: number
  readonly untilMs: number
}

/** The day of a date (`2026-11-22`), or the second of a moment (`2026-11-22T10:00:00Z`), in UTC; null is neither. */
export function readSpan(text: string): Span | null {
  const isDate = /^\d{4}-\d\d-\d\d$/.test(text)
  if (!isDate && !/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text)) return null
  const atMs = Date.parse(text)
  if (Number.isNaN(atMs)) return null

  const fromMs = isDate ? atMs : Math.floor(atMs / 1000) * 1000
  return { fromMs, untilMs: fromMs + (isDate ? 86_400_000 : 1000) }
}
