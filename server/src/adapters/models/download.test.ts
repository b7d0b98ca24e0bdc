import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'

import { download, type DownloadOptions } from './download.ts'
import { ModelProblem } from './model-problem.ts'
import { serveFiles, type ServedFile } from './test-server.ts'

const CONTENT = Buffer.from(Array.from({ length: 200_000 }, (_, index) => (index * 31) % 251))
const NEVER = new AbortController().signal

/** `cutAt` are the numbers of bytes at which the connection breaks. */
async function setUp(t: TestContext, answer: (n: number) => ServedFile | null, cutAt = new Set<number>()) {
  const folder = mkdtempSync(join(tmpdir(), 'leadbreak-'))
  const file = join(folder, 'model.zip')
  const { url, requests, cut } = await serveFiles(t, (_path, n) => answer(n))
  const retries: string[] = []
  const progress: number[] = []
  const run = (options: Partial<DownloadOptions> = {}) =>
    download({
      url: `${url}/model.zip`,
      file,
      expectedBytes: CONTENT.length,
      onProgress: (doneBytes) => {
        progress.push(doneBytes)
        if (cutAt.has(doneBytes)) cut()
      },
      onRetry: (reason) => retries.push(reason),
      signal: NEVER,
      ...options,
      patience: { idleMs: 5000, firstRetryMs: 1, longestRetryMs: 2, tries: 4, ...options.patience },
    })
  return { folder, file, requests, retries, progress, run }
}

const whole = { bytes: CONTENT }

test('a file is downloaded, and its progress goes from nothing to all', async (t) => {
  const { file, run, progress, requests } = await setUp(t, () => whole)

  await run()

  assert.deepEqual(readFileSync(file), CONTENT)
  assert.equal(progress[0], 0)
  assert.equal(progress.at(-1), CONTENT.length)
  assert.equal(requests[0]!.range, undefined)
})

test('a cut connection goes on where it was cut', async (t) => {
  const { file, run, requests, retries } = await setUp(
    t,
    (n) => (n === 0 ? { ...whole, hangsAfterBytes: 70_000 } : whole),
    new Set([70_000]),
  )

  await run()

  assert.deepEqual(readFileSync(file), CONTENT)
  assert.deepEqual(
    requests.map(({ range }) => range),
    [undefined, 'bytes=70000-'],
  )
  assert.equal(retries.length, 1)
})

test('a run that was aborted is gone on with by the next one', async (t) => {
  const abort = new AbortController()
  const { file, run, requests } = await setUp(t, (n) =>
    n === 0 ? { ...whole, hangsAfterBytes: 50_000 } : whole,
  )

  const aborted = run({
    signal: abort.signal,
    onProgress: (doneBytes) => {
      if (doneBytes === 50_000) abort.abort(new Error('Ctrl-C'))
    },
  })
  await assert.rejects(aborted, /Ctrl-C/)
  await run()

  assert.deepEqual(readFileSync(file), CONTENT)
  assert.equal(requests[1]!.range, 'bytes=50000-')
})

test('a server that ignores ranges makes the download begin anew', async (t) => {
  const { file, run, requests } = await setUp(
    t,
    (n) => ({ ...whole, ignoresRanges: true, ...(n === 0 && { hangsAfterBytes: 70_000 }) }),
    new Set([70_000]),
  )

  await run()

  assert.deepEqual(readFileSync(file), CONTENT)
  assert.equal(requests[1]!.range, 'bytes=70000-')
})

test('a file that changed at the server is never glued to the beginning of the old one', async (t) => {
  const old = Buffer.alloc(CONTENT.length, 'old')
  const { file, run, requests } = await setUp(
    t,
    (n) => (n === 0 ? { bytes: old, etag: '"old"', hangsAfterBytes: 70_000 } : { ...whole, etag: '"new"' }),
    new Set([70_000]),
  )

  await run()

  assert.deepEqual(
    requests.map(({ range }) => range),
    [undefined, 'bytes=70000-'],
  )
  assert.deepEqual(readFileSync(file), CONTENT)
})

test('a server that sends nothing for too long is asked again', async (t) => {
  const { file, run, retries } = await setUp(t, (n) =>
    n === 0 ? { ...whole, hangsAfterBytes: 10_000 } : whole,
  )

  await run({ patience: { idleMs: 100 } })

  assert.deepEqual(readFileSync(file), CONTENT)
  assert.match(retries[0]!, /nothing came for 0.1 s/)
})

test('a server that is busy is asked again, and not for ever', async (t) => {
  const { run, requests } = await setUp(t, () => ({ ...whole, status: 503 }))

  await assert.rejects(run(), (error: Error) => {
    assert.ok(error instanceof ModelProblem)
    assert.match(error.message, /answered 503.*Try again later/)
    return true
  })
  assert.equal(requests.length, 4)
})

test('a download that creeps on is not given up', async (t) => {
  const { file, run, retries } = await setUp(
    t,
    () => ({ ...whole, hangsAfterBytes: 25_000 }),
    new Set([1, 2, 3, 4, 5, 6, 7].map((n) => n * 25_000)),
  )

  await run()

  assert.deepEqual(readFileSync(file), CONTENT)
  assert.equal(retries.length, 7)
})

test('what is not there is said to be missing at once', async (t) => {
  const { folder, run, requests } = await setUp(t, () => null)

  await assert.rejects(run(), /There is nothing at .*model\.zip \(404\)/)
  assert.equal(requests.length, 1)
  assert.deepEqual(readdirSync(folder), [])
})

test('an answer of another length is refused before a byte is taken', async (t) => {
  const { folder, run, requests } = await setUp(t, () => ({
    bytes: Buffer.from('<html>Sign in to the hotel</html>'),
  }))

  await assert.rejects(run(), /is not the published model: it has 33 bytes instead of 200000/)
  assert.equal(requests.length, 1)
  assert.deepEqual(readdirSync(folder), [])
})

test('nobody at the address is said in words, with the reason', async (t) => {
  const { run } = await setUp(t, () => whole)

  await assert.rejects(
    run({ url: 'http://127.0.0.1:1/model.zip' }),
    /cannot be downloaded: (connect ECONNREFUSED|bad port)/,
  )
})
