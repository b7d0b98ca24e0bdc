import { Type, type Static } from 'typebox'

import { EvidenceFieldSchema, QuoteSchema, RequirementSchema } from './requirement.ts'

const InstantSchema = Type.String({ format: 'date-time' })
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])

/** A number that must not be called, and why. */
export const DoNotCallSchema = Type.Object(
  {
    contactId: Type.String(),
    phoneNumber: Type.String({ description: 'E.164' }),
    since: InstantSchema,
    by: Type.Union([Type.String(), Type.Null()], {
      description: 'The username of who entered it; null where the lead asked for it in a call',
    }),
    callId: nullable(Type.String()),
    quote: Type.Union([Type.String(), Type.Null()], { description: 'The words in which the lead asked' }),
  },
  { title: 'DoNotCall' },
)
export type DoNotCall = Static<typeof DoNotCallSchema>

/** A value of a contact's requirement as one of his calls said it, in the order of the calls. */
export const SaidInCallSchema = Type.Object(
  {
    field: EvidenceFieldSchema,
    value: Type.String({ description: 'In words, as "60 lakh"' }),
    callId: Type.String(),
    callAt: InstantSchema,
    holds: Type.Boolean({ description: 'Whether it stands in the merged requirement' }),
    isEdited: Type.Boolean({ description: 'Set by a person and not read' }),
    quote: nullable(QuoteSchema),
  },
  { title: 'SaidInCall' },
)
export type SaidInCall = Static<typeof SaidInCallSchema>

/** What a contact wants, from all his calls: of each field the last word holds. */
export const ContactRequirementSchema = Type.Object(
  {
    contactId: Type.String(),
    requirement: RequirementSchema,
    history: Type.Array(SaidInCallSchema),
    callIds: Type.Array(Type.String(), { description: 'The calls that it was drawn from, the oldest first' }),
  },
  { title: 'ContactRequirement' },
)
export type ContactRequirement = Static<typeof ContactRequirementSchema>
