import type { Side } from '../../../features/calls/carrier.ts'
import type { StreamSink, StreamStart } from '../../../features/calls/sound/carrier-streams.ts'
import { ACCOUNT, CALL } from '../scripted-api.ts'

export const STREAM = `MZ${'5'.repeat(32)}`
export const FRAME_SAMPLES = 160

export const connected = () => ({ event: 'connected', protocol: 'Call', version: '1.0.0' })

export interface StartOptions {
  readonly streamSid?: string
  readonly callSid?: string
  readonly accountSid?: string
  readonly token?: string
  readonly mediaFormat?: object
}

export function aStart({
  streamSid = STREAM,
  callSid = CALL,
  accountSid = ACCOUNT,
  token = 'a-token',
  mediaFormat = { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 },
}: StartOptions = {}) {
  return {
    ...{ event: 'start', sequenceNumber: '1', streamSid },
    start: {
      ...{ accountSid, streamSid, callSid, tracks: ['inbound', 'outbound'], mediaFormat },
      customParameters: { token },
    },
  }
}

/** A frame of 20 ms whose bytes are all `byte`; `place` counts the frames of its track from 0. */
export function aFrame(
  place: number,
  { track = 'inbound', sequence = place + 2, streamSid = STREAM, byte = 0x10, bytes = FRAME_SAMPLES } = {},
) {
  return {
    ...{ event: 'media', sequenceNumber: String(sequence), streamSid },
    media: {
      ...{ track, chunk: String(place + 1), timestamp: String(place * 20) },
      payload: Buffer.alloc(bytes, byte).toString('base64'),
    },
  }
}

export const aStop = (streamSid = STREAM) => ({
  ...{ event: 'stop', sequenceNumber: '999', streamSid },
  stop: { accountSid: ACCOUNT, callSid: CALL },
})

/** A sink that remembers. */
export function aSink({ isWanted = true } = {}) {
  const starts: StreamStart[] = []
  const heard: { side: Side; startMs: number; samples: Int16Array; sampleRateHz: number }[] = []
  let stops = 0
  const sink: StreamSink = {
    begin(start) {
      starts.push(start)
      return isWanted
    },
    hear(side, startMs, samples, sampleRateHz) {
      heard.push({ side, startMs, samples, sampleRateHz })
    },
    stop() {
      stops++
    },
  }
  return { sink, starts, heard, stops: () => stops }
}
