import type { TimePrecision } from '@leadbreak/contract'
import { DAY_HOUR, SALARY_DATE } from './default-times.ts'
import { findFestival } from './festivals.ts'
import {
  addMonths,
  calendarOf,
  dayFrom,
  instantOf,
  mondayOf,
  monthNamed,
  monthStart,
  weekdayOf,
  type Day,
} from './india-time.ts'
import type { Bound, Part, TimePart } from './time-part.ts'

export interface ResolvedDay {
  readonly day: Day
  readonly precision: Extract<TimePrecision, 'day' | 'week' | 'month'>
  /** "by Friday": it may be done until the evening. */
  readonly isDeadline: boolean
}

type PartOf<Is> = Extract<Part, { is: Is }>
type Reader<Is extends Part['is']> = (
  part: PartOf<Is>,
  bound: Bound | null,
  from: Start,
) => ResolvedDay | null

/** From where a day is looked for: today, or the day that a wider part of the same time has named. */
interface Start {
  readonly day: Day
  readonly today: Day
  /** What a wider part has named: "agle hafte" before "Tuesday". */
  readonly within: 'week' | 'month' | 'day' | null
  readonly isLateToday: boolean
}

const MOST_MONTHS_AHEAD = 12
const SUNDAY = 0
const SATURDAY = 6
const FRIDAY = 5

/** Wider parts first: "agle mahine ki das tarikh" is a date of next month. */
const ORDER: readonly Part['is'][] = [
  ...([
    'festival',
    'salary',
    'month',
    'named-month',
    'week',
    'span',
    'weekend',
    'date',
    'weekday',
    'day',
  ] as const),
]

/** The day that the parts name, `none` where they name no day at all, null where it cannot be known or is past. */
export function resolveDay(
  parts: readonly TimePart[],
  today: Day,
  spokenMs: number,
): ResolvedDay | 'none' | null {
  const isLateToday = spokenMs >= instantOf(today, DAY_HOUR)
  const named = parts.filter(({ part }) => ORDER.includes(part.is))
  if (named.length === 0) return 'none'
  let start: Start = { day: today, today, within: null, isLateToday }
  let found: ResolvedDay | null = null
  for (const is of ORDER) {
    const alike = named.filter(({ part }) => part.is === is)
    const days = alike.map(({ part, bound }) => readDay(part, bound, start))
    if (days.some((day) => day === null)) return null
    const [earliest] = (days as ResolvedDay[]).sort((a, b) => a.day - b.day)
    // A bare day beside a narrower one only repeats it: "kal Sunday ko".
    if (!earliest || (is === 'day' && found !== null && start.within === 'day')) continue
    found = earliest
    start = { day: earliest.day, today, within: earliest.precision, isLateToday }
  }
  return found && found.day >= today ? found : null
}

function readDay(part: Part, bound: Bound | null, start: Start): ResolvedDay | null {
  const read = READERS[part.is as keyof typeof READERS] as unknown as Reader<Part['is']> | undefined
  const found = read?.(part, bound, start) ?? null
  if (!found) return null
  const isDeadline = bound === 'by' || bound === 'before'
  return { ...found, isDeadline: found.isDeadline || isDeadline }
}

const READERS = {
  day: ({ ahead }: PartOf<'day'>, bound: Bound | null, { today }: Start) => bend(today + ahead, bound, today),

  weekday: ({ weekday, which }: PartOf<'weekday'>, bound: Bound | null, { day, today, within }: Start) => {
    if (within === 'week' && day > today) return bend(mondayOf(day) + ((weekday + 6) % 7), bound, today)
    if (within !== null) return bend(day + ((weekday - weekdayOf(day) + 7) % 7), bound, today)
    const ofWeek = mondayOf(today) + ((weekday + 6) % 7)
    if (which === 'next') return bend(ofWeek + 7, bound, today)
    return bend(ofWeek > today ? ofWeek : ofWeek + 7, bound, today)
  },

  weekend: ({ which }: PartOf<'weekend'>, bound: Bound | null, { day, today, isLateToday }: Start) => {
    const saturday = mondayOf(day) + 5
    if (which === 'next') return onDay(saturday + 7)
    if (bound === 'after') return onDay(saturday + 2)
    if (weekdayOf(today) === SATURDAY) return onDay(isLateToday ? today + 1 : today)
    return onDay(weekdayOf(today) === SUNDAY ? saturday + 7 : saturday)
  },

  week: ({ which }: PartOf<'week'>, bound: Bound | null, { day, today, isLateToday }: Start) => {
    const monday = mondayOf(day)
    if (which === 'next')
      return { ...onDay(monday + (bound === 'after' ? 14 : 7)), precision: 'week' as const }
    if (bound === 'after') return { ...onDay(monday + 7), precision: 'week' as const }
    const friday = monday + FRIDAY - 1
    const left = [friday, friday + 1, friday + 2].find(
      (each) => each > today || (each === today && !isLateToday),
    )
    return { ...onDay(left ?? today), precision: 'week' as const }
  },

  month: ({ which, edge }: PartOf<'month'>, bound: Bound | null, { day, today, isLateToday }: Start) => {
    const start = monthStart(day, which === 'next' ? 1 : 0)
    if (bound === 'after') return { ...onDay(monthStart(start, 1)), precision: 'month' as const }
    if (which === 'next' && edge === null) return { ...onDay(start), precision: 'month' as const }
    const last = monthStart(start, 1) - 1
    const isOver = last < today || (last === today && isLateToday)
    const precision = edge === 'end' ? ('week' as const) : ('month' as const)
    return { ...onDay(isOver ? monthStart(start, 2) - 1 : last), precision }
  },

  'named-month': (
    { month, edge }: PartOf<'named-month'>,
    bound: Bound | null,
    { day, today, isLateToday }: Start,
  ) => {
    const start = monthNamed(day, month)
    const last = monthStart(start, 1) - 1
    if (bound === 'after') return { ...onDay(last + 1), precision: 'month' as const }
    const isRunning = start <= today
    if (isRunning && (last < today || (last === today && isLateToday))) return null
    if (edge === 'end') return { ...onDay(last), precision: 'week' as const }
    return { ...onDay(isRunning ? last : start), precision: 'month' as const }
  },

  date: (
    { date, month, year }: PartOf<'date'>,
    bound: Bound | null,
    { day, today, within, isLateToday }: Start,
  ) => {
    const isGone = (each: Day) =>
      each < today || (each === today && isLateToday && within === null && bound !== 'by')
    if (month !== null) {
      const start = monthNamed(day, month)
      const { year: first } = calendarOf(start)
      const years = year === null ? [first, first + 1] : [year]
      const each = years
        .map((of) => dayFrom({ year: of, month, date }))
        .find((at) => at !== null && !isGone(at))
      return each === undefined ? null : bend(each!, bound, today)
    }
    for (let later = 0; later <= MOST_MONTHS_AHEAD; later++) {
      const of = calendarOf(monthStart(day, later))
      const each = dayFrom({ ...of, date })
      if (each !== null && !isGone(each)) return bend(each, bound, today)
      if (within === 'month') return null
    }
    return null
  },

  span: ({ amount, unit }: PartOf<'span'>, _bound: Bound | null, { day }: Start) => {
    const whole = Math.max(1, Math.round(amount))
    if (unit === 'month') {
      const halves = Math.round((amount - Math.floor(amount)) * 30)
      return { ...onDay(addMonths(day, Math.floor(amount)) + halves), precision: 'month' as const }
    }
    if (unit === 'week') return { ...onDay(day + Math.round(amount * 7)), precision: 'week' as const }
    return onDay(day + whole)
  },

  festival: ({ festival }: PartOf<'festival'>, bound: Bound | null, { today }: Start) => {
    if (bound === 'after') {
      const days = findFestival(festival, today, 'last')
      return days && { ...onDay(days.last + 1), precision: 'week' as const }
    }
    if (bound === 'before' || bound === 'by') {
      const days = findFestival(festival, today + 1, 'first')
      if (!days) return null
      return { ...onDay(Math.max(days.first - 2, today + 1)), precision: 'week' as const }
    }
    const days = findFestival(festival, today + 1, 'main')
    return days && onDay(days.main)
  },

  salary: (_part: PartOf<'salary'>, _bound: Bound | null, { today }: Start) => {
    const of = monthStart(today, calendarOf(today).date < SALARY_DATE ? 0 : 1)
    return { ...onDay(of + SALARY_DATE - 1), precision: 'week' as const }
  },
}

function onDay(day: Day): ResolvedDay {
  return { day, precision: 'day', isDeadline: false }
}

/** "Sunday ke baad" is the day after it, "Sunday se pehle" the one before. Null where that is not ahead. */
function bend(day: Day, bound: Bound | null, today: Day): ResolvedDay | null {
  if (bound === 'after') return onDay(day + 1)
  if (bound === 'before') return day - 1 >= today ? onDay(day - 1) : null
  return onDay(day)
}
