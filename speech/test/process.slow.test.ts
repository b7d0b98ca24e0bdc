import assert from 'node:assert/strict'
import { fork, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import { test, type TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'

import { connect, framesOf, TONE_MODEL, tones } from './serving.ts'

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const HERE = fileURLToPath(new URL('.', import.meta.url))
const TOOLS = fileURLToPath(new URL('../../tools', import.meta.url))
const CLEAN_ENV = { PATH: process.env.PATH, LIBVOSK_PATH: process.env.LIBVOSK_PATH }

/** Runs the program to its end. */
async function run(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [MAIN, ...args], { env: { ...CLEAN_ENV, ...env } })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (data: Buffer) => (stdout += data.toString()))
  child.stderr.on('data', (data: Buffer) => (stderr += data.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, stdout, stderr }
}

/** Starts the program and waits until it says where it listens. */
async function start(test: TestContext, args: readonly string[] = []) {
  const command = [MAIN, '--model', TONE_MODEL, '--port', '0', '--workers', '1', ...args]
  const child = spawn(process.execPath, command, { env: CLEAN_ENV, stdio: ['ignore', 'pipe', 'inherit'] })
  test.after(() => child.kill('SIGKILL'))
  return {
    child,
    port: await portOf(child),
    ended: once(child, 'exit') as Promise<[number | null, string | null]>,
  }
}

async function portOf(child: ChildProcess): Promise<number> {
  for await (const line of createInterface({ input: child.stdout! })) {
    const port = /ws:\/\/127\.0\.0\.1:(\d+)/.exec(line)?.[1]
    if (port !== undefined) return Number(port)
  }
  throw new Error('The server did not say where it listens.')
}

async function aStreamOn(port: number) {
  const client = await connect(port)
  const frames = framesOf(tones('hello-price'))
  client.send(frames[0]!)
  await client.reply()
  return { ...client, rest: frames.slice(1) }
}

async function untilDraining(port: number): Promise<void> {
  for (;;) {
    const response = await fetch(`http://127.0.0.1:${port}/health`)
    await response.body?.cancel()
    if (response.status === 503) return
  }
}

test('told to stop, it lets a running stream finish, takes no new one, and ends with 0', async (t) => {
  const { child, port, ended } = await start(t)
  const stream = await aStreamOn(port)

  child.kill('SIGTERM')
  await untilDraining(port)

  await assert.rejects(connect(port), /503/)
  for (const frame of stream.rest) stream.send(frame)
  stream.send('{"eof" : 1}')
  assert.equal((await stream.closed).code, 1000)
  assert.match(stream.replies.join(''), /hello price/)
  assert.deepEqual(await ended, [0, null])
})

test('told to stop, it sends away a client without audio at once', async (t) => {
  const { child, port, ended } = await start(t)
  const client = await connect(port)

  child.kill('SIGINT')

  assert.deepEqual(await client.closed, { code: 1001, reason: 'the server is going away' })
  assert.deepEqual(await ended, [0, null])
})

test('a stream that is not over when the time for it is gets 1001', async (t) => {
  const { child, port, ended } = await start(t, ['--drain-seconds', '1'])
  const stream = await aStreamOn(port)

  child.kill('SIGTERM')

  assert.equal((await stream.closed).code, 1001)
  assert.deepEqual(await ended, [0, null])
})

test('asked again a second later it ends at once', async (t) => {
  const { child, port, ended } = await start(t)
  await aStreamOn(port)

  child.kill('SIGTERM')
  await untilDraining(port)
  const again = setInterval(() => child.kill('SIGINT'), 100)
  t.after(() => {
    clearInterval(again)
  })

  assert.deepEqual(await ended, [null, 'SIGINT'])
})

test('Ctrl-C under npm, which comes from the terminal and from npm, is one wish', async (t) => {
  const { child, port, ended } = await start(t)
  const stream = await aStreamOn(port)

  child.kill('SIGINT')
  await untilDraining(port)
  child.kill('SIGTERM')
  stream.send('{"eof" : 1}')

  assert.deepEqual(await ended, [0, null])
})

test('as a child it reports its port, and leaves when its parent is gone', async (t) => {
  const child = fork(MAIN, ['--model', TONE_MODEL, '--port', '0'], { env: CLEAN_ENV, stdio: 'inherit' })
  t.after(() => child.kill('SIGKILL'))
  const [message] = (await once(child, 'message')) as [{ type: string; port: number }]
  assert.equal(message.type, 'listening')
  await aStreamOn(message.port)

  child.disconnect()

  assert.deepEqual(await once(child, 'exit'), [0, null])
})

test('a port in use is one message and exit code 1', async (t) => {
  const other = createServer().listen(0, '127.0.0.1')
  t.after(() => other.close())
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo

  const { code, stdout, stderr } = await run(['--model', TONE_MODEL, '--port', String(port)])

  assert.equal(code, 1)
  assert.equal(stdout, '')
  assert.equal(stderr, `Port ${port} on 127.0.0.1 is in use by another program; choose one with --port.\n`)
})

test('wrong options are all named at once, with exit code 1', async () => {
  const { code, stderr } = await run(['--model', TONE_MODEL, '--workers', '0'], { VOSK_SERVER_PORT: 'x' })

  assert.equal(code, 1)
  assert.deepEqual(stderr.trim().split('\n'), [
    '--port (VOSK_SERVER_PORT) must be a whole number from 0 to 65535, not "x".',
    '--workers must be a whole number from 1 to 256, not "0".',
  ])
})

test('a folder that holds no model is one message and exit code 1', async () => {
  const { code, stderr } = await run(['--model', HERE])

  assert.equal(code, 1)
  assert.match(stderr, /^.* holds no VOSK model: .*\n$/)
})

test('a library that cannot be loaded is one message and exit code 1', async () => {
  const { code, stderr } = await run(['--model', TONE_MODEL], { LIBVOSK_PATH: MAIN })

  assert.equal(code, 1)
  assert.equal(stderr.trim().split('\n').length, 1)
})

test('--help explains itself', async () => {
  const { code, stdout } = await run(['--help'])

  assert.equal(code, 0)
  assert.match(stdout, /VOSK_MODEL_PATH/)
})

test('under npm, a relative model begins where the person stands', async (t) => {
  const args = ['run', '--silent', 'speech', '--', '--model', '../speech/models/test-tones', '--port', '0']
  const npm = spawn('npm', args, {
    cwd: TOOLS,
    env: { ...CLEAN_ENV, HOME: process.env.HOME },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  t.after(() => npm.kill('SIGKILL'))
  const port = await portOf(npm)

  const client = await connect(port)
  npm.kill('SIGTERM')

  assert.equal((await client.closed).code, 1001)
  await once(npm, 'exit')
})
