import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')

export interface ServerProcess {
  readonly url: string
  readonly pid: number
  readonly stop: () => Promise<void>
}

/**
 * Starts our speech server with one of the models in the repository; resolves when it listens. `pinned` is the beginning of
 * a command line that runs the rest of it.
 */
export async function startSpeech(
  model: string,
  { pinned = [], env = {} }: { pinned?: readonly string[]; env?: Readonly<Record<string, string>> } = {},
): Promise<ServerProcess> {
  const program = join(ROOT, 'speech', 'src', 'main.ts')
  const args = ['--model', join(ROOT, 'speech', 'models', model), '--port', '0']
  const [execPath, ...execArgv] = [...pinned, process.execPath]
  const child = fork(program, args, {
    execPath: execPath,
    execArgv,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, LOG_LEVEL: 'warn', ...env },
  })
  const ended = once(child, 'exit')
  const message = await Promise.race([once(child, 'message'), ended.then(() => null)])
  if (message === null) throw new Error(`The speech server for ${model} did not start.`)
  const { port } = message[0] as { port: number }

  return {
    url: `ws://127.0.0.1:${port}`,
    pid: child.pid!,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}
