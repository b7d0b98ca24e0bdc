export interface DoorwayLimits {
  readonly perAddress: number
  readonly inAll: number
}

/** Counts connections that have not proved themselves yet, so that nobody fills the room before the door. */
export function makeDoorway({ perAddress, inAll }: DoorwayLimits) {
  const waiting = new Map<string, number>()
  let total = 0

  /** What to call, once, when the connection has proved itself or is gone; null when there is no room for it. */
  function enter(address: string): (() => void) | null {
    const count = waiting.get(address) ?? 0
    if (count >= perAddress || total >= inAll) return null
    waiting.set(address, count + 1)
    total++
    let isIn = true
    return () => {
      if (!isIn) return
      isIn = false
      total--
      const left = waiting.get(address)! - 1
      if (left === 0) waiting.delete(address)
      else waiting.set(address, left)
    }
  }

  return { enter }
}
