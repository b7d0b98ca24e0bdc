import { createHash, timingSafeEqual } from 'node:crypto'

import type { FastifyReply, FastifyRequest } from 'fastify'

import type { Account } from './account.ts'
import { Refusal } from './refusal.ts'

/** A hook that lets only those in who know the account and its token. */
export function makeAuthentication({ sid, authToken }: Account) {
  const right = digest(`${sid}:${authToken}`)

  return async function authenticate(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const given = /^Basic +([A-Za-z0-9+/=_-]+) *$/i.exec(request.headers.authorization ?? '')?.[1]
    if (given !== undefined && timingSafeEqual(digest(Buffer.from(given, 'base64')), right)) return

    reply.header('www-authenticate', 'Basic realm="Twilio API"')
    throw given === undefined
      ? new Refusal(
          20003,
          'Authentication Error - No credentials provided',
          'Your AccountSid or AuthToken was incorrect.',
        )
      : new Refusal(20003, 'Authenticate', '')
  }
}

/** Of one length, whatever the length of `secret`, as a comparison in constant time needs it. */
function digest(secret: string | Buffer): Buffer {
  return createHash('sha256').update(secret).digest()
}
