import parsePhoneNumber from 'libphonenumber-js/max'

import { AppError } from '../../lib/app-error.ts'

/** A number as clients give it: an integer, or text with spaces, hyphens, a plus or a leading zero. */
export type GivenNumber = number | string

/**
 * The number as E.164. Ten digits are Indian; more begin with the country code. Throws `bad-request` for no number, and for
 * one whose owner earns by being rung.
 */
export function toE164(given: GivenNumber, whose: 'agent' | 'lead'): string {
  const text = String(given).trim()
  const digits = text.replace(/\D/g, '')
  const isNational = text.startsWith('+') ? false : digits.length <= 10 || digits.startsWith('0')
  const number = isNational ? parsePhoneNumber(digits, 'IN') : parsePhoneNumber(`+${digits}`)
  if (number?.isValid() && number.getType() !== 'PREMIUM_RATE') return number.number
  throw new AppError('bad-request', `The ${whose}'s telephone number is no number that can be called.`)
}

/** The number as the original's documents have it, or null when an integer cannot hold it. */
export function toInteger(given: GivenNumber): number | null {
  const number = Number(String(given).replace(/\D/g, ''))
  return Number.isSafeInteger(number) ? number : null
}
