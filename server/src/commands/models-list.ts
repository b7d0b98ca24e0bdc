import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

import { LANGUAGES, type Language } from '@leadbreak/contract'

import type { ModelSize, PublishedModel } from '../adapters/models/catalogue.ts'
import { lackingFiles, listFiles } from '../adapters/models/layout.ts'
import { DEMO_MODELS } from '../app.ts'
import type { ModelsSurroundings } from './models-surroundings.ts'
import {
  inMegabytes,
  LANGUAGE_NAMES,
  MODEL_SETTINGS,
  modelInUse,
  shortPath,
  SPEECH_URL_SETTINGS,
} from './models-shown.ts'

const GOOD_FOR: Readonly<Record<ModelSize, string>> = {
  small: 'any computer',
  large: 'a server with memory to spare',
}

/** Which models are published, are here, and are in use. */
export async function listModels(surroundings: ModelsSurroundings): Promise<number> {
  const { config, modelsDir, output, published, rootDir } = surroundings
  const inUse = LANGUAGES.map((language) => modelInUse(config, language))
  const stateOf = async ({ name, zipBytes }: PublishedModel) => {
    const folder = join(modelsDir, name)
    const state = await placeState(folder, join(modelsDir, `.${name}.zip`), zipBytes)
    return inUse.includes(folder) ? `${state}, in use` : state
  }

  const rows = [
    ['MODEL', 'LANGUAGE', 'DOWNLOAD', 'GOOD FOR', 'WORDS WRONG', 'STATE'],
    ...(await Promise.all(
      published.map(async (model) => [
        model.name,
        LANGUAGE_NAMES[model.language],
        inMegabytes(model.zipBytes),
        GOOD_FOR[model.size],
        model.wordErrors,
        await stateOf(model),
      ]),
    )),
  ]
  const others = await otherFolders(modelsDir, published)
  output.write(
    [
      ...asTable(rows),
      '',
      `They are kept in ${shortPath(modelsDir, rootDir)}${others.length > 0 ? `, beside ${others.join(', ')}` : ''}.`,
      'The share of wrong words is what the publisher measured on lectures and read speech; telephones are harder.',
      '',
      'In use:',
      ...asTable(
        LANGUAGES.map((language) => [`  ${LANGUAGE_NAMES[language]}`, placeInUse(language, surroundings)]),
      ),
      '',
    ].join('\n'),
  )
  return 0
}

function placeInUse(language: Language, { config, rootDir }: ModelsSurroundings): string {
  const speech = config.speech[language]
  if (speech.kind === 'remote') return `${speech.url}, which is not ours (${SPEECH_URL_SETTINGS[language]})`
  if (speech.modelPath !== null)
    return `${shortPath(speech.modelPath, rootDir)} (${MODEL_SETTINGS[language]})`
  return `${shortPath(DEMO_MODELS[language], rootDir)}, the demo model, which knows synthetic voices only (${MODEL_SETTINGS[language]} is not set)`
}

async function placeState(folder: string, zip: string, zipBytes: number): Promise<string> {
  const files = await listFiles(folder)
  if (files.size > 0) return lackingFiles(files).length === 0 ? 'here' : 'here, but not whole'
  const keptBytes = (await stat(zip).catch(() => null))?.size ?? 0
  return keptBytes > 0 ? `half here (${Math.floor((100 * keptBytes) / zipBytes)} %)` : 'not here'
}

async function otherFolders(modelsDir: string, published: readonly PublishedModel[]): Promise<string[]> {
  const entries = await readdir(modelsDir, { withFileTypes: true }).catch(() => [])
  const known = new Set(published.map(({ name }) => name))
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !known.has(entry.name))
    .map(({ name }) => name)
}

/** Columns as wide as they need to be. */
function asTable(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  )
}
