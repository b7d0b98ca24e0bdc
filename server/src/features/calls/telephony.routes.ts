import formbody from '@fastify/formbody'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'

import type { Calling } from './calling.ts'
import type { CarrierReport, CarrierRequest, CarrierWebhooks } from './carrier.ts'

export interface TelephonyRoutesOptions {
  readonly calling: Pick<Calling, 'report' | 'reportStream'>
  readonly webhooks: CarrierWebhooks
}

interface Webhook {
  readonly name: string
  readonly summary: string
  /** Resolves when what the request tells is kept. */
  readonly take: (callId: string, request: CarrierRequest) => Promise<unknown>
}

const MAX_FORM_BYTES = 64 * 1024

/**
 * Where the carrier tells what happens in a call: checked, committed, and only then answered, so that what was answered
 * is never lost. For a call that is not there the answer is 404, which the carrier does not try again.
 */
export const telephonyRoutes: FastifyPluginAsyncTypebox<TelephonyRoutesOptions> = async (
  app,
  { calling, webhooks },
) => {
  // Signed are the fields of a form; other bodies could say things that no signature covers.
  app.removeAllContentTypeParsers()
  await app.register(formbody, { bodyLimit: MAX_FORM_BYTES })

  const reports = (read: (request: CarrierRequest) => CarrierReport | null): Webhook['take'] => {
    return async (callId, request) => {
      const report = read(request)
      if (report) await calling.report(callId, report)
    }
  }
  const all: Webhook[] = [
    {
      name: 'agent-leg',
      summary: 'The telephone company tells how far the agent’s telephone is',
      take: reports((request) => webhooks.readLeg('agent', request)),
    },
    {
      name: 'lead-leg',
      summary: 'The telephone company tells how far the lead’s telephone is',
      take: reports((request) => webhooks.readLeg('lead', request)),
    },
    {
      name: 'recording',
      summary: 'The telephone company tells how far the recording is',
      take: reports((request) => webhooks.readRecording(request)),
    },
    {
      name: 'stream',
      summary: 'The telephone company tells what became of the sound of a call',
      take: async (callId, request) => {
        const report = webhooks.readStream(request)
        if (report) await calling.reportStream(callId, report)
      },
    },
  ]
  for (const { name, summary, take } of all) {
    app.post(
      `/telephony/calls/:callId/${name}`,
      {
        config: { access: 'public', rate: 'none' }, // many calls' reports come from few addresses, in bursts
        bodyLimit: MAX_FORM_BYTES,
        schema: {
          tags: ['telephony'],
          summary,
          description:
            'For the telephone company, whose signature is checked. The answer comes when it is kept.',
          consumes: ['application/x-www-form-urlencoded'],
          params: Type.Object({ callId: Type.String({ maxLength: 64 }) }),
          // Whatever the form has is signed, and new fields may come at any time.
          body: Type.Unsafe<CarrierRequest['parameters'] | undefined>({ additionalProperties: true }),
          response: { 204: Type.Null({ description: 'It is kept' }) },
        },
      },
      async (request, reply) => {
        const asked = toCarrierRequest(request)
        webhooks.verify(asked)
        await take(request.params.callId, asked)
        return reply.code(204).send(null)
      },
    )
  }
}

function toCarrierRequest(
  request: Pick<FastifyRequest, 'method' | 'url' | 'headers'> & {
    readonly body: CarrierRequest['parameters'] | undefined
  },
): CarrierRequest {
  const { method, url, headers, body } = request
  return { method, target: url, headers, parameters: body ?? {} }
}
