import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { toInstant } from '../lib/clock.ts'
import { backOffMs } from './back-off.ts'
import {
  askAgain,
  cancel,
  claim,
  fail,
  finish,
  newJob,
  release,
  renew,
  replay,
  takeBack,
  withProgress,
} from './job.ts'
import type { Job } from './job.ts'

const LEASE_MS = 30_000
const START_MS = Date.parse('2026-01-05T09:00:00.000Z')
const MAX_ATTEMPTS = 3

/** What a job is to somebody who knows nothing of how it is stored. */
interface Model {
  phase: 'waiting' | 'running' | 'done' | 'dead'
  /** Of the claim that counts now; claims are numbered from 1. */
  holder: number | null
  dueAtMs: number
  attempt: number
}

interface World {
  job: Job
  model: Model
  nowMs: number
  claims: number
}

type Step = (world: World) => Job | null

/** Every command is tried in every state, also with leases that were lost long ago. */
const commands: fc.Arbitrary<{ name: string; step: Step }> = fc.oneof(
  fc.nat({ max: 45_000 }).map((ms) => ({
    name: `wait ${ms}`,
    step: (world: World) => {
      world.nowMs += ms
      return null
    },
  })),
  fc.constant({ name: 'claim', step: tryClaim }),
  fc.constant({ name: 'ask again', step: ({ job }: World) => askAgain(job) }),
  fc.constant({ name: 'cancel', step: tryCancel }),
  fc.constant({ name: 'replay', step: tryReplay }),
  fc.constant({ name: 'take back', step: tryTakeBack }),
  fc
    .record({
      deed: fc.constantFrom('renew', 'progress', 'finish', 'fail', 'fail for good', 'release', 'postpone'),
      claimsAgo: fc.nat({ max: 2 }),
    })
    .map(({ deed, claimsAgo }) => ({
      name: `${deed} by the holder ${claimsAgo} claims ago`,
      step: (world: World) => tryAsHolder(world, deed, world.claims - claimsAgo),
    })),
)

test('a job never does what a plain account of its life would not', () => {
  fc.assert(
    fc.property(fc.array(commands, { minLength: 1, maxLength: 50 }), (steps) => {
      const world: World = {
        job: newJob(
          { type: 't', payload: {}, maxAttempts: MAX_ATTEMPTS },
          { id: 'j', key: 'k', dueAtMs: START_MS, nowMs: START_MS },
        ),
        model: { phase: 'waiting', holder: null, dueAtMs: START_MS, attempt: 0 },
        nowMs: START_MS,
        claims: 0,
      }
      for (const { name, step } of steps) {
        const before = world.job
        const next = step(world)
        if (next) {
          assert.equal(next.revision, before.revision + 1, name)
          world.job = next
        }
        agree(world, name)
      }
    }),
    { numRuns: 1000 },
  )
})

function agree({ job, model }: World, name: string): void {
  assert.equal(job.state, model.phase, name)
  assert.equal(job.attempt, model.attempt, name)
  assert.ok(job.attempt >= 0 && job.attempt <= MAX_ATTEMPTS, name)
  assert.equal(job.state === 'running' ? job.leaseToken : null, model.holder && `claim ${model.holder}`, name)
  const isActive = job.state === 'waiting' || job.state === 'running'
  assert.equal(job.activeKey, isActive ? 'k' : null, name)
  assert.equal(job.finishedAt === null, isActive, name)
  assert.equal(job.dueAt, isActive ? toInstant(model.dueAtMs) : null, name)
  assert.equal('leaseToken' in job, job.state === 'running', name)
}

function tryClaim(world: World): Job | null {
  const { job, model, nowMs } = world
  const isOpen = model.phase === 'waiting' || model.phase === 'running'
  const number = world.claims + 1
  const next = claim(job, { token: `claim ${number}`, bootId: 'b', untilMs: nowMs + LEASE_MS }, nowMs)
  assert.equal(next !== null, isOpen && model.dueAtMs <= nowMs)
  if (!next) return null
  if (model.attempt === MAX_ATTEMPTS) {
    Object.assign(model, { phase: 'dead', holder: null })
    return next
  }
  world.claims = number
  Object.assign(model, {
    phase: 'running',
    holder: number,
    dueAtMs: nowMs + LEASE_MS,
    attempt: model.attempt + 1,
  })
  return next
}

function tryAsHolder({ job, model, nowMs }: World, deed: string, claimNumber: number): Job | null {
  const token = `claim ${claimNumber}`
  const mayAct = model.phase === 'running' && model.holder === claimNumber && nowMs < model.dueAtMs
  const failure = { code: 'c', message: 'm', retryable: deed === 'fail', retryAfterMs: 7_000 }
  const next = {
    renew: () => renew(job, token, nowMs + LEASE_MS, nowMs),
    progress: () => withProgress(job, token, { fraction: 0.5, code: 'half' }, nowMs),
    finish: () => finish(job, token, nowMs),
    fail: () => fail(job, token, failure, nowMs, 0.5),
    'fail for good': () => fail(job, token, failure, nowMs, 0.5),
    release: () => release(job, token, nowMs),
    postpone: () => release(job, token, nowMs, 3_000),
  }[deed]!()
  assert.equal(next !== null, mayAct, deed)
  if (!next) return null

  const isLast = model.attempt === MAX_ATTEMPTS
  if (deed === 'renew') model.dueAtMs = nowMs + LEASE_MS
  if (deed === 'finish') Object.assign(model, { phase: 'done', holder: null })
  if (deed === 'release')
    Object.assign(model, { phase: 'waiting', holder: null, dueAtMs: nowMs, attempt: model.attempt - 1 })
  if (deed === 'postpone')
    Object.assign(model, {
      phase: 'waiting',
      holder: null,
      dueAtMs: nowMs + 3_000,
      attempt: model.attempt - 1,
    })
  if (deed === 'fail for good' || (deed === 'fail' && isLast))
    Object.assign(model, { phase: 'dead', holder: null })
  if (deed === 'fail' && !isLast)
    Object.assign(model, { phase: 'waiting', holder: null, dueAtMs: nowMs + 7_000 })
  return next
}

function tryCancel({ job, model, nowMs }: World): Job | null {
  const next = cancel(job, nowMs)
  assert.equal(next !== null, model.phase === 'waiting' || model.phase === 'running')
  if (next) Object.assign(model, { phase: 'dead', holder: null })
  return next
}

function tryReplay({ job, model, nowMs }: World): Job | null {
  const next = replay(job, nowMs)
  assert.equal(next !== null, model.phase === 'dead')
  if (next) Object.assign(model, { phase: 'waiting', dueAtMs: nowMs, attempt: 0 })
  return next
}

function tryTakeBack({ job, model, nowMs }: World): Job | null {
  assert.equal(takeBack(job, 'another boot', nowMs), null)
  const next = takeBack(job, 'b', nowMs)
  assert.equal(next !== null, model.phase === 'running')
  if (next)
    Object.assign(
      model,
      model.attempt === MAX_ATTEMPTS
        ? { phase: 'dead', holder: null }
        : { phase: 'waiting', holder: null, dueAtMs: nowMs },
    )
  return next
}

test('the back-off grows with the attempts, is never negative and ends at a quarter of an hour', () => {
  assert.equal(backOffMs(1, 1), 1_000)
  assert.equal(backOffMs(4, 1), 8_000)
  assert.equal(backOffMs(4, 0.5), 4_000)
  assert.equal(backOffMs(4, 0), 0)
  assert.equal(backOffMs(1_000, 1), 15 * 60_000)
})
