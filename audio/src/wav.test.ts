import assert from 'node:assert/strict'
import { test } from 'node:test'

import fc from 'fast-check'

import { encodeMuLaw } from './companding.ts'
import { readWavHeader, WAV_HEADER_LIMIT_BYTES, WavRefusal, type WavRefusalCode } from './wav-header.ts'
import { decodeWavFrames } from './wav-samples.ts'
import { wavFile, wavHeader } from './wav-writer.ts'

interface Wished {
  readonly magic?: string
  readonly code?: number
  readonly channels?: number
  readonly sampleRateHz?: number
  readonly bits?: number
  readonly blockBytes?: number
  /** After the usual sixteen bytes of the format chunk. */
  readonly formatTail?: readonly number[]
  /** Between the magic and the format. */
  readonly before?: Uint8Array
  readonly dataBytes?: number
  readonly data?: Uint8Array
}

/** A file as other programs write it, or as none should. */
function aFile(wished: Wished = {}): Uint8Array {
  const { magic = 'RIFF', code = 1, channels = 1, sampleRateHz = 8000, bits = 16, formatTail = [] } = wished
  const { before = new Uint8Array(), data = new Uint8Array(8) } = wished
  const blockBytes = wished.blockBytes ?? Math.ceil(bits / 8) * channels
  const format = Buffer.alloc(16)
  format.writeUInt16LE(code, 0)
  format.writeUInt16LE(channels, 2)
  format.writeUInt32LE(sampleRateHz, 4)
  format.writeUInt32LE(sampleRateHz * blockBytes, 8)
  format.writeUInt16LE(blockBytes, 12)
  format.writeUInt16LE(bits, 14)
  const body = Buffer.concat([
    Buffer.from('WAVE'),
    before,
    chunk('fmt ', Buffer.concat([format, Buffer.from(formatTail)])),
    chunk('data', data, wished.dataBytes),
  ])
  return chunk(magic, body)
}

function chunk(id: string, body: Uint8Array, sizeBytes = body.length): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt32LE(sizeBytes)
  return Buffer.concat([Buffer.from(id), size, body, Buffer.alloc(body.length % 2)])
}

function headerOf(file: Uint8Array) {
  const reading = readWavHeader(file, { isWhole: true })
  assert.equal(reading.status, 'complete')
  return reading.header
}

const EXTENSIBLE_TAIL = [22, 0, 16, 0, 3, 0, 0, 0]
const GUID_TAIL = [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x71]

for (const [wished, sampleFormat] of [
  [{ bits: 8 }, 'pcm-8'],
  [{ bits: 16 }, 'pcm-16'],
  [{ bits: 24 }, 'pcm-24'],
  [{ bits: 32 }, 'pcm-32'],
  [{ bits: 24, blockBytes: 4 }, 'pcm-32'],
  [{ code: 3, bits: 32 }, 'float-32'],
  [{ code: 3, bits: 64 }, 'float-64'],
  [{ code: 6, bits: 8 }, 'a-law'],
  [{ code: 7, bits: 8, formatTail: [0, 0] }, 'mu-law'],
  [{ code: 0xfffe, formatTail: [...EXTENSIBLE_TAIL, 1, 0, ...GUID_TAIL] }, 'pcm-16'],
  [{ code: 0xfffe, bits: 8, formatTail: [...EXTENSIBLE_TAIL, 7, 0, ...GUID_TAIL] }, 'mu-law'],
] as const satisfies [Wished, string][]) {
  test(`${JSON.stringify(wished).slice(0, 60)} is read as ${sampleFormat}`, () => {
    assert.equal(headerOf(aFile(wished)).sampleFormat, sampleFormat)
  })
}

for (const [wished, code] of [
  [{ magic: 'RIFX' }, 'big-endian'],
  [{ magic: 'RF64' }, 'over-4-gib'],
  [{ magic: 'FORM' }, 'not-wav'],
  [{ code: 2, bits: 4 }, 'unsupported-encoding'],
  [{ code: 0x55 }, 'unsupported-encoding'],
  [{ code: 0xfffe }, 'unsupported-encoding'],
  [
    { code: 0xfffe, formatTail: [...EXTENSIBLE_TAIL, 1, 0, ...GUID_TAIL].fill(9, 10) },
    'unsupported-encoding',
  ],
  [{ channels: 0, blockBytes: 2 }, 'no-channels'],
  [{ channels: 6 }, 'too-many-channels'],
  [{ sampleRateHz: 96_000 }, 'unsupported-sample-rate'],
  [{ sampleRateHz: 0 }, 'unsupported-sample-rate'],
  [{ bits: 16, blockBytes: 1 }, 'inconsistent-format'],
  [{ bits: 0, blockBytes: 2 }, 'inconsistent-format'],
  [{ bits: 16, channels: 2, blockBytes: 3 }, 'unsupported-encoding'],
] as const satisfies [Wished, WavRefusalCode][]) {
  test(`${JSON.stringify(wished).slice(0, 60)} is refused as ${code}`, () => {
    assert.throws(
      () => headerOf(aFile(wished)),
      (error) => error instanceof WavRefusal && error.code === code,
    )
  })
}

for (const [file, code] of [
  [Buffer.from('RI'), 'truncated-header'],
  [new Uint8Array(0), 'truncated-header'],
  [aFile().subarray(0, 30), 'no-data'],
  [Buffer.concat([Buffer.from('RIFF....WAVE'), chunk('data', Buffer.alloc(8))]), 'no-format'],
  [Buffer.concat([Buffer.from('RIFF....WAVE'), chunk('fmt ', Buffer.alloc(4))]), 'inconsistent-format'],
  [aFile({ before: chunk('LIST', new Uint8Array(4), 0xffff_fff0) }), 'no-data'],
] as const satisfies [Uint8Array, WavRefusalCode][]) {
  test(`a file of ${file.length} bytes that ends or begins wrongly is refused as ${code}`, () => {
    assert.throws(
      () => readWavHeader(file, { isWhole: true }),
      (error) => error instanceof WavRefusal && error.code === code,
    )
  })
}

test('notes of an odd length before the format are skipped', () => {
  const header = headerOf(aFile({ before: chunk('LIST', Buffer.from('odd')) }))

  assert.equal(header.dataOffsetBytes, 44 + 12)
})

test('a data size of 0 or of all ones means: until the end', () => {
  assert.equal(headerOf(aFile({ dataBytes: 0 })).dataBytes, null)
  assert.equal(headerOf(aFile({ dataBytes: 0xffff_ffff })).dataBytes, null)
  assert.equal(headerOf(aFile({ dataBytes: 4_000_000_000 })).dataBytes, 4_000_000_000)
})

test('a header that arrives in pieces asks for more until the data begins', () => {
  const file = aFile({ before: chunk('LIST', new Uint8Array(100)) })
  const { dataOffsetBytes } = headerOf(file)

  for (let length = 0; length <= file.length; length++) {
    const { status } = readWavHeader(file.subarray(0, length), { isWhole: false })
    assert.equal(status, length < dataOffsetBytes ? 'more-needed' : 'complete')
  }
})

test('a header that never ends is given up', () => {
  const file = aFile({ before: chunk('LIST', new Uint8Array(WAV_HEADER_LIMIT_BYTES)) })

  assert.throws(
    () => readWavHeader(file.subarray(0, WAV_HEADER_LIMIT_BYTES), { isWhole: false }),
    (error) => error instanceof WavRefusal && error.code === 'header-too-long',
  )
})

test('ten thousand damaged files are read or refused, never anything else', () => {
  const files = [
    aFile({ channels: 2, before: chunk('LIST', Buffer.from('some notes')) }),
    aFile({ code: 0xfffe, formatTail: [...EXTENSIBLE_TAIL, 1, 0, ...GUID_TAIL] }),
  ]
  fc.assert(
    fc.property(
      fc.constantFrom(...files),
      fc.array(fc.record({ at: fc.nat({ max: 90 }), byte: fc.nat({ max: 255 }) }), { maxLength: 6 }),
      fc.nat({ max: 120 }),
      fc.boolean(),
      (file, damages, length, isWhole) => {
        const damaged = Uint8Array.from(file).subarray(0, length)
        for (const { at, byte } of damages) if (at < damaged.length) damaged[at] = byte
        try {
          const reading = readWavHeader(damaged, { isWhole })
          if (reading.status === 'complete') {
            const { header } = reading
            const rest = damaged.subarray(header.dataOffsetBytes)
            decodeWavFrames(header, rest.subarray(0, rest.length - (rest.length % header.bytesPerFrame)))
          }
        } catch (error) {
          if (!(error instanceof WavRefusal)) throw error
        }
      },
    ),
    { numRuns: 10_000 },
  )
})

test('what is written is read back, channel by channel', () => {
  fc.assert(
    fc.property(fc.int16Array(), fc.constantFrom(1, 2), (pcm, channels) => {
      const tracks = [pcm, pcm.map((x) => ~x)].slice(0, channels)
      const file = wavFile(tracks, 16_000)

      const header = headerOf(file)

      assert.equal(header.channels, channels)
      assert.equal(header.sampleRateHz, 16_000)
      assert.deepEqual(decodeWavFrames(header, file.subarray(header.dataOffsetBytes)), tracks)
    }),
  )
})

test('a header written before its data has an open end', () => {
  assert.equal(headerOf(wavHeader({ channels: 2, sampleRateHz: 8000, dataBytes: null })).dataBytes, null)
})

test('channels of different lengths make no file', () => {
  assert.throws(() => wavFile([new Int16Array(1), new Int16Array(2)], 8000), RangeError)
})

test('every sample format is turned into the same 16 bits', () => {
  const bytesOf = (write: (view: DataView) => void, length: number) => {
    const view = new DataView(new ArrayBuffer(length))
    write(view)
    return new Uint8Array(view.buffer)
  }
  const read = (sampleFormat: Parameters<typeof decodeWavFrames>[0]['sampleFormat'], block: Uint8Array) =>
    decodeWavFrames({ sampleFormat, channels: 1, bytesPerFrame: block.length }, block)[0]![0]

  assert.equal(read('pcm-8', Uint8Array.of(0)), -32_768)
  assert.equal(read('pcm-16', Uint8Array.of(0x34, 0x12)), 0x1234)
  assert.equal(read('pcm-24', Uint8Array.of(0xff, 0x34, 0x12)), 0x1234)
  assert.equal(read('pcm-32', Uint8Array.of(0xff, 0xff, 0x34, 0x12)), 0x1234)
  assert.equal(read('mu-law', encodeMuLaw(Int16Array.of(8))), 8)
  assert.equal(
    read(
      'float-32',
      bytesOf((view) => {
        view.setFloat32(0, -0.5, true)
      }, 4),
    ),
    -16_383,
  )
  assert.equal(
    read(
      'float-64',
      bytesOf((view) => {
        view.setFloat64(0, 7, true)
      }, 8),
    ),
    32_767,
  )
  assert.equal(
    read(
      'float-64',
      bytesOf((view) => {
        view.setFloat64(0, NaN, true)
      }, 8),
    ),
    0,
  )
})

test('a block that ends inside a frame is a mistake of the caller', () => {
  const format = { sampleFormat: 'pcm-16', channels: 2, bytesPerFrame: 4 } as const

  assert.throws(() => decodeWavFrames(format, new Uint8Array(6)), RangeError)
})
