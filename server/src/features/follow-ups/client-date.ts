import { AppError } from '../../lib/app-error.ts'
import { toInstant, type Instant } from '../../lib/clock.ts'

const DATE = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) ?(Z|[+-]\d{2}:?\d{2})?)?$/i
const INDIA = '+05:30'
/** Later instants are written with longer years, and do not sort among the others. */
const LATEST = '9999-12-30'

/**
 * The instant that a client's date means. The existing clients send what their own clock shows, without a zone; those
 * telephones are in India. Throws `bad-request` for what is no date.
 */
export function readClientDate(text: string): Instant {
  const [, date, time = '00:00', zone = INDIA] = DATE.exec(text.trim()) ?? []
  const epochMs = isReal(date) ? Date.parse(`${date}T${cut(time)}${withColon(zone.toUpperCase())}`) : NaN
  if (!(epochMs >= 0)) throw new AppError('bad-request', 'The due date is no date.')
  return toInstant(epochMs)
}

/** Date.parse takes 31 June for 1 July. */
function isReal(date: string | undefined): date is string {
  const dayMs = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(dayMs) && new Date(dayMs).toISOString().slice(0, 10) === date && date < LATEST
}

/** Milliseconds are as fine as we keep. */
function cut(time: string): string {
  const [clock, fraction] = time.split('.')
  return fraction === undefined ? clock! : `${clock}.${fraction.slice(0, 3)}`
}

function withColon(zone: string): string {
  return /^[+-]\d{4}$/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone
}
