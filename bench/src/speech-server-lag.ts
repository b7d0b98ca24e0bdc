import { percentile } from './word-lags.ts'

/** How long something took for many frames together. */
export interface Lags {
  readonly p50Ms: number
  readonly p95Ms: number
}

export function summarise(lagsMs: readonly number[]): Lags {
  return { p50Ms: percentile(lagsMs, 0.5), p95Ms: percentile(lagsMs, 0.95) }
}

/** The middle one; of an even number the lower of the two. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}
