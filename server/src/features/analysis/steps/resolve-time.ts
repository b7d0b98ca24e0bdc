import type { TimePrecision } from '@leadbreak/contract'
import {
  BUSINESS_FROM,
  BUSINESS_TO,
  DAY_HOUR,
  DAY_PARTS,
  DEADLINE_HOUR,
  LAST_MINUTE,
  LATEST_BARE,
  LATEST_CALL,
  WHILE_MS,
} from './default-times.ts'
import { dayOf, instantOf, minuteOf, type Day } from './india-time.ts'
import { resolveDay, type ResolvedDay } from './resolve-day.ts'
import type { TimePart } from './time-part.ts'

export interface ResolvedTime {
  readonly atMs: number
  readonly precision: TimePrecision
}

type PartOf<Is> = Extract<TimePart['part'], { is: Is }>

const HALF_DAY = 12 * 60
const DAY_MINUTES = 24 * 60

/**
 * The instant that is meant by words spoken at `spokenMs`, always later than that; null for what lies behind, and for
 * days that nobody can know (a festival beyond the table). What a part of the day, or a day without an hour, is taken
 * for stands in default-times.ts.
 */
export function resolveTime(parts: readonly TimePart[], spokenMs: number): ResolvedTime | null {
  if (!Number.isFinite(spokenMs) || parts.some(({ part }) => part.is === 'past')) return null
  const wait = waitOf(parts)
  if (wait) return { atMs: spokenMs + wait.ms, precision: wait.precision }
  const today = dayOf(spokenMs)
  const day = resolveDay(parts, today, spokenMs)
  if (day === null) return null
  const hour = hourOf(parts)
  if (day === 'none') return hour && onFirstDay(hour, today, spokenMs)
  const at = onDay(hour, day, spokenMs)
  return at === null ? null : { atMs: at.atMs, precision: at.precision }
}

/** "aadhe ghante me", "thodi der baad": counted from now to the minute. */
function waitOf(parts: readonly TimePart[]): { ms: number; precision: TimePrecision } | null {
  for (const { part } of parts) {
    if (part.is === 'while') return { ms: WHILE_MS, precision: 'part-of-day' }
    if (part.is === 'span' && part.unit === 'minute') return { ms: part.amount * 60_000, precision: 'minute' }
  }
  return null
}

/** The minutes of the day that may be meant, the likeliest first, and up to when an unsaid hour may slip. */
interface Hour {
  readonly minutes: readonly number[]
  readonly latest: number
  readonly precision: 'minute' | 'part-of-day'
}

function hourOf(parts: readonly TimePart[]): Hour | null {
  const clock = parts.findLast((each) => each.part.is === 'clock')
  const part = parts.findLast((each) => each.part.is === 'part')
  const span = part ? DAY_PARTS[(part.part as PartOf<'part'>).part] : null
  if (clock) {
    const minutes = minutesOf(clock.part as PartOf<'clock'>, span)
    const precision = clock.bound === 'after' || clock.bound === 'before' ? 'part-of-day' : 'minute'
    return { minutes, latest: Math.max(...minutes), precision }
  }
  return span && { minutes: [span.usual], latest: span.to, precision: 'part-of-day' }
}

/** "chhe baje": of its two instants the one that the part of the day says, or business sense. */
function minutesOf({ minute, half }: PartOf<'clock'>, span: { from: number; to: number } | null): number[] {
  if (half === 'am') return [minute]
  if (half === 'pm') return [minute + HALF_DAY]
  const both = [minute, minute + HALF_DAY, minute + DAY_MINUTES]
  const inPart = span ? both.filter((each) => each >= span.from && each < span.to) : []
  if (inPart.length > 0) return inPart.slice(0, 1)
  const business = both.filter((each) => each >= BUSINESS_FROM && each < BUSINESS_TO)
  const late = both.filter((each) => each >= BUSINESS_TO && each <= LATEST_CALL)
  return [...business, ...late]
}

/** An hour without a day: the first one ahead that business sense likes, "aath baje" at noon being tonight. */
function onFirstDay({ minutes, latest, precision }: Hour, today: Day, spokenMs: number): ResolvedTime {
  const likely = minutes.filter((minute, index) => index === 0 || minute < LATEST_BARE)
  const ahead = likely.map((minute) => instantOf(today, minute)).find((atMs) => atMs > spokenMs)
  if (ahead !== undefined) return { atMs: ahead, precision }
  const isStillOn = precision === 'part-of-day' && instantOf(today, latest) > spokenMs + WHILE_MS
  if (isStillOn) return { atMs: spokenMs + WHILE_MS, precision }
  return { atMs: instantOf(today + 1, minutes[0]!), precision }
}

function onDay(
  hour: Hour | null,
  { day, precision, isDeadline }: ResolvedDay,
  spokenMs: number,
): ResolvedTime | null {
  const isToday = day === dayOf(spokenMs)
  if (hour) {
    const usual = isToday ? hour.minutes : hour.minutes.slice(0, 1)
    const atMs = usual.map((minute) => instantOf(day, minute)).find((instant) => instant > spokenMs)
    const sharpness = precision === 'day' ? hour.precision : precision
    if (atMs !== undefined) return { atMs, precision: sharpness }
    const isStillOn = hour.precision === 'part-of-day' && instantOf(day, hour.latest) > spokenMs + WHILE_MS
    return isStillOn ? { atMs: spokenMs + WHILE_MS, precision: sharpness } : null
  }
  if (!isToday) return { atMs: instantOf(day, isDeadline ? DEADLINE_HOUR : DAY_HOUR), precision }
  const minute = [DEADLINE_HOUR, LATEST_CALL, LAST_MINUTE].find((each) => each > minuteOf(spokenMs))
  return minute === undefined ? null : { atMs: instantOf(day, minute), precision }
}
