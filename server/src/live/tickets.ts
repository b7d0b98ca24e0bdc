import { createHash, randomBytes } from 'node:crypto'

import type { LiveTicket } from '@leadbreak/contract'

import { toInstant, type Clock } from '../lib/clock.ts'
import type { LiveLimits } from './limits.ts'

/** For whom a ticket was made, and under which generation of his sessions. */
export interface TicketHolder {
  readonly userId: string
  readonly generation: number
}

interface KeptTicket extends TicketHolder {
  readonly expiresAtMs: number
}

const TICKET_BYTES = 32

/**
 * One-time tickets for `/live`, so that no token has to stand in an address. Only their hashes are kept, and only in
 * memory: a ticket does not outlive the process, which its holder notices when he connects.
 */
export function makeTickets(
  clock: Clock,
  { ticketMs, ticketsOfUser }: Pick<LiveLimits, 'ticketMs' | 'ticketsOfUser'>,
) {
  /** By hash; the oldest first, which are also the first to expire. */
  const kept = new Map<string, KeptTicket>()

  function issue(holder: TicketHolder): LiveTicket {
    const nowMs = clock.nowMs()
    forgetExpired(nowMs)
    makeRoomFor(holder)

    const ticket = randomBytes(TICKET_BYTES).toString('base64url')
    const expiresAtMs = nowMs + ticketMs
    kept.set(hashOf(ticket), { userId: holder.userId, generation: holder.generation, expiresAtMs })
    return { ticket, expiresAt: toInstant(expiresAtMs) }
  }

  /** Uses a ticket up. Null for one that was used, has expired, or never was. */
  function redeem(ticket: string): TicketHolder | null {
    const hash = hashOf(ticket)
    const holder = kept.get(hash)
    kept.delete(hash)
    return holder && clock.nowMs() < holder.expiresAtMs ? holder : null
  }

  function makeRoomFor({ userId }: TicketHolder): void {
    let count = 0
    let oldest: string | null = null
    for (const [hash, ticket] of kept) {
      if (ticket.userId !== userId) continue
      count++
      oldest ??= hash
    }
    if (oldest !== null && count >= ticketsOfUser) kept.delete(oldest)
  }

  function forgetExpired(nowMs: number): void {
    for (const [hash, { expiresAtMs }] of kept) {
      if (nowMs < expiresAtMs) return
      kept.delete(hash)
    }
  }

  return { issue, redeem }
}

function hashOf(ticket: string): string {
  return createHash('sha256').update(ticket).digest('base64')
}
