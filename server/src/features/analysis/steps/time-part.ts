import type { SpanUnit } from './time-words.ts'
import type { DayPart } from './default-times.ts'
import type { Festival } from './festivals.ts'

/** `coming` is the first one ahead, `next` the one of the week or month after this. */
type Which = 'coming' | 'next'

/** A day, or a stretch of days, that has a name. `past` is behind the speaker. */
export type CalendarPart =
  | { readonly is: 'past' }
  | { readonly is: 'day'; readonly ahead: number }
  | { readonly is: 'weekday'; readonly weekday: number; readonly which: Which }
  | { readonly is: 'weekend'; readonly which: Which }
  | { readonly is: 'week'; readonly which: Which }
  | { readonly is: 'month'; readonly which: Which; readonly edge: 'end' | null }
  | { readonly is: 'festival'; readonly festival: Festival }
  | { readonly is: 'salary' }
  | { readonly is: 'part'; readonly part: DayPart }
  | { readonly is: 'while' }

/** One thing that is said of a time: "kal", "shaam", "chhe baje" are three of one. */
export type Part =
  | CalendarPart
  | { readonly is: 'named-month'; readonly month: number; readonly edge: 'end' | null }
  /** Null is the month that comes to this date first, and the year that comes to this month. */
  | {
      readonly is: 'date'
      readonly date: number
      readonly month: number | null
      readonly year: number | null
    }
  | { readonly is: 'span'; readonly amount: number; readonly unit: SpanUnit }
  /** `minute` counts from midnight, or, without a half of the day, from midnight or noon. */
  | { readonly is: 'clock'; readonly minute: number; readonly half: 'am' | 'pm' | 'either' }

export type Bound = 'after' | 'before' | 'by'

/** A part where it stands among the tokens, `to` exclusive, and what bends it: "Diwali ke baad". */
export interface TimePart {
  readonly part: Part
  readonly bound: Bound | null
  readonly from: number
  readonly to: number
}
