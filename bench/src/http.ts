import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'

import { startLeadBreak } from './leadbreak-process.ts'

const ROUNDS = 3
const ROUND_SECONDS = 0.8
const CONNECTIONS = 20
const ADMINISTRATOR = { username: 'bench-administrator', password: 'long-lantern-4711' }

/** One kind of request. `expects` is the status that proves it went the whole way. */
interface Request {
  readonly title: string
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly expects: number
}

interface Server {
  readonly baseUrl: string
  /** CPU time of the whole process so far, in microseconds. */
  readonly cpuUs: () => Promise<number>
  readonly stop: () => Promise<void>
}

/**
 * The CPU time that one request costs the server, against a bare node:http server that answers the same from memory, in
 * the same run and under the same load from a process of its own. Wall time would measure the machine's other guests.
 */
export const http = {
  name: 'http',
  title: 'CPU per HTTP request, against bare node:http',

  async run(print: (line: string) => void): Promise<void> {
    await using servers = new AsyncDisposableStack()
    const bare = await startBare()
    servers.defer(bare.stop)
    const { token, ...ours } = await startOurs()
    servers.defer(ours.stop)

    for (const request of requestsOf(token)) {
      const oursUs: number[] = []
      const bareUs: number[] = []
      for (let round = 0; round <= ROUNDS; round++) {
        const [our, other] = [await measure(ours, request), await measure(bare, { ...request, expects: 200 })]
        if (round === 0) continue // for the compiler to get warm
        oursUs.push(our)
        bareUs.push(other)
      }
      const [our, other] = [middle(oursUs), middle(bareUs)]
      print(
        `${request.title.padEnd(52)} ${told(our)}, node:http ${told(other)}: ${(our / other).toFixed(1)} times`,
      )
    }
    print(`(the middle of ${ROUNDS} rounds of ${ROUND_SECONDS} s each, ${CONNECTIONS} connections kept open)`)
  },
}

function requestsOf(token: string): readonly Request[] {
  const registration = {
    ...{ username: 'nobody', email: 'nobody@example.com', phone_number: 9812345678 },
    ...{ password: 'long-lantern-4712', role: 'manager' },
  }
  return [
    { title: 'GET /health/live', method: 'GET', path: '/health/live', headers: {}, expects: 200 },
    {
      title: 'GET /register/protectedtoken (token, user read)',
      method: 'GET',
      path: '/register/protectedtoken',
      headers: { authorization: `Bearer ${token}` },
      expects: 200,
    },
    {
      title: 'POST /register/register (checked, then refused: 403)',
      method: 'POST',
      path: '/register/register',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(registration),
      expects: 403,
    },
  ]
}

/** Microseconds of the server's CPU for one request. */
async function measure({ baseUrl, cpuUs }: Server, request: Request): Promise<number> {
  const { path, method, headers, body = '', expects } = request
  const before = await cpuUs()
  const load = join(import.meta.dirname, 'http-load.ts')
  const job = {
    url: baseUrl + path,
    method,
    headers,
    body,
    expects,
    seconds: ROUND_SECONDS,
    connections: CONNECTIONS,
  }
  const { stdout } = await promisify(execFile)(process.execPath, [load, JSON.stringify(job)])
  const requests = Number(stdout)
  return ((await cpuUs()) - before) / requests
}

async function startOurs(): Promise<Server & { readonly token: string }> {
  const { baseUrl, stop } = await startLeadBreak({
    ADMIN_USERNAME: ADMINISTRATOR.username,
    ADMIN_PASSWORD: ADMINISTRATOR.password,
    SIGN_INS_PER_MINUTE: '1000000',
    REGISTRATIONS_PER_MINUTE: '1000000',
  })
  const response = await fetch(`${baseUrl}/register/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(ADMINISTRATOR),
  })
  const { access_token: token } = (await response.json()) as { access_token: string }

  const cpuUs = async () => {
    const metrics = await fetch(`${baseUrl}/metrics`, { headers: { authorization: `Bearer ${token}` } })
    const seconds = /^process_cpu_seconds_total ([\d.e+-]+)$/m.exec(await metrics.text())?.[1]
    if (seconds === undefined) throw new Error('The server does not tell its CPU time.')
    return Number(seconds) * 1e6
  }
  return { baseUrl, token, cpuUs, stop }
}

async function startBare(): Promise<Server> {
  const program = join(import.meta.dirname, 'http-bare-server.ts')
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  const baseUrl = `http://127.0.0.1:${line}`
  return {
    baseUrl,
    cpuUs: async () => Number(await (await fetch(`${baseUrl}/cpu`)).text()),
    stop: async () => {
      child.kill()
      await ended
    },
  }
}

function middle(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)]!
}

function told(us: number): string {
  return `${String(Math.round(us)).padStart(4)} µs`
}
