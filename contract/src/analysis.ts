import { Type, type Static } from 'typebox'

import {
  EvidenceFieldSchema,
  EvidenceSchema,
  QuoteSchema,
  READING_LEVELS,
  ReplacedValueSchema,
  RequirementSchema,
} from './requirement.ts'

const InstantSchema = Type.String({ format: 'date-time' })
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])
const CountSchema = Type.Integer({ minimum: 0 })
const MsSchema = Type.Integer({ minimum: 0 })

/** What a call came to. */
export const DISPOSITIONS = [
  ...(['interested', 'notInterested', 'callBack'] as const),
  ...(['wrongNumber', 'notReached', 'doNotCall'] as const),
] as const
export type Disposition = (typeof DISPOSITIONS)[number]

export const DispositionSchema = Type.Object(
  {
    value: Type.Enum(DISPOSITIONS),
    reason: Type.String({ description: 'One sentence in English' }),
    quotes: Type.Array(QuoteSchema, { description: 'Empty where the line, and not the lead, says it' }),
  },
  { title: 'Disposition' },
)
export type JudgedDisposition = Static<typeof DispositionSchema>

export const OBJECTION_TOPICS = [
  ...(['price', 'location', 'size', 'possession', 'loan'] as const),
  ...(['trust', 'timing', 'family', 'quality', 'competitor', 'broker'] as const),
] as const
export type ObjectionTopic = (typeof OBJECTION_TOPICS)[number]

/** What keeps the lead from going on. */
export const ObjectionSchema = Type.Object(
  { topic: Type.Enum(OBJECTION_TOPICS), ...QuoteSchema.properties },
  { title: 'Objection' },
)
export type Objection = Static<typeof ObjectionSchema>

/** A question of either side, and whether the other side answered it. */
export const AskedQuestionSchema = Type.Object(
  { ...QuoteSchema.properties, answer: nullable(QuoteSchema) },
  { title: 'AskedQuestion' },
)
export type AskedQuestion = Static<typeof AskedQuestionSchema>

export const STEP_ACTIONS = [
  ...(['call', 'visit', 'meet', 'send', 'decide', 'pay', 'arrange'] as const),
] as const
export type StepAction = (typeof STEP_ACTIONS)[number]

/** How exactly a time was named. */
export const TIME_PRECISIONS = ['minute', 'part-of-day', 'day', 'week', 'month'] as const
export type TimePrecision = (typeof TIME_PRECISIONS)[number]

/** Something that one side said will be done. With a time it is a promise, of which a follow-up is made. */
export const NextStepSchema = Type.Object(
  {
    who: Type.Enum(['agent', 'lead'], { description: 'Who is to do it' }),
    action: Type.Enum(STEP_ACTIONS),
    dueAt: Type.Union([InstantSchema, Type.Null()], { description: 'Null where no time was named' }),
    precision: nullable(Type.Enum(TIME_PRECISIONS)),
    ...QuoteSchema.properties,
  },
  { title: 'NextStep' },
)
export type NextStep = Static<typeof NextStepSchema>

const OfBothSchema = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Object({ agent: schema, lead: schema })

/** How the two sides talked. */
export const TalkStatisticsSchema = Type.Object(
  {
    talkMs: OfBothSchema(MsSchema),
    agentShare: Type.Union([Type.Number({ minimum: 0, maximum: 1 }), Type.Null()], {
      description: 'Of all that was spoken, what the agent spoke; null when nobody did',
    }),
    longestMonologueMs: OfBothSchema(MsSchema),
    interruptions: Type.Object(
      { agent: CountSchema, lead: CountSchema },
      { description: 'How often each side began to speak, and went on, while the other one spoke' },
    ),
    questions: OfBothSchema(CountSchema),
    patienceMs: Type.Union([MsSchema, Type.Null()], {
      description: 'How long the agent waits after the lead before he speaks, by the median',
    }),
    turns: CountSchema,
  },
  { title: 'TalkStatistics' },
)
export type TalkStatistics = Static<typeof TalkStatisticsSchema>

export const LEAD_GRADES = ['hot', 'warm', 'cold'] as const
export type LeadGrade = (typeof LEAD_GRADES)[number]

/** How promising a lead is, from what was stated. The points of the reasons add up to the score's, within 0 to 100. */
export const LeadScoreSchema = Type.Object(
  {
    grade: Type.Enum(LEAD_GRADES),
    points: Type.Integer({ minimum: 0, maximum: 100 }),
    reasons: Type.Array(
      Type.Object({
        code: Type.String({ description: 'Stable, for programs' }),
        text: Type.String({ description: 'One clause in English' }),
        points: Type.Integer(),
      }),
    ),
  },
  { title: 'LeadScore' },
)
export type LeadScore = Static<typeof LeadScoreSchema>

export const SummarySchema = Type.Object(
  {
    text: Type.String({
      description: 'Two to four sentences in English; one for a call in which little was said',
    }),
    level: Type.Enum(READING_LEVELS),
  },
  { title: 'Summary' },
)
export type Summary = Static<typeof SummarySchema>

/** A field that the rules and the language model read differently, and whose reading was kept. */
export const DifferenceSchema = Type.Object(
  {
    field: EvidenceFieldSchema,
    rules: Type.Union([Type.String(), Type.Null()], { description: 'Its value in words; null for none' }),
    model: nullable(Type.String()),
    kept: Type.Enum(READING_LEVELS),
    reason: Type.String({ description: 'One sentence in English' }),
  },
  { title: 'Difference' },
)
export type Difference = Static<typeof DifferenceSchema>

/** The fields of a requirement that a person may set himself. */
export const EDITABLE_FIELDS = [
  ...(['purpose', 'budget', 'size', 'locations', 'propertyType'] as const),
  ...(['propertyKind', 'amenities', 'possession', 'optOut'] as const),
] as const
export type EditableField = (typeof EDITABLE_FIELDS)[number]

/** A field that a person has set. No later reading changes it. */
export const EditSchema = Type.Object(
  {
    field: Type.Enum(EDITABLE_FIELDS),
    by: Type.String({ description: 'The username' }),
    at: InstantSchema,
  },
  { title: 'Edit' },
)
export type Edit = Static<typeof EditSchema>

/** Values for the fields that a person sets; the others stay as they are read. */
export const RequirementEditSchema = Type.Partial(RequirementSchema, {
  title: 'RequirementEdit',
})
export type RequirementEdit = Static<typeof RequirementEditSchema>

/** One value in the form of the existing clients. */
export const CallEntitySchema = Type.Object(
  {
    type: Type.String({ description: 'budget, price, location, …' }),
    value: Type.String(),
    confidence: Type.Number({ minimum: 0, maximum: 1 }),
    category: nullable(Type.String()),
  },
  { title: 'CallEntity' },
)
export type CallEntity = Static<typeof CallEntitySchema>

/** Which language model took part, by whom and with which prompt. */
export const ModelUsedSchema = Type.Object(
  { provider: Type.String(), model: Type.String(), promptVersion: Type.String() },
  { title: 'ModelUsed' },
)
export type ModelUsed = Static<typeof ModelUsedSchema>

/** All that is read from a transcript. */
export const UnderstandingSchema = Type.Object({
  requirement: RequirementSchema,
  evidence: Type.Array(EvidenceSchema),
  replaced: Type.Array(ReplacedValueSchema),
  level: Type.Enum(READING_LEVELS),
  rulesVersion: Type.String(),
  model: Type.Union([ModelUsedSchema, Type.Null()], { description: 'Null at level `rules`' }),
  differences: Type.Array(DifferenceSchema),
  summary: SummarySchema,
  disposition: Type.Union([DispositionSchema, Type.Null()], {
    description: 'Null where the call does not say',
  }),
  objections: Type.Array(ObjectionSchema),
  questions: Type.Array(AskedQuestionSchema),
  nextSteps: Type.Array(NextStepSchema),
  talk: TalkStatisticsSchema,
  leadScore: LeadScoreSchema,
})
export type Understanding = Static<typeof UnderstandingSchema>

/** One version of what is known of a call. A later reading makes a new version; the earlier ones stay. */
export const AnalysisSchema = Type.Object(
  {
    callId: Type.String(),
    version: Type.Integer({ minimum: 1 }),
    madeAt: InstantSchema,
    ...UnderstandingSchema.properties,
    edits: Type.Array(EditSchema, {
      description: 'What a person has set; it stands in `requirement` already',
    }),
    entities: Type.Array(CallEntitySchema),
  },
  { title: 'Analysis' },
)
export type Analysis = Static<typeof AnalysisSchema>

/** A version of an analysis, without its content. */
export const AnalysisVersionSchema = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    madeAt: InstantSchema,
    level: Type.Enum(READING_LEVELS),
    rulesVersion: Type.String(),
    model: nullable(ModelUsedSchema),
  },
  { title: 'AnalysisVersion' },
)
export type AnalysisVersion = Static<typeof AnalysisVersionSchema>

/** The work of reading many calls again. */
export const RereadingSchema = Type.Object(
  {
    id: Type.String(),
    state: Type.Enum(['waiting', 'working', 'done', 'failed']),
    total: CountSchema,
    done: CountSchema,
    changed: Type.Integer({ minimum: 0, description: 'Calls that were read otherwise than before' }),
    failed: CountSchema,
    askedAt: InstantSchema,
    finishedAt: nullable(InstantSchema),
  },
  { title: 'Rereading' },
)
export type Rereading = Static<typeof RereadingSchema>
