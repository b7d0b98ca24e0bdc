import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'

import { LANGUAGES } from '@leadbreak/contract'

import { inspectModel } from '../adapters/models/inspect-model.ts'
import { ModelProblem } from '../adapters/models/model-problem.ts'
import { tryModel } from '../adapters/models/try-model.ts'
import { SPEECH_PROGRAM } from '../app.ts'
import type { ModelsSurroundings } from './models-surroundings.ts'
import { inMegabytes, modelInUse, shortPath } from './models-shown.ts'

/**
 * Whether models are whole, unchanged since they were pulled, and (unless `quick`) loaded by libvosk: those that are named,
 * else all that are here or in use.
 */
export async function verifyModels(
  named: readonly string[],
  quick: boolean,
  surroundings: ModelsSurroundings,
): Promise<number> {
  const { output, rootDir, signal } = surroundings
  const folders =
    named.length > 0 ? named.map((name) => folderOf(name, surroundings)) : await allFolders(surroundings)
  let bad = 0
  for (const folder of folders) {
    if (signal.aborted) return 1
    output.write(`${shortPath(folder, rootDir)}\n`)
    if (!(await verifyFiles(folder, surroundings))) bad++
    else if (!quick && !(await verifyLoading(folder, surroundings))) bad++
  }
  return bad > 0 ? 1 : 0
}

async function verifyFiles(folder: string, surroundings: ModelsSurroundings): Promise<boolean> {
  const { output, published, signal } = surroundings
  const state = await inspectModel(folder, signal)
  switch (state.kind) {
    case 'good': {
      const { lock } = state
      const pulled =
        lock && `its ${lock.files.length} files are as they were pulled on ${lock.pulledAt.slice(0, 10)}`
      output.write(
        `  files    whole${pulled === null ? '; it was not pulled, so nobody knows whether they changed' : `; ${pulled}`}\n`,
      )
      return true
    }
    case 'absent':
      output.write('  files    there is no such folder, or nothing is in it\n')
      break
    case 'bad':
      for (const fault of state.faults) output.write(`  files    ${fault}\n`)
  }
  const name = basename(folder)
  if (published.some((model) => model.name === name))
    output.write(`  Pull it: npm run leadbreak -- models pull ${name}\n`)
  else
    output.write(
      '  Unpack the model again, and name the folder that holds am and conf (or, of an old one, final.mdl).\n',
    )
  return false
}

async function verifyLoading(folder: string, surroundings: ModelsSurroundings): Promise<boolean> {
  const { config, output, signal } = surroundings
  try {
    const env = config.speech.environment
    const { loadMs, memoryBytes } = await tryModel({ program: SPEECH_PROGRAM, modelDir: folder, env, signal })
    const memory = memoryBytes === null ? '' : `, ${inMegabytes(memoryBytes)} of memory with one recogniser`
    output.write(`  libvosk  loads it in ${(loadMs / 1000).toFixed(1)} s${memory}\n`)
    return true
  } catch (error) {
    if (!(error instanceof ModelProblem)) throw error
    for (const line of error.message.split('\n')) output.write(`  libvosk  ${line}\n`)
    return false
  }
}

/** A path from where the person stands, or the name of a model that is kept here. */
function folderOf(named: string, { callerDir, modelsDir }: ModelsSurroundings): string {
  const path = resolve(callerDir, named)
  return existsSync(path) || /[/\\]/.test(named) ? path : join(modelsDir, named)
}

async function allFolders({ config, modelsDir }: ModelsSurroundings): Promise<string[]> {
  const entries = await readdir(modelsDir, { withFileTypes: true }).catch(() => [])
  const kept = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => join(modelsDir, name))
  const used = LANGUAGES.map((language) => modelInUse(config, language)).filter((folder) => folder !== null)
  return [...new Set([...kept, ...used])]
}
