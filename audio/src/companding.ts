/** G.711: telephone networks carry a 16-bit sample in 8 bits, with steps that grow with loudness. */

const MU_LAW_BIAS = 132
const MU_LAW_CLIP = 32_635

const MU_LAW_TO_PCM = Int16Array.from({ length: 256 }, (_, byte) => muLawSample(byte))
const PCM_TO_MU_LAW = Uint8Array.from({ length: 65_536 }, (_, bits) => muLawByte((bits << 16) >> 16))
const A_LAW_TO_PCM = Int16Array.from({ length: 256 }, (_, byte) => aLawSample(byte))

export function decodeMuLaw(bytes: Uint8Array): Int16Array<ArrayBuffer> {
  return lookUp(MU_LAW_TO_PCM, bytes)
}

export function decodeALaw(bytes: Uint8Array): Int16Array<ArrayBuffer> {
  return lookUp(A_LAW_TO_PCM, bytes)
}

export function encodeMuLaw(pcm: Int16Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(pcm.length)
  for (let n = 0; n < pcm.length; n++) bytes[n] = PCM_TO_MU_LAW[pcm[n]! & 0xffff]!
  return bytes
}

function lookUp(table: Int16Array, bytes: Uint8Array): Int16Array<ArrayBuffer> {
  const pcm = new Int16Array(bytes.length)
  for (let n = 0; n < bytes.length; n++) pcm[n] = table[bytes[n]!]!
  return pcm
}

/** All bits of a mu-law byte are inverted on the wire: sign, three of exponent, four of mantissa. */
function muLawSample(byte: number): number {
  const bits = ~byte
  const magnitude = ((((bits & 0x0f) << 3) + MU_LAW_BIAS) << ((bits >> 4) & 7)) - MU_LAW_BIAS
  return bits & 0x80 ? -magnitude : magnitude
}

function muLawByte(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0
  const biased = Math.min(Math.abs(sample), MU_LAW_CLIP) + MU_LAW_BIAS
  const exponent = 24 - Math.clz32(biased) // the bias keeps bit 7 or a higher one set
  return ~(sign | (exponent << 4) | ((biased >> (exponent + 3)) & 0x0f)) & 0xff
}

/** Every second bit of an A-law byte is inverted; here a set sign bit means a positive sample. */
function aLawSample(byte: number): number {
  const bits = byte ^ 0x55
  const exponent = (bits >> 4) & 7
  const mantissa = ((bits & 0x0f) << 4) + 8
  const magnitude = exponent === 0 ? mantissa : (mantissa + 256) << (exponent - 1)
  return bits & 0x80 ? magnitude : -magnitude
}
