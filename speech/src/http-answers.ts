import type { IncomingMessage, ServerResponse } from 'node:http'

import type { Metrics } from './metrics.ts'

export interface Health {
  readonly status: 'ok' | 'draining'
  readonly model: string
  readonly language: string | null
  /** Whether a client's `phrase_list` has an effect. */
  readonly takesPhrases: boolean
  readonly workers: number
  readonly streams: number
}

/** Answers what is plain HTTP and no WebSocket. */
export async function answerHttp(
  request: IncomingMessage,
  response: ServerResponse,
  { health, metrics }: { health: () => Health; metrics: Metrics },
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    send(response, 404, 'text/plain', 'Not found.\n')
    return
  }
  switch (request.url?.split('?')[0]) {
    case '/health': {
      const now = health()
      send(response, now.status === 'ok' ? 200 : 503, 'application/json', JSON.stringify(now))
      break
    }
    case '/metrics':
      send(response, 200, metrics.contentType, await metrics.text())
      break
    default:
      response.setHeader('upgrade', 'websocket').setHeader('connection', 'upgrade')
      send(response, 426, 'text/plain', 'This is a WebSocket server.\n')
  }
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
}
