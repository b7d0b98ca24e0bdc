import { Type, type Static } from 'typebox'

export const SPEAKERS = ['agent', 'lead'] as const
export const LANGUAGES = ['hi', 'en-IN'] as const

export const SpeakerSchema = Type.Enum(SPEAKERS)
export type Speaker = Static<typeof SpeakerSchema>

export const LanguageSchema = Type.Enum(LANGUAGES)
export type Language = Static<typeof LanguageSchema>

/** One recognised word. Times are milliseconds from the start of the call; `confidence` is between 0 and 1. */
export const WordSchema = Type.Object({
  text: Type.String(),
  startMs: Type.Integer({ minimum: 0 }),
  endMs: Type.Integer({ minimum: 0 }),
  confidence: Type.Number({ minimum: 0, maximum: 1 }),
})
export type Word = Static<typeof WordSchema>

/** A stretch of speech by one speaker. `speaker` is null where a recording has one channel for both. */
export const SegmentSchema = Type.Object({
  speaker: Type.Union([SpeakerSchema, Type.Null()]),
  language: LanguageSchema,
  text: Type.String(),
  startMs: Type.Integer({ minimum: 0 }),
  endMs: Type.Integer({ minimum: 0 }),
  words: Type.Array(WordSchema),
  /** What the other language's recogniser heard here; numbers and names are often right there. */
  alternative: Type.Optional(Type.Object({ language: LanguageSchema, text: Type.String() })),
})
export type Segment = Static<typeof SegmentSchema>

/** A segment as it is kept and told: by its name it is found again when it is corrected, or written down better. */
export const KeptSegmentSchema = Type.Object(
  {
    segmentId: Type.String({ description: 'Stays when the segment changes' }),
    revision: Type.Integer({ minimum: 0, description: 'Grows with each change of the segment' }),
    ...SegmentSchema.properties,
    words: Type.Array(WordSchema, {
      description: 'As they were recognised, also where a person has corrected `text`',
    }),
    heardText: Type.Union([Type.String(), Type.Null()], {
      description: 'What the recogniser had written, where a person has corrected `text`; null elsewhere',
    }),
  },
  { title: 'KeptSegment' },
)
export type KeptSegment = Static<typeof KeptSegmentSchema>

export const GAP_REASONS = ['stream-lost', 'overloaded', 'speech-unavailable'] as const

/** A stretch of a call of which nothing was heard. Times are milliseconds from the start of the call. */
export const GapSchema = Type.Object(
  {
    speaker: Type.Union([SpeakerSchema, Type.Null()], { description: 'Null where neither side was heard' }),
    startMs: Type.Integer({ minimum: 0 }),
    endMs: Type.Integer({ minimum: 0 }),
    reason: Type.Enum(GAP_REASONS),
  },
  { title: 'Gap' },
)
export type Gap = Static<typeof GapSchema>

export const TRANSCRIPT_SOURCES = ['live', 'recording'] as const

const transcript = {
  callId: Type.String(),
  source: Type.Enum(TRANSCRIPT_SOURCES, {
    description:
      '`live` while it is written down as it is spoken; `recording` once it was read from the whole recording',
  }),
  segmentCount: Type.Integer({ minimum: 0 }),
  speakersSeparated: Type.Boolean({
    description: 'False for a recording with one channel: its segments name no speaker',
  }),
  languages: Type.Array(LanguageSchema, { description: 'The languages spoken, the most spoken first' }),
  durationMs: Type.Integer({ minimum: 0 }),
  gaps: Type.Array(GapSchema, {
    description: 'What was not heard, in order; none where there is a recording',
  }),
  madeAt: Type.String({ format: 'date-time' }),
}

/** What is known of a call's transcript as a whole; its segments are read page by page. */
export const TranscriptSchema = Type.Object(transcript, { title: 'Transcript' })
export type Transcript = Static<typeof TranscriptSchema>

/** A transcript with all its segments in the order of time. */
export const WholeTranscriptSchema = Type.Object(
  { ...transcript, segments: Type.Array(KeptSegmentSchema) },
  { title: 'WholeTranscript' },
)
export type WholeTranscript = Static<typeof WholeTranscriptSchema>

export const TRANSCRIPT_FORMATS = ['text', 'srt', 'vtt', 'json'] as const
export type TranscriptFormat = (typeof TRANSCRIPT_FORMATS)[number]

/** Control characters, half characters, line ends, and signs that turn the direction of writing. */
const UNWRITABLE = '\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u202a-\\u202e\\u2066-\\u2069'

/** What a person has to say about a segment. */
export const SegmentCorrectionSchema = Type.Object(
  {
    text: Type.Union(
      [Type.String({ maxLength: 2000, pattern: `^(?![\\s\\S]*[${UNWRITABLE}])` }), Type.Null()],
      {
        description:
          'What was really said; empty where nothing was. Null takes a correction back: the text is what was heard again',
      },
    ),
    revision: Type.Integer({
      minimum: 0,
      description: 'Of the segment that the person saw; another one is refused',
    }),
  },
  { title: 'SegmentCorrection' },
)
export type SegmentCorrection = Static<typeof SegmentCorrectionSchema>

/** A segment that was found by words of its text. */
export const SegmentHitSchema = Type.Object(
  {
    callId: Type.String(),
    segment: KeptSegmentSchema,
    found: Type.Array(
      Type.Object({ start: Type.Integer({ minimum: 0 }), end: Type.Integer({ minimum: 0 }) }),
      { description: 'Where the found words stand in `segment.text`, in UTF-16 units, in order' },
    ),
  },
  { title: 'SegmentHit' },
)
export type SegmentHit = Static<typeof SegmentHitSchema>
