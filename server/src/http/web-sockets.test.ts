import assert from 'node:assert/strict'
import { once } from 'node:events'
import { request } from 'node:http'
import { test } from 'node:test'

import { anHttpServer } from '../../test/an-http-server.ts'

test('a client who offers another protocol is answered in the one that we speak', async (t) => {
  const { app, close } = await anHttpServer()
  t.after(close)
  const baseUrl = await app.listen({ host: '127.0.0.1', port: 0 })

  const headers = { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': 'AAMAAABk' }
  const asking = request(`${baseUrl}/health/live`, { headers })
  asking.end()
  const [response] = (await once(asking, 'response')) as [{ statusCode: number; resume: () => void }]
  response.resume()

  assert.equal(response.statusCode, 200)
})
