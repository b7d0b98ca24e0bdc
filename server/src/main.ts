import { openApp, type RunningApp } from './app.ts'
import { ConfigError, loadConfig, type Config } from './config.ts'
import { AppError } from './lib/app-error.ts'
import { findProblems } from './preflight.ts'
import { startReport } from './start-report.ts'

/** Ctrl-C under npm comes twice, from the terminal and from npm, which passes it on. */
const ONE_WISH_MS = 1_000

const stopping = new AbortController()
let askedAtMs: number | null = null
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    const nowMs = performance.now()
    askedAtMs ??= nowMs
    if (nowMs - askedAtMs > ONE_WISH_MS) process.exit(1) // asked again: at once
    stopping.abort()
  })
}

try {
  const config = await checkedConfig()
  await serve(config, await openApp(config, stopping.signal))
} catch (error) {
  if (!stopping.signal.aborted) {
    console.error(explain(error))
    process.exitCode = 1
  }
}

/** Throws ConfigError naming everything that is wrong with the settings, and with what they name, at once. */
async function checkedConfig(): Promise<Config> {
  const { config, problems } = readSettings()
  const all = [...problems, ...(config ? await findProblems(config) : [])]
  if (!config || all.length > 0) throw new ConfigError(all)
  return config
}

function readSettings(): { config: Config | null; problems: readonly string[] } {
  try {
    return { config: loadConfig(), problems: [] }
  } catch (error) {
    if (error instanceof ConfigError) return error
    throw error
  }
}

/** Until somebody stops us. */
async function serve(config: Config, app: RunningApp): Promise<void> {
  console.log(startReport(config, app).join('\n'))
  if (!stopping.signal.aborted) {
    await new Promise((resolve) => {
      stopping.signal.addEventListener('abort', resolve, { once: true })
    })
  }
  await app.close()
  console.log('LeadBreak has stopped.')
}

function explain(error: unknown): string {
  if (error instanceof ConfigError) {
    return ['LeadBreak cannot start:', ...error.problems.map((problem) => `  - ${problem}`)].join('\n')
  }
  if (error instanceof AppError) return `LeadBreak cannot start:\n  - ${error.message}`
  return `LeadBreak cannot start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
}
