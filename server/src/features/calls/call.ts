import type { Role } from '@leadbreak/contract'

import type { Instant } from '../../lib/clock.ts'
import { declareCollection } from '../../storage/collection.ts'
import type { Document } from '../../storage/shape.ts'

/** A conversation with a lead. The fields in snake_case are the original's. */
export interface Call extends Document {
  readonly call_id: string
  /** The agent's; a copy, so that the original's readers find it. */
  readonly username: string
  readonly agentId: string
  readonly createdAt: Instant
  readonly recording: Recording
  /** Which request made it, where the client said so; a repetition of that request finds this call again. */
  readonly requestKey: string | null
}

/** The sound of a call, kept under the call's own id. */
export interface Recording {
  readonly fileBytes: number
  readonly sha256: string
  readonly sampleRateHz: number
  readonly channels: 1 | 2
  /** Which channel holds the agent, of two; the other one is the lead. */
  readonly agentChannel: 0 | 1
  readonly durationMs: number
}

export const callsDeclaration = (name: string) =>
  declareCollection<Call>()({
    name,
    idField: 'call_id',
    unique: ['requestKey'],
    indexes: [['createdAt'], ['agentId', 'createdAt']],
  })

/** Somebody who asks for a call. */
export interface Viewer {
  readonly id: string
  readonly username: string
  readonly role: Role
}

export function maySee(viewer: Viewer, call: Call): boolean {
  return viewer.role !== 'agent' || call.agentId === viewer.id
}
