import assert from 'node:assert/strict'
import { test } from 'node:test'

import { recordingProgress, type JobNews } from './recording-progress.ts'

function aJob(state: JobNews['state'], news: Partial<JobNews> = {}): JobNews {
  return { state, progress: null, lastError: null, ...news }
}

test('a recording that nobody has begun with is queued', () => {
  assert.deepEqual(recordingProgress(aJob('waiting'), null), { state: 'queued', progress: 0, failure: null })
})

test('while it is written down its share is told', () => {
  const job = aJob('running', { progress: { fraction: 0.4, code: 'transcribing' } })

  assert.deepEqual(recordingProgress(job, null), { state: 'transcribing', progress: 0.4, failure: null })
})

test('between transcript and requirement it is being read', () => {
  for (const state of ['waiting', 'running'] as const) {
    assert.equal(recordingProgress(aJob('done'), aJob(state)).state, 'reading')
  }
})

test('it is done when the requirement is there, also when the ledger has forgotten the jobs', () => {
  assert.equal(recordingProgress(aJob('done'), aJob('done')).state, 'done')
  assert.equal(recordingProgress(null, null).state, 'done')
})

test('a dead job is a failure with its reason, whichever of the two died', () => {
  const lastError = { code: 'speech-unavailable', message: 'No recogniser.' }
  const dead = aJob('dead', { lastError })

  assert.deepEqual(recordingProgress(dead, null), { state: 'failed', progress: 0, failure: lastError })
  assert.deepEqual(recordingProgress(aJob('done'), dead), {
    state: 'failed',
    progress: 1,
    failure: lastError,
  })
})
