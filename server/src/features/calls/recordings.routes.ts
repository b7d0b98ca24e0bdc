import { Readable } from 'node:stream'

import multipart from '@fastify/multipart'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { RecordingSchema } from '@leadbreak/contract'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'

import { userOf } from '../../http/authentication.ts'
import { AppError } from '../../lib/app-error.ts'
import type { Calls, NewRecording } from './calls.ts'

export interface RecordingRoutesOptions {
  readonly calls: Calls
  readonly maxBytes: number
}

const WAV_TYPES = [
  'audio/wav',
  'audio/x-wav',
  'audio/wave',
  'audio/vnd.wave',
  'application/octet-stream',
] as const
/** What a multipart body has beside the file itself. */
const MULTIPART_EXTRA_BYTES = 64 * 1024

const FileSchema = Type.Unsafe({ description: 'A WAV file', contentMediaType: 'audio/wav' })
/** Without a type: the parts of a form are read from the stream, so there is no object to check. */
const FormSchema = Type.Unsafe({
  properties: { file: { type: 'string', format: 'binary' } },
  required: ['file'],
})

export const recordingRoutes: FastifyPluginAsyncTypebox<RecordingRoutesOptions> = async (
  app,
  { calls, maxBytes },
) => {
  // One byte more than is accepted: the parser cuts a file at its limit without a word, and so it is seen to be too large.
  await app.register(multipart, { limits: { files: 1, fields: 10, fileSize: maxBytes + 1 } })
  // The body goes to the disk as it comes; nothing is gathered in memory.
  app.addContentTypeParser([...WAV_TYPES], (_request, payload, done) => {
    done(null, payload)
  })

  app.post(
    '/api/recordings',
    {
      config: { access: 'signed-in' },
      bodyLimit: maxBytes + MULTIPART_EXTRA_BYTES,
      schema: {
        tags: ['recordings'],
        summary: 'Send the recording of a call to have it understood',
        description:
          'A WAV file (PCM, float, mu-law or A-law; 8 to 48 kHz), as the body itself or as the field `file` of a form. ' +
          'Two channels are agent and lead. With one channel the speakers cannot be told apart: the transcript names ' +
          `none. At most ${Math.floor(maxBytes / 1024 / 1024)} MB. The answer comes before the work is done: ask for its state.`,
        consumes: [...WAV_TYPES, 'multipart/form-data'],
        headers: Type.Object({
          'idempotency-key': Type.Optional(
            Type.String({
              minLength: 1,
              maxLength: 128,
              description: 'A repetition with the same key gets the call that the first one made',
            }),
          ),
        }),
        querystring: Type.Object({
          agentChannel: Type.Enum(['left', 'right'], { default: 'left' }),
        }),
        body: {
          content: {
            ...Object.fromEntries(WAV_TYPES.map((type) => [type, { schema: FileSchema }])),
            'multipart/form-data': { schema: FormSchema },
          },
        },
        response: { 202: RecordingSchema },
      },
    },
    async (request, reply) => {
      const user = userOf(request)
      const call = await calls.receiveRecording(user, {
        body: await fileOf(request),
        agentChannel: request.query.agentChannel === 'left' ? 0 : 1,
        idempotencyKey: request.headers['idempotency-key'] ?? null,
      })
      const recording = await calls.recordingFor(user, call.call_id)
      return reply.code(202).header('location', `/api/recordings/${call.call_id}`).send(recording)
    },
  )

  app.get(
    '/api/recordings/:callId',
    {
      config: { access: 'signed-in' },
      schema: {
        tags: ['recordings'],
        summary: 'How far a recording is',
        params: Type.Object({ callId: Type.String({ maxLength: 64 }) }),
        response: { 200: RecordingSchema },
      },
    },
    async (request) => calls.recordingFor(userOf(request), request.params.callId),
  )

  app.post(
    '/api/recordings/:callId/retry',
    {
      config: { access: 'signed-in' },
      schema: {
        tags: ['recordings'],
        summary: 'Try a failed recording again',
        description: 'A recording that has not failed stays as it is.',
        params: Type.Object({ callId: Type.String({ maxLength: 64 }) }),
        response: { 202: RecordingSchema },
      },
    },
    async (request, reply) =>
      reply.code(202).send(await calls.retryFor(userOf(request), request.params.callId)),
  )
}

/** The one file of the request, whichever way it came. */
async function fileOf(request: FastifyRequest): Promise<NewRecording['body']> {
  if (request.body instanceof Readable) return request.body
  if (!request.isMultipart())
    throw new AppError(
      'bad-request',
      'There is no WAV file in this request. Send it as the body or in a form.',
    )
  const part = await request.file()
  if (!part)
    throw new AppError('bad-request', 'The form has no file. Send the recording as the field "file".')
  return part.file
}
