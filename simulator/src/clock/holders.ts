export interface Holders {
  /** The answer ends it; ending it twice does nothing. */
  readonly hold: () => () => void
  readonly areThere: () => boolean
}

/** Counts what is on its way to or from customers; `onNone` is told whenever the last of it has come. */
export function makeHolders(onNone: () => void): Holders {
  let count = 0

  function hold(): () => void {
    let isHeld = true
    count++
    return () => {
      if (!isHeld) return
      isHeld = false
      count--
      if (count === 0) onNone()
    }
  }

  return { hold, areThere: () => count > 0 }
}
