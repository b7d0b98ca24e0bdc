import { createHmac } from 'node:crypto'

export interface SimulatedAccount {
  readonly accountSid: string
  readonly authToken: string
  /** E.164; the one that Twilio gives to those who test. */
  readonly fromNumber: string
}

/** The account at our own simulated company, drawn from the installation's secret: the same after each start, and nobody's guess. */
export function simulatedAccount(secret: string): SimulatedAccount {
  const draw = (what: string) => createHmac('sha256', secret).update(what).digest('hex').slice(0, 32)
  return {
    accountSid: `AC${draw('simulated account')}`,
    authToken: draw('simulated auth token'),
    fromNumber: '+15005550006',
  }
}
