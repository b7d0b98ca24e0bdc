import { makeStream, type OneStream, type StreamDeps, type Streamed } from './one-stream.ts'
import type { Stream, StreamOrder, StreamProblem } from './stream.ts'
import { makeTicker } from './ticker.ts'

export type Streams = ReturnType<typeof makeStreams>

/** The streams of all legs, those that are over included. */
export function makeStreams(deps: StreamDeps) {
  const ticker = makeTicker(deps.clock)
  /** The oldest first. */
  const byCall = new Map<string, OneStream[]>()

  function add(line: Streamed, order: StreamOrder): OneStream {
    const stream = makeStream(line, order, { ...deps, ticker })
    const others = byCall.get(line.sid) ?? []
    others.push(stream)
    byCall.set(line.sid, others)
    return stream
  }

  function start(line: Streamed, order: StreamOrder): Stream {
    const stream = add(line, order)
    stream.open()
    return stream.view()
  }

  /** Takes note of a stream that cannot be, and tells the customer why. */
  function refuse(line: Streamed, order: StreamOrder, problem: StreamProblem): void {
    add(line, order).fail({ ...problem, closeCode: null })
  }

  /** Null when there is none; one that is over stays as it is. */
  function stop(callSid: string, sidOrName: string): Stream | null {
    const named = (byCall.get(callSid) ?? []).filter((one) => {
      const { sid, name } = one.view()
      return sid === sidOrName || name === sidOrName
    })
    const stream = named.find((one) => one.view().state !== 'closed') ?? named.at(-1)
    if (!stream) return null
    stream.end()
    return stream.view()
  }

  /** Of one leg, or of all. */
  function list(callSid?: string): readonly Stream[] {
    const wanted = callSid === undefined ? [...byCall.values()].flat() : (byCall.get(callSid) ?? [])
    return wanted.map((stream) => stream.view())
  }

  return {
    start,
    refuse,
    stop,
    list,
    runningOf: (callSid: string): readonly Stream[] =>
      list(callSid).filter(({ state }) => state !== 'closed'),
    forget(callSid: string): void {
      byCall.delete(callSid)
    },
    /** All end at once, without a word to anybody. */
    close(): void {
      for (const stream of [...byCall.values()].flat()) stream.cut()
    },
  }
}
