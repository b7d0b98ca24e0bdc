/**
 * What hour is meant where only a part of the day is named, and the days of names that stand for a stretch. All times are
 * minutes of the day in India.
 *
 * | said | taken for |
 * |---|---|
 * | early morning, morning / first half | 8:00, 10:00 |
 * | noon, before lunch | 12:00 |
 * | lunch time, after lunch / second half | 13:00, 15:00 |
 * | afternoon | 14:00 |
 * | daytime ("din me") | 12:00 |
 * | evening, night | 18:00, 20:00 |
 * | after office | 19:00 |
 * | end of day | 18:00 |
 * | a day and no hour | 11:00; today, and "by" a day: 18:00 |
 * | a bare hour ("chhe baje") | the one from 8:00 to before 20:00; where that is over, 8 in the evening too |
 * | a while ("thodi der") | half an hour |
 * | a few days | three |
 * | next week, this week | its Monday, its Friday |
 * | the weekend | its Saturday |
 * | next month, "in December" | its first day |
 * | the month's end, and this month | its last day |
 * | after the salary | the 7th that comes next: salaries are paid by then |
 * | after a festival | the day after its last one |
 * | several times ("kal ya parso") | the earliest |
 */
export const DAY_HOUR = 11 * 60
export const DEADLINE_HOUR = 18 * 60
export const BUSINESS_FROM = 8 * 60
export const BUSINESS_TO = 20 * 60
/** Up to when a bare hour is this evening's, and up to when it is where somebody says "today". */
export const LATEST_BARE = 21 * 60
export const LATEST_CALL = 22 * 60
export const LAST_MINUTE = 24 * 60 - 1
export const WHILE_MS = 30 * 60_000
export const FEW_DAYS = 3
export const SALARY_DATE = 7

export type DayPart = keyof typeof DAY_PARTS

/** `from` and `to` bound the hours that may be said with it: "raat ko nau baje" is 21:00. */
export const DAY_PARTS = {
  'early-morning': { usual: 8 * 60, from: 4 * 60, to: 12 * 60 },
  morning: { usual: 10 * 60, from: 4 * 60, to: 12 * 60 },
  daytime: { usual: 12 * 60, from: 7 * 60, to: 19 * 60 },
  noon: { usual: 12 * 60, from: 11 * 60, to: 17 * 60 },
  'lunch-time': { usual: 13 * 60, from: 11 * 60, to: 17 * 60 },
  'after-lunch': { usual: 15 * 60, from: 12 * 60, to: 18 * 60 },
  afternoon: { usual: 14 * 60, from: 11 * 60, to: 19 * 60 },
  evening: { usual: 18 * 60, from: 15 * 60, to: 22 * 60 },
  'after-office': { usual: 19 * 60, from: 16 * 60, to: 23 * 60 },
  night: { usual: 20 * 60, from: 18 * 60, to: 29 * 60 },
  'day-end': { usual: 18 * 60, from: 16 * 60, to: 24 * 60 },
} as const
