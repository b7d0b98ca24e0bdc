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
