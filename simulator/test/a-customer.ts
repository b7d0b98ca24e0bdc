/** A customer's web server, whose requests are checked by the validator of the official SDK. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

import twilio from 'twilio'

import type { Scope } from './a-simulator.ts'

export interface Asked {
  readonly path: string
  readonly method: string
  readonly parameters: Record<string, string>
  readonly isSigned: boolean
  readonly idempotencyToken: string | undefined
}

type Answer = (asked: Asked) => { toString(): string }

/**
 * Answers each path of `answers` with its TwiML and any other with nothing. `isDone` tells whether everything that was
 * hoped for has come.
 */
export async function aCustomer(scope: Scope, authToken: string, answers: Record<string, Answer> = {}) {
  const asked: Asked[] = []
  const waiting = new Set<() => void>()
  let baseUrl = ''

  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const url = new URL(request.url!, baseUrl)
      const parameters = Object.fromEntries(new URLSearchParams(request.method === 'GET' ? url.search : body))
      const signature = request.headers['x-twilio-signature']
      const signed = request.method === 'GET' ? {} : parameters
      const one: Asked = {
        path: url.pathname,
        method: request.method!,
        parameters,
        isSigned: twilio.validateRequest(authToken, String(signature), url.href, signed),
        idempotencyToken: request.headers['i-twilio-idempotency-token']?.toString(),
      }
      asked.push(one)
      const twiml = answers[one.path]?.(one).toString()
      response.writeHead(twiml === undefined ? 204 : 200, { 'content-type': 'text/xml' })
      response.end(twiml)
      for (const look of waiting) look()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  scope.after(async () => {
    server.closeAllConnections()
    server.close()
  })

  /** Resolves to what has been asked as soon as `isDone` with it. */
  function until(isDone: (asked: readonly Asked[]) => boolean): Promise<readonly Asked[]> {
    return new Promise((resolve) => {
      const look = () => {
        if (!isDone(asked)) return
        waiting.delete(look)
        resolve(asked)
      }
      waiting.add(look)
      look()
    })
  }

  return { url: (path: string) => `${baseUrl}${path}`, asked, until }
}

/** The parameter `name` of all requests for `path`, in order. */
export function told(asked: readonly Asked[], path: string, name: string): (string | undefined)[] {
  return asked.filter((one) => one.path === path).map(({ parameters }) => parameters[name])
}
