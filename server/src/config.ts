import { accessSync, constants, mkdirSync, readFileSync, statSync } from 'node:fs'
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'

import { readAppJson, type AppJson } from './config/app-json.ts'
import { settingsReader, type Settings } from './config/settings.ts'
import { weaknessOfSecret } from './config/secrets.ts'
import { readLanguageModel, type LanguageModelConfig } from './config/language-model.ts'
import { readTelephony, type TelephonyConfig } from './config/telephony.ts'

/** One language's recogniser: a process of ours on a local port, or any vosk-server by its address. */
export type SpeechConfig =
  | { readonly kind: 'own'; readonly port: number; readonly modelPath: string | null }
  | { readonly kind: 'remote'; readonly url: string }

export interface Config {
  readonly production: boolean
  readonly host: string
  /** 0 takes any free port; so do the ports of `speech`. */
  readonly port: number
  readonly dataDir: string
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent'
  readonly corsOrigins: readonly string[]
  readonly trustedProxies: readonly string[]
  readonly docsPublic: boolean
  readonly requestsPerMinute: number
  readonly signInsPerMinute: number
  readonly registrationsPerMinute: number
  readonly storage: { readonly kind: 'sqlite'; readonly file: string }
  readonly collections: {
    readonly users: string
    readonly sipUsers: string
    readonly calls: string
  }
  /** A null secret means: make one at the first start and keep it in the data folder. */
  readonly tokens: { readonly secret: string | null; readonly lifetimeMinutes: number }
  readonly firstAdministrator: { readonly username: string | null; readonly password: string | null }
  readonly registration: { readonly open: boolean; readonly emailDomains: readonly string[] }
  readonly speech: {
    readonly hi: SpeechConfig
    readonly 'en-IN': SpeechConfig
    readonly workers: number | null
    /** Where published models are pulled from, without a slash at its end. */
    readonly modelsUrl: string
    /** What our speech processes may pick their own surroundings from. */
    readonly environment: Environment
  }
  readonly recordings: {
    readonly maxBytes: number
    readonly maxMinutes: number
    readonly atOnce: number
    /** 32 bytes each, the newest first; empty means: make one at the first start and keep it in the data folder. */
    readonly keys: readonly Buffer[]
  }
  readonly telephony: TelephonyConfig
  readonly live: {
    /** Whether calls are written down while they go on. */
    readonly enabled: boolean
    /** How many at once; those above it are read from their recordings only. */
    readonly maxCalls: number
  }
  /** Null where the rules read alone. */
  readonly languageModel: LanguageModelConfig | null
  readonly followUps: {
    /** Whether what was promised in a call is due when its time has come, also when nobody has accepted it. */
    readonly becomeDueByThemselves: boolean
  }
}

/** Every problem of the settings at once, each a sentence that names the setting and what to do. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly problems: readonly string[]
  /** The settings with defaults in place of the wrong ones, so that more can be checked; null when nothing could be read. */
  readonly config: Config | null

  constructor(problems: readonly string[], config: Config | null = null) {
    super(problems.join('\n'))
    this.problems = problems
    this.config = config
  }
}

type Environment = Readonly<Record<string, string | undefined>>

/** Where the person stands who called npm; npm itself goes to the root of the repository. */
export function callerDirectory(): string {
  return process.env.INIT_CWD ?? process.cwd()
}

/** Reads `.env` and `app.json` of `directory` beside `env` (which wins). Throws ConfigError. */
export function loadConfig(directory = process.cwd(), env: Environment = process.env): Config {
  const problems: string[] = []
  const dotEnv = readOptional(join(directory, '.env'), problems)
  const appJson = readOptional(join(directory, 'app.json'), problems)
  if (problems.length > 0) throw new ConfigError(problems)
  return readConfig({ ...parseEnv(dotEnv ?? ''), ...withoutEmpty(env) }, appJson, directory)
}

/**
 * Checks all settings: `env` as name and text, `appJson` as the text of the file or null. Relative paths are taken from
 * `directory`. Throws ConfigError naming every problem, not only the first.
 */
export function readConfig(env: Environment, appJson: string | null, directory: string): Config {
  const problems: string[] = []
  const app: AppJson = appJson === null ? {} : readAppJson(appJson, problems)
  const settings = settingsReader(env, problems)

  const production =
    settings.oneOf('NODE_ENV', ['development', 'production', 'test'], 'development') === 'production'
  const dataDir = resolve(directory, settings.text('DATA_DIR') ?? 'data')
  const telephony = readTelephony(settings, production, problems)
  /** Whoever can register can ring people, at somebody's cost. */
  const ringsPeople = telephony.kind === 'twilio' && telephony.apiUrl === null
  const config: Config = {
    production,
    host: settings.text('HOST') ?? '127.0.0.1',
    port: settings.port('PORT', 8000),
    dataDir,
    logLevel: settings.oneOf('LOG_LEVEL', ['trace', 'debug', 'info', 'warn', 'error', 'silent'], 'info'),
    corsOrigins: settings.list('CORS_ORIGINS', 'origins as https://console.example', isOrigin),
    trustedProxies: settings.list('TRUSTED_PROXIES', 'addresses or networks as 10.0.0.0/8', isNetwork),
    docsPublic: settings.yesOrNo('DOCS_PUBLIC', true),
    requestsPerMinute: settings.integer('RATE_LIMIT_PER_MINUTE', 600, 1, 1_000_000),
    signInsPerMinute: settings.integer('SIGN_INS_PER_MINUTE', 20, 1, 1_000_000),
    registrationsPerMinute: settings.integer('REGISTRATIONS_PER_MINUTE', 10, 1, 1_000_000),
    storage: { kind: 'sqlite', file: join(dataDir, 'leadbreak.sqlite') },
    collections: {
      users: app.collections?.usersdata ?? 'UserCollection',
      sipUsers: app.collections?.sipuserdata ?? 'SIPUserCollection',
      calls: app.collections?.sipcalldata ?? 'CallsCollection',
    },
    tokens: {
      secret: settings.text('JWT_SECRET_KEY') ?? app.secretKey ?? null,
      lifetimeMinutes: settings.integer('JWT_EXPIRY_MINUTES', app.expiryMinutes ?? 15, 1, 1440),
    },
    firstAdministrator: {
      username: settings.text('ADMIN_USERNAME') ?? app.adminUsername ?? null,
      password: settings.text('ADMIN_PASSWORD') ?? app.adminPassword ?? null,
    },
    registration: {
      open:
        settings.oneOf('REGISTRATION', ['open', 'closed'], production || ringsPeople ? 'closed' : 'open') ===
        'open',
      emailDomains: settings
        .list('REGISTRATION_EMAIL_DOMAINS', 'domains as example.com', isDomain)
        .map((domain) => domain.toLowerCase()),
    },
    speech: {
      hi: readSpeech(settings, directory, 'HI', 2700),
      'en-IN': readSpeech(settings, directory, 'EN', 2710),
      workers: settings.optionalInteger('SPEECH_WORKERS', 1, 256),
      modelsUrl: settings.webUrl('MODELS_URL', 'https://alphacephei.com/vosk/models'),
      environment: env,
    },
    recordings: {
      maxBytes: settings.integer('RECORDING_MAX_MB', 500, 1, 10_000) * 1024 * 1024,
      maxMinutes: settings.integer('RECORDING_MAX_MINUTES', 180, 1, 1440),
      atOnce: settings.integer('TRANSCRIPTIONS_AT_ONCE', 2, 1, 64),
      keys: settings
        .list('RECORDINGS_KEYS', 'keys of 32 bytes in base64', isKey)
        .map((key) => Buffer.from(key, 'base64')),
    },
    telephony,
    live: {
      // Where the simulated time leaps, speech comes faster than anybody could speak, or listen.
      enabled: settings.yesOrNo(
        'LIVE_TRANSCRIPTION',
        telephony.kind !== 'simulated' || telephony.clock === 'real',
      ),
      maxCalls: settings.integer('LIVE_CALLS_MAX', 100, 1, 10_000),
    },
    languageModel: readLanguageModel(settings, problems),
    followUps: { becomeDueByThemselves: settings.yesOrNo('FOLLOW_UPS_BECOME_DUE', true) },
  }

  if (settings.text('MONGODB_URL') !== null) {
    problems.push(
      'MONGODB_URL is set, but this version cannot use MongoDB yet. Remove it to keep the data in the embedded SQLite database.',
    )
  }
  checkSecrets(config, problems)
  checkPorts(config, problems)
  checkLengths(config, problems)
  if (problems.length > 0) throw new ConfigError(problems, config)
  return config
}

/** Makes the data folder if it is missing (mode 700) and tells what is wrong with it, or null. */
export function problemOfDataFolder(dataDir: string): string | null {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    if (!statSync(dataDir).isDirectory()) return `DATA_DIR: ${dataDir} is not a folder.`
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
    return null
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return `DATA_DIR: the folder ${dataDir} cannot be used (${reason}). Name a folder that you may write to.`
  }
}

function readSpeech(
  settings: Settings,
  directory: string,
  suffix: 'HI' | 'EN',
  defaultPort: number,
): SpeechConfig {
  const url = settings.webSocketUrl(`SPEECH_URL_${suffix}`)
  const port = settings.port(`SPEECH_PORT_${suffix}`, defaultPort)
  const model = settings.text(`VOSK_MODEL_PATH_${suffix}`)
  if (url !== null) return { kind: 'remote', url }
  return { kind: 'own', port, modelPath: model === null ? null : resolve(directory, model) }
}

/** As a browser sends it, letter by letter; anything else would never match. */
function isOrigin(text: string): boolean {
  return URL.parse(text)?.origin === text
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const mostBits = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0
  if (bits === undefined) return mostBits > 0
  return rest.length === 0 && /^[1-9]\d*$/.test(bits) && Number(bits) <= mostBits
}

function isDomain(text: string): boolean {
  return /^[^\s@*.]+(\.[^\s@*.]+)+$/.test(text)
}

function isKey(text: string): boolean {
  return /^[\w+/-]{43}=?$/.test(text)
}

function checkSecrets({ production, tokens, firstAdministrator }: Config, problems: string[]): void {
  if (tokens.secret === null) {
    if (production) problems.push('JWT_SECRET_KEY is missing: set it to at least 32 random characters.')
  } else if (production) {
    const weakness = weaknessOfSecret(tokens.secret)
    if (weakness !== null)
      problems.push(`JWT_SECRET_KEY ${weakness}: set it to at least 32 random characters.`)
  }
  const { username, password } = firstAdministrator
  if (password !== null && username === null) {
    problems.push('ADMIN_PASSWORD is set without ADMIN_USERNAME: set both or neither.')
  }
}

function checkPorts({ port, speech, telephony }: Config, problems: string[]): void {
  const taken = new Map<number, string>()
  const claims: [string, number][] = [['PORT', port]]
  if (speech.hi.kind === 'own') claims.push(['SPEECH_PORT_HI', speech.hi.port])
  if (speech['en-IN'].kind === 'own') claims.push(['SPEECH_PORT_EN', speech['en-IN'].port])
  if (telephony.kind === 'simulated') claims.push(['SIMULATOR_PORT', telephony.port])
  for (const [name, claimed] of claims) {
    const other = taken.get(claimed)
    if (claimed !== 0 && other !== undefined)
      problems.push(`${name} and ${other} are both ${claimed}: give each its own port.`)
    taken.set(claimed, name)
  }
}

function checkLengths({ telephony, recordings }: Config, problems: string[]): void {
  const { kind, callMaxMinutes } = telephony
  if (kind === 'none' || callMaxMinutes <= recordings.maxMinutes) return
  problems.push(
    `CALL_MAX_MINUTES is ${callMaxMinutes}, and RECORDING_MAX_MINUTES ${recordings.maxMinutes}: longer calls could not be read. Make them the same.`,
  )
}

function readOptional(file: string, problems: string[]): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      problems.push(`${file} cannot be read (${(error as Error).message}).`)
    }
    return null
  }
}

/** An empty variable of the environment does not hide the one in `.env`. */
function withoutEmpty(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
}
