/** How long a noise must last to be taken for the sound of the line, in blocks of as many steps. */
const BLOCK_STEPS = 40
const BLOCKS = 8
/** Averaged over so many steps, a noise has no lulls of its own. */
const SMOOTHED_STEPS = 3
/** A line of which nothing is known is taken for quiet, so that a call may begin with a word. */
const QUIET_DB = 20

/**
 * The loudness of the line when nobody speaks: the quietest that it was in the last three seconds, for whoever speaks
 * leaves small pauses, and a fan leaves none.
 */
export function makeNoiseFloor() {
  const blocks: number[] = Array.from({ length: BLOCKS }, () => QUIET_DB)
  const latest: number[] = Array.from({ length: SMOOTHED_STEPS }, () => QUIET_DB)
  let steps = 0
  let lowestDb = Infinity
  let floorDb = QUIET_DB

  /** Takes the loudness of the next 10 ms. */
  function take(levelDb: number): void {
    latest[steps % SMOOTHED_STEPS] = levelDb
    steps++
    lowestDb = Math.min(lowestDb, latest.reduce((sum, each) => sum + each, 0) / SMOOTHED_STEPS)
    if (steps % BLOCK_STEPS === 0) {
      blocks.push(lowestDb)
      blocks.shift()
      lowestDb = Infinity
      floorDb = Math.min(...blocks)
    }
  }

  return { take, levelDb: () => floorDb }
}
