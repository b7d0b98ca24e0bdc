import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'
import { test } from 'node:test'

import { openApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { aFreePort, aTakenPort } from './a-port.ts'
import { aDataDir, spawnServer, startServer } from './a-server.ts'

/** Resolves when nobody listens on `port` any more; the kernel tells us by refusing the connection. */
async function untilFree(port: number): Promise<void> {
  for (;;) {
    const probe = createServer()
    const outcome = await new Promise<'free' | 'taken'>((resolve) => {
      probe.once('error', () => {
        resolve('taken')
      })
      probe.listen(port, '127.0.0.1', () => {
        resolve('free')
      })
    })
    if (outcome === 'free') {
      probe.close()
      await once(probe, 'close')
      return
    }
  }
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  test(`${signal} sent to npm stops the server and its children cleanly`, { timeout: 60_000 }, async () => {
    const ports = [await aFreePort(), await aFreePort()]
    const server = await startServer({
      throughNpm: true,
      env: { SPEECH_PORT_HI: String(ports[0]), SPEECH_PORT_EN: String(ports[1]) },
    })

    server.child.kill(signal)
    const code = await server.ended

    assert.equal(code, 0)
    assert.match(server.output(), /LeadBreak has stopped/)
    await Promise.all([...ports, Number(new URL(server.baseUrl).port)].map(untilFree))
  })
}

test(
  'Ctrl-C under npm, which comes from the terminal and from npm, is one wish',
  { timeout: 60_000 },
  async () => {
    const server = await startServer()

    // Two of one kind may reach a process as one.
    server.child.kill('SIGINT')
    server.child.kill('SIGTERM')
    const code = await server.ended

    assert.equal(code, 0)
    assert.match(server.output(), /LeadBreak has stopped/)
  },
)

test(
  'after kill -9 no port stays taken, and the next start works on the same data',
  { timeout: 60_000 },
  async () => {
    const [port, hindi, english] = [await aFreePort(), await aFreePort(), await aFreePort()]
    const env = { PORT: String(port), SPEECH_PORT_HI: String(hindi), SPEECH_PORT_EN: String(english) }
    const killed = await startServer({ env })

    killed.child.kill('SIGKILL')
    await killed.ended
    await Promise.all([port, hindi, english].map(untilFree))
    const next = await startServer({ env, dataDir: killed.dataDir })

    const ready = await fetch(`${next.baseUrl}/health/ready`)
    assert.equal(ready.status, 200)
    assert.doesNotMatch(next.output(), /shown only this once/, 'the administrator is made once')
    next.child.kill('SIGTERM')
    assert.equal(await next.ended, 0)
  },
)

test('everything that stops a start is named in one message', { timeout: 30_000 }, async () => {
  const { port, release } = await aTakenPort()
  const file = join(aDataDir(), 'a-file')
  writeFileSync(file, '')

  const server = spawnServer({
    dataDir: file,
    env: {
      PORT: String(port),
      VOSK_MODEL_PATH_HI: join(tmpdir(), 'no-model-there'),
      JWT_EXPIRY_MINUTES: 'soon',
    },
  })
  const code = await server.ended
  await release()

  assert.equal(code, 1)
  for (const name of ['PORT', 'DATA_DIR', 'VOSK_MODEL_PATH_HI', 'JWT_EXPIRY_MINUTES']) {
    assert.match(server.output(), new RegExp(`^  - ${name}\\b`, 'm'))
  }
  assert.doesNotMatch(server.output(), /at .*\.ts:/, 'no stack')
})

test('the first administrator is made by the first start that succeeds', { timeout: 60_000 }, async () => {
  const { port, release } = await aTakenPort()
  const env = { PORT: String(port), SPEECH_PORT_HI: '0', SPEECH_PORT_EN: '0', LOG_LEVEL: 'silent' }
  const config = readConfig({ ...env, DATA_DIR: aDataDir() }, null, tmpdir())

  await assert.rejects(openApp(config), { code: 'EADDRINUSE' })
  await release()
  const app = await openApp(config)

  assert.ok(app.firstAdministrator?.generatedPassword)
  await app.close()
})

test('wrong settings end the start with their names', { timeout: 30_000 }, async () => {
  const server = spawnServer({ env: { PORT: 'many', LOG_LEVEL: 'loud' } })

  assert.equal(await server.ended, 1)
  assert.match(server.output(), /- PORT must be/)
  assert.match(server.output(), /- LOG_LEVEL must be/)
})

test('two servers never share a data folder', { timeout: 60_000 }, async () => {
  const first = await startServer()

  const second = spawnServer({ dataDir: first.dataDir })

  assert.equal(await second.ended, 1)
  assert.match(second.output(), /another LeadBreak is using the folder/)
  first.child.kill('SIGTERM')
  assert.equal(await first.ended, 0)
})

test('the start says what runs where, which models and which database', { timeout: 60_000 }, async () => {
  const server = await startServer()
  server.child.kill('SIGTERM')
  await server.ended

  assert.match(server.output(), /Hindi speech +.*demo model/)
  assert.match(server.output(), /English speech +.*demo model/)
  assert.match(server.output(), /Database +SQLite, embedded/)
  assert.match(server.output(), /Administrator +admin, password \S{12,}/)
  assert.match(server.output(), /synthetic voices/)
  assert.ok(readFileSync(join(server.dataDir, 'signing-secret'), 'utf8').length >= 32)
})
