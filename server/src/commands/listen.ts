import { readFileSync } from 'node:fs'
import { basename } from 'node:path'

import { decodeWavFrames, readWavHeader } from '@leadbreak/audio'
import type { Language, Segment } from '@leadbreak/contract'

import { soundEnd } from '../adapters/files/wav-sound.ts'
import { openSpeech, type Speech, type SpeechPlace } from '../adapters/speech/speech.ts'
import { DEMO_MODELS, SPEECH_PROGRAM } from '../app.ts'
import type { Config } from '../config.ts'
import type { Side } from '../features/calls/carrier.ts'
import { makeBilingualListener } from '../features/transcripts/live/bilingual-listener.ts'
import { playCall } from '../features/transcripts/live/play-call.ts'
import { transcribeRecording } from '../features/transcripts/transcribe-recording.ts'
import { makeLogger } from '../http/logging.ts'
import { systemTimers } from '../jobs/timers.ts'
import { systemClock } from '../lib/clock.ts'
import { makePaint, segmentLine } from './show-call.ts'

export interface ListenOptions {
  readonly files: readonly string[]
  /** How much faster than it was spoken it is played. */
  readonly speed: number
  /** A JSON object for each file, with what is heard in the recording afterwards beside it. */
  readonly json: boolean
}

interface Recording {
  /** The agent's and the lead's, or one of both. */
  readonly channels: readonly Int16Array[]
  readonly sampleRateHz: number
}

interface HeardLive {
  readonly segments: readonly Segment[]
  /** What was not heard, or in one language only, because the machine could not follow. */
  readonly shed: object
}

const NEVER = new AbortController().signal
const SILENT = makeLogger({ level: 'silent' })

/** Plays recordings to the listener of live calls, and prints what it writes down while they go on. */
export async function listen(config: Config, { files, speed, json }: ListenOptions): Promise<void> {
  const speech = await openOwnSpeech(config)
  try {
    const paint = makePaint(process.stdout.isTTY && process.stdout.hasColors())
    const print = (line: string) => process.stdout.write(`${line}\n`)
    for (const file of files) {
      const recording = readRecording(file)
      if (json) {
        const live = await hearLive(speech, recording, speed, () => undefined)
        const afterwards = await hearAfterwards(speech, recording)
        print(JSON.stringify({ file, live, afterwards }))
      } else {
        print(paint.strong(basename(file)))
        await hearLive(speech, recording, speed, (segment) => print(segmentLine(segment, paint)))
      }
    }
  } finally {
    await speech.close()
  }
}

async function hearLive(
  speech: Speech,
  { channels, sampleRateHz }: Recording,
  speed: number,
  tell: (segment: Segment) => void,
): Promise<HeardLive> {
  const segments: Segment[] = []
  const listener = makeBilingualListener({
    ears: speech.liveEars,
    transcripts: {
      async keep(_call, segment) {
        segments.push(segment)
        tell(segment)
        return true
      },
      keepGap: () => Promise.resolve(true),
    },
    news: { publish: () => undefined },
    clock: systemClock,
    timers: systemTimers,
    log: SILENT,
  })
  const sides: readonly Side[] = channels.length === 1 ? ['lead'] : ['agent', 'lead']
  const call = listener.listen({ callId: 'recording', owner: { agentId: null, username: '' } })
  await playCall(call, {
    channels: new Map(sides.map((side, index) => [side, channels[index]!])),
    sampleRateHz,
    speed,
  })
  return { segments: segments.toSorted((a, b) => a.startMs - b.startMs), shed: listener.stats().shed }
}

function hearAfterwards(speech: Speech, { channels, sampleRateHz }: Recording): Promise<Segment[]> {
  const speakers = channels.length === 1 ? [null] : (['agent', 'lead'] as const)
  return transcribeRecording({
    ears: speech.ears,
    tracks: speakers.map((speaker, index) => ({
      speaker,
      sampleRateHz,
      openAudio: async function* () {
        yield channels[index]!
      },
    })),
    durationMs: (channels[0]!.length * 1000) / sampleRateHz,
    signal: NEVER,
    reportProgress: () => undefined,
  })
}

/** Throws WavRefusal. */
function readRecording(file: string): Recording {
  const bytes = readFileSync(file)
  const reading = readWavHeader(bytes, { isWhole: true })
  if (reading.status !== 'complete') throw new Error(`${file} has no whole header.`)
  const { header } = reading
  const frames = bytes.subarray(header.dataOffsetBytes, soundEnd(header, bytes.length))
  return { channels: decodeWavFrames(header, frames), sampleRateHz: header.sampleRateHz }
}

/** On free ports, beside a server that may be running. */
function openOwnSpeech({ speech }: Config): Promise<Speech> {
  const placeOf = (language: Language): SpeechPlace => {
    const place = speech[language]
    if (place.kind === 'remote') return place
    return { kind: 'own', modelDir: place.modelPath ?? DEMO_MODELS[language], port: 0 }
  }
  return openSpeech({
    places: { hi: placeOf('hi'), 'en-IN': placeOf('en-IN') },
    program: SPEECH_PROGRAM,
    workers: speech.workers,
    env: { ...speech.environment, LOG_LEVEL: 'error' },
    stderr: process.stderr,
    log: SILENT,
    signal: NEVER,
  })
}
