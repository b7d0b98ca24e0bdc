import { RecogniserFailure, type Recogniser } from './recogniser.ts'
import type { StreamSettings } from './stream-settings.ts'
import type { FromWorker, StreamFailure, StreamId, ToWorker } from './worker-protocol.ts'

export interface TurnsDeps {
  /** Throws RecogniserFailure. */
  makeRecogniser: (settings: StreamSettings) => Recogniser
  send: (message: FromWorker) => void
}

type Task =
  | { readonly type: 'hear'; readonly bytes: ArrayBuffer }
  | { readonly type: 'finish'; readonly endsStream: boolean }

interface Stream {
  readonly id: StreamId
  readonly recogniser: Recogniser
  readonly tasks: Task[]
  /** Seconds already spent on the frame at the head of `tasks`; null before its first turn. */
  spentSeconds: number | null
}

/**
 * Serves many streams on one thread, in turn: a stream that has much to say gets no more turns than one
 * with a short frame now and then, and a turn is at most a second of audio.
 */
export function makeTurns({ makeRecogniser, send }: TurnsDeps) {
  const streams = new Map<StreamId, Stream>()
  /** Streams with tasks, each once; the first is served next. */
  const due: Stream[] = []

  function obey(message: Exclude<ToWorker, { type: 'stop' }>): void {
    if (message.type === 'open') {
      open(message.streamId, message.settings)
      return
    }
    const stream = streams.get(message.streamId)
    if (!stream) return // it failed while this message was under way
    if (message.type === 'abandon') {
      close(stream, null)
      return
    }
    stream.tasks.push(message)
    if (stream.tasks.length === 1) due.push(stream)
  }

  function open(id: StreamId, settings: StreamSettings): void {
    try {
      streams.set(id, { id, recogniser: makeRecogniser(settings), tasks: [], spentSeconds: null })
    } catch (error) {
      send({ type: 'closed', streamId: id, failure: failureOf(error) })
    }
  }

  /** Gives the next stream its turn. False when no stream is due. */
  function takeTurn(): boolean {
    const stream = due.shift()
    if (!stream) return false
    try {
      work(stream, stream.tasks[0]!)
    } catch (error) {
      close(stream, failureOf(error))
    }
    if (streams.has(stream.id) && stream.tasks.length > 0) due.push(stream)
    return due.length > 0
  }

  function work(stream: Stream, task: Task): void {
    const { id, recogniser } = stream
    const startedAt = performance.now()
    const sinceStart = () => (stream.spentSeconds ?? 0) + (performance.now() - startedAt) / 1000

    if (task.type === 'finish') {
      const json = recogniser.finish()
      send({ type: 'reply', streamId: id, json, audioSeconds: 0, decodeSeconds: sinceStart() })
      stream.tasks.shift()
      if (task.endsStream) close(stream, null)
      return
    }

    if (stream.spentSeconds === null) recogniser.take(task.bytes)
    if (!recogniser.listen()) {
      stream.spentSeconds = sinceStart()
      return
    }
    const json = recogniser.reply()
    const audioSeconds = task.bytes.byteLength / 2 / recogniser.clientRateHz
    send({ type: 'reply', streamId: id, json, audioSeconds, decodeSeconds: sinceStart() })
    stream.tasks.shift()
    stream.spentSeconds = null
  }

  function close(stream: Stream, failure: StreamFailure | null): void {
    streams.delete(stream.id)
    const place = due.indexOf(stream)
    if (place >= 0) due.splice(place, 1)
    stream.recogniser.free()
    send({ type: 'closed', streamId: stream.id, failure })
  }

  function closeAll(): void {
    for (const stream of [...streams.values()]) close(stream, null)
  }

  return { obey, takeTurn, closeAll }
}

/** Rethrows what is a bug: the thread ends, and the pool answers for its streams. */
function failureOf(error: unknown): StreamFailure {
  if (error instanceof RecogniserFailure) return error.failure
  throw error
}
