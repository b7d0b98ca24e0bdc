import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  AnalysisSchema,
  AnalysisVersionSchema,
  ContactRequirementSchema,
  EDITABLE_FIELDS,
  RequirementEditSchema,
  RereadingSchema,
} from '@leadbreak/contract'
import { Type } from 'typebox'

import { userOf } from '../../../http/authentication.ts'
import { AppError } from '../../../lib/app-error.ts'
import type { Calls } from '../../calls/calls.ts'
import type { Analyses } from './analyses.ts'
import type { ContactRequirements } from './contact-requirements.ts'
import type { EditRequirement } from './edit-requirement.ts'
import type { ReadAgain } from './read-again.ts'
import type { Rereadings } from './rereadings.ts'

export interface AnalysisRoutesOptions {
  readonly calls: Pick<Calls, 'getFor'>
  readonly analyses: Analyses
  readonly readAgain: ReadAgain
  readonly editRequirement: EditRequirement
  readonly rereadings: Rereadings
  readonly contactRequirements: ContactRequirements
}

const CallParams = Type.Object({
  callId: Type.String({ maxLength: 64, description: 'Our id of the call, or the telephone company’s' }),
})
/** Later instants are written with longer years, and do not sort among the others. */
const LATEST_MS = Date.parse('9999-12-31T23:59:59.999Z')
const PeriodEnd = Type.Union([Type.String({ format: 'date-time' }), Type.Null()])

export const analysisRoutes: FastifyPluginAsyncTypebox<AnalysisRoutesOptions> = async (app, options) => {
  const { calls, analyses, readAgain, editRequirement, rereadings, contactRequirements } = options

  app.get(
    '/api/calls/:callId/analysis',
    {
      config: { access: 'signed-in' },
      schema: {
        tags: ['analysis'],
        summary: 'All that is known of a call: requirement, summary, what it came to, what to do next',
        description:
          'The newest version, with what people have set in it; or the version asked for, as it was read.',
        params: CallParams,
        querystring: Type.Object({ version: Type.Optional(Type.Integer({ minimum: 1 })) }),
        response: { 200: AnalysisSchema },
      },
    },
    async (request) => {
      const { call_id: callId } = await calls.getFor(userOf(request), request.params.callId)
      const { version } = request.query
      if (version !== undefined) return analyses.getVersion(callId, version)
      const analysis = await analyses.find(callId)
      if (analysis) return analysis
      throw new AppError('requirement-not-ready', 'This call has not been read yet.', { retryable: true })
    },
  )

  app.get(
    '/api/calls/:callId/analyses',
    {
      config: { access: 'signed-in' },
      schema: {
        tags: ['analysis'],
        summary: 'The versions of a call’s analysis, the newest first',
        params: CallParams,
        response: { 200: Type.Array(AnalysisVersionSchema) },
      },
    },
    async (request) => {
      const { call_id: callId } = await calls.getFor(userOf(request), request.params.callId)
      return analyses.versionsOf(callId)
    },
  )

  app.post(
    '/api/calls/:callId/analysis',
    {
      config: { access: 'signed-in' },
      schema: {
        tags: ['analysis'],
        summary: 'Read a call again, by the rules of today',
        description:
          'The answer is the newest version, which is a new one where something is read otherwise. Where a language model is ' +
          'in use it reads the call too, and its version comes later.',
        params: CallParams,
        response: { 200: AnalysisSchema },
      },
    },
    async (request) => readAgain(userOf(request), request.params.callId),
  )

  app.patch(
    '/api/calls/:callId/requirement',
    {
      config: { access: 'signed-in' },
      schema: {
        tags: ['analysis'],
        summary: 'Set fields of a call’s requirement by hand',
        description:
          'Each field as a whole; null, [] and false say that the lead has no such wish. What a person has set is marked, and no ' +
          'later reading changes it. Setting optOut to true puts the lead on the do-not-call list.',
        params: CallParams,
        body: RequirementEditSchema,
        response: { 200: AnalysisSchema },
      },
    },
    async (request) => editRequirement.edit(userOf(request), request.params.callId, request.body),
  )

  app.delete(
    '/api/calls/:callId/requirement/edits/:field',
    {
      config: { access: 'signed-in' },
      schema: {
        tags: ['analysis'],
        summary: 'Let a field be again what was read',
        params: Type.Object({ ...CallParams.properties, field: Type.Enum(EDITABLE_FIELDS) }),
        response: { 200: AnalysisSchema },
      },
    },
    async (request) => {
      const { callId, field } = request.params
      return editRequirement.takeBack(userOf(request), callId, field)
    },
  )

  app.post(
    '/api/rereadings',
    {
      config: { access: 'manager' },
      schema: {
        tags: ['analysis'],
        summary: 'Read many calls again, as after a change of the rules or of the model',
        body: Type.Object({
          from: Type.Optional(PeriodEnd),
          until: Type.Optional(PeriodEnd),
          withModel: Type.Optional(
            Type.Boolean({
              description: 'Has the language model asked also for calls that the rules read as before',
            }),
          ),
        }),
        response: { 202: RereadingSchema },
      },
    },
    async (request, reply) => {
      const { from = null, until = null, withModel = false } = request.body
      const asked = await rereadings.ask(userOf(request).username, {
        ...{ from: inUtc(from), until: inUtc(until), withModel },
      })
      return reply.code(202).send(asked)
    },
  )

  app.get(
    '/api/rereadings',
    {
      config: { access: 'manager' },
      schema: {
        tags: ['analysis'],
        summary: 'The latest rereadings, and how far they are',
        response: { 200: Type.Array(RereadingSchema) },
      },
    },
    async () => rereadings.list(),
  )

  app.get(
    '/api/rereadings/:rereadingId',
    {
      config: { access: 'manager' },
      schema: {
        tags: ['analysis'],
        summary: 'How far a rereading is',
        params: Type.Object({ rereadingId: Type.String({ maxLength: 64 }) }),
        response: { 200: RereadingSchema },
      },
    },
    async (request) => rereadings.get(request.params.rereadingId),
  )

  app.get(
    '/api/contacts/:contactId/requirement',
    {
      config: { access: 'signed-in' },
      schema: {
        tags: ['contacts'],
        summary: 'What a contact wants, from all his calls, and which call said what',
        description: 'From the calls that the user may see. The last word of a field holds.',
        params: Type.Object({ contactId: Type.String({ maxLength: 64 }) }),
        response: { 200: ContactRequirementSchema },
      },
    },
    async (request) => contactRequirements(userOf(request), request.params.contactId),
  )
}

/** Instants are compared as texts, so they must have one form. Throws `bad-request` for what has none, as a leap second. */
function inUtc(instant: string | null): string | null {
  if (instant === null) return null
  const epochMs = Date.parse(instant)
  if (epochMs >= 0 && epochMs <= LATEST_MS) return new Date(epochMs).toISOString()
  throw new AppError('bad-request', 'The period has an end that is no date between 1970 and 9999.')
}
