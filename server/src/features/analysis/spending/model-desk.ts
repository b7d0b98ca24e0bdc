import type { JobLog } from '../../../jobs/attempt.ts'
import { AppError } from '../../../lib/app-error.ts'
import { toInstant, type Clock, type Instant } from '../../../lib/clock.ts'
import type { Storage } from '../../../storage/collection.ts'
import type { LanguageModel, ModelAnswer, ModelRequest, ModelUsage } from '../model/language-model.ts'
import { admit, afterEnding, CLOSED, type CircuitRules, type Ending, type Pass } from './circuit.ts'
import { makeKeptAnswers } from './kept-answers.ts'
import { costMicroRupees, mostUsage, priceOf, type Price } from './prices.ts'
import { makePurse } from './purse.ts'
import type { Budget } from './spending.ts'

export interface DeskDeps {
  readonly model: LanguageModel
  readonly storage: Storage
  readonly clock: Clock
  readonly log: Pick<JobLog, 'warn'>
  readonly budget: Budget
  /** What the model was told to say at most: money is put aside for it. */
  readonly mostOutputTokens: number
  /** Null takes the known one. */
  readonly price?: Price | null
  readonly circuit?: CircuitRules
  /** How long answers are kept. */
  readonly keepAnswersMs?: number
}

export interface DeskRequest extends ModelRequest {
  /** Names what is asked: two questions with one key have one answer. */
  readonly cacheKey: string
  /** Whether an answer is worth keeping; without it, whether it is JSON. */
  readonly isUsable?: (text: string) => boolean
}

export interface DeskAnswer {
  readonly text: string
  /** Null for a kept answer, and where nobody counts. */
  readonly usage: ModelUsage | null
  readonly isCached: boolean
}

export interface DeskStatus {
  readonly provider: LanguageModel['provider']
  readonly model: string
  readonly circuit: 'closed' | 'open' | 'half-open'
  readonly openUntil: Instant | null
  /** The day in India. */
  readonly spentTodayRupees: number
  readonly rupeesPerDay: number
  readonly rupeesPerMinute: number
  readonly questionsToday: number
  readonly inputTokensToday: number
  readonly outputTokensToday: number
  /** Since the start of this process. */
  readonly answersFromCache: number
  /** The code of the last failure, until a question is answered. */
  readonly problem: string | null
}

export type ModelDesk = ReturnType<typeof makeModelDesk>

const CIRCUIT: CircuitRules = { opensAfter: 5, openMs: 60_000 }
const KEEP_ANSWERS_MS = 90 * 24 * 60 * 60_000

/**
 * The one place where a language model is asked: for what was not asked before, while it answers, and within the budget.
 * It is asked once; jobs ask again.
 */
export function makeModelDesk({
  model,
  storage,
  clock,
  log,
  budget,
  mostOutputTokens,
  price = null,
  circuit: rules = CIRCUIT,
  keepAnswersMs = KEEP_ANSWERS_MS,
}: DeskDeps) {
  const purse = makePurse({ storage, clock, budget })
  const answers = makeKeptAnswers({ storage, clock, keepMs: keepAnswersMs })
  const rate = price ?? priceOf(model)
  let circuit = CLOSED
  let answersFromCache = 0
  let problem: string | null = null

  /**
   * Throws what the port throws, and `model-unavailable` with reason `budget` or `model-resting` and the time to wait in
   * `retryAfterMs`: then nothing was asked.
   */
  async function ask({ cacheKey, isUsable = isJson, ...request }: DeskRequest): Promise<DeskAnswer> {
    const kept = await answers.find(model, cacheKey)
    if (kept !== null && isUsable(kept)) {
      answersFromCache++
      return { text: kept, usage: null, isCached: true }
    }
    request.signal.throwIfAborted()
    const { text, usage } = await askWhileItAnswers(request, isUsable)
    await orWarn(answers.keep(model, cacheKey, text), 'an answer of the language model could not be kept')
    return { text, usage, isCached: false }
  }

  async function askWhileItAnswers(request: ModelRequest, isUsable: (text: string) => boolean) {
    const pass = takePass()
    let ending: Ending = { kind: 'given-up' }
    try {
      const answer = await askForMoney(request, isUsable)
      ending = { kind: 'good' }
      problem = null
      return answer
    } catch (error) {
      if (isOfTheModel(error)) {
        problem = error.code
        ending = endingOf(error)
      }
      throw error
    } finally {
      circuit = afterEnding(circuit, pass, ending, clock.nowMs(), rules)
    }
  }

  function takePass(): Pass {
    const admitted = admit(circuit, clock.nowMs())
    if (!('pass' in admitted))
      throw new AppError(
        'model-unavailable',
        'The language model has failed too often, and is left alone for a while.',
        {
          retryable: true,
          retryAfterMs: admitted.waitMs,
          details: { reason: 'model-resting' },
        },
      )
    circuit = admitted.circuit
    return admitted.pass
  }

  async function askForMoney(
    request: ModelRequest,
    isUsable: (text: string) => boolean,
  ): Promise<ModelAnswer> {
    const most = costMicroRupees(rate, mostUsage(request, mostOutputTokens))
    const reservation = await purse.putAside(most)
    let paid = most // unless we learn better
    let usage: ModelUsage | null = null
    try {
      const answer = await model.ask(request)
      usage = answer.usage
      if (usage !== null) paid = costMicroRupees(rate, usage)
      if (!isUsable(answer.text)) throw notUsable(usage)
      return answer
    } catch (error) {
      if (error instanceof AppError) {
        usage = (error.details.usage as ModelUsage | undefined) ?? null
        if (usage !== null) paid = costMicroRupees(rate, usage)
        else if (error.details.mayBeCharged !== true) paid = 0
      }
      throw error
    } finally {
      await orWarn(purse.pay(reservation, paid, usage), 'what a language model cost could not be kept')
    }
  }

  /** The answer is there, and paid for: that it cannot be noted must not lose it. */
  async function orWarn(work: Promise<void>, sentence: string): Promise<void> {
    try {
      await work
    } catch (error) {
      log.warn({ err: error }, sentence)
    }
  }

  async function status(): Promise<DeskStatus> {
    const today = await purse.today()
    return {
      provider: model.provider,
      model: model.model,
      circuit: circuit.state,
      openUntil: circuit.state === 'open' ? toInstant(circuit.untilMs) : null,
      spentTodayRupees: today.spentMicroRupees / 1_000_000,
      ...budget,
      questionsToday: today.questions,
      inputTokensToday: today.inputTokens,
      outputTokensToday: today.outputTokens,
      answersFromCache,
      problem,
    }
  }

  return { ask, status, provider: model.provider, model: model.model }
}

/** Whether a failure says that nothing was asked. */
export function isOfTheDesk({ details }: AppError): boolean {
  return details.reason === 'budget' || details.reason === 'model-resting'
}

function isOfTheModel(error: unknown): error is AppError {
  return error instanceof AppError && error.code.startsWith('model-') && !isOfTheDesk(error)
}

/** A model that refuses is there, whatever it thinks of the question. */
function endingOf({ code, retryAfterMs }: AppError): Ending {
  return code === 'model-refused' ? { kind: 'good' } : { kind: 'bad', retryAfterMs }
}

function notUsable(usage: ModelUsage | null): AppError {
  return new AppError('model-answer-unusable', 'The answer of the language model cannot be used.', {
    retryable: true,
    details: { reason: 'not-as-asked', ...(usage === null ? { mayBeCharged: true } : { usage }) },
  })
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
