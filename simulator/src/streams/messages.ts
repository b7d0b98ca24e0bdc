import { encodeMuLaw } from '@leadbreak/audio'

import type { Track } from './stream.ts'

/** The messages of a stream, as the carrier writes them: all numbers but those of the format are text. */

interface StreamIds {
  readonly sid: string
  readonly callSid: string
  readonly accountSid: string
}

export const CONNECTED = '{"event":"connected","protocol":"Call","version":"1.0.0"}'

export function startMessage(
  { sid, callSid, accountSid }: StreamIds,
  tracks: readonly Track[],
  parameters: Readonly<Record<string, string>>,
): string {
  return JSON.stringify({
    event: 'start',
    sequenceNumber: '1',
    start: {
      accountSid,
      streamSid: sid,
      callSid,
      tracks,
      mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 },
      customParameters: parameters,
    },
    streamSid: sid,
  })
}

/** Put together by hand: twenty thousand a second are written where two hundred calls are streamed. */
export function mediaMessage(
  sid: string,
  sequence: number,
  { track, chunk, timestampMs, samples }: Frame,
): string {
  const { buffer } = encodeMuLaw(samples)
  const payload = Buffer.from(buffer).toString('base64')
  return `{"event":"media","sequenceNumber":"${sequence}","media":{"track":"${track}","chunk":"${chunk}","timestamp":"${timestampMs}","payload":"${payload}"},"streamSid":"${sid}"}`
}

interface Frame {
  readonly track: Track
  /** Counts the frames of its track from 1. */
  readonly chunk: number
  /** From the beginning of the stream to that of the frame. */
  readonly timestampMs: number
  /** At 8 kHz. */
  readonly samples: Int16Array
}

export function stopMessage({ sid, callSid, accountSid }: StreamIds, sequence: number): string {
  return `{"event":"stop","sequenceNumber":"${sequence}","stop":{"accountSid":"${accountSid}","callSid":"${callSid}"},"streamSid":"${sid}"}`
}
