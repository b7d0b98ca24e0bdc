import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

import twilio from 'twilio'

/** A request as it came. */
export interface Received {
  readonly method: string
  /** Path and query as they were sent. */
  readonly target: string
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: string
  readonly form: Readonly<Record<string, string>>
}

/** A web server that remembers what came, byte by byte, and answers 204 unless told otherwise. */
export async function openReceiver(
  answer: (request: Received, response: ServerResponse) => unknown = (_, response) =>
    response.writeHead(204).end(),
) {
  const requests: Received[] = []
  const waiting = new Set<() => void>()
  const server = createServer((request, response) => {
    void receive(request).then((received) => {
      requests.push(received)
      answer(received, response)
      for (const look of waiting) look()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  /** Looked at after each request; resolves when it is so. */
  async function until(isDone: () => boolean): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    const look = () => {
      if (isDone()) resolve(undefined)
    }
    waiting.add(look)
    look()
    await promise.finally(() => waiting.delete(look))
  }

  /** The requests that have come, as soon as there are so many. */
  async function received(count: number): Promise<readonly Received[]> {
    await until(() => requests.length >= count)
    return requests
  }

  return {
    url,
    requests,
    received,
    until,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** What the carrier's own library says to the signature. */
export function isSigned({ url }: { url: string }, received: Received, authToken: string): boolean {
  const signature = received.headers['x-twilio-signature'] ?? ''
  return twilio.validateRequest(authToken, signature, url + received.target, { ...received.form })
}

async function receive(request: IncomingMessage): Promise<Received> {
  const body = await text(request)
  return {
    method: request.method ?? '',
    target: request.url ?? '',
    headers: request.headers as Record<string, string | undefined>,
    body,
    form: Object.fromEntries(new URLSearchParams(body)),
  }
}
