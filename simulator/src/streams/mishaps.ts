import type { StreamFault } from '../faults/faults.ts'

/** What goes wrong with frames on their way. Those of all tracks at one moment go together, as one step of 20 ms. */
export interface Mishaps {
  /** From the next step on. */
  happen(fault: FrameFault, nowMs: number): void
  pass(step: readonly string[], nowMs: number): void
  /** What is still kept back comes now. */
  release(): void
}

type FrameFault = Extract<
  StreamFault,
  { readonly kind: 'stream-drop' | 'stream-delay' | 'stream-duplicate' | 'stream-reorder' }
>

/** `send` gets the messages that leave, in order; `drop` is told how many do not. */
export function makeMishaps(send: (text: string) => void, drop: (count: number) => void): Mishaps {
  let stepsToDrop = 0
  let stepsToDouble = 0
  let late: readonly string[] = []
  let stepsBeforeLate = 0
  let delayed: string[] = []
  let delayEndsAtMs = -Infinity
  /** Null when nothing waits to be overtaken. */
  let overtakenBy: number | null = null

  function happen(fault: FrameFault, nowMs: number): void {
    switch (fault.kind) {
      case 'stream-drop':
        stepsToDrop += fault.frames
        break
      case 'stream-duplicate':
        stepsToDouble += fault.frames
        break
      case 'stream-delay':
        delayEndsAtMs = Math.max(delayEndsAtMs, nowMs + fault.delayMs)
        break
      case 'stream-reorder':
        overtakenBy = fault.frames
        break
    }
  }

  function pass(step: readonly string[], nowMs: number): void {
    if (stepsToDrop > 0) {
      stepsToDrop--
      drop(step.length)
      return
    }
    if (overtakenBy !== null && late.length === 0) {
      late = step
      stepsBeforeLate = overtakenBy
      overtakenBy = null
      return
    }
    goOn(step, nowMs)
    if (stepsToDouble > 0) {
      stepsToDouble--
      goOn(step, nowMs)
    }
    if (late.length > 0 && --stepsBeforeLate === 0) {
      goOn(late, nowMs)
      late = []
    }
  }

  function goOn(step: readonly string[], nowMs: number): void {
    if (nowMs < delayEndsAtMs) {
      delayed.push(...step)
      return
    }
    if (delayed.length > 0) sendDelayed()
    for (const text of step) send(text)
  }

  function sendDelayed(): void {
    const burst = delayed
    delayed = []
    for (const text of burst) send(text)
  }

  return {
    happen,
    pass,
    release() {
      sendDelayed()
      for (const text of late) send(text)
      late = []
    },
  }
}
