import type { JobLog } from '../../../jobs/attempt.ts'
import type { Timers } from '../../../jobs/timers.ts'
import type { Clock } from '../../../lib/clock.ts'
import type { CallListener } from '../call-sound.ts'
import type { DialledCall } from '../call-changes.ts'
import type { Carrier, StreamReport } from '../carrier.ts'
import { endedAtOf, isEnding, type Dial } from '../dial.ts'
import { joinedAtMs } from './call-time.ts'
import { makeCallSounding, type CallSounding, type StreamSound } from './call-sounding.ts'
import type { StreamSink } from './carrier-streams.ts'
import { makeStreamKeeper, type StreamKeeper } from './stream-keeper.ts'
import type { StreamTokens } from './stream-tokens.ts'

export interface SoundDeskDeps {
  readonly tokens: StreamTokens
  readonly carrier: Pick<Carrier, 'startSound'>
  readonly listener: CallListener
  readonly clock: Clock
  readonly timers: Timers
  readonly log: JobLog
  /** Told what became of a call's streams; must not throw. */
  readonly onStream: (callId: string, streamId: string, state: 'streamStarted' | 'streamLost') => void
}

/** One connection of the carrier's, from its side. */
export interface StreamConnection extends StreamSink {
  /** The connection is closed, whoever closed it. */
  gone(): void
}

export type SoundDesk = ReturnType<typeof makeSoundDesk>

/** How long after the end of a call its stream may go on, for what was still on its way. */
const TRAILS_FOR_MS = 5_000

/** The calls whose sound may come now. */
interface Sounding {
  readonly callId: string
  readonly carrierCallId: string
  readonly sounding: CallSounding
  readonly keeper: StreamKeeper
  stream: OpenStream | null
  /** When the call ended, by our clock; null while it goes on. */
  endedMs: number | null
  cancelTrailing: () => void
}

interface OpenStream {
  readonly streamId: string
  readonly sound: StreamSound
  readonly close: () => void
  isStopped: boolean
}

/** Brings the streams of calls that go on to whoever listens, and asks for another when one is missing. */
export function makeSoundDesk(deps: SoundDeskDeps) {
  const { tokens, carrier, listener, clock, timers, log, onStream } = deps
  const soundings = new Map<string, Sounding>()
  const settling = new Set<Promise<void>>()
  let isStopped = false

  /** A call has changed, or is seen for the first time. */
  function notice(call: DialledCall): void {
    const { dial } = call
    const known = soundings.get(call.call_id)
    if (isOver(dial)) {
      if (known) endTalk(known, dial)
      return
    }
    const sounding = known ?? open(call)
    if (sounding === null) return
    if (isEnding(dial)) sounding.keeper.over()
    const { answered } = dial.lead.reachedAt
    if (answered === undefined || sounding.sounding.isJoined()) return
    sounding.sounding.join(joinedAtMs(answered, clock.nowMs()))
    sounding.keeper.expect()
  }

  /** A talk that an earlier life of the server listened to: joined then, heard until then; both by our clock. */
  function resume(call: DialledCall, joinedMs: number, heardUntilMs: number | null): void {
    const known = soundings.get(call.call_id)
    if (isOver(call.dial) || known?.sounding.isJoined()) return
    const sounding = known ?? open(call)
    if (sounding === null) return
    sounding.sounding.join(joinedMs, Math.max(0, (heardUntilMs ?? 0) - joinedMs))
    if (isEnding(call.dial)) sounding.keeper.over()
    sounding.keeper.resume()
  }

  /** The stream that this call should have does not come. */
  function missStream(callId: string): void {
    soundings.get(callId)?.keeper.failed()
  }

  function open(call: DialledCall): Sounding | null {
    const { call_id: callId, carrierCallId, agentId, username } = call
    if (carrierCallId === null || isStopped) return null
    const ask = () => carrier.startSound({ callId, carrierCallId, token: tokens.issue(callId) })
    const sounding: Sounding = {
      ...{ callId, carrierCallId, stream: null, endedMs: null },
      sounding: makeCallSounding({ call: { callId, owner: { agentId, username } }, listener, clock }),
      keeper: makeStreamKeeper({ callId, ask, clock, timers, log }),
      cancelTrailing: () => undefined,
    }
    soundings.set(callId, sounding)
    return sounding
  }

  /** `close` closes the connection; it is gone when that is done. */
  function connect(close: () => void): StreamConnection {
    let sounding: Sounding | null = null
    let stream: OpenStream | null = null

    return {
      begin({ streamId, carrierCallId, token }) {
        const callId = tokens.redeem(token)
        const found = callId === null ? undefined : soundings.get(callId)
        if (found?.carrierCallId !== carrierCallId || found.endedMs !== null) return false
        found.stream?.close() // it has been replaced, whatever became of it
        stream = { streamId, sound: found.sounding.begin(), close, isStopped: false }
        found.stream = stream
        sounding = found
        found.keeper.came()
        onStream(found.callId, streamId, 'streamStarted')
        return true
      },
      hear(side, startMs, samples, sampleRateHz) {
        stream?.sound.hear(side, startMs, samples, sampleRateHz)
      },
      stop() {
        if (stream) stream.isStopped = true
      },
      gone() {
        if (sounding && stream && sounding.stream === stream) lose(sounding, stream)
      },
    }
  }

  function lose(sounding: Sounding, { streamId, isStopped }: OpenStream): void {
    sounding.stream = null
    if (sounding.endedMs !== null) {
      finish(sounding, sounding.endedMs)
      return
    }
    sounding.sounding.lose()
    if (isStopped) {
      settle(sounding.callId, sounding.sounding.settle())
      sounding.keeper.stopped()
    } else {
      onStream(sounding.callId, streamId, 'streamLost')
      sounding.keeper.lost()
    }
  }

  function endTalk(sounding: Sounding, dial: Dial): void {
    if (sounding.endedMs !== null) return
    const endedMs = endOf(dial) ?? clock.nowMs()
    sounding.endedMs = endedMs
    sounding.keeper.over()
    const { stream } = sounding
    if (stream === null) finish(sounding, endedMs)
    else sounding.cancelTrailing = timers.start(TRAILS_FOR_MS, stream.close)
  }

  function finish(sounding: Sounding, endedMs: number): void {
    sounding.cancelTrailing()
    soundings.delete(sounding.callId)
    settle(sounding.callId, sounding.sounding.finish(endedMs))
  }

  function settle(callId: string, settled: Promise<void>): void {
    const over = settled
      .catch((error: unknown) => {
        log.error({ callId, err: error }, 'what was heard of a call could not be settled')
      })
      .finally(() => settling.delete(over))
    settling.add(over)
  }

  /** What the carrier says of a call's stream, aside of it. */
  function told(callId: string, { streamId, state }: StreamReport): void {
    if (state !== 'failed' || !soundings.has(callId)) return
    log.warn({ callId, streamId }, 'the carrier reports that a stream failed')
    missStream(callId)
  }

  /** Lets no more sound in, and waits up to `deadlineMs` until all that was heard is settled. */
  async function stop(deadlineMs: number): Promise<void> {
    isStopped = true
    for (const sounding of soundings.values()) {
      sounding.keeper.over()
      sounding.cancelTrailing()
      sounding.sounding.lose()
      settle(sounding.callId, sounding.sounding.settle())
      sounding.stream?.close()
    }
    soundings.clear()
    await new Promise<void>((resolve) => {
      const cancel = timers.start(deadlineMs, resolve)
      void Promise.all(settling).then(() => {
        cancel()
        resolve()
      })
    })
  }

  /** When any call was last heard, by our clock; null when none goes on that was. */
  function lastHeardMs(): number | null {
    const all = [...soundings.values()].map(({ sounding }) => sounding.lastHeardMs())
    return all.reduce((latest, each) => (each !== null && each > (latest ?? 0) ? each : latest), null)
  }

  function streamCount(): number {
    return [...soundings.values()].filter(({ stream }) => stream !== null).length
  }

  return { notice, resume, missStream, connect, told, stop, lastHeardMs, streamCount }
}

/** The stream is of the agent's leg, and nobody talks once one of the two has put down. */
function isOver({ outcome, agent, lead }: Dial): boolean {
  return outcome !== null || agent.end !== null || lead.end !== null
}

function endOf(dial: Dial): number | null {
  const at = dial.lead.end?.at ?? dial.agent.end?.at ?? endedAtOf(dial)
  return at === null ? null : Date.parse(at)
}
