import { Type, type Static } from 'typebox'

/** One thing that is wrong with a request: `path` says where (`body/username`), `message` what. Never the value. */
export const ProblemDetailSchema = Type.Object({
  path: Type.String(),
  message: Type.String(),
})

/** Every failed request is answered with one of these, as `application/problem+json` (RFC 9457). */
export const ProblemSchema = Type.Object(
  {
    type: Type.String({ description: 'Names the kind of problem, as a URI' }),
    title: Type.String({ description: 'The kind of problem in words' }),
    status: Type.Integer({ minimum: 400, maximum: 599 }),
    detail: Type.String({ description: 'What went wrong this time and what to do' }),
    code: Type.String({ description: 'Stable; programs should look at this' }),
    instance: Type.Optional(Type.String({ description: 'Names this request; the log has the same id' })),
    errors: Type.Optional(Type.Array(ProblemDetailSchema)),
  },
  { title: 'Problem' },
)
export type Problem = Static<typeof ProblemSchema>
