import type { CarrierRequest } from '../../features/calls/carrier.ts'

export type Fields = Readonly<Record<string, string | readonly string[]>>

/** What Twilio says in a request: of a form in its body, of GET in the address. */
export function fieldsOf({ method, target, parameters }: CarrierRequest): Fields {
  if (method !== 'GET') return parameters
  const queryStart = target.indexOf('?')
  if (queryStart === -1) return {}
  const query = new URLSearchParams(target.slice(queryStart))
  const names = [...new Set(query.keys())]
  return Object.fromEntries(names.map((name) => [name, oneOrMore(query.getAll(name))]))
}

/** Null when the field is missing, or there more than once. */
export function textOf(fields: Fields, name: string): string | null {
  const value = Object.hasOwn(fields, name) ? fields[name] : null
  return typeof value === 'string' ? value : null
}

/** Milliseconds since 1970 of a time as `Sat, 31 Jan 2026 09:30:01 +0000`, or null. */
export function timeOf(fields: Fields, name: string): number | null {
  const text = textOf(fields, name)
  if (text === null || !RFC_2822.test(text)) return null
  const epochMs = Date.parse(text)
  return Number.isNaN(epochMs) ? null : epochMs
}

const RFC_2822 = /^[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} [+-]\d{4}$/

function oneOrMore(values: readonly string[]): string | readonly string[] {
  const [first] = values
  return values.length === 1 && first !== undefined ? first : values
}
