import { randomBytes } from 'node:crypto'

/** An identifier as the carrier writes them. */
export function newSid(prefix: 'CA' | 'RE' | 'MZ'): string {
  return prefix + randomBytes(16).toString('hex')
}
