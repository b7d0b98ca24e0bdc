/** An instant as ISO 8601 text in UTC with milliseconds, as `2026-01-31T09:30:00.000Z`; such texts sort by time. */
export type Instant = string

/** Tells the time; passed in, so that a test can move it. */
export interface Clock {
  /** Milliseconds since 1970. */
  nowMs(): number
}

export const systemClock: Clock = { nowMs: () => Date.now() }

export function toInstant(epochMs: number): Instant {
  return new Date(epochMs).toISOString()
}
