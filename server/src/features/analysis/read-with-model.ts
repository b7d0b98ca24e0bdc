import type { Objection, Understanding } from '@leadbreak/contract'

import type { JobLog } from '../../jobs/attempt.ts'
import { guessSpeakers } from './guess-speakers.ts'
import type { Dropped } from './model/dropped.ts'
import { makeModelReading } from './model/make-model-reading.ts'
import { PROMPT_VERSION } from './model/prompt.ts'
import type { ModelDesk } from './spending/model-desk.ts'
import { drawConclusions, type UnderstoodCall } from './understand.ts'

/** What the rules read of a call, as a language model would have it. */
export type ReadWithModel = (
  call: UnderstoodCall,
  read: Understanding,
  signal: AbortSignal,
) => Promise<Understanding>

/** Throws what the model's desk throws, and `model-answer-unusable`. */
export function makeReadWithModel(
  { ask, provider, model }: Pick<ModelDesk, 'ask' | 'provider' | 'model'>,
  log: Pick<JobLog, 'info'>,
): ReadWithModel {
  const readWithModel = makeModelReading({ ask })
  return async (call, read, signal) => {
    const spoken = guessSpeakers(call.segments)
    const { requirement, evidence, replaced, rulesVersion } = read
    const byRules = { requirement, evidence, replaced, level: 'rules' as const, rulesVersion }
    const asked = { segments: spoken, finding: byRules, summary: read.summary.text }
    const { finding, differences, summary, objections, dropped } = await readWithModel(asked, signal)
    for (const counted of countDropped(dropped))
      log.info(counted, 'some of what the language model answered was not believed')

    const conclusions = drawConclusions({
      ...{ ...call, spoken, finding },
      objections: withOthers(read.objections, objections),
    })
    return {
      ...{ ...finding, ...conclusions, questions: read.questions, talk: read.talk },
      summary: summary.level === 'model' ? summary : conclusions.summary,
      model: { provider, model, promptVersion: PROMPT_VERSION },
      differences: [...differences],
    }
  }
}

/** A topic that the rules found already is not told twice. */
function withOthers(known: readonly Objection[], more: readonly Objection[]): Objection[] {
  return [...known, ...more.filter(({ topic }) => !known.some((objection) => objection.topic === topic))]
}

/** For the log: an answer may hold thousands of fields that nobody asked for. */
function countDropped(dropped: readonly Dropped[]): { type: string; reason: string; count: number }[] {
  const alike = Map.groupBy(dropped, ({ field, reason }) => `${field ?? 'answer'} ${reason}`)
  return [...alike.values()].map((each) => {
    const { field, reason } = each[0]!
    return { type: field ?? 'answer', reason, count: each.length }
  })
}
