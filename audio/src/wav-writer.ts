const HEADER_BYTES = 44

/** The first 44 bytes of a 16-bit WAV file. `dataBytes` null leaves the end open, for a file still being written. */
export function wavHeader(file: {
  channels: number
  sampleRateHz: number
  dataBytes: number | null
}): Uint8Array<ArrayBuffer> {
  const { channels, sampleRateHz, dataBytes } = file
  const header = new Uint8Array(HEADER_BYTES)
  const view = new DataView(header.buffer)
  const write = (at: number, text: string) => {
    for (let n = 0; n < text.length; n++) header[at + n] = text.charCodeAt(n)
  }
  write(0, 'RIFF')
  view.setUint32(4, dataBytes === null ? 0xffff_ffff : HEADER_BYTES - 8 + dataBytes, true)
  write(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true) // PCM
  view.setUint16(22, channels, true)
  view.setUint32(24, sampleRateHz, true)
  view.setUint32(28, sampleRateHz * channels * 2, true)
  view.setUint16(32, channels * 2, true)
  view.setUint16(34, 16, true)
  write(36, 'data')
  view.setUint32(40, dataBytes ?? 0xffff_ffff, true)
  return header
}

/** A whole 16-bit WAV file of channels that are equally long; throws RangeError when they are not. */
export function wavFile(channels: readonly Int16Array[], sampleRateHz: number): Uint8Array<ArrayBuffer> {
  const frames = channels[0]?.length ?? 0
  if (channels.some((channel) => channel.length !== frames))
    throw new RangeError('The channels of a file must be equally long.')
  const dataBytes = frames * channels.length * 2
  const file = new Uint8Array(HEADER_BYTES + dataBytes)
  file.set(wavHeader({ channels: channels.length, sampleRateHz, dataBytes }))
  const view = new DataView(file.buffer, HEADER_BYTES)
  for (let n = 0, at = 0; n < frames; n++)
    for (const channel of channels) {
      view.setInt16(at, channel[n]!, true)
      at += 2
    }
  return file
}
