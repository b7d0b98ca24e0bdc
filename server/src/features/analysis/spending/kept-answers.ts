import { createHash } from 'node:crypto'

import { AppError } from '../../../lib/app-error.ts'
import { toInstant, type Clock, type Instant } from '../../../lib/clock.ts'
import { declareCollection, type Storage } from '../../../storage/collection.ts'
import type { Document } from '../../../storage/shape.ts'
import type { LanguageModel } from '../model/language-model.ts'

/** Holds quotes of what people said, like the transcript that it was read from. */
interface KeptAnswer extends Document {
  readonly id: string
  readonly text: string
  readonly keptAt: Instant
}

const answersDeclaration = declareCollection<KeptAnswer>()({
  name: 'modelAnswers',
  idField: 'id',
  indexes: [['keptAt']],
})

export interface KeptAnswersDeps {
  readonly storage: Storage
  readonly clock: Clock
  readonly keepMs: number
}

const SWEEP_EVERY_MS = 60 * 60_000
const SWEEP_AT_MOST = 200

/** Answers that were paid for, so that the same question to the same model costs nothing a second time. */
export function makeKeptAnswers({ storage, clock, keepMs }: KeptAnswersDeps) {
  const answers = storage.collection(answersDeclaration)
  let sweepAtMs = 0

  async function find(model: LanguageModel, cacheKey: string): Promise<string | null> {
    return (await answers.get(idOf(model, cacheKey)))?.text ?? null
  }

  /** An answer that is kept already makes room for this one. */
  async function keep(model: LanguageModel, cacheKey: string, text: string): Promise<void> {
    const id = idOf(model, cacheKey)
    const before = await answers.get(id)
    const next = { id, text, keptAt: toInstant(clock.nowMs()), revision: (before?.revision ?? -1) + 1 }
    try {
      // Who loses a race has asked the same, and his answer is as good.
      await storage.commit([before === null ? answers.insert(next) : answers.replace(next)])
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'duplicate-key') throw error
    }
    await sweepNowAndThen()
  }

  async function sweepNowAndThen(): Promise<void> {
    const nowMs = clock.nowMs()
    if (nowMs < sweepAtMs) return
    const below = toInstant(nowMs - keepMs)
    const old = await answers.find({ where: { keptAt: { below } }, orderBy: 'keptAt', limit: SWEEP_AT_MOST })
    if (old.next === null) sweepAtMs = nowMs + SWEEP_EVERY_MS
    if (old.items.length > 0)
      await storage.commit(old.items.map(({ id, revision }) => answers.remove(id, revision)))
  }

  return { find, keep }
}

function idOf({ provider, model }: LanguageModel, cacheKey: string): string {
  return digestOf(provider, model, cacheKey)
}

function digestOf(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
