import { Type } from 'typebox'

import { ProblemSchema } from './problem.ts'

// The answers of the first system keep their own spelling, `status_code` in one and `StatusCode` in another.

export const RegisteredSchema = Type.Object(
  { status_code: Type.Literal(200), message: Type.String() },
  { title: 'Registered' },
)

export const SignedInSchema = Type.Object(
  { StatusCode: Type.Literal(200), access_token: Type.String(), token_type: Type.Literal('bearer') },
  { title: 'SignedIn' },
)

/** A problem in the envelope that callers of `/register` and `/sip` know. */
export const OriginalProblemSchema = Type.Object(
  { StatusCode: Type.Integer(), Message: Type.String(), ...ProblemSchema.properties },
  { title: 'OriginalProblem' },
)
