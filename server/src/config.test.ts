import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { parseEnv } from 'node:util'

import { ConfigError, loadConfig, problemOfDataFolder, readConfig } from './config.ts'
import { ownSecret, weaknessOfSecret } from './config/secrets.ts'

const STRONG = 'q7Vt0mZr4Wc9Xy2Lk8Np5Jh1Gs6Fd3Ba'

function problemsOf(env: Record<string, string>, appJson: string | null = null): readonly string[] {
  try {
    readConfig(env, appJson, '/somewhere')
    return []
  } catch (error) {
    assert.ok(error instanceof ConfigError)
    return error.problems
  }
}

test('nothing set means an embedded system on this machine only', () => {
  const config = readConfig({}, null, '/somewhere')

  assert.equal(config.host, '127.0.0.1')
  assert.equal(config.port, 8000)
  assert.equal(config.dataDir, '/somewhere/data')
  assert.deepEqual(config.speech.hi, { kind: 'own', port: 2700, modelPath: null })
  assert.deepEqual(config.speech['en-IN'], { kind: 'own', port: 2710, modelPath: null })
  assert.equal(config.registration.open, true)
})

test('every wrong setting is named at once', () => {
  const problems = problemsOf({
    PORT: 'eight',
    LOG_LEVEL: 'loud',
    SPEECH_URL_HI: 'http://speech',
    JWT_EXPIRY_MINUTES: '0',
    MONGODB_URL: 'mongodb://db',
  })

  assert.equal(problems.length, 5)
  for (const name of ['PORT', 'LOG_LEVEL', 'SPEECH_URL_HI', 'JWT_EXPIRY_MINUTES', 'MONGODB_URL']) {
    assert.ok(
      problems.some((problem) => problem.startsWith(name)),
      `${name} is not named`,
    )
  }
})

for (const [what, secret] of [
  ['a missing', ''],
  ['a short', 'q7Vt0mZr'],
  ['a placeholder', 'change-me-change-me-change-me-change-me'],
  ['a repetitive', 'ababababababababababababababababab'],
] as const) {
  test(`production refuses ${what} signing secret`, () => {
    const problems = problemsOf({ NODE_ENV: 'production', JWT_SECRET_KEY: secret })

    assert.equal(problems.length, 1)
    assert.match(problems[0]!, /^JWT_SECRET_KEY/)
  })
}

test('production starts with a strong secret, and closes registration', () => {
  const config = readConfig({ NODE_ENV: 'production', JWT_SECRET_KEY: STRONG }, null, '/somewhere')

  assert.equal(config.tokens.secret, STRONG)
  assert.equal(config.registration.open, false)
})

test("the original's app.json is read, and the environment wins over it", () => {
  const appJson = JSON.stringify({
    admininfo: { username: 'boss', password: 'from the file' },
    token_details: { secret_key: STRONG, sample_code: 'HS256', expiry_time: 30 },
    Databases: { Appdb: { collections: { usersdata: 'People', sipcalldata: 'Calls' } } },
  })

  const config = readConfig({ ADMIN_PASSWORD: 'from the environment' }, appJson, '/somewhere')

  assert.deepEqual(config.firstAdministrator, { username: 'boss', password: 'from the environment' })
  assert.deepEqual(config.tokens, { secret: STRONG, lifetimeMinutes: 30 })
  assert.deepEqual(config.collections, { users: 'People', sipUsers: 'SIPUserCollection', calls: 'Calls' })
})

test('a damaged app.json, an unknown algorithm and a dangerous collection name are refused', () => {
  assert.match(problemsOf({}, '{')[0]!, /not JSON/)
  assert.match(problemsOf({}, '[]')[0]!, /must hold an object/)
  assert.match(problemsOf({}, '{"token_details":{"sample_code":"none"}}')[0]!, /HS256/)
  assert.match(
    problemsOf({}, '{"Databases":{"Appdb":{"collections":{"usersdata":"x; drop"}}}}')[0]!,
    /letters, digits/,
  )
})

test('two programs on one port are noticed before anything starts', () => {
  assert.match(problemsOf({ SPEECH_PORT_HI: '8000' })[0]!, /SPEECH_PORT_HI and PORT are both 8000/)
  assert.deepEqual(problemsOf({ PORT: '0', SPEECH_PORT_HI: '0', SPEECH_PORT_EN: '0' }), [])
})

test('.env is read beside the environment, which wins unless it is empty', () => {
  const directory = mkdtempSync(join(tmpdir(), 'leadbreak-'))
  writeFileSync(join(directory, '.env'), 'PORT=9001\nHOST=0.0.0.0\nLOG_LEVEL=warn\n')

  const config = loadConfig(directory, { PORT: '9002', LOG_LEVEL: '' })

  assert.equal(config.port, 9002)
  assert.equal(config.host, '0.0.0.0')
  assert.equal(config.logLevel, 'warn')
})

test('a list with an item that could never match is refused', () => {
  const wrong = { TRUSTED_PROXIES: '10.0.0.0/8, nginx, ::1/129', CORS_ORIGINS: '*,https://a.example/' }

  assert.deepEqual(problemsOf({ ...wrong, REGISTRATION_EMAIL_DOMAINS: '@acme.example' }), [
    'CORS_ORIGINS must list origins as https://console.example, and "*" is none.',
    'CORS_ORIGINS must list origins as https://console.example, and "https://a.example/" is none.',
    'TRUSTED_PROXIES must list addresses or networks as 10.0.0.0/8, and "nginx" is none.',
    'TRUSTED_PROXIES must list addresses or networks as 10.0.0.0/8, and "::1/129" is none.',
    'REGISTRATION_EMAIL_DOMAINS must list domains as example.com, and "@acme.example" is none.',
  ])
})

test('models come from their publisher, or from a copy at a web address', () => {
  const urlOf = (MODELS_URL: string) => readConfig({ MODELS_URL }, null, '/somewhere').speech.modelsUrl

  assert.equal(urlOf(''), 'https://alphacephei.com/vosk/models')
  assert.equal(urlOf('http://10.0.0.5/models/'), 'http://10.0.0.5/models')
  assert.deepEqual(problemsOf({ MODELS_URL: 'ftp://models' }), [
    'MODELS_URL must be a web address without a query, as https://host/models.',
  ])
})

test('lists of addresses, networks, origins and domains are taken as they are', () => {
  const config = readConfig(
    {
      TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8,fd00::/8,::1',
      CORS_ORIGINS: 'http://localhost:5173,https://a.example',
      REGISTRATION_EMAIL_DOMAINS: 'Acme.example',
    },
    null,
    '/somewhere',
  )

  assert.deepEqual(config.trustedProxies, ['127.0.0.1', '10.0.0.0/8', 'fd00::/8', '::1'])
  assert.deepEqual(config.corsOrigins, ['http://localhost:5173', 'https://a.example'])
  assert.deepEqual(config.registration.emailDomains, ['acme.example'])
})

for (const own of [{}, { NODE_ENV: 'production', JWT_SECRET_KEY: STRONG }]) {
  test(`a copy of .env.example changes nothing beside ${JSON.stringify(Object.keys(own))}`, () => {
    const example = parseEnv(readFileSync(join(import.meta.dirname, '..', '..', '.env.example'), 'utf8'))
    const configOf = (env: NodeJS.Dict<string>) => {
      const config = readConfig(env, null, '/somewhere')
      return { ...config, speech: { ...config.speech, environment: null } }
    }

    assert.deepEqual(configOf({ ...example, ...own }), configOf(own))
  })
}

test('.env.example lists exactly the settings that config.ts reads', () => {
  const root = join(import.meta.dirname, '..', '..')
  const listed = [...readFileSync(join(root, '.env.example'), 'utf8').matchAll(/^([A-Z_]+)=/gm)].map(
    (m) => m[1]!,
  )

  const asked = new Set<string>()
  const spy = new Proxy<Record<string, string>>({}, { get: (_, name) => void asked.add(String(name)) })
  readConfig(spy, null, '/somewhere')

  assert.deepEqual(listed.toSorted(), [...asked].toSorted())
})

test('the secret of an embedded installation is made once and only its owner may read it', () => {
  const directory = mkdtempSync(join(tmpdir(), 'leadbreak-'))

  const first = ownSecret(directory)

  assert.equal(ownSecret(directory), first)
  assert.equal(weaknessOfSecret(first), null)
  assert.equal(statSync(join(directory, 'signing-secret')).mode & 0o777, 0o600)
})

test('a data folder that is a file is a problem with a name', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'leadbreak-')), 'data')
  writeFileSync(file, '')
  chmodSync(file, 0o600)

  assert.match(problemOfDataFolder(file) ?? '', /^DATA_DIR/)
})

const TWILIO = {
  TWILIO_ACCOUNT_SID: `AC${'0123456789abcdef'.repeat(2)}`,
  TWILIO_AUTH_TOKEN: 'token',
  TWILIO_PHONE_NUMBER: '+15005550006',
  PUBLIC_URL: 'https://calls.example.com/',
}

test('without an account calls go through the simulated company, and in production through none', () => {
  const production = { NODE_ENV: 'production', JWT_SECRET_KEY: STRONG }

  assert.deepEqual(readConfig({}, null, '/somewhere').telephony.kind, 'simulated')
  assert.deepEqual(readConfig(production, null, '/somewhere').telephony.kind, 'none')
})

test('our own simulated company reaches the server where it listens, wherever PUBLIC_URL may lead', () => {
  const { telephony } = readConfig({ PUBLIC_URL: TWILIO.PUBLIC_URL }, null, '/somewhere')

  assert.equal(telephony.publicUrl, null)
})

test('with an account calls go through Twilio, or whatever answers in its place', () => {
  const env = { ...TWILIO, TWILIO_API_URL: 'http://127.0.0.1:8100', TWILIO_OLD_AUTH_TOKEN: 'older' }

  const { telephony } = readConfig(env, null, '/somewhere')

  assert.ok(telephony.kind === 'twilio')
  assert.equal(telephony.apiUrl, 'http://127.0.0.1:8100')
  assert.equal(telephony.publicUrl, 'https://calls.example.com')
  assert.deepEqual(telephony.authTokens, ['token', 'older'])
})

test('a call must not become longer than a recording may be, or nobody could read it', () => {
  const [problem, ...more] = problemsOf({ ...TWILIO, CALL_MAX_MINUTES: '240' })

  assert.match(problem ?? '', /^CALL_MAX_MINUTES is 240, and RECORDING_MAX_MINUTES 180/)
  assert.deepEqual(more, [])
})

test('strangers cannot register where a call costs money, unless somebody says so', () => {
  const open = (env: Record<string, string>) =>
    readConfig({ ...TWILIO, ...env }, null, '/somewhere').registration.open

  assert.equal(open({}), false)
  assert.equal(open({ REGISTRATION: 'open' }), true)
  assert.equal(open({ TWILIO_API_URL: 'http://127.0.0.1:8100' }), true)
})

test('calls are written down while they go on, except where time leaps', () => {
  const listens = (env: Record<string, string>) => readConfig(env, null, '/srv').live.enabled

  assert.equal(listens({}), true)
  assert.equal(listens(TWILIO), true)
  assert.equal(listens({ SIMULATOR_CLOCK: 'fast' }), false)
  assert.equal(listens({ SIMULATOR_CLOCK: 'fast', LIVE_TRANSCRIPTION: 'true' }), true)
  assert.equal(listens({ LIVE_TRANSCRIPTION: 'false' }), false)
})

test('an account that lacks what belongs to it is refused, with a sentence for each', () => {
  const problems = problemsOf({ TWILIO_ACCOUNT_SID: TWILIO.TWILIO_ACCOUNT_SID })

  assert.deepEqual(
    problems.map((problem) => problem.split(' ')[0]),
    ['TWILIO_AUTH_TOKEN', 'PUBLIC_URL', 'TWILIO_PHONE_NUMBER'],
  )
})

for (const [name, value] of [
  ['TWILIO_ACCOUNT_SID', 'AC123'],
  ['TWILIO_PHONE_NUMBER', '98123'],
  ['PUBLIC_URL', 'http://calls.example.com'],
  ['PUBLIC_URL', 'https://calls.example.com/?'],
  ['PUBLIC_URL', 'https://calls.example.com/#'],
  ['PUBLIC_URL', 'https://:secret@calls.example.com'],
  ['TWILIO_API_URL', 'ftp://127.0.0.1'],
  ['RECORDINGS_KEYS', 'short'],
] as const) {
  test(`${name} cannot be "${value}"`, () => {
    const problems = problemsOf({ ...TWILIO, [name]: value })

    assert.equal(problems.length, 1)
    assert.match(problems[0]!, new RegExp(`^${name}`))
  })
}
