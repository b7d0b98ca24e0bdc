import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'

import { startLeadBreak } from './leadbreak-process.ts'
import type { LiveLoadJob } from './live-load.ts'
import { usageOf } from './process-usage.ts'

const LOAD = join(import.meta.dirname, 'live-load.ts')
const CONNECTIONS = 5_000
const CONNECTIONS_OF_USER = 20
const WARM_UP_USERS = 50
/** Files that the programs have open beside the connections. */
const OTHER_FILES = 500
/** A heartbeat to each, and time for what the handshakes left behind. */
const IDLE_MS = 20_000
const SETTINGS = [
  { title: 'as it starts', env: {} },
  // What the collector reserves for new objects grows under any load, by more than the connections take.
  { title: 'with 4 MB for new objects', env: { NODE_OPTIONS: '--max-semi-space-size=4' } },
]

/**
 * What an idle connection to `/live` costs the server: resident memory after every client has had a heartbeat, and the
 * processor's time. The server has held a fifth as many before, so that its code is warm. Needs Linux.
 */
export const liveConnections = {
  name: 'live-connections',
  title: `${CONNECTIONS} idle connections to /live, held by a process of their own`,

  async run(print: (line: string) => void): Promise<void> {
    const [limit, needed] = [openFilesLimit(), CONNECTIONS + OTHER_FILES]
    if (limit < needed) {
      print(`not measured: it needs ${needed} open files, and a process may have ${limit} here (ulimit -n)`)
      return
    }
    for (const { title, env } of SETTINGS) print(`${title}: ${await measure(env)}`)
  },
}

async function measure(env: Readonly<Record<string, string>>): Promise<string> {
  await using running = new AsyncDisposableStack()
  const { baseUrl, pid, stop } = await startLeadBreak({
    SIGN_INS_PER_MINUTE: '1000000',
    REGISTRATIONS_PER_MINUTE: '1000000',
    ...env,
  })
  running.defer(stop)
  const authorizations: string[] = []
  while (authorizations.length * CONNECTIONS_OF_USER < CONNECTIONS) {
    authorizations.push(await newcomer(baseUrl, authorizations.length))
  }
  const job = { baseUrl, authorizations, connectionsOfEach: CONNECTIONS_OF_USER }
  const costs = () => usageOf(pid)

  const warmUp = await hold({ ...job, authorizations: authorizations.slice(0, WARM_UP_USERS) })
  await warmUp.end()
  await wait(IDLE_MS)
  const before = costs()
  const held = await hold(job)
  const opened = costs()
  await wait(IDLE_MS)
  const idle = costs()
  const stillOpen = await held.end()

  const kilobytesEach = ((idle.memoryMb - before.memoryMb) * 1000) / CONNECTIONS
  const opening = (opened.cpuMs - before.cpuMs) / CONNECTIONS
  const beating = (idle.cpuMs - opened.cpuMs) / (IDLE_MS / 1000)
  return [
    `${kilobytesEach.toFixed(1)} KB resident each`,
    `${stillOpen} open after ${IDLE_MS / 1000} s`,
    `${opening.toFixed(2)} ms of CPU for ticket and handshake`,
    `${beating.toFixed(0)} ms of CPU a second for all heartbeats`,
  ].join(', ')
}

/** A process that holds connections; `end` answers how many of them it still had. */
async function hold(job: LiveLoadJob): Promise<{ end: () => Promise<number> }> {
  const child = spawn(process.execPath, [LOAD, JSON.stringify(job)], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  if ((await lines.next()).value !== 'open') throw new Error('The connections could not be opened.')
  return {
    end: async () => {
      child.stdin.end()
      const { value } = await lines.next()
      await ended
      return Number(value)
    },
  }
}

/** The authorization of a user who has just registered. */
async function newcomer(baseUrl: string, number: number): Promise<string> {
  const person = { username: `bench-${number}`, password: 'seven green mangoes' }
  await post(`${baseUrl}/register/register`, {
    ...{ ...person, role: 'agent' },
    ...{ email: `bench-${number}@example.com`, phone_number: 9_812_300_000 + number },
  })
  const { access_token } = await post(`${baseUrl}/register/login`, person)
  return `Bearer ${access_token!}`
}

async function post(url: string, body: object): Promise<Record<string, string>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as Record<string, string>
}

/** Of this process, and of those that it starts. */
function openFilesLimit(): number {
  const soft = /^Max open files +(\d+|unlimited)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1]
  return soft === 'unlimited' ? Infinity : Number(soft)
}
