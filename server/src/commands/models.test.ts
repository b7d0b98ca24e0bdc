import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { test, type TestContext } from 'node:test'

import type { PublishedModel } from '../adapters/models/catalogue.ts'
import { serveFiles, type ServedFile } from '../adapters/models/test-server.ts'
import { aModelZip } from '../adapters/models/test-zip.ts'
import { readConfig } from '../config.ts'
import { UsageError } from './arguments.ts'
import { models } from './models.ts'

const ZIPS = {
  'small-hi': aModelZip('small-hi'),
  'large-hi': aModelZip('large-hi'),
  'small-en': aModelZip('small-en'),
}

const PUBLISHED: readonly PublishedModel[] = [
  aModel('small-hi', 'hi', 'small'),
  aModel('large-hi', 'hi', 'large'),
  aModel('small-en', 'en-IN', 'small'),
]

function aModel(
  name: keyof typeof ZIPS,
  language: PublishedModel['language'],
  size: PublishedModel['size'],
): PublishedModel {
  const zip = ZIPS[name]
  const md5 = createHash('md5').update(zip).digest('hex')
  return { name, language, size, zipBytes: zip.length, md5, wordErrors: '9 %' }
}

async function setUp(t: TestContext, served: Record<string, ServedFile> = {}) {
  const rootDir = mkdtempSync(join(tmpdir(), 'leadbreak-'))
  const files: Record<string, ServedFile> = {
    ...Object.fromEntries(Object.entries(ZIPS).map(([name, bytes]) => [`/${name}.zip`, { bytes }])),
    ...served,
  }
  const { url } = await serveFiles(t, (path) => files[path] ?? null)
  async function run(args: string, env: Record<string, string> = {}) {
    const output = new PassThrough({ encoding: 'utf8' })
    const errorOutput = new PassThrough({ encoding: 'utf8' })
    const exitCode = await models(args.split(' ').filter(Boolean), {
      config: readConfig({ MODELS_URL: url, ...env }, null, rootDir),
      rootDir,
      callerDir: rootDir,
      output,
      errorOutput,
      signal: new AbortController().signal,
      published: PUBLISHED,
    })
    const read = (stream: PassThrough) => (stream.read() as string | null) ?? ''
    return { exitCode, output: read(output), errors: read(errorOutput) }
  }
  return { rootDir, run, url }
}

test('two languages are pulled, small unless asked otherwise, and the lines for .env are said', async (t) => {
  const { run } = await setUp(t)

  const { exitCode, output } = await run('pull hi en-in')

  assert.equal(exitCode, 0)
  assert.equal(
    output,
    '\nPut these lines into .env, and start again:\n\nVOSK_MODEL_PATH_HI=data/models/small-hi\nVOSK_MODEL_PATH_EN=data/models/small-en\n',
  )
})

test('a model may be large, be named, come from elsewhere and go elsewhere', async (t) => {
  const { run, url } = await setUp(t)

  assert.match((await run('pull hi --large')).output, /HI=data\/models\/large-hi\n/)
  assert.match((await run('pull large-hi --to elsewhere')).output, /HI=elsewhere\/large-hi\n/)
  const { output } = await run(`pull small-hi --from ${url}/ --to mine`, { MODELS_URL: 'http://127.0.0.1:1' })
  assert.match(output, /HI=mine\/small-hi\n/)
})

test('what is here and in use needs no words about .env', async (t) => {
  const { run } = await setUp(t)
  await run('pull hi')

  const { exitCode, output, errors } = await run('pull hi', { VOSK_MODEL_PATH_HI: 'data/models/small-hi' })

  assert.equal(exitCode, 0)
  assert.equal(output, '')
  assert.match(errors, /small-hi is here already/)
})

test('a model that cannot be had does not keep the other one away, and the exit code tells', async (t) => {
  const { run } = await setUp(t, { '/small-hi.zip': { bytes: Buffer.from('sign in first') } })

  const { exitCode, output, errors } = await run('pull hi en')

  assert.equal(exitCode, 1)
  assert.match(errors, /small-hi\.zip is not the published model/)
  assert.match(output, /this line into .env.*\n\nVOSK_MODEL_PATH_EN=/)
})

test('a vosk-server elsewhere that would win is named', async (t) => {
  const { run } = await setUp(t)

  const { output } = await run('pull hi', { SPEECH_URL_HI: 'ws://10.0.0.5:2700' })

  assert.match(output, /Take SPEECH_URL_HI out/)
})

for (const args of [
  '',
  'push',
  'pull',
  'pull fr',
  'pull hi --small --large',
  'pull hi --fast',
  'pull hi --from ftp://x',
  'list x',
]) {
  test(`"models ${args}" is refused with what is possible`, async (t) => {
    const { run } = await setUp(t)

    await assert.rejects(run(args), UsageError)
  })
}

test('the list tells what is here, half here, damaged and in use', async (t) => {
  const { run, rootDir } = await setUp(t)
  await run('pull hi en')
  writeFileSync(join(rootDir, 'data/models/.large-hi.zip'), ZIPS['large-hi'].subarray(0, 500))
  rmSync(join(rootDir, 'data/models/small-en/am/final.mdl'))

  const { exitCode, output } = await run('list', { VOSK_MODEL_PATH_HI: 'data/models/small-hi' })

  assert.equal(exitCode, 0)
  assert.match(output, /^small-hi .* here, in use$/m)
  assert.match(output, /^large-hi .* half here \(\d+ %\)$/m)
  assert.match(output, /^small-en .* here, but not whole$/m)
  assert.match(output, /^ {2}Hindi {11}data\/models\/small-hi \(VOSK_MODEL_PATH_HI\)$/m)
  assert.match(output, /^ {2}Indian English {2}.*demo model.*VOSK_MODEL_PATH_EN is not set/m)
})

test('quick verification finds a byte that changed, and says how to come by a good one', async (t) => {
  const { run, rootDir } = await setUp(t)
  await run('pull hi')
  assert.match((await run('verify small-hi --quick')).output, /its 5 files are as they were pulled/)
  writeFileSync(join(rootDir, 'data/models/small-hi/graph/HCLG.fst'), 'what stands in graph/HCLG.fsT')

  const { exitCode, output } = await run('verify small-hi --quick')

  assert.equal(exitCode, 1)
  assert.match(
    output,
    /graph\/HCLG\.fst has other bytes\.\n {2}Pull it: npm run leadbreak -- models pull small-hi/,
  )
})

test('without a name all that is here or in use is verified', async (t) => {
  const { run } = await setUp(t)
  await run('pull en')

  const { exitCode, output } = await run('verify --quick')

  assert.equal(exitCode, 0)
  assert.equal(output.match(/^\S/gm)!.length, 3)
})

test('a folder that is not there is said to be missing', async (t) => {
  const { run } = await setUp(t)

  const { exitCode, output } = await run('verify no/such/model --quick')

  assert.equal(exitCode, 1)
  assert.match(output, /there is no such folder/)
})
