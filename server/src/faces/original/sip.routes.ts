import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  CallInitiatedSchema,
  CallingDataSchema,
  CallingDataStoredSchema,
  CallOrderSchema,
  GetRecordingSchema,
  OriginalProblemSchema,
  ReadRecordingSchema,
} from '@leadbreak/contract'
import { Type } from 'typebox'

import { bearerToken } from '../../http/authentication.ts'
import { answerUnrouted, makeFailureHandler } from '../../http/failures.ts'
import { failuresAs } from '../../http/openapi.ts'
import { whileConnected } from '../../http/while-connected.ts'
import { inOriginalEnvelope } from './envelope.ts'
import type { SipCalls } from './sip-calls.ts'

const failures = failuresAs(OriginalProblemSchema)
/** The first system took both kinds of forms. */
const FORMS = ['application/x-www-form-urlencoded', 'multipart/form-data', 'application/json']
const MAX_FORM_BYTES = 64 * 1024

/** `/sip/*`, to be registered under that prefix, with the paths, fields and answers of the first system. */
export const sipRoutes: FastifyPluginAsyncTypebox<{ sipCalls: SipCalls }> = async (app, { sipCalls }) => {
  app.setErrorHandler(makeFailureHandler(inOriginalEnvelope))
  answerUnrouted(app, inOriginalEnvelope)
  await app.register(formbody, { bodyLimit: MAX_FORM_BYTES })
  await app.register(multipart, {
    attachFieldsToBody: 'keyValues',
    limits: { files: 0, fields: 16, fieldSize: MAX_FORM_BYTES },
  })

  app.post(
    '/calling_data',
    {
      config: { access: 'public' },
      schema: {
        tags: ['sip'],
        summary: 'Note a call that is to be placed',
        description: 'Needs a bearer token in production, and takes one elsewhere.',
        body: CallingDataSchema,
        response: { 200: CallingDataStoredSchema, ...failures },
      },
    },
    async (request) => {
      const callId = await sipCalls.note(request.body, bearerToken(request))
      return {
        StatusCode: 200 as const,
        Message: 'Call data is stored',
        call_id: callId,
        ...request.body,
      }
    },
  )

  app.post(
    '/voip_user_data',
    {
      // Guessing is throttled for each user; agents of one office share an address.
      config: { access: 'public' },
      schema: {
        tags: ['sip'],
        summary: 'Ring the agent, and then the lead',
        description:
          'The user proves himself by name and password. While a call of this user to this number goes on, the answer names that one.',
        consumes: FORMS,
        body: CallOrderSchema,
        response: { 200: CallInitiatedSchema, ...failures },
      },
    },
    async (request) => {
      const { username, password, number, client_number } = request.body
      const carrierCallId = await sipCalls.place({
        credentials: { username, password, address: request.ip },
        agentNumber: number,
        leadNumber: client_number,
      })
      return { StatusCode: 200 as const, Message: 'Call Initiated' as const, CallSID: carrierCallId }
    },
  )

  app.get(
    '/generate_twiml',
    {
      config: { access: 'public', rate: 'none' },
      schema: {
        tags: ['sip'],
        summary: 'What the carrier is to do now that the agent has answered',
        description: 'For the carrier, whose signature is checked. The answer is TwiML.',
        querystring: Type.Object({
          call_id: Type.Optional(Type.String({ maxLength: 64 })),
        }),
        response: {
          200: { description: 'TwiML', content: { 'text/xml': { schema: Type.String() } } },
          ...failures,
        },
      },
    },
    async (request, reply) => {
      const { method, url: target, headers } = request
      const asked = { method, target, headers, parameters: {} }
      const script = await sipCalls.script(request.query.call_id ?? null, asked)
      return reply.type('text/xml; charset=utf-8').send(script)
    },
  )

  app.post(
    '/get_recording',
    {
      config: { access: 'public' },
      schema: {
        tags: ['sip'],
        summary: 'What was said in a call, and what the lead wants',
        description:
          'A caller proves himself by account_sid and auth_token, or by a bearer token; then call_sid is enough. ' +
          'Waits up to two minutes for a call that is still being understood; after that the answer is 503, and the work goes on.',
        consumes: FORMS,
        body: GetRecordingSchema,
        response: { 200: ReadRecordingSchema, ...failures },
      },
    },
    async (request, reply) => {
      const { transcript, entities } = await sipCalls.readRecording(request.body, {
        token: bearerToken(request),
        signal: whileConnected(reply),
      })
      return { StatusCode: 200 as const, Transcript: [...transcript], Entities: entities }
    },
  )
}
