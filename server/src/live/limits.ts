/** How much `/live` gives to whom, and for how long. */
export interface LiveLimits {
  /** How long a ticket opens `/live`. */
  readonly ticketMs: number
  /** Tickets of one user that are not used yet; a further one ends the oldest. */
  readonly ticketsOfUser: number
  /** How soon a client must show its ticket. */
  readonly openWithinMs: number
  readonly connections: number
  readonly connectionsOfUser: number
  /** Connections that have shown no ticket yet. */
  readonly strangers: number

  readonly heartbeatMs: number
  /** Heartbeats in a row without an answer to their ping, after which a client is taken for gone. */
  readonly unansweredPings: number
  /** Frames of its own making that a client may send between two heartbeats: pings, and answers to nothing. */
  readonly framesOfClient: number

  /** What may wait to be sent to one client; with more it is closed. */
  readonly waitingBytes: number
  /** With more than this, a client gets no partial segments. */
  readonly waitingBytesForPartials: number
  /** How long something may wait to be sent to one client. */
  readonly waitingMs: number

  /** What is kept for clients that come back, in events and in bytes. */
  readonly keptEvents: number
  readonly keptBytes: number
  /** Segments that are being spoken, of all calls together. */
  readonly keptPartials: number

  /** How often everybody's rights are looked up again. */
  readonly recheckMs: number
  /** How often in a row they may not be found out before he is let go. */
  readonly failedChecks: number
}

export const LIVE_LIMITS: LiveLimits = {
  ticketMs: 30_000,
  ticketsOfUser: 20,
  openWithinMs: 5_000,
  connections: 10_000,
  connectionsOfUser: 20,
  strangers: 1_000,

  heartbeatMs: 15_000,
  unansweredPings: 2,
  framesOfClient: 20,

  waitingBytes: 1024 * 1024,
  waitingBytesForPartials: 64 * 1024,
  waitingMs: 15_000,

  keptEvents: 20_000,
  keptBytes: 16 * 1024 * 1024,
  keptPartials: 1_000,

  recheckMs: 30_000,
  failedChecks: 2,
}
