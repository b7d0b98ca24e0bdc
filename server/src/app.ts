import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Language } from '@leadbreak/contract'
import type { Logger } from 'pino'
import { collectDefaultMetrics, Registry } from 'prom-client'

import { lockFolder } from './adapters/files/folder-lock.ts'
import { openRecordingFiles } from './adapters/files/recording-files.ts'
import { masterKeysIn } from './adapters/files/recordings-key.ts'
import type { Swept } from './adapters/files/sweep-recordings.ts'
import { MOST_OUTPUT_TOKENS, openModel } from './adapters/language-models/open-model.ts'
import { openSpeech, type Speech, type SpeechPlace } from './adapters/speech/speech.ts'
import { ownSecret } from './config/secrets.ts'
import type { Config, SpeechConfig } from './config.ts'
import { makeStreamTokens } from './features/calls/sound/stream-tokens.ts'
import { joinFeatures } from './features.ts'
import { closeServer } from './http/close-server.ts'
import { makeLogger } from './http/logging.ts'
import type { ReadinessCheck } from './http/health.ts'
import { buildServer, type App } from './http/server.ts'
import { makeRunner } from './jobs/runner.ts'
import { AppError } from './lib/app-error.ts'
import { systemClock, type Clock } from './lib/clock.ts'
import { measureLive } from './live-metrics.ts'
import { measureModel } from './model-metrics.ts'
import { makeRoutes } from './routes.ts'
import type { Storage } from './storage/collection.ts'
import { openSqliteStorage } from './storage/sqlite.ts'
import { openTelephony, type RunningSimulator, type Telephony } from './telephony.ts'

const ROOT = join(import.meta.dirname, '..', '..')
export const SPEECH_PROGRAM = join(ROOT, 'speech', 'src', 'main.ts')
export const DEMO_MODELS: Readonly<Record<Language, string>> = {
  hi: join(ROOT, 'speech', 'models', 'demo-hi'),
  'en-IN': join(ROOT, 'speech', 'models', 'demo-en-in'),
}

const STOP_DEADLINE_MS = 8_000
/** Above it new requests get 503. Loading the program itself stops the loop for a second or two on a busy machine. */
const MAX_EVENT_LOOP_DELAY_MS = 5_000

export interface RunningApp {
  /** Where the HTTP API answers, as `http://127.0.0.1:8000`. */
  readonly baseUrl: string
  readonly http: App
  /** What was made at this start because there was no administrator; null otherwise. */
  readonly firstAdministrator: { readonly username: string; readonly generatedPassword: string | null } | null
  /** The simulated telephone company, where one runs beside the server. */
  readonly simulator: RunningSimulator | null
  /** Stops taking work, finishes or gives back what runs, and closes everything; safe to call twice. */
  close(): Promise<void>
}

/**
 * Opens everything that `config` names, joins it, and listens. The one module that knows which adapter stands behind
 * which port. `signal` ends a start that takes too long. What was opened is closed again, in reverse, when a later part fails. Throws `storage-unavailable` or
 * `speech-unavailable` in words for the person who starts the server, or the error of listening.
 */
export async function openApp(
  config: Config,
  signal = new AbortController().signal,
  clock: Clock = systemClock,
): Promise<RunningApp> {
  await using opening = new AsyncDisposableStack()
  const logger = makeLogger({ level: config.logLevel })

  const unlock = lockFolder(config.dataDir)
  if (!unlock) throw new AppError('storage-unavailable', 'Another LeadBreak is using the data folder.')
  opening.defer(unlock)
  const storage = openSqliteStorage({ file: config.storage.file })
  opening.defer(() => storage.close())
  const keys = masterKeysIn(config.dataDir, config.recordings.keys)
  const files = openRecordingFiles(config.dataDir, config.recordings, keys)

  const speech = await openSpeechServers(config, logger, signal)
  opening.defer(() => speech.close())

  const secret = config.tokens.secret ?? ownSecret(config.dataDir)
  const streamTokens = config.live.enabled ? makeStreamTokens(secret, clock) : null
  const telephony = await openTelephony({
    config: config.telephony,
    secret,
    issueStreamToken: streamTokens?.issue ?? null,
    publicUrl: () => config.telephony.publicUrl ?? baseUrl,
    env: config.speech.environment,
    log: logger,
    signal,
  })
  opening.defer(telephony.close)

  const model = config.languageModel && openModel(config.languageModel)
  if (model) opening.defer(model.close)
  const features = joinFeatures({
    config,
    storage,
    files,
    secret,
    ears: speech.ears,
    live: streamTokens && { tokens: streamTokens, ears: speech.liveEars },
    carrier: telephony.carrier,
    languageModel: model && { model, mostOutputTokens: MOST_OUTPUT_TOKENS },
    log: logger,
    clock,
    onWork: () => {
      runner.notify()
    },
  })
  const { accounts, live, calls, calling, keepFindable, ledger, jobHandlers } = features
  opening.defer(live.stop)
  opening.defer(features.recordingNews.stop)
  if (streamTokens) features.liveRequirements.warmUp()
  const runner = makeRunner({
    ledger,
    storage,
    clock,
    log: logger,
    handlers: jobHandlers,
    isOnlyRunner: true, // the data folder is locked for this process
  })

  logSweep(logger, await files.sweep(async (id) => (await calls.find(id)) !== null))

  const metrics = new Registry()
  collectDefaultMetrics({ register: metrics })
  measureLive(metrics, {
    clientCount: live.clientCount,
    streamCount: calling.sounds?.streamCount ?? null,
    listenerStats: features.listener?.stats ?? null,
  })
  if (features.modelDesk) measureModel(metrics, features.modelDesk.status)
  const http = await buildServer({
    options: {
      version: ownVersion(),
      docsPublic: config.docsPublic,
      corsOrigins: config.corsOrigins,
      trustedProxies: config.trustedProxies,
      requestsPerMinute: {
        general: config.requestsPerMinute,
        'sign-in': config.signInsPerMinute,
        registration: config.registrationsPerMinute,
      },
      maxEventLoopDelayMs: MAX_EVENT_LOOP_DELAY_MS,
    },
    logger,
    whoIs: accounts.whoIs,
    readiness: readinessChecks(storage, speech, telephony),
    metrics,
    routes: makeRoutes({
      ...features,
      webhooks: telephony.webhooks,
      streams: telephony.streams,
      carrierAccount: telephony.carrierAccount,
      notesAreOpen: !config.production,
      corsOrigins: config.corsOrigins,
      maxBytes: config.recordings.maxBytes,
    }),
  })
  opening.defer(async () => {
    await Promise.all([
      closeServer(http, STOP_DEADLINE_MS),
      runner.stop(STOP_DEADLINE_MS),
      calling.sweeper.stop(STOP_DEADLINE_MS),
      calling.sounds?.stop(STOP_DEADLINE_MS),
      keepFindable.stop(),
    ])
  })

  const carried = await features.analysis.carryOver()
  if (carried > 0) logger.info({ count: carried }, 'calls read by an earlier version are read again')
  await runner.start()
  const listensAt = await http.listen({ host: config.host, port: config.port })
  const baseUrl = listensAt.replace('//[::]:', '//[::1]:') // one listens on all addresses, but connects to one
  calling.sweeper.start()
  keepFindable.start()
  await calling.sounds?.start()
  // Last, when nothing can fail any more: his password is shown once.
  const firstAdministrator = await accounts.ensureFirstAdministrator(config.firstAdministrator)

  const opened = opening.move() // from here on the caller closes it
  return {
    baseUrl,
    http,
    firstAdministrator,
    simulator: telephony.simulator,
    close: () => opened.disposeAsync(),
  }
}

function logSweep(log: Logger, { removed, encrypted, rewrapped, damaged }: Swept): void {
  if (removed > 0) log.info({ count: removed }, 'recordings without a call removed')
  if (encrypted > 0) log.info({ count: encrypted }, 'recordings of an older version encrypted')
  if (rewrapped > 0) log.info({ count: rewrapped }, 'recordings brought under the newest key')
  for (const callId of damaged) log.error({ callId }, 'recording on the disk is damaged')
}

function openSpeechServers(config: Config, log: Logger, signal: AbortSignal): Promise<Speech> {
  const { hi, 'en-IN': english, workers } = config.speech
  return openSpeech({
    places: { hi: placeOf('hi', hi), 'en-IN': placeOf('en-IN', english) },
    program: SPEECH_PROGRAM,
    workers,
    env: config.speech.environment,
    stderr: process.stderr,
    log,
    signal,
  })
}

function placeOf(language: Language, speech: SpeechConfig): SpeechPlace {
  if (speech.kind === 'remote') return speech
  return { kind: 'own', modelDir: speech.modelPath ?? DEMO_MODELS[language], port: speech.port }
}

function readinessChecks(storage: Storage, speech: Speech, { simulator }: Telephony): ReadinessCheck[] {
  return [
    {
      name: 'storage',
      check: async () => {
        const { problem } = await storage.health()
        if (problem !== null) throw new AppError(problem, 'The database cannot be written.')
      },
    },
    {
      name: 'speech',
      check: async () => {
        const ill = (await speech.health()).find(({ status }) => status !== 'ok')
        if (ill)
          throw new AppError('speech-unavailable', `The recogniser of ${ill.language} is ${ill.status}.`)
      },
    },
    {
      name: 'telephony',
      check: async () => {
        if (simulator?.isListening() === false)
          throw new AppError(
            'telephony-unavailable',
            'The simulated telephone company is being started again.',
          )
      },
    },
  ]
}

export function ownVersion(): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  return version
}
