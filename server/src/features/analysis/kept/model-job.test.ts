import assert from 'node:assert/strict'
import { test } from 'node:test'

import type { Understanding } from '@leadbreak/contract'

import { AppError } from '../../../lib/app-error.ts'
import { readKey, readTask } from '../../calls/call-jobs.ts'
import { ASHA } from '../../calls/a-telephone-desk.suite.ts'
import { aReadingDesk, aTalk } from './a-reading-desk.suite.ts'
import { READ_WITH_MODEL } from './model-job.ts'

const WISH = aTalk(['lead', 'noida me do bhk flat chahiye saath lakh tak'])
const MODEL = { provider: 'gemini', model: 'gemini-x', promptVersion: '1' }
const withLastWords = (words: string) =>
  aTalk(['lead', 'noida me do bhk flat chahiye saath lakh tak'], ['agent', 'theek hai'], ['lead', words])

const better = (read: Understanding): Understanding => ({
  ...read,
  ...{ level: 'model', model: MODEL, summary: { text: 'Wants a flat in Noida.', level: 'model' } },
  requirement: { ...read.requirement, possession: 'ready' },
})

test('the rules’ reading stands at once, and the model’s is the next version when it comes', async (t) => {
  const desk = aReadingDesk(t, { readWithModel: async (_call, read) => better(read) })
  const { analysis, aWrittenCall, runner, pass } = desk
  const { call_id: callId } = await aWrittenCall(WISH)

  const first = await analysis.readAgain(ASHA, callId)
  assert.deepEqual([first.version, first.level], [1, 'rules'])
  await runner.start()
  await pass(1_000)

  const second = (await analysis.analyses.find(callId))!
  assert.deepEqual([second.version, second.level, second.requirement.possession], [2, 'model', 'ready'])
  assert.deepEqual(second.model, MODEL)
  assert.deepEqual(await analysis.analyses.getVersion(callId, 1), first)
})

test('a person’s edit stands over the model’s reading as well', async (t) => {
  const desk = aReadingDesk(t, { readWithModel: async (_call, read) => better(read) })
  const { analysis, aWrittenCall, runner, pass } = desk
  const { call_id: callId } = await aWrittenCall(WISH)
  await analysis.readAgain(ASHA, callId)
  await analysis.editRequirement.edit(ASHA, callId, { possession: 'within 6 months' })

  await runner.start()
  await pass(1_000)

  const { version, requirement } = (await analysis.analyses.find(callId))!
  assert.deepEqual([version, requirement.possession], [2, 'within 6 months'])
})

test('a model that refuses leaves the rules’ reading, and a job that says why', async (t) => {
  const refuse = () => Promise.reject(new AppError('model-refused', 'The key is not valid.'))
  const desk = aReadingDesk(t, { readWithModel: refuse })
  const { analysis, aWrittenCall, runner, pass, ledger } = desk
  const { call_id: callId } = await aWrittenCall(WISH)
  await analysis.readAgain(ASHA, callId)

  await runner.start()
  await pass(1_000)

  const { version, level } = (await analysis.analyses.find(callId))!
  assert.deepEqual([version, level], [1, 'rules'])
  const job = await ledger.findByKey(`${READ_WITH_MODEL}:${callId}`)
  assert.deepEqual([job?.state, job?.lastError?.code], ['dead', 'model-refused'])
})

test('what a model read of a call that was read again meanwhile is not kept; it reads the new one', async (t) => {
  const asked: string[][] = []
  const desk = aReadingDesk(t, {
    readWithModel: async ({ segments }, read) => {
      asked.push(segments.map(({ text }) => text))
      if (asked.length === 1) {
        await desk.write(callId, [...WISH, ...aTalk(['agent', 'aur'], ['lead', 'parking chahiye'])])
        await desk.analysis.readAgain(ASHA, callId)
      }
      return better(read)
    },
  })
  const { analysis, aWrittenCall, runner, pass } = desk
  const { call_id: callId } = await aWrittenCall(WISH)
  await analysis.readAgain(ASHA, callId)

  await runner.start()
  await pass(1_000)
  await pass(60_000)

  const { level, requirement } = (await analysis.analyses.find(callId))!
  assert.deepEqual([level, requirement.amenities], ['model', ['parking']])
  assert.equal(asked.length, 2)
})

test('a call that says again what it said before is again what the model read of it', async (t) => {
  let answers = true
  const desk = aReadingDesk(t, {
    readWithModel: async (_call, read) => {
      if (answers) return better(read)
      throw new AppError('model-refused', 'Not this one.')
    },
  })
  const { analysis, aWrittenCall, write, runner, pass } = desk
  const { call_id: callId } = await aWrittenCall(WISH)
  await runner.start()
  const readAs = async (segments: typeof WISH) => {
    await write(callId, segments)
    await analysis.readAgain(ASHA, callId)
    await pass(1_000)
    return (await analysis.analyses.find(callId))!
  }

  const first = await readAs(withLastWords('dhanyavaad ji'))
  answers = false
  const meanwhile = await readAs(withLastWords('parking chahiye'))
  answers = true
  const last = await readAs(withLastWords('dhanyavaad ji'))

  assert.deepEqual([first.version, first.level], [2, 'model'])
  assert.deepEqual([meanwhile.version, meanwhile.level], [3, 'rules'])
  assert.deepEqual([last.version, last.level, last.requirement.possession], [5, 'model', 'ready'])
})

test('what a model read from words that were corrected does not stand, also where the rules read the new ones alike', async (t) => {
  const asked: string[] = []
  const desk = aReadingDesk(t, {
    readWithModel: async ({ segments }, read) => {
      asked.push(segments.at(-1)!.text)
      if (asked.length === 1) return better(read)
      throw new AppError('model-refused', 'Not this one.')
    },
  })
  const { analysis, aWrittenCall, write, runner, pass, storage, ledger } = desk
  const { call_id: callId } = await aWrittenCall(withLastWords('dhanyavaad ji'))
  const readByJob = async () => {
    await storage.commit([await ledger.addOnce(readTask(callId), { key: readKey(callId) })])
    runner.notify()
    await pass(1_000)
    return (await analysis.analyses.find(callId))!
  }
  await runner.start()
  const before = await readByJob()

  await write(callId, withLastWords('dhanyavaad sir'))
  const after = await readByJob()
  const again = await readByJob()

  assert.deepEqual([before.version, before.level, before.requirement.possession], [2, 'model', 'ready'])
  assert.deepEqual([after.version, after.level, after.requirement.possession], [3, 'rules', null])
  assert.deepEqual(again, after)
  const first = await analysis.analyses.getVersion(callId, 1)
  assert.deepEqual({ ...after, version: 1, madeAt: first.madeAt }, first, 'the rules read both alike')
  assert.deepEqual(asked.slice(0, 2), ['dhanyavaad ji', 'dhanyavaad sir'])
})

test('what a model read of words that were corrected while it read them is not kept, also where the rules read the new ones alike', async (t) => {
  const asked: string[] = []
  const desk = aReadingDesk(t, {
    readWithModel: async ({ segments }, read) => {
      asked.push(segments.at(-1)!.text)
      if (asked.length > 1) return { ...better(read), requirement: read.requirement }
      await desk.write(callId, talkOf('kuch nahi'))
      await desk.analysis.readAgain(ASHA, callId)
      return better(read)
    },
  })
  const { analysis, aWrittenCall, runner, pass } = desk
  const talkOf = (last: string) => [...WISH, ...aTalk(['agent', 'aur'], ['lead', last])]
  const { call_id: callId } = await aWrittenCall(talkOf('bas itna hi'))
  await analysis.readAgain(ASHA, callId)

  await runner.start()
  await pass(1_000)
  await pass(60_000)

  const versions = await analysis.analyses.versionsOf(callId)
  assert.deepEqual(asked, ['bas itna hi', 'kuch nahi'])
  assert.deepEqual(
    versions.map(({ level }) => level),
    ['model', 'rules'],
  )
  assert.equal((await analysis.analyses.find(callId))?.requirement.possession, null)
})
