import type { NextStep } from '@leadbreak/contract'

import { calendarOf, dayOf, minuteOf, weekdayOf } from '../analysis/steps/india-time.ts'

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
]
const DEEDS: Readonly<Record<NextStep['action'], { readonly agent: string; readonly lead: string }>> = {
  call: { agent: 'Call', lead: 'Call from the lead' },
  visit: { agent: 'Site visit', lead: 'Site visit' },
  meet: { agent: 'Meeting', lead: 'Meeting' },
  send: { agent: 'Send what was promised', lead: 'Papers from the lead' },
  decide: { agent: 'Answer to the lead', lead: 'Decision of the lead' },
  pay: { agent: 'Payment', lead: 'Payment by the lead' },
  arrange: { agent: 'Arrange what was promised', lead: 'Arrangement by the lead' },
}

type Promise = Pick<NextStep, 'who' | 'action' | 'precision'> & { readonly dueAt: string }

/** What is to be done, and when, as exactly as it was said: "Site visit — Sunday 29 November, 11:00". */
export function titleOf({ who, action, dueAt, precision }: Promise): string {
  return `${DEEDS[action][who]} — ${timeInWords(Date.parse(dueAt), precision)}`
}

function timeInWords(atMs: number, precision: NextStep['precision']): string {
  const day = dayOf(atMs)
  const { year, month, date } = calendarOf(day)
  const monthName = MONTHS[month - 1]!
  if (precision === 'month') return `${monthName} ${year}`
  if (precision === 'week') return `around ${date} ${monthName}`
  const name = `${DAYS[weekdayOf(day)]!} ${date} ${monthName}`
  if (precision === 'day') return name
  const minute = minuteOf(atMs)
  const clock = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':')
  return precision === 'part-of-day' ? `${name}, around ${clock}` : `${name}, ${clock}`
}
