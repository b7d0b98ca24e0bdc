import type { LanguageModel, ModelRequest, ModelUsage } from '../model/language-model.ts'

/** Rupees for a million tokens, which is millionths of a rupee for one. */
export interface Price {
  readonly inputRupees: number
  readonly outputRupees: number
}

const FREE: Price = { inputRupees: 0, outputRupees: 0 }

/**
 * Google's prices for paid use, text in and text out, for questions of up to 200,000 tokens: ai.google.dev/gemini-api/docs/pricing
 * as of October 2026, in dollars, taken at 100 rupees to be too high rather than too low. 3.7 and 3.8 Flash cost half of
 * this until the end of 2026. What a model thinks is output. 2.5 Pro and 2.5 Flash are answered by 3.8 Flash and 3.5
 * Flash-Lite from December 2026, at the prices of those.
 */
const GEMINI: Readonly<Record<string, Price>> = {
  'gemini-3.8-flash': { inputRupees: 150, outputRupees: 750 },
  'gemini-3.7-flash': { inputRupees: 150, outputRupees: 750 },
  'gemini-3.6-flash': { inputRupees: 150, outputRupees: 750 },
  'gemini-3.5-flash': { inputRupees: 150, outputRupees: 900 },
  'gemini-3.5-flash-lite': { inputRupees: 30, outputRupees: 250 },
  'gemini-3.1-pro-preview': { inputRupees: 200, outputRupees: 1_200 },
  'gemini-3.1-flash-lite': { inputRupees: 25, outputRupees: 150 },
  'gemini-2.5-pro': { inputRupees: 150, outputRupees: 1_000 },
  'gemini-2.5-flash': { inputRupees: 30, outputRupees: 250 },
  'gemini-2.5-flash-lite': { inputRupees: 10, outputRupees: 40 },
}

/** What a model costs where nobody says: a Gemini that we do not know as much as the dearest, a server of one's own nothing. */
export function priceOf({ provider, model }: Pick<LanguageModel, 'provider' | 'model'>): Price {
  return provider === 'gemini' ? (GEMINI[model.replace(/^models\//, '')] ?? DEAREST) : FREE
}

const DEAREST: Price = {
  inputRupees: Math.max(...Object.values(GEMINI).map(({ inputRupees }) => inputRupees)),
  outputRupees: Math.max(...Object.values(GEMINI).map(({ outputRupees }) => outputRupees)),
}

export function costMicroRupees(price: Price, { inputTokens, outputTokens }: ModelUsage): number {
  return Math.ceil(inputTokens * price.inputRupees + outputTokens * price.outputRupees)
}

const BYTES_OF_A_TOKEN = 3

/**
 * The most that a question may use. A token has about four letters of English; a letter of Devanagari has three bytes, and
 * never more than one token.
 */
export function mostUsage(
  { instructions, content, schema }: Omit<ModelRequest, 'signal'>,
  mostOutputTokens: number,
): ModelUsage {
  const bytes = Buffer.byteLength(instructions + content + JSON.stringify(schema))
  return { inputTokens: Math.ceil(bytes / BYTES_OF_A_TOKEN), outputTokens: mostOutputTokens }
}
