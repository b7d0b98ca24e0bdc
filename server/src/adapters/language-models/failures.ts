import type { ModelUsage } from '../../features/analysis/model/language-model.ts'
import { AppError } from '../../lib/app-error.ts'
import type { Answer } from './exchange.ts'
import { readObject } from './read-json.ts'
import { readRetryAfter } from './retry-after.ts'

/*
 * Every way in which a provider can fail us, as the port names it. No error here has a cause or quotes an answer: what a
 * provider says about a failure may hold the content, and what the network says may hold the key.
 */

const RETRYABLE = new Set([429, 500, 502, 503, 504])

/** There may be an answer later. `reason` is a word of ours or an error code. */
export function unavailable(reason: string, { mayBeCharged }: { mayBeCharged: boolean }): AppError {
  return new AppError('model-unavailable', 'The language model could not be reached, or took too long.', {
    retryable: true,
    details: { reason, ...(mayBeCharged && { mayBeCharged }) },
  })
}

/** There was an answer, and nothing can be done with it. Models do not repeat themselves: another try may help. */
export function unusable(reason: string, usage: ModelUsage | null = null): AppError {
  return new AppError('model-answer-unusable', 'The answer of the language model cannot be used.', {
    retryable: true,
    details: { reason, ...charged(usage) },
  })
}

/** The model does not want to answer this. */
export function declined(reason: string, usage: ModelUsage | null): AppError {
  return new AppError('model-refused', 'The language model declines to answer.', {
    details: { reason, ...charged(usage) },
  })
}

/** For every status but 200. */
export function failureOfStatus({ status, headers, body }: Answer, nowMs: number): AppError {
  const error = readObject(readObject(body)?.error)
  if (RETRYABLE.has(status)) {
    const retryAfterMs = readRetryAfter(headers['retry-after'], error?.details, nowMs)
    return new AppError('model-unavailable', 'The language model is overloaded, or asks us to be slower.', {
      retryable: true,
      ...(retryAfterMs !== null && { retryAfterMs }),
      details: { reason: 'status', status },
    })
  }
  const isKey = status === 401 || status === 403 || saysKeyIsInvalid(error?.details)
  return new AppError('model-refused', isKey ? KEY_REFUSED : (SENTENCES[status] ?? REFUSED), {
    details: { reason: isKey ? 'key' : 'status', status },
  })
}

const KEY_REFUSED =
  'The provider of the language model does not accept our key: an administrator must check it.'
const REFUSED =
  'The provider of the language model refuses our requests: an administrator must check its settings.'
const SENTENCES: Readonly<Record<number, string>> = {
  404: 'The provider knows no language model of this name at this address: an administrator must check both.',
}

/** Gemini answers a wrong key with 400. */
function saysKeyIsInvalid(details: unknown): boolean {
  return Array.isArray(details) && details.some((each) => readObject(each)?.reason === 'API_KEY_INVALID')
}

function charged(usage: ModelUsage | null) {
  return usage === null ? { mayBeCharged: true } : { usage }
}
