import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const PROGRAM = join(import.meta.dirname, '..', '..', 'simulator', 'src', 'main.ts')

/** Starts the simulated telephone company on a free port, with `args` of its command line; resolves when it listens. */
export async function startSimulator(
  args: readonly string[],
): Promise<{ readonly baseUrl: string; readonly stop: () => Promise<void> }> {
  const child = fork(PROGRAM, ['--port', '0', ...args], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, LOG_LEVEL: 'warn' },
  })
  const ended = once(child, 'exit')
  const message = await Promise.race([once(child, 'message'), ended.then(() => null)])
  if (message === null) throw new Error('The simulated telephone company did not start.')
  const { port } = message[0] as { port: number }

  return {
    baseUrl: `http://127.0.0.1:${port}`,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}
