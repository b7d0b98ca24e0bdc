import assert from 'node:assert/strict'
import { EventEmitter, once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { test } from 'node:test'

import { anHttpServer } from '../../test/an-http-server.ts'
import { closeServer } from './close-server.ts'

/** A server with one request that has arrived as far as its first byte. */
async function setUp() {
  const arrivals = new EventEmitter()
  const arrived = once(arrivals, 'body')
  const { app } = await anHttpServer({
    routes: (routes) => {
      routes.addContentTypeParser('audio/wav', async (_request: unknown, body: IncomingMessage) => {
        arrivals.emit('body')
        await body.toArray()
      })
      routes.post('/drip', { config: { access: 'public' } }, async () => 'heard')
    },
  })
  const baseUrl = await app.listen({ host: '127.0.0.1', port: 0 })
  const drip = request(`${baseUrl}/drip`, { method: 'POST', headers: { 'content-type': 'audio/wav' } })
  const answer = once(drip, 'response').then(([response]) => (response as IncomingMessage).statusCode)
  drip.write('x')
  await arrived
  return { app, drip, answer }
}

test('who never ends his request does not keep the server from closing', { timeout: 10_000 }, async () => {
  const { app, answer } = await setUp()

  await Promise.all([closeServer(app, 10), assert.rejects(answer, { code: 'ECONNRESET' })])
})

test(
  'a request that is under way is answered before the server has closed',
  { timeout: 10_000 },
  async () => {
    const { app, drip, answer } = await setUp()

    const closed = closeServer(app, 60_000)
    drip.end('y')

    assert.equal(await answer, 200)
    await closed
  },
)
