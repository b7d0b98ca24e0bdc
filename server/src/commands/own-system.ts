import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { openApp } from '../app.ts'
import type { Config, SpeechConfig } from '../config.ts'
import { newId } from '../lib/ids.ts'
import { makeApiClient, type ApiClient, type Credentials } from './api-client.ts'

export interface OwnSystemOptions {
  /** How the time of its telephone company runs. */
  readonly clock: 'real' | 'fast'
}

export interface OwnSystem {
  readonly api: ApiClient
  /** The one who is signed in. */
  readonly user: Credentials
  readonly simulatorUrl: string
}

/**
 * Starts the whole system for one command, on free ports and with a data folder that goes again afterwards, and signs
 * somebody in. What `config` says of models and speech servers stays.
 */
export async function withOwnSystem<T>(
  config: Config,
  { clock }: OwnSystemOptions,
  use: (system: OwnSystem) => Promise<T>,
): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'leadbreak-'))
  const forgetData = () => {
    rmSync(dataDir, { recursive: true, force: true })
  }
  process.once('exit', forgetData) // also when a signal ends the command; the children end by themselves
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

  const app = await openApp(forOneCommand(config, dataDir, clock))
  try {
    const api = makeApiClient(app.baseUrl)
    const user = { username: 'demo', password: newId() }
    await api.register(user)
    await api.signIn(user)
    return await use({ api, user, simulatorUrl: app.simulator!.url })
  } finally {
    await app.close()
    forgetData()
  }
}

function forOneCommand(config: Config, dataDir: string, clock: OwnSystemOptions['clock']): Config {
  const onFreePort = (speech: SpeechConfig): SpeechConfig =>
    speech.kind === 'own' ? { ...speech, port: 0 } : speech
  return {
    ...config,
    production: false,
    host: '127.0.0.1',
    port: 0,
    dataDir,
    logLevel: 'silent',
    languageModel: null, // it would be paid for an answer that nobody waits for
    requestsPerMinute: 1_000_000,
    storage: { kind: 'sqlite', file: join(dataDir, 'leadbreak.sqlite') },
    tokens: { secret: null, lifetimeMinutes: 1440 },
    firstAdministrator: { username: null, password: null },
    registration: { open: true, emailDomains: [] },
    telephony: { ...config.telephony, kind: 'simulated', port: 0, clock, publicUrl: null },
    speech: {
      ...config.speech,
      hi: onFreePort(config.speech.hi),
      'en-IN': onFreePort(config.speech['en-IN']),
      environment: { ...config.speech.environment, LOG_LEVEL: 'error' },
    },
  }
}
