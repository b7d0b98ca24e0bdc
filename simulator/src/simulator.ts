import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'

import type { Logger } from 'pino'

import { makeFastClock } from './clock/fast-clock.ts'
import { makeManualClock } from './clock/manual-clock.ts'
import { makeRealClock } from './clock/real-clock.ts'
import type { Clock, ManualClock } from './clock/clock.ts'
import { makeEventLog } from './exchange/event-log.ts'
import { makeExchange } from './exchange/make-exchange.ts'
import { makeFaults } from './faults/faults.ts'
import { makeFeed } from './feed.ts'
import { makeForgetting } from './forget.ts'
import { makeHttpServer } from './http.ts'
import type { SimulatorOptions } from './options.ts'
import { makeOutside } from './outside/make-outside.ts'
import { loadDirectory } from './personas/directory.ts'
import { loadSayings, SAYINGS_FOLDER } from './personas/sayings.ts'
import type { Account } from './rest/account.ts'
import { TEST_NUMBER } from './rest/numbers.ts'

export type Simulator = Awaited<ReturnType<typeof openSimulator>>

/** A whole telephone company, listening. Throws what Node throws when it cannot listen, or what cannot be read. */
export async function openSimulator(options: SimulatorOptions, log: Logger) {
  await using opening = new AsyncDisposableStack()

  const clock = makeClock(options.clock)
  opening.defer(() => {
    clock.close()
  })
  let baseUrl = ''
  const account: Account = {
    sid: options.accountSid ?? `AC${randomBytes(16).toString('hex')}`,
    authToken: options.authToken ?? randomBytes(16).toString('hex'),
    numbers: options.numbers,
    openedAtMs: clock.nowMs(),
  }
  const faults = makeFaults()
  const eventLog = makeEventLog(clock)
  const directory = loadDirectory(options.conversationsFolder)
  const outside = makeOutside({ authToken: account.authToken, clock, faults, log: eventLog })
  opening.defer(() => {
    outside.close()
  })
  const exchange = makeExchange({
    clock,
    outside,
    directory,
    log: eventLog,
    accountSid: account.sid,
    numbers: [...account.numbers, TEST_NUMBER],
    sayings: loadSayings(SAYINGS_FOLDER),
    // Which port it is, is known only when it listens.
    apiBaseUrl: () => baseUrl,
    startIntervalMs: options.msBetweenCalls,
    isRecordingLost: () => faults.take('recording-absent') !== null,
    faults,
  })
  opening.defer(() => {
    exchange.close()
  })
  const feed = makeFeed(exchange)
  const forget = makeForgetting(exchange, options.keep)
  const server = await makeHttpServer({ exchange, faults, account, forget, clock, feed, directory, log })
  opening.defer(() => server.close())
  await server.listen({ host: options.host, port: options.port })

  const { port } = server.server.address() as AddressInfo
  baseUrl = `http://${hostOf(options.host)}:${port}`
  const opened = opening.move() // everything opened: from here on the caller closes it
  return {
    baseUrl,
    port,
    account,
    accountSid: account.sid,
    exchange,
    faults,
    clock,
    close: () => opened.disposeAsync(),
  }
}

function makeClock(kind: SimulatorOptions['clock']): Clock | ManualClock {
  switch (kind) {
    case 'real':
      return makeRealClock()
    case 'fast':
      return makeFastClock()
    case 'manual':
      return makeManualClock()
  }
}

/** An address of this machine that reaches a server listening on `host`. */
function hostOf(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}
