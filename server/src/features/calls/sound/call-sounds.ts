import { toInstant } from '../../../lib/clock.ts'
import type { CollectionOf, Storage } from '../../../storage/collection.ts'
import { streamEvent, type callEventsDeclaration } from '../call-events.ts'
import type { CallStore } from '../call-store.ts'
import { makeHeardMark } from './heard-mark.ts'
import { makeSoundDesk, type SoundDeskDeps } from './sound-desk.ts'
import { makeTalkRecovery } from './talk-recovery.ts'

export interface CallSoundsDeps extends Omit<SoundDeskDeps, 'onStream'> {
  readonly storage: Storage
  readonly store: CallStore
  readonly events: CollectionOf<typeof callEventsDeclaration>
}

/** The sound of calls that go on: its desk, and what outlives the process. */
export function makeCallSounds(deps: CallSoundsDeps) {
  const { storage, events, clock, log } = deps

  const desk = makeSoundDesk({
    ...deps,
    onStream: (callId, streamId, state) => {
      const event = streamEvent(callId, streamId, state, toInstant(clock.nowMs()))
      storage.commit([events.insert(event)]).catch((error: unknown) => {
        log.warn({ callId, err: error }, 'an event of a stream could not be kept')
      })
    },
  })
  const mark = makeHeardMark({ ...deps, lastHeardMs: desk.lastHeardMs })
  const recovery = makeTalkRecovery({ ...deps, desk })

  /** Goes on with the talks that are under way. To be called when the server can be reached. Never throws. */
  async function start(): Promise<void> {
    const heardUntilMs = await mark.read().catch((error: unknown) => {
      log.error({ err: error }, 'when calls were last heard could not be read')
      return null
    })
    await recovery.resumeAll(heardUntilMs)
    mark.start()
  }

  /** Lets no more sound in, and waits up to `deadlineMs` until all that was heard is settled. */
  async function stop(deadlineMs: number): Promise<void> {
    await mark.stop()
    await desk.stop(deadlineMs)
  }

  return { ...desk, start, stop }
}
