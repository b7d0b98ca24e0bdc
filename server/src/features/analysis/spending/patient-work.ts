import type { JobWork } from '../../../jobs/attempt.ts'
import { AppError } from '../../../lib/app-error.ts'
import { isOfTheDesk } from './model-desk.ts'

/** How often a job may ask a model, if it is declared with so many attempts. */
export const MODEL_ATTEMPTS = 6

const MINUTE_MS = 60_000
/** After each failed attempt but the last. With the hour that a provider may ask for instead, all of them are under a day. */
const WAITS_MS = [1, 5, 30, 120, 240].map((minutes) => minutes * MINUTE_MS)
/** Of a model that answers, and not as it was asked. */
const ATTEMPTS_AT_AN_ANSWER = 3
/** So that all who wait for one budget do not come back at once. */
const SPREAD_MS = 2 * MINUTE_MS

/**
 * Lets a job that asks a language model be as patient as it should: an outage of hours is sat out, answers of no use are
 * asked for twice more, and waiting for the budget, or for a model that is left alone, is no attempt at all.
 */
export function makePatient(work: JobWork, random: () => number = Math.random): JobWork {
  return async (context) => {
    try {
      return await work(context)
    } catch (error) {
      if (!(error instanceof AppError) || !error.retryable) throw error
      if (isOfTheDesk(error))
        return { postponeForMs: Math.round((error.retryAfterMs ?? 0) + random() * SPREAD_MS) }
      if (error.code === 'model-unavailable' || error.code === 'model-answer-unusable')
        throw askedAgain(error, context.job.attempt, random())
      throw error
    }
  }
}

/** The failure of an attempt, with the time to wait for the next one. `attempt` is the first at 1. */
export function askedAgain(failure: AppError, attempt: number, random: number): AppError {
  const { code, message, retryAfterMs, details } = failure
  const retryable = code !== 'model-answer-unusable' || attempt < ATTEMPTS_AT_AN_ANSWER
  const waitMs = (WAITS_MS[attempt - 1] ?? WAITS_MS.at(-1)!) * (0.5 + random / 2)
  return new AppError(code, message, {
    cause: failure,
    retryable,
    retryAfterMs: Math.round(Math.max(waitMs, retryAfterMs ?? 0)),
    details: { ...details },
  })
}
