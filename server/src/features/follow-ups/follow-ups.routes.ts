import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { FOLLOW_UP_STATES, FollowUpSchema, PRIORITIES } from '@leadbreak/contract'
import { Type, type Static } from 'typebox'

import { userOf } from '../../http/authentication.ts'
import { linkToNext } from '../../http/pages.ts'
import { AppError } from '../../lib/app-error.ts'
import { toInstant, type Clock } from '../../lib/clock.ts'
import { readClientDate } from './client-date.ts'
import type { FollowUpInput } from './follow-up.ts'
import type { FollowUps } from './follow-ups.ts'

export interface FollowUpRoutesOptions {
  readonly followUps: FollowUps
  readonly clock: Clock
}

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Optional(Type.Union([schema, Type.Null()]))

/** The whole follow-up, as the existing clients send it: what the server owns is in it too, and is passed over. */
const FollowUpBodySchema = Type.Object(
  {
    contactId: nullable(Type.String({ maxLength: 64 })),
    contactName: nullable(Type.String({ maxLength: 200 })),
    title: nullable(Type.String({ maxLength: 500 })),
    description: nullable(Type.String({ maxLength: 10_000 })),
    dueDate: nullable(
      Type.String({
        maxLength: 64,
        description: 'ISO 8601; without a zone it is the time in India',
      }),
    ),
    isCompleted: nullable(Type.Boolean()),
    priority: nullable(Type.Enum(PRIORITIES)),
  },
  { title: 'FollowUpBody', description: 'Other keys are ignored. What is null or left out stays as it is.' },
)
/** Ours are made of these; a path of dots would lead somewhere else. */
const FollowUpParams = Type.Object({ followUpId: Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$' }) })
const path = '/api/follow-ups/:followUpId'
const tags = ['follow-ups']
const config = { access: 'signed-in' } as const

export const followUpRoutes: FastifyPluginAsyncTypebox<FollowUpRoutesOptions> = async (
  app,
  { followUps, clock },
) => {
  app.get(
    '/api/follow-ups',
    {
      config,
      schema: {
        tags,
        summary: 'What is to be done, by when it is due',
        description:
          'Agents see their own, others all. What was dismissed is listed only by `state=dismissed`. Without a limit the whole list comes, up to 5,000; with one, pages follow by the Link header with rel="next", and a page may be shorter than its limit.',
        querystring: Type.Object({
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
          after: Type.Optional(
            Type.String({ maxLength: 512, description: 'From the link to the next page' }),
          ),
          state: Type.Optional(Type.Enum(FOLLOW_UP_STATES)),
          callId: Type.Optional(Type.String({ maxLength: 64 })),
          contactId: Type.Optional(Type.String({ maxLength: 64 })),
          due: Type.Boolean({
            default: false,
            description: 'Only what is open and due by now, or by `before`',
          }),
          before: Type.Optional(
            Type.String({ maxLength: 64, description: 'As a due date; used with `due`' }),
          ),
        }),
        response: { 200: Type.Array(FollowUpSchema) },
      },
    },
    async (request, reply) => {
      const { limit, due, before, ...query } = request.query
      const until = before === undefined ? toInstant(clock.nowMs()) : readClientDate(before)
      const page = await followUps.listFor(userOf(request), {
        ...{ ...query, limit: limit ?? null, dueBy: due ? until : null },
      })
      linkToNext(request, reply, page.next)
      return [...page.items]
    },
  )

  app.post(
    '/api/follow-ups',
    {
      config,
      schema: {
        tags,
        summary: 'Note something to be done',
        body: FollowUpBodySchema,
        response: { 201: FollowUpSchema },
      },
    },
    async (request, reply) => {
      const { dueDate, ...input } = toInput(request.body)
      if (dueDate === undefined) throw new AppError('bad-request', 'A follow-up needs a due date.')
      return reply.code(201).send(await followUps.create(userOf(request), { ...input, dueDate }))
    },
  )

  app.get(
    path,
    {
      config,
      schema: {
        tags,
        summary: 'Something to be done',
        params: FollowUpParams,
        response: { 200: FollowUpSchema },
      },
    },
    async (request) => followUps.get(userOf(request), request.params.followUpId),
  )

  app.put(
    path,
    {
      config,
      schema: {
        tags,
        summary: 'Change something to be done',
        description: 'Whoever changes a proposal accepts it.',
        params: FollowUpParams,
        body: FollowUpBodySchema,
        response: { 200: FollowUpSchema },
      },
    },
    async (request) => followUps.replace(userOf(request), request.params.followUpId, toInput(request.body)),
  )

  app.delete(
    path,
    {
      config,
      schema: {
        tags,
        summary: 'Delete something to be done',
        description: 'What was read from a call is not proposed again.',
        params: FollowUpParams,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await followUps.remove(userOf(request), request.params.followUpId)
      return reply.code(204).send(null)
    },
  )

  app.route({
    method: ['POST', 'PUT'],
    url: `${path}/complete`,
    config,
    schema: {
      tags,
      summary: 'Say that it is done',
      params: FollowUpParams,
      response: { 200: FollowUpSchema },
    },
    handler: async (request) => followUps.complete(userOf(request), request.params.followUpId),
  })

  app.post(
    `${path}/accept`,
    {
      config,
      schema: {
        tags,
        summary: 'Take what was proposed from a call as something to do',
        params: FollowUpParams,
        response: { 200: FollowUpSchema },
      },
    },
    async (request) => followUps.accept(userOf(request), request.params.followUpId),
  )

  app.post(
    `${path}/dismiss`,
    {
      config,
      schema: {
        tags,
        summary: 'Say that it need not be done',
        params: FollowUpParams,
        response: { 200: FollowUpSchema },
      },
    },
    async (request) => followUps.dismiss(userOf(request), request.params.followUpId),
  )
}

/** What a client says, without the nulls. Throws `bad-request` for a date that is none. */
function toInput({ dueDate, ...body }: Static<typeof FollowUpBodySchema>): FollowUpInput {
  const { contactId, contactName, title, description, isCompleted, priority } = body
  const said = { contactId, contactName, title, description, isCompleted, priority }
  const known = Object.fromEntries(
    Object.entries(said).filter(([, value]) => value !== null && value !== undefined),
  ) as FollowUpInput
  return typeof dueDate === 'string' ? { ...known, dueDate: readClientDate(dueDate) } : known
}
