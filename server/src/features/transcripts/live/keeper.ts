import type { Gap } from '@leadbreak/contract'

import type { Timers } from '../../../jobs/timers.ts'
import { AppError } from '../../../lib/app-error.ts'
import type { News } from '../../../live/news.ts'
import type { SoundingCall } from '../../calls/call-sound.ts'
import type { LiveTranscripts, SettledSegment } from '../live-transcripts.ts'
import type { ListenerLog } from './overseer.ts'

export interface KeeperDeps {
  readonly transcripts: LiveTranscripts
  readonly news: News
  readonly timers: Timers
  readonly log: ListenerLog
  readonly onKept: (call: SoundingCall, segment: SettledSegment) => void
  readonly limits: KeeperLimits
}

export interface KeeperLimits {
  readonly firstRetryMs: number
  readonly longestRetryMs: number
  /** How many settled segments and gaps of a call may wait for the storage; the oldest beyond it are given up. */
  readonly mostUnkept: number
}

export type Keeper = ReturnType<typeof makeKeeper>

interface Keeping {
  /** False when it came too late: the recording is written down. */
  readonly keep: () => Promise<boolean>
  /** Tells people; once, when it was kept or when that could not be done at once. */
  readonly tell: () => void
  readonly kept: () => void
  /** Takes back what people have seen of it. */
  readonly takeBack: (isTold: boolean) => void
  isTold: boolean
}

/**
 * Keeps what is settled of one call, one after the other, and tells it to people when it is kept. While the storage is
 * in trouble they are told all the same, and keeping is tried again and again. What comes after the call's recording was
 * written down is of no account any more.
 */
export function makeKeeper(
  call: SoundingCall,
  { transcripts, news, timers, log, onKept, limits }: KeeperDeps,
) {
  const { callId } = call
  const queue: Keeping[] = []
  let failures = 0
  let isWorking = false
  let cancelRetry: (() => void) | null = null
  const whenIdle: (() => void)[] = []

  function keepSegment(segment: SettledSegment): void {
    const { segmentId, revision } = segment
    add({
      keep: () => transcripts.keep(call, segment),
      tell: () => {
        const told = { ...segment, heardText: null }
        const event = { kind: 'segment', callId, isFinal: true, stableText: segment.text } as const
        news.publish(call.owner, { ...event, segment: told })
      },
      kept: () => {
        onKept(call, segment)
      },
      takeBack: (isTold) => {
        const isSeen = isTold || revision > 0
        if (isSeen) news.publish(call.owner, { kind: 'segment-dropped', callId, segmentId })
      },
      isTold: false,
    })
  }

  function keepGap(gap: Gap): void {
    add({
      keep: () => transcripts.keepGap(call, gap),
      tell: () => {
        news.publish(call.owner, { kind: 'gap', callId, gap })
      },
      kept: () => undefined,
      takeBack: () => undefined, // whoever reads the new transcript sees no gaps of the old
      isTold: false,
    })
  }

  function add(keeping: Keeping): void {
    // Behind one that cannot be kept nobody is to wait for words.
    if (failures > 0) tellOnce(keeping)
    queue.push(keeping)
    if (queue.length > limits.mostUnkept) {
      queue.splice(isWorking ? 1 : 0, 1)
      log.warn({ callId, count: queue.length }, 'storage is away for too long, a settled segment is given up')
    }
    void work()
  }

  async function work(): Promise<void> {
    if (isWorking || cancelRetry !== null) return
    isWorking = true
    for (let keeping = queue[0]; keeping !== undefined; keeping = queue[0]) {
      let isKept: boolean
      try {
        isKept = await keeping.keep()
      } catch (error) {
        for (const waiting of queue) tellOnce(waiting)
        failures++
        if (error instanceof AppError && error.retryable) {
          retryLater(error)
          isWorking = false
          return
        }
        log.warn({ callId, err: error }, 'a settled segment cannot be kept')
        queue.shift()
        continue
      }
      failures = 0
      queue.shift()
      if (!isKept) {
        keeping.takeBack(keeping.isTold)
        continue
      }
      tellOnce(keeping)
      keeping.kept()
    }
    isWorking = false
    for (const resolve of whenIdle.splice(0)) resolve()
  }

  function retryLater(error: AppError): void {
    if (failures === 1) log.warn({ callId, err: error }, 'storage is in trouble, settled segments wait')
    const afterMs = Math.min(limits.longestRetryMs, limits.firstRetryMs * 2 ** Math.min(failures - 1, 20))
    cancelRetry = timers.start(afterMs, tryAgain)
  }

  function tryAgain(): void {
    cancelRetry?.()
    cancelRetry = null
    void work()
  }

  function tellOnce(keeping: Keeping): void {
    if (keeping.isTold) return
    keeping.isTold = true
    keeping.tell()
  }

  /** Resolves when nothing waits any more, at the latest after `deadlineMs`; what is left then is given up. */
  async function finish(deadlineMs: number): Promise<void> {
    if (queue.length === 0) return
    if (cancelRetry !== null) tryAgain()
    await new Promise<void>((resolve) => {
      const cancel = timers.start(deadlineMs, resolve)
      whenIdle.push(() => {
        cancel()
        resolve()
      })
    })
    if (queue.length === 0) return
    cancelRetry?.()
    log.warn({ callId, count: queue.length }, 'a call ended while its last segments could not be kept')
    queue.length = 0
  }

  return { keepSegment, keepGap, finish }
}
