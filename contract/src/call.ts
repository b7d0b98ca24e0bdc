import { Type, type Static } from 'typebox'

/** How far a call is. It never goes back, and never leaves one of the final states. */
export const ONGOING_STATUSES = ['initiated', 'ringing', 'inProgress'] as const
export const FINAL_STATUSES = ['completed', 'busy', 'failed', 'noAnswer', 'canceled'] as const
export const CALL_STATUSES = [...ONGOING_STATUSES, ...FINAL_STATUSES] as const

export type FinalStatus = (typeof FINAL_STATUSES)[number]
export type CallStatus = (typeof CALL_STATUSES)[number]

const InstantSchema = Type.String({ format: 'date-time' })
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])

/** A call that was placed, as far as it is known. */
export const CallSchema = Type.Object(
  {
    callId: Type.String({ format: 'uuid' }),
    carrierCallId: Type.Union([Type.String(), Type.Null()], {
      description: 'The telephone company’s id of it; null while that is not known',
    }),
    contactId: Type.Union([Type.String(), Type.Null()], {
      description: 'Who is called; null for calls of before there were contacts',
    }),
    status: Type.Enum(CALL_STATUSES, {
      description:
        'Never goes back, and never leaves a final one. `ringing` is the agent’s or the lead’s telephone, `inProgress` that they talk',
    }),
    placedAt: InstantSchema,
    endedAt: nullable(InstantSchema),
    talkMs: nullable(Type.Integer({ minimum: 0, description: 'How long agent and lead talked' })),
    hangUpAskedAt: nullable(InstantSchema),
    failure: Type.Union([Type.String(), Type.Null()], {
      description:
        'Why it came to nothing, where it was not the telephones that ended it; stable, for programs',
    }),
  },
  { title: 'Call' },
)
export type CallView = Static<typeof CallSchema>

export const CALL_EVENT_STATES = [
  ...(['ordered', 'queued', 'initiated', 'ringing', 'answered', 'ended'] as const),
  ...(['recordingStarted', 'recordingCompleted', 'recordingAbsent', 'recordingFailed'] as const),
  ...(['streamStarted', 'streamLost'] as const),
  ...(['noLeadLeg', 'noRecording', 'hangUpAsked', 'failed'] as const),
] as const
export type CallEventState = (typeof CALL_EVENT_STATES)[number]

/** Something that happened in a call. */
export const CallEventSchema = Type.Object(
  {
    at: Type.String({ format: 'date-time', description: 'When it happened, as the telephone company says' }),
    receivedAt: Type.String({ format: 'date-time', description: 'When we learned of it' }),
    leg: Type.Union([Type.Literal('agent'), Type.Literal('lead'), Type.Null()], {
      description: 'Whose telephone; null for what concerns the whole call',
    }),
    state: Type.Enum(CALL_EVENT_STATES),
    end: Type.Union([Type.Enum(FINAL_STATUSES), Type.Null()], {
      description: 'With `ended`: how that telephone’s part ended',
    }),
    code: Type.Union([Type.String(), Type.Null()], { description: 'With `failed`: why' }),
  },
  { title: 'CallEvent' },
)
export type CallEvent = Static<typeof CallEventSchema>
