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

/** When a step is due, by the clock of India and as exactly as it was named: "on Sunday, 29 November at 11:00". */
export function whenInWords({ dueAt, precision }: Pick<NextStep, 'dueAt' | 'precision'>): string | null {
  if (dueAt === null) return null
  const instantMs = Date.parse(dueAt)
  const day = dayOf(instantMs)
  const on = `on ${WEEKDAYS[weekdayOf(day)]!}, ${dateInWords(day)}`
  switch (precision) {
    case 'minute':
      return `${on} at ${clockOf(minuteOf(instantMs))}`
    case 'part-of-day':
      return `${on} ${partOf(minuteOf(instantMs))}`
    case 'week':
      return `in the week of ${dateInWords(mondayOf(day))}`
    case 'month':
      return `in ${MONTHS[calendarOf(day).month - 1]!}`
    case 'day':
    case null:
      return on
  }
}

function dateInWords(day: Day): string {
  const { date, month } = calendarOf(day)
  return `${date} ${MONTHS[month - 1]!}`
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
