import { deepEqual, equal, rejects } from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { test } from 'node:test'

import { Agent } from 'undici'

import { exchange } from './exchange.ts'
import { startScriptedApi } from './scripted-api.ts'

test('a request that was given up while it waited for a connection is never sent', async (t) => {
  const held: ServerResponse[] = []
  const api = await startScriptedApi((_, count) =>
    count === 1 ? (response) => held.push(response) : { status: 204 },
  )
  t.after(api.close)
  const agent = new Agent({ connections: 1 })
  t.after(() => agent.destroy())
  const options = { origin: api.url, method: 'POST', path: '/order', body: '' } as const

  const first = exchange(agent, { ...options, path: '/first' }, 5_000)
  await rejects(exchange(agent, { ...options, path: '/given-up' }, 50), {
    trouble: { kind: 'not-sent', reason: 'deadline' },
  })
  held[0]!.end('done')
  equal((await first).body, 'done')
  await exchange(agent, { ...options, path: '/last' }, 5_000)

  deepEqual(
    api.seen.map(({ path }) => path),
    ['/first', '/last'],
  )
})
