import { createHash } from 'node:crypto'

/** The one account that this telephone company has. */
export interface Account {
  /** `AC` and 32 hexadecimal digits. */
  readonly sid: string
  readonly authToken: string
  /** The numbers that it may call from, E.164. */
  readonly numbers: readonly string[]
  readonly openedAtMs: number
}

export const API_VERSION = '2010-04-01'

/** The address that everything of the account begins with. */
export function pathOf({ sid }: Account): string {
  return `/${API_VERSION}/Accounts/${sid}`
}

/** Always the same for the same number. */
export function phoneNumberSid(number: string): string {
  return `PN${createHash('sha256').update(number).digest('hex').slice(0, 32)}`
}

/** Numbers of North America in their national form, as `(415) 555-2671`; all others stay. */
export function formatted(address: string): string {
  const parts = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(address)
  return parts ? `(${parts[1]}) ${parts[2]}-${parts[3]}` : address
}
