import { join } from 'node:path'

import type { Logger } from 'pino'

import { makeNoCarrier } from './adapters/no-carrier.ts'
import { startOwnSimulator } from './adapters/simulator/own-simulator.ts'
import { simulatedAccount, type SimulatedAccount } from './adapters/simulator/simulated-account.ts'
import { makeTwilioStreams } from './adapters/twilio/media/twilio-streams.ts'
import { makeTwilioAccount } from './adapters/twilio/twilio-account.ts'
import { openTwilioCarrier } from './adapters/twilio/twilio-carrier.ts'
import { makeTwilioWebhooks } from './adapters/twilio/twilio-webhooks.ts'
import type { CallSettings, TelephonyConfig } from './config/telephony.ts'
import type { Carrier, CarrierAccount, CarrierWebhooks } from './features/calls/carrier.ts'
import type { CarrierStreams } from './features/calls/sound/carrier-streams.ts'
import type { StreamTokens } from './features/calls/sound/stream-tokens.ts'

export interface TelephonyOptions {
  readonly config: TelephonyConfig
  /** The installation's own; the simulated account is drawn from it. */
  readonly secret: string
  /** Where the carrier reaches this server; known once it listens. */
  readonly publicUrl: () => string
  /** By what the streams of a call's sound are let in; null when nobody listens to calls while they go on. */
  readonly issueStreamToken: StreamTokens['issue'] | null
  /** What our simulator may pick its own surroundings from. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly log: Logger
  readonly signal: AbortSignal
}

/** The telephone company, as the features see it. */
export interface Telephony {
  readonly carrier: Carrier
  readonly webhooks: CarrierWebhooks
  readonly carrierAccount: CarrierAccount
  readonly streams: CarrierStreams
  /** Ours, where one runs beside the server. */
  readonly simulator: RunningSimulator | null
  readonly close: () => Promise<void>
}

export interface RunningSimulator {
  readonly url: string
  readonly account: SimulatedAccount
  readonly isListening: () => boolean
}

interface Account {
  readonly accountSid: string
  readonly authTokens: readonly [string, ...string[]]
  readonly fromNumber: string
  readonly apiUrl: string | null
}

export const SIMULATOR_PROGRAM = join(import.meta.dirname, '..', '..', 'simulator', 'src', 'main.ts')

/** Opens the telephone company that is configured. Throws `telephony-unavailable` when our simulator does not start. */
export async function openTelephony(options: TelephonyOptions): Promise<Telephony> {
  const { config, secret, env, log, signal } = options
  switch (config.kind) {
    case 'none':
      return { ...makeNoCarrier(), simulator: null, close: () => Promise.resolve() }
    case 'twilio':
      return { ...openAccount(config, config, options), simulator: null }
    case 'simulated': {
      const account = simulatedAccount(secret)
      const { port, clock } = config
      const running = await startOwnSimulator({
        ...{ program: SIMULATOR_PROGRAM, port, account, clock, env, log, signal },
        stderr: process.stderr,
      })
      const { authToken, ...names } = account
      const opened = openAccount({ ...names, authTokens: [authToken], apiUrl: running.url }, config, options)
      return {
        ...opened,
        simulator: { url: running.url, account, isListening: () => running.state() === 'listening' },
        close: async () => {
          await opened.close()
          await running.close()
        },
      }
    }
  }
}

function openAccount(
  account: Account,
  limits: CallSettings,
  { publicUrl, issueStreamToken, log }: TelephonyOptions,
) {
  const { accountSid, authTokens, fromNumber, apiUrl } = account
  const common = { accountSid, fromNumber, limits, publicUrl }
  const carrier = openTwilioCarrier({ ...common, authToken: authTokens[0], apiUrl, log })
  return {
    carrier,
    webhooks: makeTwilioWebhooks({ ...common, authTokens, issueStreamToken }),
    streams: makeTwilioStreams({ accountSid, authTokens, publicUrl }),
    carrierAccount: makeTwilioAccount({ accountSid, authTokens, apiUrl }),
    close: carrier.close,
  }
}
