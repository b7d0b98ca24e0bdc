import { setTimeout as wait } from 'node:timers/promises'

import type {
  Analysis,
  AnalysisVersion,
  EditableField,
  KeptSegment,
  Problem,
  ReadingLevel,
  RequirementEdit,
} from '@leadbreak/contract'

import { aClient, type ClientOptions } from './a-client.ts'

export interface Replied<T> {
  readonly status: number
  readonly body: T & Partial<Problem>
}

const LONGEST_WAIT_MS = 60_000

/** Somebody who looks at what is read from calls, and sets it right. */
export async function aReader(baseUrl: string, options: ClientOptions = {}) {
  const client = await aClient(baseUrl, options)

  /** Whatever is answered. A body that is no JSON, or none, is null. */
  async function ask<T>(method: string, path: string, body?: object): Promise<Replied<T>> {
    const response = await fetch(`${baseUrl}${path}`, {
      method,
      headers: {
        authorization: client.authorization,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as T & Partial<Problem> }
  }

  /** Throws for anything but success. */
  async function demand<T>(method: string, path: string, body?: object): Promise<T> {
    const replied = await ask<T>(method, path, body)
    if (replied.status < 300) return replied.body
    throw new Error(`${method} ${path} answered ${replied.status} ${String(replied.body.code)}`)
  }

  const analysis = (callId: string) => demand<Analysis>('GET', `/api/calls/${callId}/analysis`)
  const versions = (callId: string) => demand<AnalysisVersion[]>('GET', `/api/calls/${callId}/analyses`)

  /** Asks until `isReached`, and fails with the last answer when that takes too long. */
  async function untilAnalysis(
    callId: string,
    isReached: (analysis: Analysis) => boolean,
  ): Promise<Analysis> {
    const untilMs = Date.now() + LONGEST_WAIT_MS
    for (;;) {
      const { status, body } = await ask<Analysis>('GET', `/api/calls/${callId}/analysis`)
      if (status === 200 && isReached(body)) return body
      if (Date.now() > untilMs)
        throw new Error(`Never came: after ${LONGEST_WAIT_MS} ms it is ${JSON.stringify(body)}`)
      await wait(50) // the API's only way to wait is to ask again
    }
  }

  const untilReadBy = (callId: string, level: ReadingLevel) =>
    untilAnalysis(callId, (read) => read.level === level)

  /** Writes these words in the place of the `nth` segment's; null for what was heard. */
  async function correct(callId: string, nth: number, text: string | null): Promise<KeptSegment> {
    const { segmentId, revision } = (await client.segments(callId))[nth]!
    return demand<KeptSegment>('PATCH', `/api/calls/${callId}/segments/${segmentId}`, { text, revision })
  }

  return {
    ...client,
    ...{ ask, demand, analysis, versions, untilAnalysis, untilReadBy, correct },
    readAgain: (callId: string) => demand<Analysis>('POST', `/api/calls/${callId}/analysis`),
    edit: (callId: string, values: RequirementEdit) =>
      demand<Analysis>('PATCH', `/api/calls/${callId}/requirement`, values),
    takeBack: (callId: string, field: EditableField) =>
      demand<Analysis>('DELETE', `/api/calls/${callId}/requirement/edits/${field}`),
  }
}

export type Reader = Awaited<ReturnType<typeof aReader>>
