import {
  AMENITIES,
  AREA_UNITS,
  BUDGET_PERIODS,
  OBJECTION_TOPICS,
  PROPERTY_KINDS,
  PROPERTY_TYPES,
  PURPOSES,
} from '@leadbreak/contract'
import { Type, type Static } from 'typebox'

/*
 * What a model may answer. Only keywords that Gemini's structured output knows: type, properties, required,
 * additionalProperties, enum, items, minItems, maxItems, minimum, maximum, anyOf, description. A field that was not said is
 * an empty list, so that nothing but the open end of a range is ever null.
 */

const CLOSED = { additionalProperties: false }
/** TypeBox leaves the type of an enum out; Gemini wants it. */
const TEXT = { type: 'string' }
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])

/** Stands in every claim, and each of its words is paid for every time: the instructions describe it once. */
const QuoteSchema = Type.Object({ segment: Type.Integer({ minimum: 0 }), words: Type.String() }, CLOSED)
const quotes = Type.Array(QuoteSchema, { minItems: 1, maxItems: 4 })
const claim = <T extends Parameters<typeof Type.Object>[0]>(properties: T) =>
  Type.Object({ ...properties, quotes }, CLOSED)
const MOST_RUPEES = 100_000_000_000
const RupeesSchema = Type.Integer({ minimum: 1, maximum: MOST_RUPEES })
const AreaSchema = Type.Number({ minimum: 0, maximum: 10_000_000 })

/** One of these is checked by itself: one that does not keep to its schema costs the others nothing. */
export const CLAIM_SCHEMAS = {
  purpose: claim({ value: Type.Enum(PURPOSES, TEXT) }),
  budget: claim({
    min: orNull(RupeesSchema),
    max: orNull(RupeesSchema),
    per: Type.Enum(BUDGET_PERIODS, TEXT),
  }),
  bhk: claim({
    rooms: Type.Array(Type.Number({ minimum: 0.5, maximum: 20 }), { minItems: 1, maxItems: 8 }),
  }),
  area: claim({
    min: orNull(AreaSchema),
    max: orNull(AreaSchema),
    unit: orNull(Type.Enum(AREA_UNITS, TEXT)),
  }),
  locations: claim({ name: Type.String({ description: 'Its name in English, as the trade writes it' }) }),
  propertyType: claim({ value: Type.Enum(PROPERTY_TYPES, TEXT) }),
  propertyKind: claim({ value: Type.Enum(PROPERTY_KINDS, TEXT) }),
  amenities: claim({ value: Type.Enum(AMENITIES, TEXT) }),
  possession: claim({
    value: Type.Enum(['ready', 'under construction', 'within'], TEXT),
    months: orNull(Type.Integer({ minimum: 1, maximum: 240, description: 'With "within"; else null' })),
  }),
  optOut: claim({}),
  objections: claim({ topic: Type.Enum(OBJECTION_TOPICS, TEXT) }),
} as const
export type ClaimField = keyof typeof CLAIM_SCHEMAS
export type ClaimOf<Field extends ClaimField> = Static<(typeof CLAIM_SCHEMAS)[Field]>
export type QuotedWords = Static<typeof QuoteSchema>

/** How many of each the answer may hold. */
export const MOST_CLAIMS: Readonly<Record<ClaimField, number>> = {
  purpose: 1,
  budget: 1,
  bhk: 1,
  area: 1,
  locations: 12,
  propertyType: 1,
  propertyKind: 1,
  amenities: AMENITIES.length,
  possession: 1,
  optOut: 1,
  objections: 8,
}

const fields = Object.keys(CLAIM_SCHEMAS) as ClaimField[]

/** The whole answer, as plain JSON Schema for a provider. */
export const ANSWER_SCHEMA = JSON.parse(
  JSON.stringify(
    Type.Object(
      {
        ...Object.fromEntries(
          fields.map((field) => [field, Type.Array(CLAIM_SCHEMAS[field], { maxItems: MOST_CLAIMS[field] })]),
        ),
        summary: Type.String({ description: 'Two to four sentences in English' }),
      },
      CLOSED,
    ),
  ),
) as Readonly<Record<string, unknown>>
