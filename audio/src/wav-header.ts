/** How one sample is kept. Wider containers hold their valid bits at the top, so `pcm-32` reads 24 in 32 as well. */
export type WavSampleFormat =
  'pcm-8' | 'pcm-16' | 'pcm-24' | 'pcm-32' | 'float-32' | 'float-64' | 'mu-law' | 'a-law'

export interface WavHeader {
  readonly sampleFormat: WavSampleFormat
  readonly channels: 1 | 2
  readonly sampleRateHz: number
  readonly bytesPerFrame: number
  /** Where the first frame begins in the file. */
  readonly dataOffsetBytes: number
  /** What the header claims, which the file may break; null when it means "until the end". */
  readonly dataBytes: number | null
}

export type WavRefusalCode =
  | 'not-wav'
  | 'big-endian'
  | 'over-4-gib'
  | 'unsupported-encoding'
  | 'no-channels'
  | 'too-many-channels'
  | 'unsupported-sample-rate'
  | 'inconsistent-format'
  | 'no-format'
  | 'no-data'
  | 'truncated-header'
  | 'header-too-long'

/** Why a file is not read. The message may be shown to the person who sent it. */
export class WavRefusal extends Error {
  override readonly name = 'WavRefusal'
  readonly code: WavRefusalCode

  constructor(code: WavRefusalCode, message: string) {
    super(message)
    this.code = code
  }
}

export type WavHeaderReading =
  { readonly status: 'complete'; readonly header: WavHeader } | { readonly status: 'more-needed' }

/** The data must begin before this byte: room for notes and cue lists, not for pictures. */
export const WAV_HEADER_LIMIT_BYTES = 262_144

const MIN_SAMPLE_RATE_HZ = 8000
const MAX_SAMPLE_RATE_HZ = 48_000
const EXTENSIBLE = 0xfffe
/** The end of every sub-format GUID that stands for a plain format code. */
const PLAIN_GUID_TAIL = '000000001000800000aa00389b71'

type Format = Pick<WavHeader, 'sampleFormat' | 'channels' | 'sampleRateHz' | 'bytesPerFrame'>

/**
 * Reads a header from the first bytes of a file. While it says `more-needed`, call it again with more of
 * the same file from its start; `isWhole` says that there is no more. Throws WavRefusal and nothing else.
 */
export function readWavHeader(bytes: Uint8Array, { isWhole }: { isWhole: boolean }): WavHeaderReading {
  const header = findHeader(bytes)
  if (header) return { status: 'complete', header }
  if (isWhole) {
    if (bytes.length < 12) throw new WavRefusal('truncated-header', 'The file ends inside its header.')
    throw new WavRefusal('no-data', 'The file has no data chunk: it ends before any sound.')
  }
  if (bytes.length >= WAV_HEADER_LIMIT_BYTES)
    throw new WavRefusal('header-too-long', 'No sound begins within the first 256 KiB of the file.')
  return { status: 'more-needed' }
}

/** Resolves to null when the bytes end before the data begins. */
function findHeader(bytes: Uint8Array): WavHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  checkMagic(bytes)
  if (bytes.length < 12) return null

  let format: Format | null = null
  for (let at = 12; at + 8 <= bytes.length;) {
    const id = tag(bytes, at)
    const sizeBytes = view.getUint32(at + 4, true)
    const body = at + 8
    if (id === 'data') {
      if (!format)
        throw new WavRefusal('no-format', 'The sound begins before the file says how it is written.')
      const isOpenEnded = sizeBytes === 0 || sizeBytes === 0xffff_ffff
      return { ...format, dataOffsetBytes: body, dataBytes: isOpenEnded ? null : sizeBytes }
    }
    if (id === 'fmt ') {
      if (sizeBytes < 16) throw new WavRefusal('inconsistent-format', 'The format chunk is too short.')
      const needed = Math.min(sizeBytes, 40)
      if (body + needed > bytes.length) return null
      format ??= readFormat(view, body, sizeBytes)
    }
    at = body + sizeBytes + (sizeBytes % 2) // chunks begin at even places
  }
  return null
}

/** Refuses what can be no WAV file as early as its bytes show it. */
function checkMagic(bytes: Uint8Array): void {
  const start = tag(bytes, 0)
  if (start === 'RIFX') throw new WavRefusal('big-endian', 'RIFX files (big-endian) are not read.')
  if (start === 'RF64' || start === 'BW64')
    throw new WavRefusal('over-4-gib', 'RF64 files (made for more than 4 GiB) are not read.')
  if (!'RIFF'.startsWith(start) || !'WAVE'.startsWith(tag(bytes, 8)))
    throw new WavRefusal('not-wav', 'This is no WAV file.')
}

function readFormat(view: DataView, at: number, sizeBytes: number): Format {
  const code = formatCode(view, at, sizeBytes)
  const channels = view.getUint16(at + 2, true)
  const sampleRateHz = view.getUint32(at + 4, true)
  const blockBytes = view.getUint16(at + 12, true)
  const bits = view.getUint16(at + 14, true)

  if (channels === 0) throw new WavRefusal('no-channels', 'The file says that it has no channels.')
  if (channels > 2)
    throw new WavRefusal('too-many-channels', `The file has ${channels} channels; one or two are read.`)
  if (sampleRateHz < MIN_SAMPLE_RATE_HZ || sampleRateHz > MAX_SAMPLE_RATE_HZ)
    throw new WavRefusal(
      'unsupported-sample-rate',
      `The file has ${sampleRateHz} samples a second; ${MIN_SAMPLE_RATE_HZ} to ${MAX_SAMPLE_RATE_HZ} are read.`,
    )

  const sampleBytes = blockBytes === 0 ? Math.ceil(bits / 8) : blockBytes / channels
  const sampleFormat = findSampleFormat(code, sampleBytes)
  if (!sampleFormat) {
    const encoding = `encoding ${code} with ${bits} bits a sample`
    throw new WavRefusal('unsupported-encoding', `The file uses ${encoding}, which is not read.`)
  }
  if (bits > 8 * sampleBytes || (bits === 0 && code !== 6 && code !== 7))
    throw new WavRefusal('inconsistent-format', `${bits} bits do not fit into ${sampleBytes} bytes.`)

  return { sampleFormat, channels: channels as 1 | 2, sampleRateHz, bytesPerFrame: channels * sampleBytes }
}

/** The format code, also from inside the extensible form; 0 stands for one that cannot be known. */
function formatCode(view: DataView, at: number, sizeBytes: number): number {
  const code = view.getUint16(at, true)
  if (code !== EXTENSIBLE) return code
  if (sizeBytes < 40) return 0
  let tail = ''
  for (let n = 26; n < 40; n++)
    tail += view
      .getUint8(at + n)
      .toString(16)
      .padStart(2, '0')
  return tail === PLAIN_GUID_TAIL ? view.getUint16(at + 24, true) : 0
}

function findSampleFormat(code: number, sampleBytes: number): WavSampleFormat | null {
  switch (`${code}/${sampleBytes}`) {
    case '1/1':
      return 'pcm-8'
    case '1/2':
      return 'pcm-16'
    case '1/3':
      return 'pcm-24'
    case '1/4':
      return 'pcm-32'
    case '3/4':
      return 'float-32'
    case '3/8':
      return 'float-64'
    case '6/1':
      return 'a-law'
    case '7/1':
      return 'mu-law'
    default:
      return null
  }
}

function tag(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4))
}
