import { Type, type Static } from 'typebox'

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])

export const PURPOSES = ['buy', 'rent', 'sell'] as const
export const BUDGET_PERIODS = ['total', 'month', 'sqft'] as const
export const AREA_UNITS = ['sqft', 'sqyd', 'sqm', 'acre', 'bigha', 'marla', 'kanal', 'katha'] as const
export const PROPERTY_TYPES = ['residential', 'commercial', 'industrial', 'agricultural'] as const
export const PROPERTY_KINDS = [
  'apartment',
  'builder floor',
  'villa',
  'house',
  'plot',
  'studio',
  'penthouse',
  'shop',
  'office',
  'showroom',
  'warehouse',
  'farmhouse',
  'land',
] as const
export const AMENITIES = [
  'parking',
  'garage',
  'swimming pool',
  'gym',
  'lift',
  'security',
  'power backup',
  'park',
  'garden',
  'clubhouse',
  'balcony',
  'terrace',
  'modular kitchen',
  'furnished',
  'semi-furnished',
  'servant room',
  'study room',
  'pooja room',
  'school nearby',
  'hospital nearby',
  'metro nearby',
  'market nearby',
  'gated society',
  'play area',
  'vastu',
  'water supply',
  'wifi',
  'air conditioning',
  'temple nearby',
  'pet friendly',
] as const

/** Whole rupees; `max` alone is a ceiling, `min` alone a floor. */
export const BudgetSchema = Type.Object({
  min: nullable(Type.Integer({ minimum: 0 })),
  max: nullable(Type.Integer({ minimum: 0 })),
  per: Type.Enum(BUDGET_PERIODS),
})
export type Budget = Static<typeof BudgetSchema>

/** `bhk` counts bedrooms in ascending order, 0.5 for a studio or 1 RK. Areas stand in the unit that was said. */
export const SizeSchema = Type.Object({
  bhk: Type.Array(Type.Number({ minimum: 0 })),
  areaMin: nullable(Type.Number({ minimum: 0 })),
  areaMax: nullable(Type.Number({ minimum: 0 })),
  areaUnit: nullable(Type.Enum(AREA_UNITS)),
})
export type Size = Static<typeof SizeSchema>

/** What the lead of a call wants. Nothing is guessed: what was not said is null, an empty list, or false. */
export const RequirementSchema = Type.Object({
  purpose: nullable(Type.Enum(PURPOSES)),
  budget: nullable(BudgetSchema),
  size: nullable(SizeSchema),
  locations: Type.Array(Type.String()),
  propertyType: nullable(Type.Enum(PROPERTY_TYPES)),
  propertyKind: nullable(Type.Enum(PROPERTY_KINDS)),
  amenities: Type.Array(Type.Enum(AMENITIES)),
  possession: nullable(Type.String({ pattern: '^(ready|under construction|within [1-9][0-9]* months)$' })),
  optOut: Type.Boolean(),
})
export type Requirement = Static<typeof RequirementSchema>

export const EVIDENCE_FIELDS = [
  'purpose',
  'budget',
  'bhk',
  'area',
  'locations',
  'propertyType',
  'propertyKind',
  'amenities',
  'possession',
  'optOut',
] as const

export const EvidenceFieldSchema = Type.Enum(EVIDENCE_FIELDS)
export type EvidenceField = (typeof EVIDENCE_FIELDS)[number]

/** Words of a call. Times are milliseconds from its start. */
export const quoteFields = {
  quote: Type.String({
    description: 'The words of the segment that say it, exactly as they stand in its text',
  }),
  segmentIndex: Type.Integer({ minimum: 0, description: 'Which segment of the transcript holds the quote' }),
  startMs: Type.Integer({ minimum: 0 }),
  endMs: Type.Integer({ minimum: 0 }),
  speaker: Type.Enum(['agent', 'lead'], { description: 'Who says it, or most likely says it' }),
}
export const QuoteSchema = Type.Object(quoteFields, { title: 'Quote' })
export type Quote = Static<typeof QuoteSchema>

/** The words that prove one value of a requirement. */
export const EvidenceSchema = Type.Object({
  field: EvidenceFieldSchema,
  value: Type.String({ description: 'The value in words, as "60 lakh", "2 BHK", "Noida"' }),
  ...quoteFields,
  confidence: Type.Number({
    minimum: 0,
    maximum: 1,
    description:
      'How certain it is that the lead wants this: about this share of values with such a number are right',
  }),
})
export type Evidence = Static<typeof EvidenceSchema>

/** A value that held for a while in the call, and then no more. */
export const ReplacedValueSchema = Type.Object(
  {
    field: EvidenceFieldSchema,
    value: Type.String({ description: 'In words, as in the evidence' }),
    ...quoteFields,
    replacedBy: Type.Union([Type.String(), Type.Null()], {
      description: 'The value, in words, that took its place; null where it was only taken back',
    }),
  },
  { title: 'ReplacedValue' },
)
export type ReplacedValue = Static<typeof ReplacedValueSchema>

/** Who read a requirement: the rules, or the rules and a language model together. */
export const READING_LEVELS = ['rules', 'model'] as const
export type ReadingLevel = (typeof READING_LEVELS)[number]

/** A requirement with its proof, and what made it. */
export const FindingSchema = Type.Object({
  requirement: RequirementSchema,
  evidence: Type.Array(EvidenceSchema),
  replaced: Type.Array(ReplacedValueSchema, { description: 'In the order in which they were said' }),
  level: Type.Enum(READING_LEVELS),
  rulesVersion: Type.String(),
})
export type Finding = Static<typeof FindingSchema>
