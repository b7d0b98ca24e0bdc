import type { WebSocket } from 'ws'

import type { JobLog } from '../../../jobs/attempt.ts'
import type { Timers } from '../../../jobs/timers.ts'
import type { CarrierStreams } from './carrier-streams.ts'
import type { SoundDesk } from './sound-desk.ts'

export interface AttendStreamDeps {
  readonly streams: CarrierStreams
  readonly desk: Pick<SoundDesk, 'connect'>
  readonly timers: Timers
  readonly log: JobLog
}

const START_DEADLINE_MS = 5_000
/** Sound flows in silence too: a stream that says nothing for so long is dead, whatever its connection looks like. */
const MOST_SILENT_MS = 10_000
const NORMAL = 1000
const POLICY_VIOLATION = 1008
const INTERNAL_ERROR = 1011

/**
 * Reads one connection of the carrier's to its end. Nothing is ever sent on it, pings included: the carrier takes whatever
 * a one-way stream is told for an error. `onSettled` is called when the connection has proved itself, or is gone.
 */
export function attendStream(
  socket: Pick<WebSocket, 'on' | 'close' | 'terminate'>,
  { streams, desk, timers, log }: AttendStreamDeps,
  onSettled: () => void,
): void {
  let isOpen = true
  let hasSpoken = true
  let stopTimer = timers.start(START_DEADLINE_MS, () => {
    close(POLICY_VIOLATION)
  })

  const connection = desk.connect(() => {
    close(NORMAL)
  })
  const reader = streams.openReader({
    ...connection,
    begin(start) {
      if (!connection.begin(start)) return false
      onSettled()
      stopTimer()
      watch()
      return true
    },
  })

  socket.on('message', (content, isBinary) => {
    if (!isOpen) return
    hasSpoken = true
    try {
      if (!reader.read(isBinary ? '' : (content as Buffer).toString())) close(POLICY_VIOLATION)
    } catch (error) {
      log.error({ err: error }, 'a stream could not be taken in')
      close(INTERNAL_ERROR)
    }
  })
  socket.on('close', () => {
    isOpen = false
    stopTimer()
    onSettled()
    connection.gone()
    if (reader.damaged() > 0)
      log.warn({ count: reader.damaged() }, 'a stream had messages that could not be read')
  })

  function watch(): void {
    hasSpoken = false
    stopTimer = timers.start(MOST_SILENT_MS, () => {
      if (hasSpoken) watch()
      else socket.terminate()
    })
  }

  function close(code: number): void {
    isOpen = false
    socket.close(code)
  }
}
