import fc, { type Arbitrary } from 'fast-check'

import type { Schema } from './operations.ts'

/** Values that `schema` allows; fields that it does not know are now and then among them. */
export function valuesOf(schema: Schema, resolve: (schema: Schema) => Schema): Arbitrary<unknown> {
  const known = resolve(schema)
  const of = (part: Schema) => valuesOf(part, resolve)
  if (known.const !== undefined) return fc.constant(known.const)
  if (known.enum) return fc.constantFrom(...known.enum)
  if (known.anyOf) return fc.oneof(...known.anyOf.map(of))
  switch (known.type) {
    case 'object':
      return objectsOf(known, of)
    case 'array':
      return fc.array(known.items ? of(known.items) : fc.jsonValue(), { maxLength: 5 })
    case 'integer':
      return fc.integer({
        min: Math.max(known.minimum ?? -1e9, -1e15),
        max: Math.min(known.maximum ?? 1e9, 1e15),
      })
    case 'number':
      return fc.double({ min: known.minimum ?? -1e9, max: known.maximum ?? 1e9, noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'string':
      return textsOf(known)
    default:
      return fc.jsonValue()
  }
}

/** Anything at all in the place of a sound value, or a sound object with one thing wrong. */
export function spoiltValuesOf(schema: Schema, resolve: (schema: Schema) => Schema): Arbitrary<unknown> {
  const { properties = {}, required = [] } = resolve(schema)
  const names = Object.keys(properties)
  if (names.length === 0) return ANYTHING
  const sound = valuesOf(schema, resolve) as Arbitrary<Record<string, unknown>>
  const withOneField = fc
    .tuple(sound, fc.constantFrom(...names), ANYTHING)
    .map(([value, name, other]) => ({ ...value, [name]: other }))
  const withoutOneField = fc
    .tuple(sound, fc.constantFrom(...(required.length > 0 ? required : names)))
    .map(([value, missing]) => Object.fromEntries(Object.entries(value).filter(([name]) => name !== missing)))
  return fc.oneof({ weight: 5, arbitrary: withOneField }, { weight: 2, arbitrary: withoutOneField }, ANYTHING)
}

const NASTY_TEXTS = [
  ...['', ' ', '\u0000', '\ud800', '../../etc/passwd', "' OR 1=1 --", '{"$gt":""}', '%00', '%', '\r\nX: y'],
  ...[
    '𝕬𝖘𝖍𝖆',
    'आशा',
    '\u202eevil',
    'x'.repeat(5000),
    '__proto__',
    'constructor',
    'toString',
    'NaN',
    '-0',
    '1e999',
  ],
]
const NASTY_NUMBERS = [0, -1, 0.5, 2 ** 53, -(2 ** 53), 1e308, Number.MIN_VALUE, 99999999999999999999]

/** What careless and hostile clients send. */
export const ANYTHING: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...NASTY_TEXTS, ...NASTY_NUMBERS, null, true, [], {}, [[]], { $ne: null }),
  fc.jsonValue(),
)

function objectsOf({ properties = {}, required = [] }: Schema, of: (schema: Schema) => Arbitrary<unknown>) {
  const model = Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, of(part)]))
  const known = fc.record(model, { requiredKeys: [...required] })
  const strange = fc.record({ unknownField: fc.jsonValue() })
  return fc.oneof(
    { weight: 3, arbitrary: known },
    { weight: 1, arbitrary: fc.tuple(known, strange).map(([one, other]) => ({ ...one, ...other })) },
  )
}

/** RFC 3339 knows no others. */
const FOUR_DIGIT_YEARS = { min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }

function textsOf({ format, pattern, minLength = 0, maxLength = 200 }: Schema): Arbitrary<string> {
  if (format === 'uuid') return fc.uuid()
  if (format === 'email') return fc.emailAddress()
  if (format === 'date-time') return fc.date(FOUR_DIGIT_YEARS).map((date) => date.toISOString())
  const longest = Math.min(maxLength, 200)
  const anyTexts = fc.string({ unit: 'grapheme', minLength, maxLength: longest })
  // JSON schema counts code points.
  const isSound = (text: string) =>
    Array.from(text).length >= minLength && Array.from(text).length <= maxLength
  if (pattern === undefined) return anyTexts.filter(isSound)
  const expression = new RegExp(pattern, 'u')
  const looksAround = /\(\?<?[!=]/.test(pattern) // texts cannot be made from that
  if (looksAround) return anyTexts.filter((text) => isSound(text) && expression.test(text))
  return fc.stringMatching(expression, { maxLength: longest }).filter(isSound)
}
