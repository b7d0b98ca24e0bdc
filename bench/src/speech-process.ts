import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')

/** Starts our speech server with one of the models in the repository; resolves when it listens. */
export async function startSpeech(model: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const program = join(ROOT, 'speech', 'src', 'main.ts')
  const args = ['--model', join(ROOT, 'speech', 'models', model), '--port', '0']
  const child = fork(program, args, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, LOG_LEVEL: 'warn' },
  })
  const ended = once(child, 'exit')
  const message = await Promise.race([once(child, 'message'), ended.then(() => null)])
  if (message === null) throw new Error(`The speech server for ${model} did not start.`)
  const { port } = message[0] as { port: number }

  return {
    url: `ws://127.0.0.1:${port}`,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}
