import { join } from 'node:path'

import { PUBLISHED_MODELS } from '../adapters/models/catalogue.ts'
import { readArguments, UsageError } from './arguments.ts'
import { listModels } from './models-list.ts'
import { pullModels } from './models-pull.ts'
import type { ModelsContext } from './models-surroundings.ts'
import { verifyModels } from './models-verify.ts'

/** `models list|pull|verify`. Answers the exit code: 0 when all is good. Throws UsageError. */
export async function models(args: readonly string[], context: ModelsContext): Promise<number> {
  const modelsDir = join(context.config.dataDir, 'models')
  const surroundings = { published: PUBLISHED_MODELS, ...context, modelsDir }
  const [command, ...rest] = args
  switch (command) {
    case 'list':
      readArguments(rest, {})
      return listModels(surroundings)
    case 'pull': {
      const { values, positionals } = readArguments(
        rest,
        {
          small: { type: 'boolean', default: false },
          large: { type: 'boolean', default: false },
          from: { type: 'string' },
          to: { type: 'string' },
        },
        true,
      )
      return pullModels({ what: positionals, ...values }, surroundings)
    }
    case 'verify': {
      const { values, positionals } = readArguments(
        rest,
        { quick: { type: 'boolean', default: false } },
        true,
      )
      return verifyModels(positionals, values.quick, surroundings)
    }
    default:
      throw new UsageError(
        'Say what to do with models: list, pull or verify. "npm run leadbreak" tells more.',
      )
  }
}
