/**
 * Days and hours as they are in India: five and a half hours ahead of UTC, the whole year, since 1945. Instants are
 * epoch milliseconds. A day is counted from 1 January 1970, so that days can be added and compared as numbers.
 */
export type Day = number

const OFFSET_MS = 330 * 60_000
const DAY_MS = 86_400_000
const MONTHS_OF_A_YEAR = 12

export interface CalendarDay {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  /** 1 to 31. */
  readonly date: number
}

export function dayOf(instantMs: number): Day {
  return Math.floor((instantMs + OFFSET_MS) / DAY_MS)
}

/** How many minutes of its day have passed at an instant; whole minutes. */
export function minuteOf(instantMs: number): number {
  return Math.floor((instantMs + OFFSET_MS - dayOf(instantMs) * DAY_MS) / 60_000)
}

export function instantOf(day: Day, minuteOfDay: number): number {
  return day * DAY_MS - OFFSET_MS + minuteOfDay * 60_000
}

/** 0 is Sunday, 6 Saturday. */
export function weekdayOf(day: Day): number {
  return (((day + 4) % 7) + 7) % 7
}

/** The Monday of the week that a day stands in; weeks end with Sunday. */
export function mondayOf(day: Day): Day {
  return day - ((weekdayOf(day) + 6) % 7)
}

export function calendarOf(day: Day): CalendarDay {
  const at = new Date(day * DAY_MS)
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() }
}

/** Null for a day that the month does not have, as 31 June. */
export function dayFrom({ year, month, date }: CalendarDay): Day | null {
  const at = Date.UTC(year, month - 1, date)
  return new Date(at).getUTCDate() === date && date > 0 ? at / DAY_MS : null
}

/** The first day of the month that lies so many months after the one of `day`. */
export function monthStart(day: Day, monthsLater: number): Day {
  const { year, month } = calendarOf(day)
  return Date.UTC(year, month - 1 + monthsLater, 1) / DAY_MS
}

/** The same date so many months later, or the last one of a month that is too short for it. */
export function addMonths(day: Day, months: number): Day {
  const start = monthStart(day, months)
  const last = monthStart(day, months + 1) - 1
  return Math.min(start + calendarOf(day).date - 1, last)
}

/** The first month on or after that of `day` which is the month of this name. */
export function monthNamed(day: Day, month: number): Day {
  const ahead = (month - calendarOf(day).month + MONTHS_OF_A_YEAR) % MONTHS_OF_A_YEAR
  return monthStart(day, ahead)
}
