/** What Twilio says on the connection of a stream, as far as we need it. Times are milliseconds of the stream's own clock. */
export type MediaMessage =
  | { readonly event: 'connected' }
  | MediaStart
  | MediaFrame
  | { readonly event: 'stop'; readonly streamSid: string }
  /** Something that we need not know. */
  | { readonly event: 'other' }

export interface MediaStart {
  readonly event: 'start'
  readonly streamSid: string
  readonly accountSid: string
  readonly callSid: string
  readonly format: DeclaredFormat
  readonly parameters: Readonly<Record<string, unknown>>
}

export interface DeclaredFormat {
  readonly encoding: string
  readonly sampleRateHz: number
  readonly channels: number
}

export interface MediaFrame {
  readonly event: 'media'
  readonly streamSid: string
  readonly track: string
  /** Orders all messages of a stream; null where it is not told. */
  readonly sequence: number | null
  /** Null where it is not told. */
  readonly timestampMs: number | null
  /** Base64. */
  readonly payload: string
}

type Fields = Readonly<Record<string, unknown>>

/** Null for what cannot be read. Never throws. */
export function readMediaMessage(text: string): MediaMessage | null {
  const message = parse(text)
  if (message === null || typeof message.event !== 'string') return null
  switch (message.event) {
    case 'media':
      return readFrame(message)
    case 'start':
      return readStart(message)
    case 'stop':
      return typeof message.streamSid === 'string' ? { event: 'stop', streamSid: message.streamSid } : null
    case 'connected':
      return { event: 'connected' }
    default:
      return { event: 'other' }
  }
}

function readFrame({ streamSid, sequenceNumber, media }: Fields): MediaFrame | null {
  if (typeof streamSid !== 'string' || !isObject(media)) return null
  const { track, payload, timestamp } = media
  if (typeof track !== 'string' || typeof payload !== 'string') return null
  return {
    ...{ event: 'media', streamSid, track, payload },
    sequence: toCount(sequenceNumber),
    timestampMs: toCount(timestamp),
  }
}

function readStart({ streamSid, start }: Fields): MediaStart | null {
  if (!isObject(start) || !isObject(start.mediaFormat)) return null
  const { accountSid, callSid, mediaFormat } = start
  const id = streamSid ?? start.streamSid
  const { encoding } = mediaFormat
  const sampleRateHz = toCount(mediaFormat.sampleRate)
  const channels = toCount(mediaFormat.channels ?? 1)
  if (typeof id !== 'string' || typeof accountSid !== 'string' || typeof callSid !== 'string') return null
  if (typeof encoding !== 'string' || sampleRateHz === null || channels === null) return null
  return {
    ...{ event: 'start', streamSid: id, accountSid, callSid },
    format: { encoding, sampleRateHz, channels },
    parameters: isObject(start.customParameters) ? start.customParameters : {},
  }
}

/** Twilio writes numbers as texts. */
function toCount(value: unknown): number | null {
  const number = typeof value === 'string' && DIGITS.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null
}

const DIGITS = /^\d{1,16}$/

function parse(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
