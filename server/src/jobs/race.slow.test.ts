import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, test } from 'node:test'
import { setTimeout as pass } from 'node:timers/promises'
import { systemClock } from '../lib/clock.ts'
import { openSqliteStorage } from '../storage/sqlite.ts'
import { makeLedger } from './ledger.ts'
import { effectsDeclaration } from './race-worker.suite.ts'

const folder = mkdtempSync(join(tmpdir(), 'leadbreak-race-'))
after(() => {
  rmSync(folder, { recursive: true })
})

const JOBS = 10_000
const PROCESSES = 4
const KILLED_JOBS = 3_000
const KILLS = 10

interface Told {
  readonly jobId?: string
  readonly sentence: string
}

function openFile(name: string) {
  const file = join(folder, name)
  const storage = openSqliteStorage({ file })
  const ledger = makeLedger({ storage, clock: systemClock })
  return { file, storage, ledger, effects: storage.collection(effectsDeclaration) }
}

function startWorker(file: string, leaseMs: number) {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'race-worker.suite.ts'), file, String(leaseMs)],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  const told: Told[] = []
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => told.push(JSON.parse(line) as Told))

  async function until(isIt: (told: readonly Told[]) => boolean): Promise<void> {
    while (!isIt(told)) await once(lines, 'line')
  }

  async function stop(): Promise<void> {
    child.stdin.end()
    if (child.exitCode === null) await once(child, 'close')
  }

  return { child, told, until, stop }
}

test(`${PROCESSES} processes on one file do ${JOBS} jobs, each effect once`, async (t) => {
  const { file, storage, ledger, effects } = openFile('many.sqlite')
  const workers = Array.from({ length: PROCESSES }, () => startWorker(file, 30_000))
  const startMs = performance.now()

  await Promise.all(
    Array.from({ length: JOBS }, (_, n) =>
      storage.commit([ledger.add({ type: 'open', payload: {} }, { key: `k${n}` })]),
    ),
  )
  const isDone = ({ sentence }: Told) => sentence === 'job done'
  const doneBy = () => workers.map(({ told }) => told.filter(isDone).length)
  const total = () => doneBy().reduce((sum, count) => sum + count, 0)
  await Promise.race(workers.map(({ until }) => until(() => total() >= JOBS)))
  const seconds = (performance.now() - startMs) / 1000
  await Promise.all(workers.map(({ stop }) => stop()))

  t.diagnostic(`${Math.round(JOBS / seconds)} jobs a second, by process: ${doneBy().join(', ')}`)
  assert.deepEqual(await ledger.countByState(), [{ value: 'done', count: JOBS, sum: 0 }])
  assert.deepEqual(await countsOf(effects), [[1, JOBS]])
  await storage.close()
})

test(`processes that are killed at work, ${KILLS} times, lose no job and repeat no effect`, async () => {
  const { file, storage, ledger, effects } = openFile('killed.sqlite')
  await storage.commit(
    Array.from({ length: KILLED_JOBS }, (_, n) =>
      ledger.add({ type: 'open', payload: {}, maxAttempts: 100 }, { key: `k${n}` }),
    ),
  )

  for (let kill = 0; kill < KILLS; kill++) {
    const worker = startWorker(file, 300)
    await worker.until((told) => told.length >= (KILLED_JOBS / KILLS / 2) * Math.random())
    worker.child.kill('SIGKILL')
    await once(worker.child, 'close')
  }
  assert.ok(
    (await ledger.countByState()).some(({ value }) => value !== 'done'),
    'killed too late to matter',
  )
  const last = startWorker(file, 300)
  while ((await ledger.countByState()).some(({ value }) => value !== 'done')) await pass(20)
  await last.stop()

  assert.deepEqual(await ledger.countByState(), [{ value: 'done', count: KILLED_JOBS, sum: 0 }])
  assert.deepEqual(await countsOf(effects), [[1, KILLED_JOBS]])
  await storage.close()
})

test('a process that was stopped past its lease and goes on changes nothing', async () => {
  const { file, storage, ledger, effects } = openFile('stolen.sqlite')
  await storage.commit([ledger.add({ type: 'gated', payload: {} }, { key: 'k' })])
  const slow = startWorker(file, 1_000)
  await slow.until((told) => told.some(({ sentence }) => sentence === 'job begun'))

  slow.child.kill('SIGSTOP')
  const next = startWorker(file, 30_000)
  next.child.stdin.write('go\n')
  await next.until((told) => told.some(({ sentence }) => sentence === 'job done'))
  const done = await ledger.findByKey('k')
  slow.child.stdin.write('go\n')
  slow.child.kill('SIGCONT')
  await slow.until((told) => told.some(({ sentence }) => sentence.startsWith('job lost its lease')))
  await Promise.all([slow.stop(), next.stop()])

  assert.equal(done?.attempt, 2)
  assert.deepEqual(await ledger.findByKey('k'), done)
  assert.equal((await effects.get(done.id))?.count, 1)
  await storage.close()
})

/** How many effects happened how often. */
async function countsOf(
  effects: ReturnType<typeof openFile>['effects'],
): Promise<[times: number, effects: number][]> {
  return (await effects.tally({ where: {}, by: 'count' })).map(({ value, count }) => [value, count])
}
