import { dayFrom, type Day } from './india-time.ts'

/**
 * When the festivals are that people put things off to, each with its days of 2026 to 2031.
 *
 * Sources: Makar Sankranti, Holi, Eid al-Fitr, Raksha Bandhan, Onam, Ganesh Chaturthi, Dussehra and Diwali as the public
 * holiday calendars of India have them (by the data of the Python package `holidays`); the first day of Navratri, Pitru
 * Paksha and Akshaya Tritiya by the position of moon and sun at sunrise in Delhi. Lunar days can differ by one between
 * regions, and Eid depends on who sees the moon. Kharmas is when the sun stands in Sagittarius and in Pisces, in which
 * many buy nothing.
 */
export type Festival =
  | 'sankranti'
  | 'holi'
  | 'eid'
  | 'akshaya-tritiya'
  | 'raksha-bandhan'
  | 'onam'
  | 'ganesh'
  | 'shraddh'
  | 'navratri'
  | 'dussehra'
  | 'diwali'
  | 'kharmas'
  | 'christmas'
  | 'new-year'

export interface FestivalDays {
  readonly first: Day
  /** The day that is meant by its name alone. */
  readonly main: Day
  readonly last: Day
}

/** Days of one festival: its main day, or `first/last` of a season. */
interface Entry {
  readonly days: string
  /** How many days it begins before its main day, and goes on after it. */
  readonly before?: number
  readonly after?: number
}

const FESTIVALS: Readonly<Record<Festival, Entry>> = {
  sankranti: { days: '2026-01-14 2027-01-15 2028-01-15 2029-01-14 2030-01-14 2031-01-15' },
  holi: { days: '2026-03-04 2027-03-22 2028-03-11 2029-03-01 2030-03-20 2031-03-09', before: 1 },
  eid: { days: '2026-03-21 2027-03-10 2028-02-27 2029-02-15 2030-02-05 2031-01-25', after: 1 },
  'akshaya-tritiya': { days: '2026-04-19 2027-05-09 2028-04-27 2029-05-16 2030-05-05 2031-04-24' },
  'raksha-bandhan': { days: '2026-08-28 2027-08-17 2028-08-05 2029-08-23 2030-08-13 2031-08-02' },
  onam: { days: '2026-08-26 2027-09-12 2028-09-01 2029-08-22 2030-09-09 2031-08-30', before: 1, after: 2 },
  ganesh: { days: '2026-09-14 2027-09-04 2028-08-23 2029-09-11 2030-09-01 2031-09-20', after: 10 },
  shraddh: {
    days:
      '2026-09-26/2026-10-10 2027-09-15/2027-09-29 2028-09-03/2028-09-18 ' +
      '2029-09-22/2029-10-07 2030-09-11/2030-09-27 2031-09-30/2031-10-16',
  },
  navratri: {
    days:
      '2026-03-19 2026-10-11 2027-04-07 2027-09-30 2028-03-27 2028-09-19 ' +
      '2029-04-14 2029-10-08 2030-04-03 2030-09-28 2031-03-24 2031-10-17',
    after: 8,
  },
  dussehra: { days: '2026-10-20 2027-10-09 2028-09-27 2029-10-16 2030-10-06 2031-10-25' },
  diwali: {
    days: '2026-11-08 2027-10-29 2028-10-17 2029-11-05 2030-10-26 2031-11-14',
    before: 2,
    after: 3,
  },
  kharmas: {
    days:
      '2025-12-16/2026-01-14 2026-03-15/2026-04-14 2026-12-16/2027-01-14 2027-03-15/2027-04-14 ' +
      '2027-12-16/2028-01-15 2028-03-14/2028-04-13 2028-12-15/2029-01-14 2029-03-14/2029-04-13 ' +
      '2029-12-16/2030-01-14 2030-03-15/2030-04-14 2030-12-16/2031-01-14 2031-03-15/2031-04-14',
  },
  christmas: { days: '2026-12-25 2027-12-25 2028-12-25 2029-12-25 2030-12-25 2031-12-25' },
  'new-year': { days: '2026-01-01 2027-01-01 2028-01-01 2029-01-01 2030-01-01 2031-01-01 2032-01-01' },
}

const DAYS: Readonly<Record<string, readonly FestivalDays[]>> = Object.fromEntries(
  Object.entries(FESTIVALS).map(([festival, { days, before = 0, after = 0 }]) => [
    festival,
    days.split(' ').map((text) => {
      const [main, last] = text.split('/').map(readDay) as [Day, Day?]
      return { first: main - before, main, last: last ?? main + after }
    }),
  ]),
)

const TABLE_BEGINS = readDay('2026-01-01')

/** The first time of a festival whose `edge` is not before `day`; null where the table does not reach. */
export function findFestival(festival: Festival, day: Day, edge: keyof FestivalDays): FestivalDays | null {
  if (day < TABLE_BEGINS) return null
  return DAYS[festival]!.find((days) => days[edge] >= day) ?? null
}

function readDay(text: string): Day {
  const [year, month, date] = text.split('-').map(Number) as [number, number, number]
  const day = dayFrom({ year, month, date })
  if (day === null) throw new Error(`There is no ${text}.`)
  return day
}
