import type { GenerateContentConfig } from '@google/genai/web'

import type {
  LanguageModel,
  ModelAnswer,
  ModelRequest,
  ModelUsage,
} from '../../features/analysis/model/language-model.ts'
import { AppError } from '../../lib/app-error.ts'
import { modelKeyProblem, modelNameProblem, modelUrlProblem } from './check-settings.ts'
import { makeExchange, type Answer } from './exchange.ts'
import { declined, failureOfStatus, unusable } from './failures.ts'
import { readCount, readList, readObject } from './read-json.ts'

export const GEMINI_URL = 'https://generativelanguage.googleapis.com'

export interface GeminiOptions {
  readonly apiKey: string
  /** As `gemini-3.5-flash-lite`. */
  readonly model: string
  readonly baseUrl?: string
  readonly deadlineMs: number
  /** What the model thinks is counted too. */
  readonly mostOutputTokens: number
  readonly mostAnswerBytes?: number
}

const MOST_ANSWER_BYTES = 1024 * 1024
/** It alone has had structured output and system instructions from the beginning. */
const API_VERSION = 'v1beta'
/** Later ones ignore how they are told to sample, and say that they will refuse it (ai.google.dev, What's new in 3.6). */
const OBEYS_TEMPERATURE = /^gemini-[12]\./

const DECLINES = new Set(['SAFETY', 'RECITATION', 'LANGUAGE', 'BLOCKLIST', 'PROHIBITED_CONTENT', 'SPII'])

/**
 * Gemini by Google's own SDK: the SDK knows the API, and we make the one request. It is the SDK's edition for browsers,
 * because the one for Node takes keys, addresses and another backend from environment variables, writes to the console,
 * and takes three times as long to load. Throws a TypeError for settings that `check-settings.ts` would not pass.
 */
export function geminiModel({
  apiKey,
  model,
  baseUrl = GEMINI_URL,
  deadlineMs,
  mostOutputTokens,
  mostAnswerBytes = MOST_ANSWER_BYTES,
}: GeminiOptions): LanguageModel & { readonly close: () => Promise<void> } {
  const problem = modelUrlProblem(baseUrl) ?? modelKeyProblem(apiKey) ?? modelNameProblem(model)
  if (problem !== null) throw new TypeError(`A setting of the language model ${problem}`)
  const exchange = makeExchange({ deadlineMs, mostAnswerBytes })

  async function ask({ instructions, content, schema, signal }: ModelRequest): Promise<ModelAnswer> {
    signal.throwIfAborted()
    const { GoogleGenAI } = await import('@google/genai/web')

    /** Errors of ours pass through the SDK as they are; it would quote the provider's. */
    async function send(input: unknown, init: RequestInit = {}): Promise<Response> {
      const answer = await exchange.post({
        url: new URL(String(input)),
        headers: Object.fromEntries(new Headers(init.headers)),
        body: init.body as string,
        signal,
      })
      if (answer.status !== 200) throw failureOfStatus(answer, Date.now())
      return readable(answer)
    }

    const client = new GoogleGenAI({
      apiKey,
      vertexai: false,
      httpOptions: { baseUrl, apiVersion: API_VERSION, fetch: send },
    })
    const config: GenerateContentConfig = {
      systemInstruction: instructions,
      responseMimeType: 'application/json',
      responseJsonSchema: schema,
      maxOutputTokens: mostOutputTokens,
      automaticContinuation: false, // each would be one more request
      ...(OBEYS_TEMPERATURE.test(model) && { temperature: 0 }),
    }
    try {
      return read(await client.models.generateContent({ model, contents: content, config }))
    } catch (error) {
      if (error instanceof AppError) throw error
      signal.throwIfAborted()
      throw unusable('unreadable') // the SDK stumbled over the answer, and may quote it
    }
  }

  return { provider: 'gemini', model, ask, close: exchange.close }
}

function readable({ body }: Answer): Response {
  if (readObject(body) === null) throw unusable('not-json')
  return new Response(body, { headers: { 'content-type': 'application/json' } })
}

/** The type that the SDK promises is what the provider says, unchecked. */
function read(response: unknown): ModelAnswer {
  const { candidates, promptFeedback, usageMetadata } = readObject(response) ?? {}
  const usage = readUsage(usageMetadata)
  if (readObject(promptFeedback)?.blockReason !== undefined) throw declined('question-blocked', usage)

  const candidate = readObject(readList(candidates)[0])
  if (candidate === null) throw unusable('empty', usage)
  const ending = candidate.finishReason
  if (typeof ending === 'string' && DECLINES.has(ending)) throw declined(ending, usage)
  if (ending === 'MAX_TOKENS') throw unusable('cut-short', usage)
  if (ending !== 'STOP') throw unusable('not-finished', usage)

  const text = readList(readObject(candidate.content)?.parts)
    .map(readObject)
    .filter((part) => part?.thought !== true)
    .map((part) => (typeof part?.text === 'string' ? part.text : ''))
    .join('')
  if (text === '') throw unusable('empty', usage)
  return { text, usage }
}

function readUsage(metadata: unknown): ModelUsage | null {
  const counts = readObject(metadata)
  if (typeof counts?.promptTokenCount !== 'number') return null
  const inputTokens = readCount(counts.promptTokenCount)
  const answerTokens = readCount(counts.candidatesTokenCount)
  const thoughtTokens = readCount(counts.thoughtsTokenCount)
  if (inputTokens === null || answerTokens === null || thoughtTokens === null) return null
  return { inputTokens, outputTokens: answerTokens + thoughtTokens }
}
