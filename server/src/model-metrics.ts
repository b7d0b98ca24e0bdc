import { Gauge, type Registry } from 'prom-client'

import type { DeskStatus } from './features/analysis/spending/model-desk.ts'

/** Has `registry` tell what the language model costs and whether it answers. */
export function measureModel(registry: Registry, status: () => Promise<DeskStatus>): void {
  const gauge = (name: string, help: string, now: (status: DeskStatus) => number) =>
    new Gauge({
      ...{ name: `leadbreak_model_${name}`, help, registers: [registry] },
      async collect() {
        this.set(now(await status()))
      },
    })
  gauge('spent_today_rupees', 'Rupees spent today, by the day in India', (now) => now.spentTodayRupees)
  gauge('budget_today_rupees', 'Rupees that may be spent in a day', (now) => now.rupeesPerDay)
  gauge('questions_today', 'Questions that were asked today', (now) => now.questionsToday)
  gauge('resting', '1 while the model is left alone because it kept failing', (now) =>
    now.circuit === 'closed' ? 0 : 1,
  )
  gauge(
    'answers_from_cache',
    'Answers, since the start, that were known already',
    (now) => now.answersFromCache,
  )
}
