import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { FindingSchema, LiveRequirementSchema } from '@leadbreak/contract'
import { Type } from 'typebox'

import { userOf } from '../../http/authentication.ts'
import { AppError } from '../../lib/app-error.ts'
import type { Calls } from '../calls/calls.ts'
import type { Analyses } from './kept/analyses.ts'
import type { LiveRequirements } from './live/live-requirement.ts'

export interface RequirementRoutesOptions {
  readonly calls: Calls
  readonly analyses: Pick<Analyses, 'findFinding'>
  readonly liveRequirements: LiveRequirements
}

const CallParamsSchema = Type.Object({ callId: Type.String({ maxLength: 64 }) })

export const requirementRoutes: FastifyPluginAsyncTypebox<RequirementRoutesOptions> = async (
  app,
  { calls, analyses, liveRequirements },
) => {
  app.get(
    '/api/calls/:callId/requirement',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'What the lead of a call wants, with the words that prove it',
        tags: ['calls'],
        params: CallParamsSchema,
        response: { 200: FindingSchema },
      },
    },
    async (request) => {
      const call = await calls.getFor(userOf(request), request.params.callId)
      const finding = await analyses.findFinding(call.call_id)
      if (finding) return finding
      throw new AppError('requirement-not-ready', 'The requirement of this call has not been read yet.', {
        retryable: true,
      })
    },
  )

  app.get(
    '/api/calls/:callId/requirement/live',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'What the lead of a call wants as far as it is known, and what is still to ask',
        tags: ['calls'],
        params: CallParamsSchema,
        response: { 200: LiveRequirementSchema },
      },
    },
    async (request) => {
      const call = await calls.getFor(userOf(request), request.params.callId)
      return liveRequirements.find(call.call_id)
    },
  )
}
