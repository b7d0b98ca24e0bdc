import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { FindingSchema } from '@leadbreak/contract'
import { Type } from 'typebox'

import { userOf } from '../../http/authentication.ts'
import { AppError } from '../../lib/app-error.ts'
import type { Calls } from '../calls/calls.ts'
import type { Findings } from './findings.ts'

export interface RequirementRoutesOptions {
  readonly calls: Calls
  readonly findings: Findings
}

export const requirementRoutes: FastifyPluginAsyncTypebox<RequirementRoutesOptions> = async (
  app,
  { calls, findings },
) => {
  app.get(
    '/api/calls/:callId/requirement',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'What the lead of a call wants, with the words that prove it',
        tags: ['calls'],
        params: Type.Object({ callId: Type.String({ maxLength: 64 }) }),
        response: { 200: FindingSchema },
      },
    },
    async (request) => {
      const call = await calls.getFor(userOf(request), request.params.callId)
      const finding = await findings.find(call.call_id)
      if (finding) return finding
      throw new AppError('requirement-not-ready', 'The requirement of this call has not been read yet.', {
        retryable: true,
      })
    },
  )
}
