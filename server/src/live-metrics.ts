import { Counter, Gauge, type Registry } from 'prom-client'

import type { ListenerStats } from './features/transcripts/live/bilingual-listener.ts'
import { SHEDDING } from './features/transcripts/live/load.ts'

export interface LiveMetricsDeps {
  /** Clients at `/live` that were let in. */
  readonly clientCount: () => number
  /** Streams of sound that were let in; null, as `listenerStats`, where nobody listens to calls while they go on. */
  readonly streamCount: (() => number) | null
  readonly listenerStats: (() => ListenerStats) | null
}

/** Has `registry` tell how much is heard while calls go on, how far behind the recognisers are, and what was given up. */
export function measureLive(registry: Registry, deps: LiveMetricsDeps): void {
  const { clientCount, streamCount, listenerStats } = deps
  const gauge = (name: string, help: string, now: () => number) =>
    new Gauge({
      ...{ name: `leadbreak_live_${name}`, help, registers: [registry] },
      collect() {
        this.set(now())
      },
    })

  gauge('clients', 'Clients at /live', clientCount)
  if (streamCount) gauge('streams', 'Streams of the sound of calls', streamCount)
  if (!listenerStats) return
  gauge('calls', 'Calls that are being written down while they go on', () => listenerStats().calls)
  gauge(
    'backlog_seconds',
    'Sound that the recogniser furthest behind has not understood yet',
    () => listenerStats().backlogMs / 1000,
  )
  gauge(
    'shedding_level',
    `What is given up at present: ${SHEDDING.map((what, level) => `${level} ${what}`).join(', ')}`,
    () => SHEDDING.indexOf(listenerStats().shedding),
  )
  new Counter({
    name: 'leadbreak_live_given_up_total',
    help: 'Utterances heard in one language only, partials nobody was told, and calls not listened to',
    labelNames: ['what'],
    registers: [registry],
    collect() {
      const { languages, partials, calls } = listenerStats().shed
      this.reset()
      for (const [what, count] of Object.entries({ languages, partials, calls })) this.inc({ what }, count)
    },
  })
  new Counter({
    name: 'leadbreak_live_unheard_seconds_total',
    help: 'Speech that nobody heard because recognisers could not follow',
    registers: [registry],
    collect() {
      this.reset()
      this.inc(listenerStats().shed.soundMs / 1000)
    },
  })
}
