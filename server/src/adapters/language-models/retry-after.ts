import { readList, readObject } from './read-json.ts'

/** A provider that is wrong about itself must not stop us for longer. */
const LONGEST_MS = 60 * 60_000

/**
 * How long a provider wants us to wait, from the header Retry-After (seconds or a date) and the details of a Google error
 * (RetryInfo, as `34.07s`): the longer of both, at most an hour. Null where it does not say, or says it badly.
 */
export function readRetryAfter(header: unknown, details: unknown, nowMs: number): number | null {
  const waits = [readHeader(header, nowMs), ...readList(details).map(readRetryInfo)]
  const known = waits.filter((waitMs) => waitMs !== null && waitMs > 0) as number[]
  return known.length === 0 ? null : Math.min(LONGEST_MS, Math.max(...known))
}

function readHeader(header: unknown, nowMs: number): number | null {
  if (typeof header !== 'string') return null
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1000
  const atMs = header.endsWith(' GMT') ? Date.parse(header) : NaN
  return Number.isNaN(atMs) ? null : atMs - nowMs
}

function readRetryInfo(detail: unknown): number | null {
  const delay = readObject(detail)?.retryDelay
  if (typeof delay !== 'string' || !/^\d{1,9}(\.\d{1,9})?s$/.test(delay)) return null
  return Math.ceil(Number(delay.slice(0, -1)) * 1000)
}
