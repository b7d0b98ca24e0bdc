import { AppError } from '../../../lib/app-error.ts'
import type { Clock } from '../../../lib/clock.ts'
import { declareCollection, type Storage } from '../../../storage/collection.ts'
import type { Document } from '../../../storage/shape.ts'
import type { ModelUsage } from '../model/language-model.ts'
import {
  dayOf,
  nothingSpent,
  reserve,
  settle,
  type Budget,
  type Reservation,
  type Spending,
} from './spending.ts'

/** One a day, kept as the account of what was spent. */
type SpendingDocument = Spending & Document

const spendingDeclaration = declareCollection<SpendingDocument>()({ name: 'modelSpending', idField: 'day' })

export interface PurseDeps {
  readonly storage: Storage
  readonly clock: Clock
  readonly budget: Budget
}

const LONGEST_RACE = 50

/**
 * The money for language models. It is put aside before a question and settled after it, durably: what was put aside when
 * the server died counts as spent, because it may have been.
 */
export function makePurse({ storage, clock, budget }: PurseDeps) {
  const days = storage.collection(spendingDeclaration)

  /**
   * Throws `model-unavailable` (retryable, `retryAfterMs` until there is room, reason `budget`) when the budget is used
   * up, and `model-refused` (reason `budget`) when it will never allow this much.
   */
  async function putAside(costMicroRupees: number): Promise<Reservation> {
    return change(async () => {
      const nowMs = clock.nowMs()
      const asked = reserve(await spendingOf(dayOf(nowMs)), costMicroRupees, budget, nowMs)
      if (!asked.isGranted) throw asked.waitMs === null ? tooDear() : usedUp(asked.waitMs)
      return { next: asked.spending, result: asked.reservation }
    })
  }

  async function pay(
    reservation: Reservation,
    costMicroRupees: number,
    usage: ModelUsage | null,
  ): Promise<void> {
    await change(async () => {
      const spending = await spendingOf(reservation.day)
      return { next: settle(spending, reservation, costMicroRupees, usage), result: undefined }
    })
  }

  async function today(): Promise<Spending> {
    return spendingOf(dayOf(clock.nowMs()))
  }

  /** At revision -1 when nothing is kept of that day. */
  async function spendingOf(day: string): Promise<SpendingDocument> {
    return (await days.get(day)) ?? { ...nothingSpent(day), revision: -1 }
  }

  /** Reads, decides and writes again until nobody came in between. */
  async function change<T>(decide: () => Promise<{ next: SpendingDocument; result: T }>): Promise<T> {
    for (let race = 0; race < LONGEST_RACE; race++) {
      const { next, result } = await decide()
      const isFirst = next.revision === -1
      const document = { ...next, revision: next.revision + 1 }
      if (await commit(isFirst ? days.insert(document) : days.replace(document))) return result
    }
    throw new AppError('overloaded', 'The account of the language model kept changing.', { retryable: true })
  }

  async function commit(write: ReturnType<typeof days.insert>): Promise<boolean> {
    try {
      return await storage.commit([write])
    } catch (error) {
      if (error instanceof AppError && error.code === 'duplicate-key') return false
      throw error
    }
  }

  return { putAside, pay, today, budget }
}

function usedUp(waitMs: number): AppError {
  return new AppError('model-unavailable', 'The budget for language models is used up for now.', {
    retryable: true,
    retryAfterMs: waitMs,
    details: { reason: 'budget' },
  })
}

function tooDear(): AppError {
  return new AppError(
    'model-refused',
    'The budget for language models does not allow this question at all.',
    {
      details: { reason: 'budget' },
    },
  )
}
