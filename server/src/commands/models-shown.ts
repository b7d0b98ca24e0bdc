import { isAbsolute, relative } from 'node:path'

import type { Language } from '@leadbreak/contract'

import { DEMO_MODELS } from '../app.ts'
import type { Config } from '../config.ts'

export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { hi: 'Hindi', 'en-IN': 'Indian English' }

export const MODEL_SETTINGS = { hi: 'VOSK_MODEL_PATH_HI', 'en-IN': 'VOSK_MODEL_PATH_EN' } as const
export const SPEECH_URL_SETTINGS = { hi: 'SPEECH_URL_HI', 'en-IN': 'SPEECH_URL_EN' } as const

/** The folder that recognises a language when the server runs; null when a vosk-server elsewhere does. */
export function modelInUse(config: Config, language: Language): string | null {
  const speech = config.speech[language]
  return speech.kind === 'remote' ? null : (speech.modelPath ?? DEMO_MODELS[language])
}

/** `path` as one would write it in `rootDir`. */
export function shortPath(path: string, rootDir: string): string {
  const short = relative(rootDir, path)
  return short === '' || short.startsWith('..') || isAbsolute(short) ? path : short
}

export function inMegabytes(bytes: number): string {
  const megabytes = bytes / 1_000_000
  return `${megabytes < 10 ? megabytes.toFixed(1) : Math.round(megabytes)} MB`
}

/** A line of `.env`, in quotes where the value needs them. */
export function envLine(name: string, value: string): string {
  return /^[\w./:@+,=-]*$/.test(value) ? `${name}=${value}` : `${name}='${value}'`
}
