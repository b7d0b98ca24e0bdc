import type { ModelUsage } from '../model/language-model.ts'

/** What may be spent on language models; nothing is ever asked where one of them is 0. */
export interface Budget {
  readonly rupeesPerMinute: number
  readonly rupeesPerDay: number
}

/** What was spent on one day in India, with what is reserved for questions that are not answered yet. */
export interface Spending {
  /** As `2026-01-31`. */
  readonly day: string
  readonly spentMicroRupees: number
  /** Minutes since 1970; the last one in which something was asked. */
  readonly minute: number
  readonly spentInMinuteMicroRupees: number
  readonly questions: number
  readonly inputTokens: number
  readonly outputTokens: number
}

/** Money that is put aside for one question. */
export interface Reservation {
  readonly day: string
  readonly minute: number
  readonly costMicroRupees: number
}

/** A reservation, or how long to wait before another try; null when waiting is of no use. */
export type Asked<T> =
  | { readonly isGranted: true; readonly spending: T; readonly reservation: Reservation }
  | { readonly isGranted: false; readonly waitMs: number | null }

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
/** Asia/Kolkata, which has had no summer time since 1945. */
const INDIA_AHEAD_MS = 5.5 * 60 * MINUTE_MS
const MICRO = 1_000_000

export function dayOf(nowMs: number): string {
  return new Date(nowMs + INDIA_AHEAD_MS).toISOString().slice(0, 10)
}

export function nothingSpent(day: string): Spending {
  const counts = { questions: 0, inputTokens: 0, outputTokens: 0 }
  return { day, spentMicroRupees: 0, minute: 0, spentInMinuteMicroRupees: 0, ...counts }
}

/** Puts money aside if both budgets have room for all of it. `spending` is that of today. */
export function reserve<T extends Spending>(
  spending: T,
  costMicroRupees: number,
  { rupeesPerMinute, rupeesPerDay }: Budget,
  nowMs: number,
): Asked<T> {
  const isEverAllowed =
    rupeesPerMinute > 0 &&
    rupeesPerDay > 0 &&
    costMicroRupees <= MICRO * Math.min(rupeesPerMinute, rupeesPerDay)
  if (!isEverAllowed) return { isGranted: false, waitMs: null }

  const spentMicroRupees = spending.spentMicroRupees + costMicroRupees
  if (spentMicroRupees > rupeesPerDay * MICRO)
    return { isGranted: false, waitMs: DAY_MS - ((nowMs + INDIA_AHEAD_MS) % DAY_MS) }

  const minute = Math.floor(nowMs / MINUTE_MS)
  const spentInMinuteMicroRupees = spentIn(minute, spending) + costMicroRupees
  if (spentInMinuteMicroRupees > rupeesPerMinute * MICRO)
    return { isGranted: false, waitMs: MINUTE_MS - (nowMs % MINUTE_MS) }

  const next = {
    ...spending,
    spentMicroRupees,
    minute,
    spentInMinuteMicroRupees,
    questions: spending.questions + 1,
  }
  return { isGranted: true, spending: next, reservation: { day: spending.day, minute, costMicroRupees } }
}

/** Puts what a question really cost in the place of what was put aside for it. `spending` is that of the reservation's day. */
export function settle<T extends Spending>(
  spending: T,
  { minute, costMicroRupees: reserved }: Reservation,
  costMicroRupees: number,
  usage: ModelUsage | null,
): T {
  const difference = costMicroRupees - reserved
  return {
    ...spending,
    spentMicroRupees: spending.spentMicroRupees + difference,
    spentInMinuteMicroRupees:
      spending.spentInMinuteMicroRupees + (spending.minute === minute ? difference : 0),
    inputTokens: spending.inputTokens + (usage?.inputTokens ?? 0),
    outputTokens: spending.outputTokens + (usage?.outputTokens ?? 0),
  }
}

export function spentIn(minute: number, spending: Spending): number {
  return spending.minute === minute ? spending.spentInMinuteMicroRupees : 0
}
