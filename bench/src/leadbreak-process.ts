import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const PROGRAM = join(import.meta.dirname, '..', '..', 'server', 'src', 'main.ts')

export interface LeadBreak {
  readonly baseUrl: string
  readonly pid: number
  readonly stop: () => Promise<void>
  /** Ends it at once, as a loss of power would, with its speech processes. */
  readonly kill: () => Promise<void>
}

/** Starts the whole of LeadBreak as a user would, on free ports and, unless `settings` name another, with a data folder that goes again. */
export async function startLeadBreak(settings: Readonly<Record<string, string>> = {}): Promise<LeadBreak> {
  const dataDir = mkdtempSync(join(tmpdir(), 'leadbreak-bench-'))
  const child = spawn(process.execPath, [PROGRAM], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'development',
      HOST: '127.0.0.1',
      PORT: '0',
      SPEECH_PORT_HI: '0',
      SPEECH_PORT_EN: '0',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      RATE_LIMIT_PER_MINUTE: '1000000',
      REGISTRATION: 'open',
      ...settings,
    },
  })
  const ended = once(child, 'exit')
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
  }
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    rmSync(dataDir, { recursive: true, force: true })
  }

  for await (const line of createInterface({ input: child.stdout })) {
    const baseUrl = /runs at\s+(http\S+)/.exec(line)?.[1]
    if (baseUrl === undefined) continue
    child.stdout.resume() // nobody reads the rest, and a full pipe would stop the server
    return { baseUrl, pid: child.pid!, stop, kill }
  }
  await stop()
  throw new Error('LeadBreak did not start.')
}

/** Registers `bench` and signs them in; the headers make a request theirs. */
export async function signIn(
  baseUrl: string,
  password = `bench-${crypto.randomUUID()}`,
): Promise<Record<string, string>> {
  const person = { username: 'bench', password }
  await answer(`${baseUrl}/register/register`, {
    ...person,
    email: 'bench@example.com',
    phone_number: 9812345678,
    role: 'agent',
  })
  const { access_token } = (await answer(`${baseUrl}/register/login`, person)) as { access_token: string }
  return { authorization: `Bearer ${access_token}` }
}

async function answer(url: string, body: object): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`)
  return response.json()
}
