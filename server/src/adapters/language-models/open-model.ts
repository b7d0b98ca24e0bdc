import type { LanguageModelConfig } from '../../config/language-model.ts'
import { geminiModel, GEMINI_URL } from './gemini.ts'
import { openAiCompatibleModel } from './openai-compatible.ts'

/** More than the longest answer that our schema allows. */
export const MOST_OUTPUT_TOKENS = 8192

/** The language model of the settings; nothing is asked of it before the first call. */
export function openModel({ provider, deadlineMs }: Pick<LanguageModelConfig, 'provider' | 'deadlineMs'>) {
  const limits = { deadlineMs, mostOutputTokens: MOST_OUTPUT_TOKENS }
  const { model, apiKey, baseUrl } = provider
  return provider.kind === 'gemini'
    ? geminiModel({ apiKey: provider.apiKey, model, baseUrl: baseUrl ?? GEMINI_URL, ...limits })
    : openAiCompatibleModel({ baseUrl: provider.baseUrl, model, apiKey, ...limits })
}
