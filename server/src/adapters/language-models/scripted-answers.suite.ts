import type { ModelUsage } from '../../features/analysis/model/language-model.ts'
import type { ScriptedEnding, ScriptedReply } from './scripted-model-server.suite.ts'

/** A reply that is a JSON body of the API. */
export type SpokenReply = Exclude<ScriptedReply, { fault: unknown } | { raw: unknown }>

const SOME_USAGE: ModelUsage = { inputTokens: 1_000, outputTokens: 200 }
/** Of the output, those that Gemini counts apart. */
const THOUGHT_TOKENS = 50

const GEMINI_ENDINGS: Readonly<Record<ScriptedEnding, string>> = {
  whole: 'STOP',
  'cut-short': 'MAX_TOKENS',
  safety: 'SAFETY',
  recitation: 'RECITATION',
}
const OPENAI_ENDINGS: Readonly<Record<ScriptedEnding, string>> = {
  whole: 'stop',
  'cut-short': 'length',
  safety: 'content_filter',
  recitation: 'content_filter',
}
const GEMINI_STATUSES: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
  504: 'DEADLINE_EXCEEDED',
}

/** A body of Gemini's generateContent. */
export function geminiBody(reply: SpokenReply, model: string): unknown {
  if ('status' in reply) {
    const { status, message = 'No.', reason, retryDelay } = reply
    const details = [
      ...(reason === undefined ? [] : [{ '@type': googleType('ErrorInfo'), reason }]),
      ...(retryDelay === undefined ? [] : [{ '@type': googleType('RetryInfo'), retryDelay }]),
    ]
    return { error: { code: status, message, status: GEMINI_STATUSES[status] ?? 'UNKNOWN', details } }
  }
  const usage = reply.usage === undefined ? SOME_USAGE : reply.usage
  const rest = {
    ...(usage !== null && {
      usageMetadata: {
        promptTokenCount: usage.inputTokens,
        candidatesTokenCount: Math.max(0, usage.outputTokens - THOUGHT_TOKENS),
        thoughtsTokenCount: Math.min(usage.outputTokens, THOUGHT_TOKENS),
        totalTokenCount: usage.inputTokens + usage.outputTokens,
      },
    }),
    modelVersion: model,
    responseId: 'answer-1',
  }
  if ('blocks' in reply) return { promptFeedback: { blockReason: 'SAFETY' }, ...rest }
  if ('empty' in reply) return { candidates: [], ...rest }
  const parts = [{ text: 'Let me see.', thought: true }, ...splitInTwo(wordsOf(reply))]
  const finishReason = GEMINI_ENDINGS[endingOf(reply)]
  return { candidates: [{ content: { role: 'model', parts }, finishReason, index: 0 }], ...rest }
}

/** A body of OpenAI's chat completions. */
export function openAiBody(reply: SpokenReply, model: string): unknown {
  if ('status' in reply) {
    const { status, message = 'No.', reason = null } = reply
    return { error: { message, type: `error_${status}`, param: null, code: reason } }
  }
  const usage = reply.usage === undefined ? SOME_USAGE : reply.usage
  const rest = {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    model,
    ...(usage !== null && {
      usage: {
        prompt_tokens: usage.inputTokens,
        completion_tokens: usage.outputTokens,
        total_tokens: usage.inputTokens + usage.outputTokens,
      },
    }),
  }
  if ('empty' in reply) return { choices: [], ...rest }
  if ('blocks' in reply) {
    const message = { role: 'assistant', content: null, refusal: 'I cannot help with that.' }
    return { choices: [{ index: 0, message, finish_reason: 'stop' }], ...rest }
  }
  const message = { role: 'assistant', content: wordsOf(reply) }
  return { choices: [{ index: 0, message, finish_reason: OPENAI_ENDINGS[endingOf(reply)] }], ...rest }
}

type Words = Extract<SpokenReply, { json: unknown } | { text: string }>

function wordsOf(reply: Words): string {
  return 'text' in reply ? reply.text : JSON.stringify(reply.json)
}

function endingOf(reply: Words): ScriptedEnding {
  return 'text' in reply ? (reply.ending ?? 'whole') : 'whole'
}

/** Long answers come in several parts. */
function splitInTwo(text: string): { readonly text: string }[] {
  const middle = Math.floor(text.length / 2)
  return [{ text: text.slice(0, middle) }, { text: text.slice(middle) }]
}

function googleType(name: string): string {
  return `type.googleapis.com/google.rpc.${name}`
}
