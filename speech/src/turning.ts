import { makeTurns, type TurnsDeps } from './turns.ts'
import type { ToWorker } from './worker-protocol.ts'

export interface TurningDeps extends TurnsDeps {
  /** Called after each turn; `isLast` when nobody waits for one. */
  onTurn?: (isLast: boolean) => void
}

/** Takes one turn after another on the present thread. Between two of them the thread does whatever else it has to. */
export function makeTurning({ onTurn, ...deps }: TurningDeps) {
  const turns = makeTurns(deps)
  let inbox: Exclude<ToWorker, { type: 'stop' }>[] = []
  let isTurning = false
  let isStopped = false

  /** Does not act at once: the caller is never called back before this returns. */
  function take(message: Exclude<ToWorker, { type: 'stop' }>): void {
    if (isStopped) return
    inbox.push(message)
    if (isTurning) return
    isTurning = true
    setImmediate(turn)
  }

  /** What arrived, then one turn, then whatever arrived meanwhile: nobody has to wait for a long queue to empty. */
  function turn(): void {
    const arrived = inbox
    inbox = []
    for (const message of arrived) turns.obey(message)
    isTurning = turns.takeTurn()
    onTurn?.(!isTurning)
    if (isTurning) setImmediate(turn)
  }

  /** Ends all streams. What is taken afterwards is forgotten: the model may be gone by then. */
  function stop(): void {
    isStopped = true
    inbox = []
    turns.closeAll()
  }

  return { take, stop }
}
