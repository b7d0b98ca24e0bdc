import assert from 'node:assert/strict'
import { test } from 'node:test'

import { readKey } from '../../calls/call-jobs.ts'
import { ASHA } from '../../calls/a-telephone-desk.suite.ts'
import { segmentsDeclaration } from '../../transcripts/transcript-store.ts'
import { findingsDeclaration } from './analysis-documents.ts'
import { aReadingDesk, aTalk } from './a-reading-desk.suite.ts'

const WISH = aTalk(['lead', 'noida me do bhk flat chahiye saath lakh tak'])
const ALL = { from: null, until: null, withModel: false }

async function untilOver(desk: ReturnType<typeof aReadingDesk>, id: string) {
  for (;;) {
    const rereading = await desk.analysis.rereadings.get(id)
    if (rereading.finishedAt !== null || rereading.state === 'failed') return rereading
    await desk.pass(1_000)
  }
}

test('many calls are read again, and only what is read otherwise counts as changed', async (t) => {
  const desk = aReadingDesk(t)
  const { analysis, aWrittenCall, runner, told, time } = desk
  const calls: string[] = []
  for (let lead = 1; lead <= 3; lead++) {
    calls.push((await aWrittenCall(WISH, 9000000000 + lead)).call_id)
    await time.advance(1_000)
  }
  await analysis.readAgain(ASHA, calls[0]!)
  await runner.start()

  const asked = await analysis.rereadings.ask('meera', ALL)
  assert.deepEqual([asked.state, asked.total], ['waiting', 3])
  const over = await untilOver(desk, asked.id)

  assert.deepEqual([over.state, over.total, over.done, over.changed, over.failed], ['done', 3, 3, 2, 0])
  assert.deepEqual(told.toSorted(), calls.toSorted())
  assert.equal((await analysis.rereadings.list())[0]?.id, asked.id)
})

test('only the calls of the period are read again', async (t) => {
  const desk = aReadingDesk(t)
  const { aWrittenCall, analysis, runner, time } = desk
  const first = await aWrittenCall(WISH)
  await time.advance(60_000)
  const from = new Date(time.clock.nowMs()).toISOString()
  const second = await aWrittenCall(WISH, 9000000002)
  await time.advance(1_000)
  await runner.start()

  const { id } = await analysis.rereadings.ask('meera', { ...ALL, from })
  assert.equal((await untilOver(desk, id)).done, 1)

  assert.equal(await analysis.analyses.find(first.call_id), null)
  assert.notEqual(await analysis.analyses.find(second.call_id), null)
})

test('a rereading goes on after a restart where it was, and counts nothing twice', async (t) => {
  const desk = aReadingDesk(t)
  const { aWrittenCall, analysis, runner, time, storage } = desk
  for (let lead = 1; lead <= 4; lead++) {
    await aWrittenCall(WISH, 9000000000 + lead)
    await time.advance(1_000)
  }
  // The storage fails in the middle of the first attempt.
  const commit = storage.commit.bind(storage)
  let commits = 0
  storage.commit = (writes) => {
    commits++
    if (commits === 5) return Promise.reject(new Error('The disk is gone for a moment.'))
    return commit(writes)
  }
  await runner.start()

  const { id } = await analysis.rereadings.ask('meera', ALL)
  const over = await untilOver(desk, id)

  assert.deepEqual([over.done, over.changed, over.failed], [4, 4, 0])
})

test('a call at which the rules stumble is counted as failed, and the others are read all the same', async (t) => {
  const desk = aReadingDesk(t)
  const { aWrittenCall, analysis, runner, time, storage } = desk
  for (let lead = 1; lead <= 3; lead++) {
    await aWrittenCall(WISH, 9000000000 + lead)
    await time.advance(1_000)
  }
  const segments = storage.collection(segmentsDeclaration)
  const [damaged] = (await segments.find({ where: {}, limit: 1 })).items
  const text = null as unknown as string
  await storage.commit([segments.replace({ ...damaged!, text, revision: damaged!.revision + 1 })])
  await runner.start()

  const { id } = await analysis.rereadings.ask('meera', ALL)
  const over = await untilOver(desk, id)

  assert.deepEqual([over.state, over.done, over.changed, over.failed], ['done', 3, 2, 1])
})

test('others have their turn between two calls, also where nothing is to be written', async (t) => {
  const desk = aReadingDesk(t)
  const { aWrittenCall, analysis, runner, time } = desk
  for (let lead = 1; lead <= 20; lead++) {
    const { call_id: callId } = await aWrittenCall(WISH, 9000000000 + lead)
    await analysis.readAgain(ASHA, callId)
    await time.advance(1_000)
  }
  const { id } = await analysis.rereadings.ask('meera', ALL)
  const reads: number[] = []
  let turn = 0
  const segmentsOf = desk.transcripts.segmentsOf
  desk.transcripts.segmentsOf = (callId) => {
    reads.push(turn)
    return segmentsOf(callId)
  }
  let isOver = false
  const count = () => {
    turn++
    if (!isOver) setImmediate(count)
  }
  count()

  await runner.start()
  await untilOver(desk, id)
  isOver = true

  assert.equal(reads.length, 20)
  assert.equal(new Set(reads).size, 20)
})

test('a rereading that there is not is named so', async (t) => {
  const { analysis } = aReadingDesk(t)
  await assert.rejects(analysis.rereadings.get('none'), { code: 'rereading-not-found' })
})

test('calls that an earlier version read are read again, once, and what it kept of them goes', async (t) => {
  const { analysis, aWrittenCall, storage, ledger } = aReadingDesk(t)
  const findings = storage.collection(findingsDeclaration)
  const { call_id: callId } = await aWrittenCall(WISH)
  await storage.commit([findings.insert({ callId, revision: 0 })])

  assert.equal(await analysis.carryOver(), 1)
  assert.equal(await analysis.carryOver(), 0)

  assert.equal((await ledger.findByKey(readKey(callId)))?.state, 'waiting')
})
