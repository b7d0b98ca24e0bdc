import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { readWav } from './read-wav.ts'

/** The 8 kHz samples of a prepared sentence; null when nobody has recorded this one in this language. */
export type Sayings = (text: string, language: string) => Int16Array | null

/** Sentences that come with the simulator. */
export const SAYINGS_FOLDER = join(import.meta.dirname, '..', '..', 'sayings')

interface Saying {
  readonly file: string
  readonly language: string
  readonly text: string
}

/**
 * The sentences that `sayings.json` of the folder lists. Upper and lower case, punctuation and white space make no difference, nor
 * does the country in the language's tag. Files are read when first asked for. Throws when there is no list.
 */
export function loadSayings(folder: string): Sayings {
  const listed = JSON.parse(readFileSync(join(folder, 'sayings.json'), 'utf8')) as readonly Saying[]
  const files = new Map(listed.map(({ file, language, text }) => [keyOf(text, language), join(folder, file)]))
  const read = new Map<string, Int16Array>()

  return (text, language) => {
    const file = files.get(keyOf(text, language))
    if (file === undefined) return null
    const samples = read.get(file) ?? readWav(file)[0]!
    read.set(file, samples)
    return samples
  }
}

function keyOf(text: string, language: string): string {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return [language.toLowerCase().split('-')[0], ...words].join(' ')
}
