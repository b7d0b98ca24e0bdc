import assert from 'node:assert/strict'
import { fork, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const ENV = { ...process.env, LOG_LEVEL: 'info', TWILIO_ACCOUNT_SID: '', TWILIO_AUTH_TOKEN: '' }

async function run(args: readonly string[]) {
  const child = spawn(process.execPath, [MAIN, ...args], { env: ENV, stdio: ['ignore', 'pipe', 'pipe'] })
  const closed = once(child, 'close')
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  const [code] = (await closed) as [number | null]
  return { out, err, code }
}

function forked(): ChildProcess {
  return fork(MAIN, ['--port', '0'], { env: ENV, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
}

test('--help tells all options and starts nothing', async () => {
  const { out, code } = await run(['--help'])

  assert.match(out, /--seconds-between-calls/)
  assert.equal(code, 0)
})

test('a port that is taken is said in one sentence', async (t) => {
  const other = createServer().listen(0, '127.0.0.1')
  t.after(() => other.close())
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo

  const { err, code } = await run(['--port', String(port)])

  assert.match(
    err,
    new RegExp(`^Port ${port} on 127.0.0.1 is in use by another program; choose one with --port.$`, 'm'),
  )
  assert.equal(code, 1)
})

test('wrong options are all named, and nothing starts', async () => {
  const { err, code } = await run(['--port', 'x', '--clock', 'y'])

  assert.equal(err.trim().split('\n').length, 2)
  assert.equal(code, 1)
})

test('a folder without conversations is named', async () => {
  const { err, code } = await run(['--port', '0', '--conversations', '/nowhere'])

  assert.match(err, /^\/nowhere does not hold the recorded conversations/)
  assert.equal(code, 1)
})

test('it prints what a program needs, and its log neither token nor number', async () => {
  const child = forked()
  const output = text(child.stdout!)
  const log = text(child.stderr!)
  const [message] = (await once(child, 'message')) as [{ type: string; port: number }]
  assert.equal(message.type, 'listening')
  assert.equal((await fetch(`http://127.0.0.1:${message.port}/health`)).status, 200)

  child.kill('SIGTERM')
  const [code] = (await once(child, 'close')) as [number | null]

  assert.equal(code, 0)
  const printed = await output
  const token = /token +(\w{32})/.exec(printed)?.[1]
  assert.match(printed, new RegExp(`client\\.api\\.baseUrl = 'http://127\\.0\\.0\\.1:${message.port}'`))
  assert.match(printed, /account +AC[0-9a-f]{32}/)
  assert.ok(token && !(await log).includes(token))
})

test('it leaves when its parent is gone', async () => {
  const child = forked()
  child.stdout!.resume()
  child.stderr!.resume()
  await once(child, 'message')

  child.disconnect()

  const [code] = (await once(child, 'exit')) as [number | null]
  assert.equal(code, 0)
})
