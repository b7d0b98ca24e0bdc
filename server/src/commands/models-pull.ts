import { resolve } from 'node:path'

import type { Language } from '@leadbreak/contract'

import type { ModelSize, PublishedModel } from '../adapters/models/catalogue.ts'
import { installModel } from '../adapters/models/install-model.ts'
import { ModelProblem } from '../adapters/models/model-problem.ts'
import { UsageError } from './arguments.ts'
import { makeDownloadProgress } from './download-progress.ts'
import type { ModelsSurroundings } from './models-surroundings.ts'
import { envLine, MODEL_SETTINGS, modelInUse, shortPath, SPEECH_URL_SETTINGS } from './models-shown.ts'

export interface PullOptions {
  /** Languages, or names of published models. */
  readonly what: readonly string[]
  readonly small: boolean
  readonly large: boolean
  readonly from?: string | undefined
  readonly to?: string | undefined
}

const LANGUAGE_WORDS: Readonly<Record<string, Language>> = { hi: 'hi', en: 'en-IN', 'en-in': 'en-IN' }

/** Fetches models one after the other, and says how the server comes to use them. Throws UsageError. */
export async function pullModels(options: PullOptions, surroundings: ModelsSurroundings): Promise<number> {
  const { config, callerDir, errorOutput, signal, published } = surroundings
  const chosen = chooseModels(options, published)
  const modelsDir = options.to === undefined ? surroundings.modelsDir : resolve(callerDir, options.to)
  const baseUrl = readBaseUrl(options.from ?? config.speech.modelsUrl)

  const pulled: { language: Language; folder: string }[] = []
  let failures = 0
  for (const model of chosen) {
    const progress = makeDownloadProgress(model.name, errorOutput)
    try {
      const { folder, wasHere } = await installModel({
        model,
        baseUrl,
        modelsDir,
        onProgress: progress.show,
        onStep: progress.say,
        signal,
      })
      progress.say(wasHere ? `${model.name} is here already, and as it was pulled` : `${model.name} is here`)
      pulled.push({ language: model.language, folder })
    } catch (error) {
      if (signal.aborted) {
        progress.say('Stopped. What came is kept: the same command goes on from there.')
        return 1
      }
      if (!(error instanceof ModelProblem)) throw error
      progress.say(error.message)
      failures++
    }
  }
  sayHowToUse(pulled, surroundings)
  return failures > 0 ? 1 : 0
}

/** Small ones unless others are asked for: they run beside the console on an agent's own computer. */
function chooseModels(
  { what, small, large }: PullOptions,
  published: readonly PublishedModel[],
): readonly PublishedModel[] {
  if (small && large) throw new UsageError('Choose one of --small and --large.')
  if (what.length === 0) throw new UsageError('Name what to pull: models pull hi en-in')
  const size: ModelSize = large ? 'large' : 'small'
  const chosen = what.map((word) => {
    const language = LANGUAGE_WORDS[word.toLowerCase()]
    const model = published.find((each) =>
      language === undefined ? each.name === word : each.language === language && each.size === size,
    )
    if (!model) {
      const names = published.map(({ name }) => name).join(', ')
      throw new UsageError(`There is no model "${word}". There are hi and en-in, and by name: ${names}.`)
    }
    return model
  })
  return [...new Set(chosen)]
}

function readBaseUrl(text: string): string {
  const protocol = URL.parse(text)?.protocol
  if (protocol !== 'https:' && protocol !== 'http:')
    throw new UsageError(`--from must be a web address, as https://host/models, and is "${text}".`)
  return text.replace(/\/+$/, '')
}

function sayHowToUse(
  pulled: readonly { language: Language; folder: string }[],
  { config, output, rootDir }: ModelsSurroundings,
): void {
  const unused = pulled.filter(({ language, folder }) => modelInUse(config, language) !== folder)
  const lines = unused.map(({ language, folder }) =>
    envLine(MODEL_SETTINGS[language], shortPath(folder, rootDir)),
  )
  if (lines.length > 0)
    output.write(
      `\nPut ${lines.length > 1 ? 'these lines' : 'this line'} into .env, and start again:\n\n${lines.join('\n')}\n`,
    )
  for (const { language } of unused) {
    const setting = SPEECH_URL_SETTINGS[language]
    if (config.speech[language].kind === 'remote') output.write(`\nTake ${setting} out, which would win.\n`)
  }
}
