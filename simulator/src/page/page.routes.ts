import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { FastifyPluginAsync } from 'fastify'

import type { Exchange } from '../exchange/exchange.ts'
import type { Feed } from '../feed.ts'
import type { Directory } from '../personas/persona.ts'
import { makeEventStream } from './event-stream.ts'
import { personaView } from './personas.ts'

export interface PageDeps {
  readonly exchange: Pick<Exchange, 'listCalls' | 'findCall' | 'listStreams'>
  readonly feed: Feed
  readonly directory: Directory
  /** What the page tells about how to place a call. */
  readonly account: { readonly sid: string; readonly numbers: readonly string[] }
}

const FILES = [
  { path: '/', file: 'index.html', type: 'text/html; charset=utf-8' },
  { path: '/page.css', file: 'page.css', type: 'text/css; charset=utf-8' },
  { path: '/page.js', file: 'page.js', type: 'text/javascript; charset=utf-8' },
]

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
}

/** What anybody on this machine may see: who can be called, and what goes on. No secret is among it. */
export const pageRoutes: FastifyPluginAsync<PageDeps> = async (app, deps) => {
  const { exchange, feed, directory, account } = deps

  for (const { path, file, type } of FILES) {
    const content = readFileSync(join(import.meta.dirname, file))
    app.get(path, async (_request, reply) => reply.headers(HEADERS).type(type).send(content))
  }

  app.get('/health', async () => ({ status: 'ok' }))
  app.get('/personas', async () => directory.personas.map(personaView))
  app.get('/page.json', async () => ({ accountSid: account.sid, from: account.numbers[0] }))

  const stream = makeEventStream({ exchange, feed })
  app.get('/events', { exposeHeadRoute: false }, async (_request, reply) => stream.serve(reply))
  app.addHook('preClose', async () => {
    stream.close()
  })
}
