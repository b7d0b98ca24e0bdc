import { keysOf } from './place-key.ts'
import type { Token } from './tokens.ts'

/** True when the word after a number makes it an amount, a size or a time ("do bhk", "60 lakh"). */
export function isUnit(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  if (!token) return false
  return UNITS.has(token.key) || (token.letters === 'b' && tokens[at + 1]?.letters?.startsWith('h') === true)
}

// prettier-ignore
const UNITS = keysOf(`bhk bhks bh rk bed bedroom bedrooms room rooms kamra kamre kamron bathroom lakh lakhs lac lacs
  crore crores cr hazar hazaar thousand sau hundred k gaj sqft square sq yard yards marla kanal bigha katha kattha acre
  percent floor manzil mala minute minutes ghante mahine month months saal year years din baje feet foot km kilometer
  kilometre log sector phase rupaye rupees bathrooms baar बीएचके बीएच वीएचके ki`)
