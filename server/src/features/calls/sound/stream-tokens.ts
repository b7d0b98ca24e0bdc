import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'

import type { Clock } from '../../../lib/clock.ts'

/** What lets one stream of one call in, once. */
export interface StreamTokens {
  /** Good for a minute; has no characters that would need escaping anywhere. */
  readonly issue: (callId: string) => string
  /** The call that the token was handed out for; null for one that was used, is too old, or is none of ours. */
  readonly redeem: (token: string) => string | null
}

const LIFETIME_MS = 60_000
const NONCE_BYTES = 12
const TOKEN = /^([0-9a-zA-Z-]{1,64})\.([0-9a-z]{1,12})\.([\w-]{16})\.([\w-]{43})$/

/**
 * Tokens that carry what they are for, sealed under a key drawn from the installation's secret. Only those that were used
 * are remembered, until they would be too old anyway.
 */
export function makeStreamTokens(secret: string, clock: Clock): StreamTokens {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'leadbreak stream tokens', 32))
  const usedUntilMs = new Map<string, number>()

  const seal = (content: string) => createHmac('sha256', key).update(content).digest()

  function issue(callId: string): string {
    const expiresAt = (clock.nowMs() + LIFETIME_MS).toString(36)
    const content = `${callId}.${expiresAt}.${randomBytes(NONCE_BYTES).toString('base64url')}`
    return `${content}.${seal(content).toString('base64url')}`
  }

  function redeem(token: string): string | null {
    const [, callId, expiresAt, nonce, sealed] = TOKEN.exec(token) ?? []
    if (callId === undefined || expiresAt === undefined || nonce === undefined || sealed === undefined)
      return null
    const given = Buffer.from(sealed, 'base64url')
    if (!timingSafeEqual(given, seal(`${callId}.${expiresAt}.${nonce}`))) return null

    const nowMs = clock.nowMs()
    const expiresMs = parseInt(expiresAt, 36)
    if (nowMs >= expiresMs || usedUntilMs.has(nonce)) return null
    forgetExpired(nowMs)
    usedUntilMs.set(nonce, expiresMs)
    return callId
  }

  function forgetExpired(nowMs: number): void {
    for (const [nonce, untilMs] of usedUntilMs) if (nowMs >= untilMs) usedUntilMs.delete(nonce)
  }

  return { issue, redeem }
}
