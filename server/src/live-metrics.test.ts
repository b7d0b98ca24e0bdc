import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'

import { Registry } from 'prom-client'

import { measureLive } from './live-metrics.ts'

/** The lines of the measurements that are not comments. */
async function samplesIn(registry: Registry): Promise<string[]> {
  return (await registry.metrics()).split('\n').filter((line) => line !== '' && !line.startsWith('#'))
}

test('the measurements tell how much is heard, how far behind the recognisers are, and what was given up', async () => {
  const registry = new Registry()
  const shed = { languages: 3, partials: 5, soundMs: 1_500, calls: 2 }
  const stats = { calls: 7, shedding: 'partials', backlogMs: 2_250, shed } as const
  measureLive(registry, { clientCount: () => 4, streamCount: () => 8, listenerStats: () => stats })

  await samplesIn(registry)
  deepEqual(await samplesIn(registry), [
    'leadbreak_live_clients 4',
    'leadbreak_live_streams 8',
    'leadbreak_live_calls 7',
    'leadbreak_live_backlog_seconds 2.25',
    'leadbreak_live_shedding_level 3',
    'leadbreak_live_given_up_total{what="languages"} 3',
    'leadbreak_live_given_up_total{what="partials"} 5',
    'leadbreak_live_given_up_total{what="calls"} 2',
    'leadbreak_live_unheard_seconds_total 1.5',
  ])
})

test('where nobody listens to calls, only the clients are counted', async () => {
  const registry = new Registry()
  measureLive(registry, { clientCount: () => 1, streamCount: null, listenerStats: null })

  deepEqual(await samplesIn(registry), ['leadbreak_live_clients 1'])
})
