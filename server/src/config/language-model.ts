import {
  modelKeyProblem,
  modelNameProblem,
  modelUrlProblem,
} from '../adapters/language-models/check-settings.ts'
import type { Settings } from './settings.ts'

/** Who reads calls a second time, and what that may cost. */
export interface LanguageModelConfig {
  readonly provider: Provider
  /** Of one request, from its first byte to the answer's last. */
  readonly deadlineMs: number
  readonly budget: { readonly rupeesPerMinute: number; readonly rupeesPerDay: number }
  /** Rupees for a million tokens, in place of the list of prices that we know; null to use that. */
  readonly price: { readonly inputRupees: number; readonly outputRupees: number } | null
}

export type Provider =
  | {
      readonly kind: 'gemini'
      readonly apiKey: string
      readonly model: string
      /** Null for Google's own. */
      readonly baseUrl: string | null
    }
  | {
      readonly kind: 'openai-compatible'
      readonly baseUrl: string
      readonly model: string
      readonly apiKey: string | null
    }

const DEFAULT_GEMINI_MODEL = 'gemini-3.5-flash-lite'
const MOST_RUPEES = 10_000_000

/** Null where no model is named, or nothing may be spent: the rules read alone. */
export function readLanguageModel(settings: Settings, problems: string[]): LanguageModelConfig | null {
  const provider = readProvider(settings, problems)
  const isOwn = provider?.kind === 'openai-compatible' && provider.baseUrl.startsWith('http:')
  const config = {
    deadlineMs: settings.integer('MODEL_TIMEOUT_SECONDS', isOwn ? 300 : 60, 1, 600) * 1000,
    budget: {
      rupeesPerMinute: settings.integer('MODEL_RUPEES_PER_MINUTE', 20, 0, MOST_RUPEES),
      rupeesPerDay: settings.integer('MODEL_RUPEES_PER_DAY', 500, 0, MOST_RUPEES),
    },
    price: readPrice(settings, problems),
  }
  if (provider?.kind === 'openai-compatible' && !isOwn && config.price === null)
    problems.push(
      'MODEL_URL leads to somebody who may charge. Set MODEL_RUPEES_PER_MILLION_TOKENS_IN and _OUT, 0 if it is free.',
    )
  const { rupeesPerMinute, rupeesPerDay } = config.budget
  return provider && rupeesPerMinute > 0 && rupeesPerDay > 0 ? { provider, ...config } : null
}

function readProvider(settings: Settings, problems: string[]): Provider | null {
  const checked = (name: string, problemOf: (value: string) => string | null): string | null => {
    const value = settings.text(name)
    const problem = value === null ? null : problemOf(value)
    if (problem !== null) problems.push(`${name} ${problem}`)
    return value
  }
  const geminiKey = checked('GEMINI_API_KEY', modelKeyProblem)
  const geminiModel = checked('GEMINI_MODEL', modelNameProblem)
  const geminiUrl = checked('GEMINI_URL', modelUrlProblem)
  const url = checked('MODEL_URL', modelUrlProblem)
  const model = checked('MODEL_NAME', modelNameProblem)
  const key = checked('MODEL_API_KEY', modelKeyProblem)

  if (url !== null && geminiKey !== null) {
    problems.push('GEMINI_API_KEY and MODEL_URL are both set. Name one language model and remove the other.')
    return null
  }
  if (url !== null) {
    if (model === null)
      problems.push('MODEL_URL is set without MODEL_NAME. Name the model that it is to answer with.')
    return { kind: 'openai-compatible', baseUrl: url, model: model ?? '', apiKey: key }
  }
  if (geminiKey === null) {
    if (geminiUrl !== null)
      problems.push('GEMINI_URL is set without GEMINI_API_KEY. Set the key too, or remove the address.')
    if (model !== null)
      problems.push(
        'MODEL_NAME is set without MODEL_URL. Say where that model answers; Gemini’s is GEMINI_MODEL.',
      )
    return null
  }
  return { kind: 'gemini', apiKey: geminiKey, model: geminiModel ?? DEFAULT_GEMINI_MODEL, baseUrl: geminiUrl }
}

function readPrice(settings: Settings, problems: string[]): LanguageModelConfig['price'] {
  const input = settings.optionalInteger('MODEL_RUPEES_PER_MILLION_TOKENS_IN', 0, MOST_RUPEES)
  const output = settings.optionalInteger('MODEL_RUPEES_PER_MILLION_TOKENS_OUT', 0, MOST_RUPEES)
  if (input !== null && output !== null) return { inputRupees: input, outputRupees: output }
  if (input !== null || output !== null)
    problems.push(
      'MODEL_RUPEES_PER_MILLION_TOKENS_IN and MODEL_RUPEES_PER_MILLION_TOKENS_OUT go together. Set both or neither.',
    )
  return null
}
