import type { Role } from '@leadbreak/contract'

import type { Instant } from '../../lib/clock.ts'
import { declareCollection } from '../../storage/collection.ts'
import type { Document } from '../../storage/shape.ts'
import type { Dial } from './dial.ts'

/**
 * A conversation with a lead: noted, placed, or sent as a recording. The fields in snake_case, and `username` and `role`,
 * are the original's; a document that the original wrote has no others.
 */
export interface Call extends Document {
  readonly call_id: string
  /** The agent's; a copy, so that the original's readers find it. */
  readonly username: string
  /** The agent's number as it was given. */
  readonly phone_number: number | null
  /** The lead's number as it was given. */
  readonly requested_phone_number: number | null
  /** As it was given. */
  readonly role: string | null

  readonly agentId: string | null
  /** Who is called; null while it is only noted, and for a recording that was sent to us. */
  readonly contactId: string | null
  readonly createdAt: Instant | null
  /** Null for a recording that was sent to us, and for a call that was only noted. */
  readonly dial: Dial | null
  readonly recording: Recording | null
  /** The carrier's id of the whole call, which is that of the agent's leg. */
  readonly carrierCallId: string | null
  /** Names agent and lead while the call goes on, so that nobody is rung twice. */
  readonly activeKey: string | null
  /** Names agent and lead of a call that was noted and not placed yet. */
  readonly notedKey: string | null
  /** The agent's number while we do not know whether the carrier has placed the call. */
  readonly unplacedNumber: string | null
  /** When to ask the carrier how the call is; null when there is nothing more to learn. */
  readonly checkAt: Instant | null
  /** How often the carrier was asked since it last had news. */
  readonly quietChecks: number
  /** How often in a row the carrier said that it knows no such call. */
  readonly unknownChecks: number
  /** When we learned that it had ended. */
  readonly endSeenAt: Instant | null
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
    unique: ['requestKey', 'carrierCallId', 'activeKey'],
    indexes: [
      ['createdAt'],
      ['agentId', 'createdAt'],
      ['contactId', 'createdAt'],
      ['checkAt'],
      ['notedKey', 'createdAt'],
      ['unplacedNumber'],
    ],
  })

const BLANK = {
  phone_number: null,
  requested_phone_number: null,
  role: null,
  agentId: null,
  contactId: null,
  createdAt: null,
  dial: null,
  recording: null,
  carrierCallId: null,
  activeKey: null,
  notedKey: null,
  unplacedNumber: null,
  checkAt: null,
  quietChecks: 0,
  unknownChecks: 0,
  endSeenAt: null,
  requestKey: null,
  revision: 0,
}

/** A call with all its fields: a new one from what is known of it, or a kept document, which may be the original's. */
export function wholeCall(known: Partial<Call> & Pick<Call, 'call_id' | 'username'>): Call {
  return { ...BLANK, ...known }
}

/** The `activeKey` or `notedKey` of a call. `leadNumber` is E.164. */
export function agentAndLead(agentId: string, leadNumber: string): string {
  return `${agentId}:${leadNumber}`
}

/** Somebody who asks for a call. */
export interface Viewer {
  readonly id: string
  readonly username: string
  readonly role: Role
}

/** An agent sees his own calls; those of the original name him only by his username. */
export function maySee(viewer: Viewer, { agentId, username }: Pick<Call, 'agentId' | 'username'>): boolean {
  if (viewer.role !== 'agent') return true
  return agentId === null ? username === viewer.username : agentId === viewer.id
}
