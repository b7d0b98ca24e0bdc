import type { RecordingView } from '@leadbreak/contract'

import type { JobLog } from '../../jobs/attempt.ts'
import type { Job } from '../../jobs/job.ts'
import type { Timers } from '../../jobs/timers.ts'
import type { CallOwner, News } from '../../live/news.ts'

export interface RecordingNewsDeps {
  /** The recording of a call as it is now, and whose it is; null when there is no such call. */
  readonly recordingOf: (callId: string) => Promise<{ owner: CallOwner; recording: RecordingView } | null>
  readonly news: News
  readonly timers: Timers
  readonly log: JobLog
}

export type RecordingNews = ReturnType<typeof makeRecordingNews>

/** How long a call's recording is left alone after a look. */
const REST_MS = 500
/** Calls of which it is remembered what was told last. */
const REMEMBERED = 2_000

/** Tells how far a call's recording is, whenever its state or the whole percent changes, and twice a second at most. */
export function makeRecordingNews({ recordingOf, news, timers, log }: RecordingNewsDeps) {
  /** The calls that were looked at a moment ago: whether something may have changed since, and how to end the rest. */
  const resting = new Map<string, { hasNews: boolean; end: () => void }>()
  /** By call, what was told last; the one that was told longest ago first. */
  const told = new Map<string, string>()
  let isStopped = false

  /** Says that something may have changed. */
  function note(callId: string): void {
    if (isStopped) return
    const rest = resting.get(callId)
    if (rest) {
      rest.hasNews = true
      return
    }
    const end = timers.start(REST_MS, () => {
      const hasNews = resting.get(callId)?.hasNews === true
      resting.delete(callId)
      if (hasNews) note(callId)
    })
    resting.set(callId, { hasNews: false, end })
    void look(callId)
  }

  /** The same of the call that a job is about, if it is about one. */
  function noteJob({ payload: { callId } }: Job): void {
    if (typeof callId === 'string') note(callId)
  }

  async function look(callId: string): Promise<void> {
    try {
      const found = await recordingOf(callId)
      if (!found) return
      const { owner, recording } = found
      const now = gistOf(recording)
      if (now === (told.get(callId) ?? BEGINNING)) return
      remember(callId, now)
      news.publish(owner, { kind: 'recording', recording })
    } catch (error) {
      log.warn({ callId, err: error }, 'state of a recording could not be told')
    }
  }

  function remember(callId: string, gist: string): void {
    told.delete(callId)
    told.set(callId, gist)
    const [oldest] = told.keys()
    if (told.size > REMEMBERED) told.delete(oldest!)
  }

  function stop(): void {
    isStopped = true
    for (const { end } of resting.values()) end()
  }

  return { note, noteJob, stop }
}

type Gist = Pick<RecordingView, 'state' | 'progress' | 'failure'>

/** Equal for two views that need not be told one after the other. */
function gistOf({ state, progress, failure }: Gist): string {
  return [state, Math.floor(progress * 100), failure?.code].join(' ')
}

/** Every call by telephone begins so; there is nothing to tell. */
const BEGINNING = gistOf({ state: 'awaited', progress: 0, failure: null })
