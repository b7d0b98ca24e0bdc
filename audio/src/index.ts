export { decodeALaw, decodeMuLaw, encodeMuLaw } from './companding.ts'
export { concatenate } from './concatenate.ts'
export { mix } from './mix.ts'
export { makeResampler, type Resampler } from './resampler.ts'
export {
  readWavHeader,
  WAV_HEADER_LIMIT_BYTES,
  WavRefusal,
  type WavHeader,
  type WavHeaderReading,
  type WavRefusalCode,
  type WavSampleFormat,
} from './wav-header.ts'
export { decodeWavFrames } from './wav-samples.ts'
export { wavFile, wavHeader } from './wav-writer.ts'
