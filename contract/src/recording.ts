import { Type, type Static } from 'typebox'

export const RECORDING_STATES = [
  ...(['awaited', 'fetching', 'absent'] as const),
  ...(['queued', 'transcribing', 'reading', 'done', 'failed'] as const),
] as const

const nullableInteger = (minimum: number, maximum?: number) =>
  Type.Union([Type.Integer(maximum === undefined ? { minimum } : { minimum, maximum }), Type.Null()])

/** A recorded call on its way to a requirement. What is known of its sound is null until it is there. */
export const RecordingSchema = Type.Object(
  {
    callId: Type.String({ format: 'uuid' }),
    state: Type.Enum(RECORDING_STATES, {
      description:
        'queued, then transcribing, then reading (finding the requirement), then done; or failed. Of a call by telephone ' +
        'first awaited (the call goes on, or was not placed yet) and fetching; absent when there is none and will be none',
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
    receivedAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()], {
      description: 'When the call was made known; null for one of the first system',
    }),
    durationMs: nullableInteger(0),
    sampleRateHz: nullableInteger(1),
    channels: nullableInteger(1, 2),
    speakersSeparated: Type.Union([Type.Boolean(), Type.Null()], {
      description: 'False for a recording with one channel: nobody can tell there who speaks',
    }),
    note: Type.Union([Type.String(), Type.Null()], {
      description: 'What a person should know about this recording',
    }),
  },
  { title: 'Recording' },
)
export type RecordingView = Static<typeof RecordingSchema>
