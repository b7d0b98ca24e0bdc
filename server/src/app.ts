import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'

import type { Language } from '@leadbreak/contract'
import type { Logger } from 'pino'
import { Registry } from 'prom-client'

import { lockFolder } from './adapters/files/folder-lock.ts'
import { openRecordingFiles } from './adapters/files/recording-files.ts'
import { openSpeech, type Speech, type SpeechPlace } from './adapters/speech/speech.ts'
import { ownSecret } from './config/secrets.ts'
import type { Config, SpeechConfig } from './config.ts'
import { registerRoutes } from './faces/original/register.routes.ts'
import { makeAccounts } from './features/accounts/accounts.ts'
import { makePasswords } from './features/accounts/passwords.ts'
import { makeSignInAttempts } from './features/accounts/sign-in-attempts.ts'
import { makeTokens } from './features/accounts/tokens.ts'
import { declareUsers } from './features/accounts/user.ts'
import { userRoutes } from './features/accounts/users.routes.ts'
import { makeFindings } from './features/analysis/findings.ts'
import { makeReadingJob } from './features/analysis/reading-job.ts'
import { requirementRoutes } from './features/analysis/requirement.routes.ts'
import { callsDeclaration } from './features/calls/call.ts'
import { READ, TRANSCRIBE } from './features/calls/call-jobs.ts'
import { makeCalls } from './features/calls/calls.ts'
import { recordingRoutes } from './features/calls/recordings.routes.ts'
import { transcriptRoutes } from './features/transcripts/transcript.routes.ts'
import { makeTranscriptionJob } from './features/transcripts/transcription-job.ts'
import { makeTranscripts } from './features/transcripts/transcripts.ts'
import { makeLogger } from './http/logging.ts'
import type { ReadinessCheck } from './http/health.ts'
import { buildServer, type App } from './http/server.ts'
import { makeLedger } from './jobs/ledger.ts'
import { makeRunner } from './jobs/runner.ts'
import { AppError } from './lib/app-error.ts'
import { systemClock } from './lib/clock.ts'
import type { Storage } from './storage/collection.ts'
import { openSqliteStorage } from './storage/sqlite.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const SPEECH_PROGRAM = join(ROOT, 'speech', 'src', 'main.ts')
const DEMO_MODELS: Readonly<Record<Language, string>> = {
  hi: join(ROOT, 'speech', 'models', 'demo-hi'),
  'en-IN': join(ROOT, 'speech', 'models', 'demo-en-in'),
}

const STOP_DEADLINE_MS = 8_000
const MAX_EVENT_LOOP_DELAY_MS = 2_000
const MAX_WAITING_PASSWORDS = 64
/** A recording of the longest kind on a busy machine; a job that takes longer is stuck. */
const LONGEST_TRANSCRIPTION_MS = 3 * 60 * 60 * 1000
const LONGEST_READING_MS = 60_000

export interface RunningApp {
  /** Where the HTTP API answers, as `http://127.0.0.1:8000`. */
  readonly baseUrl: string
  readonly http: App
  /** What was made at this start because there was no administrator; null otherwise. */
  readonly firstAdministrator: { readonly username: string; readonly generatedPassword: string | null } | null
  /** Stops taking work, finishes or gives back what runs, and closes everything; safe to call twice. */
  close(): Promise<void>
}

/**
 * Opens everything that `config` names, joins it, and listens. The one module that knows which adapter stands behind
 * which port. `signal` ends a start that takes too long. What was opened is closed again, in reverse, when a later part fails. Throws `storage-unavailable` or
 * `speech-unavailable` in words for the person who starts the server, or the error of listening.
 */
export async function openApp(config: Config, signal = new AbortController().signal): Promise<RunningApp> {
  await using opening = new AsyncDisposableStack()
  const clock = systemClock
  const logger = makeLogger({ level: config.logLevel })

  const unlock = lockFolder(config.dataDir)
  if (!unlock) throw new AppError('storage-unavailable', 'Another LeadBreak is using the data folder.')
  opening.defer(unlock)
  const storage = openSqliteStorage({ file: config.storage.file })
  opening.defer(() => storage.close())
  const files = openRecordingFiles(config.dataDir, config.recordings)

  const speech = await openSpeechServers(config, logger, signal)
  opening.defer(() => speech.close())

  const accounts = makeAccounts({
    storage,
    users: storage.collection(declareUsers(config.collections.users)),
    passwords: makePasswords({ maxAtOnce: availableParallelism(), maxWaiting: MAX_WAITING_PASSWORDS }),
    attempts: makeSignInAttempts(storage, clock),
    tokens: makeTokens(
      {
        secret: config.tokens.secret ?? ownSecret(config.dataDir),
        lifetimeMinutes: config.tokens.lifetimeMinutes,
      },
      clock,
    ),
    registration: config.registration,
    clock,
  })
  const ledger = makeLedger({ storage, clock })
  const calls = makeCalls({
    storage,
    calls: storage.collection(callsDeclaration(config.collections.calls)),
    files,
    ledger,
    clock,
    onWork: () => {
      runner.notify()
    },
  })
  const transcripts = makeTranscripts({ storage, clock })
  const findings = makeFindings({ storage, clock })
  const { ears } = speech
  const runner = makeRunner({
    ledger,
    storage,
    clock,
    log: logger,
    isOnlyRunner: true, // the data folder is locked for this process
    handlers: {
      [TRANSCRIBE]: {
        work: makeTranscriptionJob({ calls, transcripts, ledger, ears, readChannel: files.readChannel }),
        concurrency: config.recordings.atOnce,
        maxRunMs: LONGEST_TRANSCRIPTION_MS,
      },
      [READ]: {
        work: makeReadingJob({ transcripts, findings }),
        concurrency: 1,
        maxRunMs: LONGEST_READING_MS,
      },
    },
  })

  await files.sweep(async (id) => (await calls.find(id)) !== null)
  const firstAdministrator = await accounts.ensureFirstAdministrator(config.firstAdministrator)

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
    readiness: readinessChecks(storage, speech),
    metrics: new Registry(),
    routes: async (app) => {
      await app.register(registerRoutes, { accounts })
      await app.register(userRoutes, { accounts })
      await app.register(recordingRoutes, { calls, maxBytes: config.recordings.maxBytes })
      await app.register(transcriptRoutes, { calls, transcripts })
      await app.register(requirementRoutes, { calls, findings })
    },
  })
  opening.defer(() => http.close())

  await runner.start()
  opening.defer(() => runner.stop(STOP_DEADLINE_MS))
  const baseUrl = await http.listen({ host: config.host, port: config.port })

  const opened = opening.move() // from here on the caller closes it
  return { baseUrl, http, firstAdministrator, close: () => opened.disposeAsync() }
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

function readinessChecks(storage: Storage, speech: Speech): ReadinessCheck[] {
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
  ]
}

function ownVersion(): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  return version
}
