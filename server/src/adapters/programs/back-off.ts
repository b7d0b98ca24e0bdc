/** How long to wait after `failures` in a row (from 1): doubling from `firstMs` to at most `longestMs`, the last quarter left to chance. */
export function backOffMs(
  failures: number,
  firstMs: number,
  longestMs: number,
  random: () => number = Math.random,
): number {
  const fullMs = Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 30))
  return Math.round(fullMs * (0.75 + 0.25 * random()))
}
