import { availableParallelism } from 'node:os'

import { LANGUAGES, type Language } from '@leadbreak/contract'

import type { Ear } from '../../features/transcripts/ear.ts'
import type { LiveEar } from '../../features/transcripts/live-ear.ts'
import { AppError } from '../../lib/app-error.ts'
import { LaunchFailure } from '../programs/launch-program.ts'
import { makeLiveEar } from './live-ear.ts'
import { readCalibration } from './model-card.ts'
import { probeVoskServer } from './probe-vosk-server.ts'
import { startSpeechProcess } from './speech-process.ts'
import type { SpeechLog } from './speech-log.ts'
import { makeVoskEar } from './vosk-ear.ts'

/** Where the recogniser of a language is: a process of ours on 127.0.0.1, or any vosk-server by its address. */
export type SpeechPlace =
  | {
      readonly kind: 'own'
      readonly modelDir: string
      /** 0 takes any free port. */
      readonly port: number
    }
  | { readonly kind: 'remote'; readonly url: string }

export interface SpeechOptions {
  readonly places: Readonly<Record<Language, SpeechPlace>>
  /** The main module of the speech server, for places of our own. */
  readonly program: string
  /** Recognising threads of each process of ours; null shares the cores out among them. */
  readonly workers: number | null
  /** What our processes inherit is picked from it. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** Where our processes log to. */
  readonly stderr: NodeJS.WritableStream
  readonly log: SpeechLog
  readonly signal: AbortSignal
}

export interface SpeechHealth {
  readonly language: Language
  readonly kind: SpeechPlace['kind']
  readonly status: 'ok' | 'restarting' | 'stopped' | 'unreachable'
  /** How often a process of ours had to be started again. */
  readonly restarts: number
}

export interface Speech {
  readonly ears: readonly Ear[]
  /** The same recognisers, for what is being said now. */
  readonly liveEars: readonly LiveEar[]
  /** Never throws; asks servers that are not ours, which takes up to three seconds when they are gone. */
  readonly health: () => Promise<SpeechHealth[]>
  /** Stops our processes; resolves when none is left. */
  readonly close: () => Promise<void>
}

interface Recogniser {
  readonly ear: Ear
  readonly liveEar: LiveEar
  readonly health: () => Promise<SpeechHealth>
  readonly close: () => Promise<void>
}

const START_DEADLINE_MS = 180_000
const PROBE_DEADLINE_MS = 3_000
/** Foreign servers may hold a model that takes no less. */
const REMOTE_SAMPLE_RATE_HZ = 16_000

/**
 * Opens the recognisers of all languages. Throws `speech-unavailable`, naming all that could not be started, after those
 * that could were stopped again. A server elsewhere may come later; `health` tells.
 */
export async function openSpeech(options: SpeechOptions): Promise<Speech> {
  const opened = await Promise.allSettled(LANGUAGES.map((language) => openRecogniser(language, options)))
  const recognisers = opened.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  const closeAll = async () => {
    await Promise.all(recognisers.map(({ close }) => close()))
  }

  const failures = opened.flatMap((result) => (result.status === 'rejected' ? [result.reason as Error] : []))
  if (failures.length > 0) {
    await closeAll()
    throw failures.find((failure) => !(failure instanceof LaunchFailure)) ?? unavailable(failures)
  }
  return {
    ears: recognisers.map(({ ear }) => ear),
    liveEars: recognisers.map(({ liveEar }) => liveEar),
    health: () => Promise.all(recognisers.map(({ health }) => health())),
    close: closeAll,
  }
}

async function openRecogniser(language: Language, options: SpeechOptions): Promise<Recogniser> {
  const place = options.places[language]
  return place.kind === 'own'
    ? openOwn(language, place, { ...options, workers: options.workers ?? shareOfCores(options.places) })
    : openRemote(language, place.url, options.log)
}

async function openOwn(
  language: Language,
  { modelDir, port }: Extract<SpeechPlace, { kind: 'own' }>,
  { places, program, workers, env, stderr, log, signal }: SpeechOptions,
): Promise<Recogniser> {
  const launch = { program, modelDir, port, workers, env, stderr, startDeadlineMs: START_DEADLINE_MS }
  const speech = await startSpeechProcess({ ...launch, language, log }, signal)
  const calibration = await readCalibration(modelDir, modelDirsBeside(language, places))
  const hearing = { language, calibration, findUrl: speech.findUrl, log }
  return {
    ear: makeVoskEar(hearing),
    liveEar: makeLiveEar(hearing),
    health: async () => {
      const state = speech.state()
      const status = state === 'listening' ? 'ok' : state
      return { language, kind: 'own', status, restarts: speech.restarts() }
    },
    close: speech.stop,
  }
}

/** The folders of the models of the other languages, as far as they are here. */
function modelDirsBeside(language: Language, places: SpeechOptions['places']): string[] {
  return LANGUAGES.flatMap((other) => {
    const place = places[other]
    return other !== language && place.kind === 'own' ? [place.modelDir] : []
  })
}

/** Both languages hear every sound, so each of our processes is as busy as the other. */
function shareOfCores(places: SpeechOptions['places']): number {
  const own = Object.values(places).filter(({ kind }) => kind === 'own').length
  return Math.max(1, Math.floor(availableParallelism() / own))
}

function openRemote(language: Language, url: string, log: SpeechLog): Recogniser {
  const findUrl = () => Promise.resolve(url)
  const hearing = { language, calibration: null, findUrl, log, minSampleRateHz: REMOTE_SAMPLE_RATE_HZ }
  return {
    ear: makeVoskEar(hearing),
    liveEar: makeLiveEar(hearing),
    health: async () => {
      const answers = await probeVoskServer(url, PROBE_DEADLINE_MS)
      return { language, kind: 'remote', status: answers ? 'ok' : 'unreachable', restarts: 0 }
    },
    close: () => Promise.resolve(),
  }
}

function unavailable(failures: readonly Error[]): AppError {
  const reasons = failures.map(({ message }) => message).join('\n')
  return new AppError('speech-unavailable', reasons, { cause: failures[0] })
}
