import type { TestContext } from 'node:test'

import type { NextStep, Segment, Speaker } from '@leadbreak/contract'

import { READ } from '../../calls/call-jobs.ts'
import { aTelephoneDesk, ASHA, NUMBERS } from '../../calls/a-telephone-desk.suite.ts'
import { reportsOf } from '../../calls/scripted-carrier.suite.ts'
import { makeTranscripts } from '../../transcripts/transcripts.ts'
import { makeRunner } from '../../../jobs/runner.ts'
import { makeAnalysis } from '../analysis.ts'
import type { ReadWithModel } from '../read-with-model.ts'
import { READ_WITH_MODEL } from './model-job.ts'
import { REREAD } from './rereadings.ts'

const MINUTE_MS = 60_000

/** Who says what, in turns of two seconds. */
export function aTalk(...turns: readonly (readonly [Speaker, string])[]): Segment[] {
  return turns.map(([speaker, text], turn) => ({
    ...{ speaker, text, words: [], confidence: 0.9, language: 'hi' as const },
    ...{ startMs: turn * 2_000, endMs: turn * 2_000 + 1_800 },
  }))
}

/** Calls that were placed and are read, on real storage, with the jobs of reading. */
export function aReadingDesk(
  t: TestContext,
  { readWithModel = null }: { readWithModel?: ReadWithModel | null } = {},
) {
  const desk = aTelephoneDesk(t)
  const { storage, calling, calls, contacts, ledger, time } = desk
  const { clock, timers } = time
  const transcripts = makeTranscripts({ storage, clock })
  const proposed: (readonly NextStep[])[] = []
  const told: string[] = []
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const analysis = makeAnalysis({
    ...{ storage, calls, contacts, transcripts, ledger, clock, log, readWithModel },
    doNotCall: calling.doNotCall,
    propose: async (_call, steps) => {
      proposed.push(steps)
      return []
    },
    onWork: () => {
      runner.notify()
    },
    onRead: (callId) => void told.push(callId),
  })
  const { read, reread, readWithModel: modelJob } = analysis.jobs
  const runner = makeRunner({
    ...{ ledger, storage, clock, timers, log, random: () => 0.2 },
    handlers: {
      [READ]: { work: read, concurrency: 1, maxRunMs: MINUTE_MS },
      [REREAD]: { work: reread, concurrency: 1, maxRunMs: 60 * MINUTE_MS },
      ...(modelJob && { [READ_WITH_MODEL]: { work: modelJob, concurrency: 1, maxRunMs: MINUTE_MS } }),
    },
    isOnlyRunner: true,
  })
  t.after(() => runner.stop(0))

  let placed = 0
  async function write(callId: string, segments: readonly Segment[]): Promise<void> {
    const owner = { agentId: ASHA.id, username: ASHA.username }
    const durationMs = segments.at(-1)?.endMs ?? 0
    const heard = { segments, speakersSeparated: true, durationMs }
    const { writes } = await transcripts.save({ callId, owner }, heard)
    await storage.commit(writes)
  }

  /** A talk with a lead, over and written down. */
  async function aWrittenCall(segments: readonly Segment[], leadNumber: number = NUMBERS.leadNumber) {
    const call = await calling.place(ASHA, { ...NUMBERS, leadNumber })
    placed++
    for (const report of reportsOf(placed).talk.slice(0, 9)) await calling.report(call.call_id, report)
    await write(call.call_id, segments)
    return call
  }

  return { ...desk, transcripts, analysis, runner, proposed, told, write, aWrittenCall, contacts }
}
