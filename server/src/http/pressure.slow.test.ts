import assert from 'node:assert/strict'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { test } from 'node:test'

import { anHttpServer } from '../../test/an-http-server.ts'

test('a server that cannot keep up refuses new work with 503, and its health still answers', async (t) => {
  const { app, close } = await anHttpServer({
    http: { maxEventLoopDelayMs: 20 },
    routes: (each) => {
      each.get('/work', { config: { access: 'public' }, schema: { hide: true } }, async () => 'done')
    },
  })
  t.after(close)
  assert.equal((await app.inject('/work')).statusCode, 200)

  let response = await app.inject('/work')
  for (
    const endsAtMs = performance.now() + 5000;
    response.statusCode === 200 && performance.now() < endsAtMs;
  ) {
    blockFor(200)
    await nextTurn()
    response = await app.inject('/work')
  }

  assert.equal(response.statusCode, 503)
  assert.equal(response.json<{ code: string }>().code, 'overloaded')
  assert.equal(response.headers['retry-after'], '5')
  assert.equal((await app.inject('/health/live')).statusCode, 200)
})

function blockFor(ms: number): void {
  const endsAtMs = performance.now() + ms
  while (performance.now() < endsAtMs);
}
