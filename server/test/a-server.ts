import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after } from 'node:test'

const ROOT = join(import.meta.dirname, '..', '..')

export interface ServerProcess {
  readonly child: ChildProcess
  readonly dataDir: string
  readonly baseUrl: string
  /** Everything written to the terminal so far. */
  readonly output: () => string
  /** Resolves to the exit code, or null when a signal ended it. */
  readonly ended: Promise<number | null>
}

export interface ServerSettings {
  readonly dataDir?: string
  readonly env?: Readonly<Record<string, string>>
  /** Through npm, as people start it; otherwise the program itself. */
  readonly throughNpm?: boolean
}

const running = new Set<ChildProcess>()
// A test that fails in the middle leaves its server behind, which would keep the test's own process from ending.
after(() => {
  for (const child of running) child.kill('SIGKILL')
})

/** The server as a process of its own, on free ports unless `env` names some. */
export function spawnServer({ dataDir = aDataDir(), env = {}, throughNpm = false }: ServerSettings = {}) {
  const [command, ...args] = throughNpm
    ? ['npm', 'start', '--silent']
    : [process.execPath, 'server/src/main.ts']
  const child = spawn(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: '0',
      SPEECH_PORT_HI: '0',
      SPEECH_PORT_EN: '0',
      SIMULATOR_PORT: '0',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      RATE_LIMIT_PER_MINUTE: '1000000', // tests ask as often as they like
      ...env,
    },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  }
  running.add(child)
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child)
    return code as number | null
  })
  return { child, dataDir, output: () => output, ended }
}

/** A server that answers. Rejects with what it wrote when it ends instead. */
export async function startServer(settings: ServerSettings = {}): Promise<ServerProcess> {
  const server = spawnServer(settings)
  const { child, ended, output } = server
  const baseUrl = await Promise.race([
    addressIn(child),
    ended.then((code) => {
      throw new Error(`The server ended with ${String(code)}:\n${output()}`)
    }),
  ])
  return { ...server, baseUrl }
}

export function aDataDir(): string {
  return mkdtempSync(join(tmpdir(), 'leadbreak-server-'))
}

async function addressIn(child: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: child.stdout! })) {
    const address = /LeadBreak runs at +(\S+)/.exec(line)?.[1]
    if (address !== undefined) return address
  }
  throw new Error('The server never said where it runs.')
}
