import { Type, type Static } from 'typebox'

import { STEP_ACTIONS, TIME_PRECISIONS } from './analysis.ts'
import { QuoteSchema } from './requirement.ts'

const InstantSchema = Type.String({ format: 'date-time' })
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])

/**
 * - proposed: read from a call; nobody has looked at it
 * - open: to be done
 * - done, dismissed: over
 */
export const FOLLOW_UP_STATES = ['proposed', 'open', 'done', 'dismissed'] as const
export type FollowUpState = (typeof FOLLOW_UP_STATES)[number]
export const PRIORITIES = ['low', 'medium', 'high', 'urgent'] as const

/** Something to be done for a contact. The first eight fields are those of the existing clients. */
export const FollowUpSchema = Type.Object(
  {
    id: Type.String(),
    contactId: Type.String(),
    contactName: Type.String(),
    title: Type.String(),
    description: Type.String(),
    dueDate: InstantSchema,
    isCompleted: Type.Boolean(),
    priority: Type.Enum(PRIORITIES),
    state: Type.Enum(FOLLOW_UP_STATES),
    action: Type.Enum(STEP_ACTIONS),
    precision: Type.Enum(TIME_PRECISIONS),
    agentId: nullable(Type.String()),
    callId: Type.Union([Type.String(), Type.Null()], { description: 'The call in which it was promised' }),
    quote: Type.Union([QuoteSchema, Type.Null()], { description: 'The words of the promise' }),
    dismissedBecause: Type.Union([Type.String(), Type.Null()], {
      description: 'A stable code, as `do-not-call`; null unless it was dismissed by itself',
    }),
  },
  { title: 'FollowUp' },
)
export type FollowUp = Static<typeof FollowUpSchema>
