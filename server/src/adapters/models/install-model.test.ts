import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'

import type { PublishedModel } from './catalogue.ts'
import { inspectModel } from './inspect-model.ts'
import { installModel, type InstallOptions } from './install-model.ts'
import { LOCK_FILE, type ModelLock } from './model-lock.ts'
import { ModelProblem } from './model-problem.ts'
import { serveFiles, type ServedFile } from './test-server.ts'
import { aModelZip, aZip } from './test-zip.ts'

const NEVER = new AbortController().signal
const NAME = 'vosk-model-test'
const ZIP = aModelZip(NAME)

const md5Of = (bytes: Buffer) => createHash('md5').update(bytes).digest('hex')

function aModel(zip: Buffer, more: Partial<PublishedModel> = {}): PublishedModel {
  const facts = { zipBytes: zip.length, md5: md5Of(zip), wordErrors: '' }
  return { name: NAME, language: 'hi', size: 'small', ...facts, ...more }
}

async function setUp(t: TestContext, files: Record<string, ServedFile | undefined>) {
  const modelsDir = join(mkdtempSync(join(tmpdir(), 'leadbreak-')), 'models')
  const { url, requests } = await serveFiles(t, (path) => files[path] ?? null)
  const steps: string[] = []
  const install = (model: PublishedModel, options: Partial<InstallOptions> = {}) =>
    installModel({
      model,
      baseUrl: url,
      modelsDir,
      onProgress: () => undefined,
      onStep: (sentence) => steps.push(sentence),
      signal: NEVER,
      patience: { firstRetryMs: 1, longestRetryMs: 1, tries: 2 },
      ...options,
    })
  const left = () => readdirSync(modelsDir).filter((name) => name !== 'lock')
  return { modelsDir, folder: join(modelsDir, NAME), files, requests, steps, install, left, url }
}

const served = { [`/${NAME}.zip`]: { bytes: ZIP } }

test('a model is pulled, and its lock says where it came from and what it was', async (t) => {
  const { install, folder, left, url } = await setUp(t, served)

  const installed = await install(aModel(ZIP))

  assert.deepEqual(installed, { folder, wasHere: false })
  assert.deepEqual(left(), [NAME])
  const lock = JSON.parse(readFileSync(join(folder, LOCK_FILE), 'utf8')) as ModelLock
  assert.equal(lock.source, `${url}/${NAME}.zip`)
  assert.equal(lock.sha256, createHash('sha256').update(ZIP).digest('hex'))
  assert.equal(lock.publishedMd5, md5Of(ZIP))
  assert.equal(lock.files.length, 5)
})

test('a model that is here and good is not asked for again', async (t) => {
  const { install, requests } = await setUp(t, served)
  await install(aModel(ZIP))

  const again = await install(aModel(ZIP))

  assert.equal(again.wasHere, true)
  assert.equal(requests.length, 1)
})

test('a model of which a byte has changed is pulled again, and replaced', async (t) => {
  const { install, folder, steps, left } = await setUp(t, served)
  await install(aModel(ZIP))
  const graph = join(folder, 'graph/HCLG.fst')
  const good = readFileSync(graph)
  writeFileSync(
    graph,
    good.map((byte) => byte ^ 1),
  )

  const again = await install(aModel(ZIP))

  assert.equal(again.wasHere, false)
  assert.deepEqual(readFileSync(graph), good)
  assert.match(steps[1]!, /damaged \(graph\/HCLG\.fst has other bytes\.\)/)
  assert.deepEqual(left(), [NAME])
})

test('a folder that somebody made is not touched when it is no whole model', async (t) => {
  const { install, folder } = await setUp(t, served)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'notes.txt'), 'mine')

  await assert.rejects(install(aModel(ZIP)), /did not come by a pull.*Move it away/)

  assert.equal(readFileSync(join(folder, 'notes.txt'), 'utf8'), 'mine')
})

test('a ZIP with another checksum is removed and refused', async (t) => {
  const { install, left } = await setUp(t, served)

  await assert.rejects(install(aModel(ZIP, { md5: '0'.repeat(32) })), (error: Error) => {
    assert.ok(error instanceof ModelProblem)
    assert.match(
      error.message,
      /not what was published \(MD5 [0-9a-f]{32} instead of 0{32}\), and was removed/,
    )
    return true
  })
  assert.deepEqual(left(), [])
})

test('a checksum that we do not know is asked of the list beside the models', async (t) => {
  const list = [{ name: NAME, md5: md5Of(ZIP).toUpperCase(), size: ZIP.length }]
  const { install, folder } = await setUp(t, {
    ...served,
    '/model-list.json': { bytes: Buffer.from(JSON.stringify(list)) },
  })

  await install(aModel(ZIP, { md5: null, zipBytes: 1 }))

  const lock = JSON.parse(readFileSync(join(folder, LOCK_FILE), 'utf8')) as ModelLock
  assert.equal(lock.publishedMd5, md5Of(ZIP))
})

for (const [what, list] of [
  ['no list', undefined],
  ['something else in its place', '<html>'],
  ['a list without the model', '[null, {"name": "other"}]'],
] as const) {
  test(`without a published checksum, there being ${what}, that is said and the sha256 is kept`, async (t) => {
    const { install, folder, steps } = await setUp(t, {
      ...served,
      ...(list !== undefined && { '/model-list.json': { bytes: Buffer.from(list) } }),
    })

    await install(aModel(ZIP, { md5: null }))

    assert.ok(steps.some((step) => step.includes('no checksum')))
    const lock = JSON.parse(readFileSync(join(folder, LOCK_FILE), 'utf8')) as ModelLock
    assert.equal(lock.publishedMd5, null)
    assert.match(lock.sha256, /^[0-9a-f]{64}$/)
  })
}

test('a ZIP with a name that leads out of the folder leaves nothing', async (t) => {
  const evil = aModelZip(NAME, [{ name: `${NAME}/../../evil`, content: 'evil' }])
  const { install, left, modelsDir } = await setUp(t, { [`/${NAME}.zip`]: { bytes: evil } })

  await assert.rejects(install(aModel(evil)), /cannot be unpacked|no safe name/)

  assert.deepEqual(left(), [])
  assert.deepEqual(readdirSync(join(modelsDir, '..')), ['models'])
})

test('a ZIP that holds no model is refused by what it lacks', async (t) => {
  const photos = aZip([{ name: 'holidays/beach.jpg', content: 'beach' }])
  const { install, left } = await setUp(t, { [`/${NAME}.zip`]: { bytes: photos } })

  await assert.rejects(
    install(aModel(photos)),
    /holds no whole model: am\/final\.mdl, .* is missing or empty/,
  )

  assert.deepEqual(left(), [])
})

test('too little room is said before the download, with how much is needed', async (t) => {
  const { install, requests } = await setUp(t, served)

  const full = install(aModel(ZIP, { zipBytes: 100_000_000 }), { freeBytes: async () => 10_000_000 })

  await assert.rejects(
    full,
    /has 10 MB free, and 250 MB are needed\. Make room, or name another folder with --to/,
  )
  assert.equal(requests.length, 0)
})

test('room that went away meanwhile stops the unpacking, and the next pull needs no download', async (t) => {
  const { install, left, requests } = await setUp(t, served)
  const room = [ZIP.length * 3, 0]

  await assert.rejects(install(aModel(ZIP), { freeBytes: async () => room.shift()! }), /Make room/)
  assert.ok(!left().includes(NAME))
  await install(aModel(ZIP))

  assert.deepEqual(left(), [NAME])
  assert.equal(requests.length, 1)
})

test('a disk that is full is a sentence, and what came is kept', async (t) => {
  const { install, left } = await setUp(t, served)
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), {
    code: 'ENOSPC',
    syscall: 'write',
  })

  const onProgress = (doneBytes: number) => {
    if (doneBytes === ZIP.length) throw full
  }
  await assert.rejects(
    install(aModel(ZIP), { onProgress }),
    /is full\. What came is kept: make room, and pull again/,
  )

  assert.deepEqual(left().toSorted(), [`.${NAME}.zip`, `.${NAME}.zip.json`])
})

test('an unpacking that was interrupted leaves nothing half, and the next pull needs no download', async (t) => {
  const { install, left, requests } = await setUp(t, served)
  const abort = new AbortController()
  const stopped = install(aModel(ZIP), {
    signal: abort.signal,
    onStep: () => {
      abort.abort(new Error('Ctrl-C'))
    },
  })
  await assert.rejects(stopped, /Ctrl-C|aborted/)
  assert.ok(!left().includes(NAME) && !left().includes(`.${NAME}.unpacking`))

  await install(aModel(ZIP))

  assert.equal(requests.length, 1)
})

test('what a crash left between two names is put right by the next pull', async (t) => {
  const { install, modelsDir, folder, left, requests } = await setUp(t, served)
  await install(aModel(ZIP))
  renameSync(folder, join(modelsDir, `.${NAME}.old`))
  mkdirSync(join(modelsDir, `.${NAME}.unpacking/am`), { recursive: true })

  const again = await install(aModel(ZIP))

  assert.equal(again.wasHere, true)
  assert.equal(requests.length, 1)
  assert.deepEqual(left(), [NAME])
})

test('two pulls into one folder do not get in each other’s way', async (t) => {
  const { install } = await setUp(t, served)

  const both = await Promise.allSettled([install(aModel(ZIP)), install(aModel(ZIP))])

  const refused = both.flatMap((each) => (each.status === 'rejected' ? [(each.reason as Error).message] : []))
  assert.equal(refused.length, 1)
  assert.match(refused[0]!, /Another program is pulling models/)
})

test('a file that is gone, has grown or has another byte is found, and a new one is nobody’s business', async (t) => {
  const { install, folder } = await setUp(t, served)
  await install(aModel(ZIP))
  writeFileSync(join(folder, 'leadbreak.json'), '{}')
  assert.equal((await inspectModel(folder, NEVER)).kind, 'good')

  writeFileSync(join(folder, 'graph/words.txt'), 'longer than before, and by far')
  rmSync(join(folder, 'graph/HCLG.fst'))

  const state = await inspectModel(folder, NEVER)
  assert.deepEqual(state, { kind: 'bad', faults: ['graph/HCLG.fst is missing or empty.'], isPulled: true })
})
