import { isIPv6 } from 'node:net'

/** Failed sign-ins of one kind, up to the last. Times are milliseconds since 1970. */
export interface FailureCount {
  readonly failures: number
  readonly lastFailureMs: number
}

/** The first `free` failures cost nothing; then the wait doubles with each, up to a limit, and is never for ever. */
export interface ThrottleLimits {
  readonly free: number
  readonly firstWaitMs: number
  readonly longestWaitMs: number
  readonly forgottenAfterMs: number
}

const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS

/** For one account, tried from addresses that it has never been used from, or from one where it has. */
export const ACCOUNT_LIMITS: ThrottleLimits = {
  free: 5,
  firstWaitMs: 1000,
  longestWaitMs: 15 * MINUTE_MS,
  forgottenAfterMs: 24 * HOUR_MS,
}

/** For one address that tries accounts it has never been in. An office may stand behind it, so it is given more. */
export const ADDRESS_LIMITS: ThrottleLimits = {
  free: 20,
  firstWaitMs: 1000,
  longestWaitMs: 15 * MINUTE_MS,
  forgottenAfterMs: HOUR_MS,
}

/** Milliseconds until the next attempt is listened to; 0 when it may come now. */
export function waitMs(count: FailureCount, limits: ThrottleLimits, nowMs: number): number {
  const { failures, lastFailureMs } = current(count, limits, nowMs)
  if (failures < limits.free) return 0
  const fullWaitMs = Math.min(limits.longestWaitMs, limits.firstWaitMs * 2 ** (failures - limits.free))
  return Math.max(0, Math.min(fullWaitMs, lastFailureMs + fullWaitMs - nowMs))
}

export function afterFailure(count: FailureCount, limits: ThrottleLimits, nowMs: number): FailureCount {
  return { failures: current(count, limits, nowMs).failures + 1, lastFailureMs: nowMs }
}

export const NO_FAILURES: FailureCount = { failures: 0, lastFailureMs: 0 }

/**
 * The network that an address is counted as: an IPv4 address alone, an IPv6 address as its first 64 bits, because one
 * household or server commands that many.
 */
export function networkOf(address: string): string {
  const plain = address.split('%', 1)[0]!.toLowerCase()
  if (!isIPv6(plain)) return plain
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)
  if (mapped) return mapped[1]!

  const [head = '', tail] = plain.split('::')
  const headGroups = groupsOf(head)
  const missing = tail === undefined ? 0 : 8 - headGroups.length - groupsOf(tail).length
  const groups = [...headGroups, ...Array<string>(missing).fill('0'), ...groupsOf(tail ?? '')]
  return `${groups
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':')}::/64`
}

/** An IPv4 ending stands for two groups, which lie beyond the first 64 bits and so need no value. */
function groupsOf(text: string): string[] {
  if (text === '') return []
  return text.split(':').flatMap((group) => (group.includes('.') ? ['0', '0'] : [group]))
}

function current(count: FailureCount, limits: ThrottleLimits, nowMs: number): FailureCount {
  return nowMs - count.lastFailureMs > limits.forgottenAfterMs ? NO_FAILURES : count
}
