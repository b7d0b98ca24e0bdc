import type { NextStep } from '@leadbreak/contract'
import { calendarOf, dayOf, minuteOf, mondayOf, weekdayOf, type Day } from '../steps/india-time.ts'

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
const MONTHS = [
  ...(['January', 'February', 'March', 'April', 'May', 'June', 'July'] as const),
  ...(['August', 'September', 'October', 'November', 'December'] as const),
] as const
const NOON = 12 * 60
const EVENING = 17 * 60
const NIGHT = 20 * 60

/**
 * When a step is due, by the clock of India and as exactly as it was named: "on Sunday, 29 November at 11:00". With its year
 * where it is another one than that of the talk.
 */
export function whenInWords(
  { dueAt, precision }: Pick<NextStep, 'dueAt' | 'precision'>,
  spokenAtMs?: number,
): string | null {
  if (dueAt === null) return null
  const instantMs = Date.parse(dueAt)
  const day = dayOf(instantMs)
  const year = spokenAtMs === undefined ? null : calendarOf(dayOf(spokenAtMs)).year
  const on = `on ${WEEKDAYS[weekdayOf(day)]!}, ${dateInWords(day, year)}`
  switch (precision) {
    case 'minute':
      return `${on} at ${clockOf(minuteOf(instantMs))}`
    case 'part-of-day':
      return `${on} ${partOf(minuteOf(instantMs))}`
    case 'week':
      return `in the week of ${dateInWords(mondayOf(day), year)}`
    case 'month':
      return `in ${MONTHS[calendarOf(day).month - 1]!}${otherYear(day, year)}`
    case 'day':
    case null:
      return on
  }
}

function dateInWords(day: Day, spokenIn: number | null): string {
  const { date, month } = calendarOf(day)
  return `${date} ${MONTHS[month - 1]!}${otherYear(day, spokenIn)}`
}

function otherYear(day: Day, spokenIn: number | null): string {
  const { year } = calendarOf(day)
  return spokenIn === null || year === spokenIn ? '' : ` ${year}`
}

function clockOf(minuteOfDay: number): string {
  const minutes = String(minuteOfDay % 60).padStart(2, '0')
  return `${Math.floor(minuteOfDay / 60)}:${minutes}`
}

function partOf(minuteOfDay: number): string {
  if (minuteOfDay < NOON) return 'in the morning'
  if (minuteOfDay < EVENING) return 'in the afternoon'
  return minuteOfDay < NIGHT ? 'in the evening' : 'at night'
}
