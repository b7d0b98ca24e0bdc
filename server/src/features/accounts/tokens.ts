import { createSigner, createVerifier } from 'fast-jwt'

import type { Clock } from '../../lib/clock.ts'

export interface TokensOptions {
  /** At least 32 bytes; whoever knows it can be anybody. */
  readonly secret: string
  readonly lifetimeMinutes: number
}

/** What a sound token says. */
export interface AccessClaims {
  readonly userId: string
  readonly generation: number
}

export type Tokens = ReturnType<typeof makeTokens>

const ISSUER = 'leadbreak'
const AUDIENCE = 'leadbreak-api'
const TYPE = 'access'
const LONGEST_TOKEN_CHARS = 2048
/** Another machine of ours may be ahead of this one by so much. */
const CLOCK_SKEW_MS = 30_000

/** Makes and reads access tokens: JWTs signed with HS256 and nothing else, whatever a token says of itself. */
export function makeTokens({ secret, lifetimeMinutes }: TokensOptions, clock: Clock) {
  const sign = createSigner({ key: secret, algorithm: 'HS256' })
  // Times are checked below, by our own clock.
  const verify = createVerifier({
    key: secret,
    algorithms: ['HS256'],
    ignoreExpiration: true,
    ignoreNotBefore: true,
  })

  function issue({ userId, generation }: AccessClaims): string {
    const issuedAt = Math.floor(clock.nowMs() / 1000)
    return sign({
      iss: ISSUER,
      aud: AUDIENCE,
      typ: TYPE,
      sub: userId,
      gen: generation,
      iat: issuedAt,
      exp: issuedAt + lifetimeMinutes * 60,
    })
  }

  /** Null for every token that we did not make, made for something else, or made too long ago. */
  function read(token: string): AccessClaims | null {
    if (token.length > LONGEST_TOKEN_CHARS || !endsCanonically(token)) return null
    try {
      return claimsOf(verify(token), clock.nowMs())
    } catch {
      return null
    }
  }

  return { issue, read }
}

/** The last character of a signature has bits that mean nothing; a token has one spelling all the same. */
function endsCanonically(token: string): boolean {
  const signature = token.slice(token.lastIndexOf('.') + 1)
  return Buffer.from(signature, 'base64url').toString('base64url') === signature
}

function claimsOf(payload: unknown, nowMs: number): AccessClaims | null {
  if (typeof payload !== 'object' || payload === null) return null
  const { iss, aud, typ, sub, gen, iat, exp, nbf } = payload as Readonly<Record<string, unknown>>
  const isOurs = iss === ISSUER && aud === AUDIENCE && typ === TYPE
  const isNow =
    isWholeNumber(exp) &&
    nowMs < exp * 1000 &&
    isWholeNumber(iat) &&
    iat * 1000 <= nowMs + CLOCK_SKEW_MS &&
    (nbf === undefined || (isWholeNumber(nbf) && nbf * 1000 <= nowMs + CLOCK_SKEW_MS))
  if (!isOurs || !isNow) return null
  return typeof sub === 'string' && isWholeNumber(gen) ? { userId: sub, generation: gen } : null
}

function isWholeNumber(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}
