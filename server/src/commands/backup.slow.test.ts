import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'

import { wavFile } from '@leadbreak/audio'

import { aClient } from '../../test/a-client.ts'
import { aDataDir, startServer } from '../../test/a-server.ts'

const ROOT = join(import.meta.dirname, '..', '..', '..')

async function leadbreak(args: readonly string[], dataDir: string) {
  const child = spawn(process.execPath, ['server/src/commands/leadbreak.ts', ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, output }
}

const folder = mkdtempSync(join(tmpdir(), 'leadbreak-backups-'))
let files = 0

/** Like no other: a second of silence but for one sample. */
function aSilence(): string {
  const path = join(folder, `${++files}.wav`)
  writeFileSync(path, wavFile([new Int16Array(8000).with(files, 1), new Int16Array(8000)], 8000))
  return path
}

test(
  'what was acknowledged before a backup of a busy server began is there after it was restored',
  { timeout: 240_000 },
  async () => {
    const server = await startServer()
    const client = await aClient(server.baseUrl)
    const acknowledged = new Map<string, string>()
    for (let n = 0; n < 20; n++) {
      const file = aSilence()
      acknowledged.set((await client.send(file)).callId, file)
    }

    let isOver = false
    let sentMeanwhile = 0
    const sendOn = async () => {
      for (; !isOver; sentMeanwhile++) await client.send(aSilence())
    }
    const sending = Promise.all([sendOn(), sendOn()])
    const backup = await leadbreak(['backup', join(folder, 'backup')], server.dataDir)
    isOver = true
    await sending
    server.child.kill('SIGTERM')
    await server.ended

    assert.equal(backup.code, 0, backup.output)
    assert.ok(sentMeanwhile > 10, 'the server was busy')
    const dataDir = join(aDataDir(), 'restored')
    const restored = await leadbreak(['restore', join(folder, 'backup')], dataDir)
    assert.equal(restored.code, 0, restored.output)
    assert.match(restored.output, /npm start/)
    const next = await startServer({ dataDir, env: { PORT: new URL(server.baseUrl).port } })
    for (const [callId, file] of acknowledged) {
      assert.ok((await client.audio(callId)).equals(readFileSync(file)), callId)
    }
    const [first] = acknowledged
    assert.equal((await client.until(first![0], 'done', 'failed')).failure, null)

    const intoUse = await leadbreak(['restore', join(folder, 'backup')], dataDir)
    assert.equal(intoUse.code, 1)
    assert.match(intoUse.output, /using the folder/)
    next.child.kill('SIGTERM')
    assert.equal(await next.ended, 0)
  },
)

test('a command without its folder says what to name', { timeout: 30_000 }, async () => {
  const { code, output } = await leadbreak(['backup'], aDataDir())

  assert.equal(code, 1)
  assert.match(output, /backup FOLDER/)
})
