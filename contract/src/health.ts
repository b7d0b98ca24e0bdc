import { Type, type Static } from 'typebox'

export const LivenessSchema = Type.Object({ status: Type.Literal('ok') }, { title: 'Liveness' })

/** `checks` has one entry for each thing that the server cannot work without. Times are milliseconds. */
export const ReadinessSchema = Type.Object(
  {
    status: Type.Enum(['ok', 'unavailable']),
    checks: Type.Record(
      Type.String(),
      Type.Object({ status: Type.Enum(['ok', 'failed', 'timed-out']), tookMs: Type.Integer({ minimum: 0 }) }),
    ),
  },
  { title: 'Readiness' },
)
export type Readiness = Static<typeof ReadinessSchema>
