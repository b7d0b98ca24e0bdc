import { typeOfKinds } from '../implications.ts'
import type { FieldValue } from './checked.ts'

/** The one of `others` that cannot be true together with `value`, or null: a villa is no commercial property. */
export function clashOf<Other extends FieldValue>(value: FieldValue, others: readonly Other[]): Other | null {
  return others.find((other) => clashes(value, other) || clashes(other, value)) ?? null
}

function clashes(a: FieldValue, b: FieldValue): boolean {
  if (a.field === 'propertyKind' && b.field === 'propertyType') {
    const type = typeOfKinds([a.value])
    return type !== null && type !== b.value
  }
  if (a.field === 'bhk' && b.field === 'propertyType') return b.value !== 'residential'
  if (a.field === 'purpose' && b.field === 'budget') {
    return a.value === 'rent' ? b.value.per === 'total' : b.value.per === 'month'
  }
  return (
    a.field === 'amenities' &&
    b.field === 'amenities' &&
    a.value === 'furnished' &&
    b.value === 'semi-furnished'
  )
}
