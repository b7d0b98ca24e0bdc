import type {
  LanguageModel,
  ModelAnswer,
  ModelRequest,
  ModelUsage,
} from '../../features/analysis/model/language-model.ts'
import { modelKeyProblem, modelNameProblem, modelUrlProblem } from './check-settings.ts'
import { makeExchange } from './exchange.ts'
import { declined, failureOfStatus, unusable } from './failures.ts'
import { readCount, readList, readObject } from './read-json.ts'

export interface OpenAiCompatibleOptions {
  /** Up to the version, as `http://localhost:11434/v1`. */
  readonly baseUrl: string
  readonly model: string
  /** Null where the server wants none. */
  readonly apiKey: string | null
  readonly deadlineMs: number
  readonly mostOutputTokens: number
  readonly mostAnswerBytes?: number
}

const MOST_ANSWER_BYTES = 1024 * 1024

/**
 * Any server that speaks OpenAI's chat completions: llama.cpp, Ollama, vLLM on a machine of one's own, or a provider.
 * Throws a TypeError for settings that `check-settings.ts` would not pass.
 */
export function openAiCompatibleModel({
  baseUrl,
  model,
  apiKey,
  deadlineMs,
  mostOutputTokens,
  mostAnswerBytes = MOST_ANSWER_BYTES,
}: OpenAiCompatibleOptions): LanguageModel & { readonly close: () => Promise<void> } {
  const problem =
    modelUrlProblem(baseUrl) ?? modelNameProblem(model) ?? (apiKey === null ? null : modelKeyProblem(apiKey))
  if (problem !== null) throw new TypeError(`A setting of the language model ${problem}`)
  const url = new URL(`${baseUrl.replace(/\/+$/, '')}/chat/completions`)
  const exchange = makeExchange({ deadlineMs, mostAnswerBytes })

  async function ask({ instructions, content, schema, signal }: ModelRequest): Promise<ModelAnswer> {
    const question = {
      model,
      messages: [
        { role: 'system', content: instructions },
        { role: 'user', content },
      ],
      response_format: { type: 'json_schema', json_schema: { name: 'answer', schema } },
      temperature: 0,
      max_tokens: mostOutputTokens,
      stream: false,
    }
    const answer = await exchange.post({
      url,
      headers: {
        'content-type': 'application/json',
        ...(apiKey !== null && { authorization: `Bearer ${apiKey}` }),
      },
      body: JSON.stringify(question),
      signal,
    })
    if (answer.status !== 200) throw failureOfStatus(answer, Date.now())
    return read(answer.body)
  }

  return { provider: 'openai-compatible', model, ask, close: exchange.close }
}

function read(body: string): ModelAnswer {
  const completion = readObject(body)
  if (completion === null) throw unusable('not-json')
  const usage = readUsage(completion.usage)
  const choice = readObject(readList(completion.choices)[0])
  const message = readObject(choice?.message)
  if (choice === null || message === null) throw unusable('empty', usage)

  const ending = choice.finish_reason
  const isDeclined = typeof message.refusal === 'string' && message.refusal !== ''
  if (isDeclined || ending === 'content_filter') throw declined('content-filter', usage)
  if (ending === 'length') throw unusable('cut-short', usage)
  if (typeof message.content !== 'string' || message.content === '') throw unusable('empty', usage)
  return { text: message.content, usage }
}

function readUsage(counts: unknown): ModelUsage | null {
  const told = readObject(counts)
  if (typeof told?.prompt_tokens !== 'number') return null
  const inputTokens = readCount(told.prompt_tokens)
  const outputTokens = readCount(told.completion_tokens)
  return inputTokens === null || outputTokens === null ? null : { inputTokens, outputTokens }
}
