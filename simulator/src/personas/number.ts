/**
 * A telephone number as E.164, read as an Indian carrier would: punctuation goes, ten digits (with a 0 before them or not) are
 * of India, and a country's code may have lost its plus. What is no number, as `client:agent_7`, stays as it is.
 */
export function toE164(text: string): string {
  const compact = text.replace(/[\s().-]/g, '')
  if (/^\+\d+$/.test(compact)) return compact
  if (/^00\d{8,15}$/.test(compact)) return `+${compact.slice(2)}`
  if (/^0?\d{10}$/.test(compact)) return `+91${compact.slice(-10)}`
  if (/^\d{11,15}$/.test(compact)) return `+${compact}`
  return text
}

/** What a `<Dial>` calls: punctuation goes, and without a country's code the carrier takes it for a number of the United States. */
export function asDialled(text: string): string {
  const compact = text.replace(/[\s().-]/g, '')
  const national = /^1?([2-9]\d{9})$/.exec(compact)?.[1]
  return national === undefined ? compact : `+1${national}`
}
