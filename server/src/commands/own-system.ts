import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { openApp } from '../app.ts'
import type { Config, SpeechConfig } from '../config.ts'
import { newId } from '../lib/ids.ts'
import { makeApiClient, type ApiClient } from './api-client.ts'

/**
 * Starts the whole system for one command, on free ports and with a data folder that goes again afterwards, and signs
 * somebody in. What `config` says of models and speech servers stays.
 */
export async function withOwnSystem<T>(config: Config, use: (api: ApiClient) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'leadbreak-'))
  const forgetData = () => {
    rmSync(dataDir, { recursive: true, force: true })
  }
  process.once('exit', forgetData) // also when a signal ends the command; the children end by themselves
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

  const app = await openApp(forOneCommand(config, dataDir))
  try {
    const api = makeApiClient(app.baseUrl)
    const password = newId()
    await api.register('demo', password)
    await api.signIn('demo', password)
    return await use(api)
  } finally {
    await app.close()
    forgetData()
  }
}

function forOneCommand(config: Config, dataDir: string): Config {
  const onFreePort = (speech: SpeechConfig): SpeechConfig =>
    speech.kind === 'own' ? { ...speech, port: 0 } : speech
  return {
    ...config,
    production: false,
    host: '127.0.0.1',
    port: 0,
    dataDir,
    logLevel: 'silent',
    requestsPerMinute: 1_000_000,
    storage: { kind: 'sqlite', file: join(dataDir, 'leadbreak.sqlite') },
    tokens: { secret: null, lifetimeMinutes: 1440 },
    firstAdministrator: { username: null, password: null },
    registration: { open: true, emailDomains: [] },
    speech: {
      ...config.speech,
      hi: onFreePort(config.speech.hi),
      'en-IN': onFreePort(config.speech['en-IN']),
      environment: { ...config.speech.environment, LOG_LEVEL: 'error' },
    },
  }
}
