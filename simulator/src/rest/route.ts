import type { FastifyRequest } from 'fastify'

import type { Exchange } from '../exchange/exchange.ts'
import type { Faults } from '../faults/faults.ts'
import type { Account } from './account.ts'

export interface RestDeps {
  readonly exchange: Exchange
  readonly faults: Faults
  readonly account: Account
  /** Makes room before a call is placed. */
  readonly forget: () => void
}

/** The SIDs in addresses. What is none leads to no route, and so to the answer that there is no such resource. */
export const CALL = ':callSid(^CA[0-9a-f]{32})'
export const RECORDING = ':recordingSid(^RE[0-9a-f]{32})'
/** Or the one that is being made, without its SID. */
export const RECORDING_OF_CALL = ':recordingSid(^RE[0-9a-f]{32}|Twilio\\.CURRENT)'

/** Its SID, or its name. */
export const STREAM_OF_CALL = ':stream(^.+)'

export interface CallParams {
  Params: { callSid: string }
}

export interface StreamParams {
  Params: { callSid: string; stream: string }
}

export interface RecordingParams {
  Params: { recordingSid: string }
}

export interface CallRecordingParams {
  Params: { callSid: string; recordingSid: string }
}

/** The address that was asked for, as errors name it. */
export function pathOfRequest(request: FastifyRequest): string {
  return request.url.split('?', 1)[0]!
}

/** Where the client reaches this server. */
export function baseUrlOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`
}
