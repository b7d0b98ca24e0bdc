import type { Side } from '../../../features/calls/carrier.ts'
import type { StreamReader, StreamSink } from '../../../features/calls/sound/carrier-streams.ts'
import { isCallSid, isStreamSid } from '../sids.ts'
import { makeFrameDecoder, type FrameDecoder } from './frame-decoder.ts'
import { readMediaMessage, type MediaFrame, type MediaMessage, type MediaStart } from './media-message.ts'
import { makeTrackOrder, type TrackOrder } from './track-order.ts'

/** The name of the parameter in which a stream brings its token. */
export const TOKEN_PARAMETER = 'token'

/** The stream is of the agent's leg: inbound is what Twilio hears from him, outbound what it lets him hear. */
const SIDES = { inbound: 'agent', outbound: 'lead' } as const satisfies Record<string, Side>
const MOST_TOKEN_CHARACTERS = 500
/** How much silence a frame stands for that cannot be read. */
const DAMAGED_FRAME_MS = 20

interface OpenStream {
  readonly streamSid: string
  readonly decoder: FrameDecoder
  readonly orders: Readonly<Record<Side, TrackOrder>>
}

/** Reads one connection: nothing counts before a `start` of our account that the sink takes. */
export function makeStreamReader(accountSid: string, sink: StreamSink): StreamReader {
  let stream: OpenStream | null = null
  let damagedCount = 0

  function read(text: string): boolean {
    const message = readMediaMessage(text)
    if (stream === null) return beforeStart(message)
    if (message === null) damagedCount++
    else if (message.event === 'media') takeFrame(message, stream)
    else if (message.event === 'stop' && message.streamSid === stream.streamSid) sink.stop()
    return true
  }

  function beforeStart(message: MediaMessage | null): boolean {
    if (message?.event !== 'start') return message?.event === 'connected' || message?.event === 'other'
    stream = openStream(message)
    return stream !== null
  }

  function openStream({ streamSid, callSid, format, ...start }: MediaStart): OpenStream | null {
    const token = start.parameters[TOKEN_PARAMETER]
    const decoder = makeFrameDecoder(format)
    const isOurs = start.accountSid === accountSid && isStreamSid(streamSid) && isCallSid(callSid)
    if (!isOurs || decoder === null) return null
    if (typeof token !== 'string' || token.length > MOST_TOKEN_CHARACTERS) return null
    if (!sink.begin({ streamId: streamSid, carrierCallId: callSid, token })) return null
    const { sampleRateHz } = decoder
    return {
      ...{ streamSid, decoder },
      orders: { agent: makeTrackOrder(sampleRateHz), lead: makeTrackOrder(sampleRateHz) },
    }
  }

  function takeFrame(frame: MediaFrame, { streamSid, decoder, orders }: OpenStream): void {
    const { track, sequence, timestampMs } = frame
    const side = track === 'inbound' || track === 'outbound' ? SIDES[track] : null
    if (side === null || frame.streamSid !== streamSid) {
      damagedCount++
      return
    }
    const { sampleRateHz } = decoder
    const samples = decoder.decode(frame.payload) ?? silence()
    for (const placed of orders[side].place({ sequence, timestampMs, samples }))
      sink.hear(side, placed.startMs, placed.samples, sampleRateHz)

    function silence(): Int16Array {
      damagedCount++
      return new Int16Array((sampleRateHz * DAMAGED_FRAME_MS) / 1000)
    }
  }

  return { read, damaged: () => damagedCount }
}
