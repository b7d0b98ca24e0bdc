import { Type, type Static } from 'typebox'

import { CallSchema } from './call.ts'
import { RecordingSchema } from './recording.ts'
import { FindingSchema } from './requirement.ts'
import { GapSchema, KeptSegmentSchema } from './transcript.ts'

const ofCall = { callId: Type.String() }

/** Fields of a requirement that an agent should have asked for, in the order in which calls go. */
export const ASKABLE_FIELDS = [
  ...(['purpose', 'locations', 'propertyKind', 'bhk', 'area'] as const),
  ...(['budget', 'possession', 'amenities'] as const),
] as const

/** What the lead has not told yet, and how to ask for it. */
export const OpenQuestionSchema = Type.Object(
  {
    field: Type.Enum(ASKABLE_FIELDS),
    question: Type.Object({ hi: Type.String(), 'en-IN': Type.String() }),
  },
  { title: 'OpenQuestion' },
)
export type AskableField = (typeof ASKABLE_FIELDS)[number]
export type OpenQuestion = Static<typeof OpenQuestionSchema>

/** The requirement of a call as far as it is known. */
export const LiveRequirementSchema = Type.Object(
  {
    ...ofCall,
    isProvisional: Type.Boolean({ description: 'While the call goes on, or its recording is not read yet' }),
    finding: FindingSchema,
    stillToAsk: Type.Array(OpenQuestionSchema, { description: 'The next question first' }),
  },
  { title: 'LiveRequirement' },
)
export type LiveRequirement = Static<typeof LiveRequirementSchema>

/** What happened, or is being said, in a call. */
export const LiveEventSchema = Type.Union(
  [
    Type.Object({ kind: Type.Literal('call'), call: CallSchema }),
    /** A segment, as far as it is understood. A higher revision takes the place of a lower one. */
    Type.Object({
      kind: Type.Literal('segment'),
      ...ofCall,
      isFinal: Type.Boolean(),
      stableText: Type.String({
        description: 'The beginning of `text` that will hardly change; all of it when final',
      }),
      segment: KeptSegmentSchema,
    }),
    /** What was being written down came to nothing: it has no words after all, or came after the recording's transcript. */
    Type.Object({ kind: Type.Literal('segment-dropped'), ...ofCall, segmentId: Type.String() }),
    Type.Object({ kind: Type.Literal('gap'), ...ofCall, gap: GapSchema }),
    /** The whole transcript was replaced by a better one: read it again. */
    Type.Object({ kind: Type.Literal('transcript'), ...ofCall, segmentCount: Type.Integer({ minimum: 0 }) }),
    Type.Object({ kind: Type.Literal('requirement'), requirement: LiveRequirementSchema }),
    /** The lead does not want to be called again; told as soon as the words are there. */
    Type.Object({
      kind: Type.Literal('opt-out'),
      ...ofCall,
      segmentId: Type.String(),
      quote: Type.String(),
    }),
    /** How far the work on a call's recording is. */
    Type.Object({ kind: Type.Literal('recording'), recording: RecordingSchema }),
  ],
  { title: 'LiveEvent' },
)
export type LiveEvent = Static<typeof LiveEventSchema>

/** What the server says on `/live`. */
export const LiveServerMessageSchema = Type.Union(
  [
    Type.Object({
      type: Type.Literal('opened'),
      lastSequence: Type.Integer(),
      heartbeatSeconds: Type.Number(),
    }),
    Type.Object({
      type: Type.Literal('event'),
      sequence: Type.Integer({ description: 'Grows from event to event, over restarts too; has holes' }),
      at: Type.String({ format: 'date-time' }),
      event: LiveEventSchema,
    }),
    /** What the client missed is not kept any more: read everything again, then go on from `lastSequence`. */
    Type.Object({ type: Type.Literal('too-old'), lastSequence: Type.Integer() }),
    Type.Object({ type: Type.Literal('heartbeat'), lastSequence: Type.Integer() }),
  ],
  { title: 'LiveServerMessage' },
)
export type LiveServerMessage = Static<typeof LiveServerMessageSchema>

/** The first and only thing that a client says on `/live`. */
export const LiveOpenSchema = Type.Object(
  {
    type: Type.Literal('open'),
    ticket: Type.String({ maxLength: 200 }),
    /** The last sequence number that the client has seen; null for one that begins. */
    after: Type.Union([Type.Integer(), Type.Null()]),
    /** Only what concerns this call, by our id or the telephone company's; null for all that the user may see. */
    callId: Type.Union([Type.String({ maxLength: 64 }), Type.Null()]),
  },
  { title: 'LiveOpen' },
)
export type LiveOpen = Static<typeof LiveOpenSchema>

export const LiveTicketSchema = Type.Object(
  {
    ticket: Type.String({ description: 'Opens /live once' }),
    expiresAt: Type.String({ format: 'date-time' }),
  },
  { title: 'LiveTicket' },
)
export type LiveTicket = Static<typeof LiveTicketSchema>
