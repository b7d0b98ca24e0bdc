import { Type, type Static } from 'typebox'

export const RECORDING_STATES = ['queued', 'transcribing', 'reading', 'done', 'failed'] as const

/** A recorded call on its way to a requirement. */
export const RecordingSchema = Type.Object(
  {
    callId: Type.String({ format: 'uuid' }),
    state: Type.Enum(RECORDING_STATES, {
      description: 'queued, then transcribing, then reading (finding the requirement), then done; or failed',
    }),
    progress: Type.Number({
      minimum: 0,
      maximum: 1,
      description: 'How much of the recording has been heard',
    }),
    failure: Type.Union([
      Type.Object({ code: Type.String(), message: Type.String() }, { title: 'Failure' }),
      Type.Null(),
    ]),
    receivedAt: Type.String({ format: 'date-time' }),
    durationMs: Type.Integer({ minimum: 0 }),
    sampleRateHz: Type.Integer(),
    channels: Type.Integer({ minimum: 1, maximum: 2 }),
    speakersSeparated: Type.Boolean({
      description: 'False for a recording with one channel: nobody can tell there who speaks',
    }),
    note: Type.Union([Type.String(), Type.Null()], {
      description: 'What a person should know about this recording',
    }),
  },
  { title: 'Recording' },
)
export type RecordingView = Static<typeof RecordingSchema>
