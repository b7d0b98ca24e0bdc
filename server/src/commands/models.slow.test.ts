import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'

import { PUBLISHED_MODELS, type PublishedModel } from '../adapters/models/catalogue.ts'
import { serveFiles } from '../adapters/models/test-server.ts'
import { aZip, entriesOfFolder } from '../adapters/models/test-zip.ts'
import { DEMO_MODELS } from '../app.ts'
import { readConfig } from '../config.ts'
import { models } from './models.ts'

test('a real model is pulled, loaded by libvosk, and refused once it is damaged', async (t) => {
  const name = 'vosk-model-demo'
  const zip = aZip(entriesOfFolder(DEMO_MODELS.hi, name))
  const md5 = createHash('md5').update(zip).digest('hex')
  const facts = { zipBytes: zip.length, md5, wordErrors: '' }
  const published: PublishedModel[] = [{ name, language: 'hi', size: 'small', ...facts }]
  const { url } = await serveFiles(t, (path) => (path === `/${name}.zip` ? { bytes: zip } : null))
  const rootDir = mkdtempSync(join(tmpdir(), 'leadbreak-'))
  const run = async (...args: string[]) => {
    const output = new PassThrough({ encoding: 'utf8' })
    const exitCode = await models(args, {
      config: readConfig({ ...process.env, DATA_DIR: 'data', MODELS_URL: url }, null, rootDir),
      rootDir,
      callerDir: rootDir,
      output,
      errorOutput: new PassThrough().resume(),
      signal: new AbortController().signal,
      published,
    })
    return { exitCode, output: (output.read() as string | null) ?? '' }
  }

  assert.equal((await run('pull', 'hi')).exitCode, 0)
  const good = await run('verify', name)
  assert.equal(good.exitCode, 0, good.output)
  assert.match(good.output, /libvosk {2}loads it in [\d.]+ s, \d+ MB of memory with one recogniser/)

  // The size is right and nobody wrote a checksum down: only libvosk itself can tell.
  const copy = join(rootDir, 'copy')
  for (const { name: path, content } of entriesOfFolder(join(rootDir, 'data/models', name), copy)) {
    if (path.endsWith('leadbreak-model.json')) continue
    mkdirSync(join(path, '..'), { recursive: true })
    writeFileSync(path, path.endsWith('HCLG.fst') ? Buffer.alloc((content as Buffer).length) : content!)
  }
  const bad = await run('verify', copy)
  assert.equal(bad.exitCode, 1)
  assert.match(bad.output, /files {4}whole[^]*\n {2}libvosk {2}libvosk cannot load the model/)
})

test('Ctrl-C ends a pull at once, with what came kept and a sentence about it', async (t) => {
  const { name, zipBytes } = PUBLISHED_MODELS[0]!
  const zip = Buffer.alloc(zipBytes)
  const { url } = await serveFiles(t, () => ({ bytes: zip, hangsAfterBytes: 10_000_000 }))
  const folder = mkdtempSync(join(tmpdir(), 'leadbreak-'))
  const program = join(import.meta.dirname, 'leadbreak.ts')
  const child = spawn(process.execPath, [program, 'models', 'pull', 'hi', '--from', url, '--to', folder], {
    cwd: mkdtempSync(join(tmpdir(), 'leadbreak-')),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const errors = text(child.stderr)
  child.stderr.on('data', (chunk: Buffer) => {
    if (chunk.includes('20 %')) child.kill('SIGINT')
  })

  const [exitCode] = (await once(child, 'exit')) as [number | null]

  assert.equal(exitCode, 1)
  assert.match(await errors, /Stopped\. What came is kept: the same command goes on from there\.\n$/)
  assert.ok(!readdirSync(folder).includes(name))
  assert.ok(statSync(join(folder, `.${name}.zip`)).size >= zipBytes * 0.2)
})
