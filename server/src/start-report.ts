import type { RunningApp } from './app.ts'
import type { Config, SpeechConfig } from './config.ts'
import type { RunningSimulator } from './telephony.ts'

/** What a person should know once everything runs. */
export function startReport(
  config: Config,
  { baseUrl, simulator, firstAdministrator }: RunningApp,
): string[] {
  const { hi, 'en-IN': english } = config.speech
  const usesDemoModel = [hi, english].some((speech) => speech.kind === 'own' && speech.modelPath === null)
  return [
    `LeadBreak runs at    ${baseUrl}${isOpen(config.host) ? ' and every other address of this machine' : ''}`,
    `  API documents      ${baseUrl}/docs and ${baseUrl}/redoc${config.docsPublic ? '' : ' (hidden by DOCS_PUBLIC)'}`,
    `  Hindi speech       ${placeOf(hi)}`,
    `  English speech     ${placeOf(english)}`,
    ...telephonyLines(config.telephony, simulator),
    languageModelLine(config.languageModel),
    `  Database           SQLite, embedded: ${config.storage.file}`,
    `  Recordings         ${config.dataDir}/recordings`,
    ...administratorLines(firstAdministrator),
    ...(usesDemoModel ? DEMO_MODEL_LINES : []),
    `Stop with Ctrl-C. Try "npm run demo" in another terminal.`,
  ]
}

/** Fastify names one address that leads here; these hosts stand for all of them. */
function isOpen(host: string): boolean {
  return host === '0.0.0.0' || host === '::'
}

const DEMO_MODEL_LINES = [
  'The demo speech models are in use: they know synthetic voices and some hundred words of sales talk, not people.',
  'For people: npm run leadbreak -- models pull hi en-in (README, "From the demo to your own numbers").',
]

function placeOf(speech: SpeechConfig): string {
  if (speech.kind === 'remote') return `${speech.url} (not ours)`
  const port = speech.port === 0 ? 'a free port' : `ws://127.0.0.1:${speech.port}`
  return `${port}, ${speech.modelPath === null ? 'demo model' : `model ${speech.modelPath}`}`
}

function telephonyLines(config: Config['telephony'], simulator: RunningSimulator | null): string[] {
  if (config.kind === 'none')
    return ['  Telephone company  none: set TWILIO_ACCOUNT_SID and what belongs to it to place calls']
  if (simulator === null) {
    const where = config.kind === 'twilio' && config.apiUrl !== null ? ` at ${config.apiUrl}` : ''
    return [`  Telephone company  Twilio${where}, which reaches this server at ${config.publicUrl ?? ''}`]
  }
  const { accountSid, authToken } = simulator.account
  return [
    `  Telephone company  simulated, ${simulator.url} (nobody is really rung)`,
    `                     account ${accountSid}, token ${authToken}`,
  ]
}

function administratorLines(made: RunningApp['firstAdministrator']): string[] {
  if (made === null) return []
  const { username, generatedPassword } = made
  if (generatedPassword === null)
    return [`  Administrator      ${username}, with the password from your settings`]
  return [`  Administrator      ${username}, password ${generatedPassword} (shown only this once)`]
}

/** Who turns a model on must see that the words of his calls go there. */
function languageModelLine(languageModel: Config['languageModel']): string {
  if (languageModel === null)
    return '  Language model     none: the rules read alone, and nothing leaves this machine'
  const { provider, budget, price } = languageModel
  const where = provider.kind === 'gemini' ? (provider.baseUrl ?? 'Google') : provider.baseUrl
  const isFree = provider.kind === 'openai-compatible' && price === null
  const cost = isFree ? 'free of charge' : `at most ₹${budget.rupeesPerDay} a day`
  return `  Language model     ${provider.model} (${where}) reads transcripts too, numbers masked; ${cost}`
}
