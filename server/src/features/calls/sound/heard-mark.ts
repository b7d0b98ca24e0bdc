import type { JobLog } from '../../../jobs/attempt.ts'
import type { Timers } from '../../../jobs/timers.ts'
import { toInstant, type Instant } from '../../../lib/clock.ts'
import { declareCollection, type Storage } from '../../../storage/collection.ts'
import type { Document } from '../../../storage/shape.ts'

interface Mark extends Document {
  readonly id: string
  readonly heardAt: Instant
}

const marksDeclaration = declareCollection<Mark>()({ name: 'soundMarks', idField: 'id' })
const ONLY = 'last-heard'
const EVERY_MS = 2_000

export interface HeardMarkDeps {
  readonly storage: Storage
  /** When any call was last heard, by our clock; null when none goes on that was. */
  readonly lastHeardMs: () => number | null
  readonly timers: Timers
  readonly log: JobLog
}

/** Remembers when calls were last heard, so that a server that died can tell afterwards what it has missed. */
export function makeHeardMark({ storage, lastHeardMs, timers, log }: HeardMarkDeps) {
  const marks = storage.collection(marksDeclaration)
  let stopWaiting = () => {
    // not waiting yet
  }
  let writing: Promise<void> = Promise.resolve()
  let isOver = false
  let writtenMs: number | null = null

  /** Milliseconds since 1970; null when no call was heard ever. */
  async function read(): Promise<number | null> {
    const mark = await marks.get(ONLY)
    return mark === null ? null : Date.parse(mark.heardAt)
  }

  function start(): void {
    if (isOver) return
    stopWaiting = timers.start(EVERY_MS, () => {
      writing = write()
      start()
    })
  }

  async function write(): Promise<void> {
    const heardMs = lastHeardMs()
    if (heardMs === null || heardMs === writtenMs) return
    try {
      const known = await marks.get(ONLY)
      const next = { id: ONLY, heardAt: toInstant(heardMs), revision: (known?.revision ?? -1) + 1 }
      await storage.commit([known === null ? marks.insert(next) : marks.replace(next)])
      writtenMs = heardMs
    } catch (error) {
      log.warn({ err: error }, 'when calls were last heard could not be kept')
    }
  }

  async function stop(): Promise<void> {
    isOver = true
    stopWaiting()
    await writing
    await write()
  }

  return { read, start, stop }
}
