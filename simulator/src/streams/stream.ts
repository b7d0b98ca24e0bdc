import type { WebHook } from '../outside/outside.ts'

/** Seen from the telephone company: what it receives from the person at this leg, and what it plays to him. */
export type Track = 'inbound' | 'outbound'

export type TrackChoice = 'inbound_track' | 'outbound_track' | 'both_tracks'

export interface StreamOrder {
  readonly url: string
  /** Null for one that has none. */
  readonly name: string | null
  readonly track: TrackChoice
  readonly hook: WebHook | null
  /** Handed on to the customer's server as they are. */
  readonly parameters: Readonly<Record<string, string>>
}

/** A stream of one leg's sound, and what became of it. Times are milliseconds since 1970. */
export interface Stream {
  /** `MZ` and 32 hexadecimal digits. */
  readonly sid: string
  readonly callSid: string
  readonly name: string | null
  readonly tracks: readonly Track[]
  readonly state: 'opening' | 'open' | 'closed'
  readonly updatedAtMs: number
  /** When its first sound was taken; null while it is not open, and when it never was. */
  readonly openedAtMs: number | null
  readonly closedAtMs: number | null
  /** Media messages; one that was sent twice counts twice. */
  readonly framesSent: number
  /** Those that a fault or a full connection kept from being sent. */
  readonly framesDropped: number
  /** What the customer's server sent to us, which it must not. */
  readonly messagesReceived: number
  /** The carrier's codes, in the order in which they happened. */
  readonly errors: readonly number[]
  readonly closedBy: 'carrier' | 'customer' | null
  /** Of the WebSocket; null when the customer's server did not close it. */
  readonly closeCode: number | null
}

/** What is wrong with a stream; the code is the carrier's. */
export interface StreamProblem {
  readonly code: (typeof STREAM_CODES)[keyof typeof STREAM_CODES]
  readonly sentence: string
}

export const STREAM_CODES = {
  notValid: 20_001,
  handshake: 31_920,
  schema: 31_922,
  malformedUrl: 31_923,
} as const

/** A stream of both tracks counts twice. */
const MOST_TRACKS_OF_A_CALL = 4
/** (unverified) of a parameter's name and value together. */
const LONGEST_PARAMETER = 500

export function tracksOf(choice: TrackChoice): readonly Track[] {
  if (choice === 'both_tracks') return ['inbound', 'outbound']
  return choice === 'inbound_track' ? ['inbound'] : ['outbound']
}

/** Why `order` is refused beside those of the same leg that are not over, or null. */
export function problemOf(
  { url, name, track, parameters }: StreamOrder,
  beside: readonly Pick<Stream, 'name' | 'tracks'>[],
): StreamProblem | null {
  const ofUrl = problemOfUrl(url)
  if (ofUrl) return ofUrl
  const tracks = beside.flatMap((other) => other.tracks).length + tracksOf(track).length
  // (unverified) which codes the carrier has for these three.
  if (name !== null && beside.some((other) => other.name === name))
    return { code: STREAM_CODES.notValid, sentence: `the call already has a stream of the name "${name}"` }
  if (tracks > MOST_TRACKS_OF_A_CALL)
    return { code: STREAM_CODES.notValid, sentence: 'a call has at most four tracks in streams' }
  for (const [key, value] of Object.entries(parameters))
    if (key.length + value.length > LONGEST_PARAMETER)
      return {
        code: STREAM_CODES.notValid,
        sentence: 'a parameter of a stream is longer than 500 characters',
      }
  return null
}

/** The carrier takes wss alone. Here ws does as well where it cannot leave this machine, so that a test needs no certificate. */
function problemOfUrl(url: string): StreamProblem | null {
  const target = URL.parse(url)
  if (!target || target.hostname === '' || url.includes('#'))
    return {
      code: STREAM_CODES.malformedUrl,
      sentence: 'a stream needs an absolute wss address without a fragment',
    }
  if (target.protocol !== 'wss:' && !(target.protocol === 'ws:' && isLoopback(target.hostname)))
    return { code: STREAM_CODES.schema, sentence: 'a stream needs a wss address' }
  if (target.search !== '' || url.includes('?'))
    return { code: STREAM_CODES.handshake, sentence: 'a stream with a query in its address is refused' }
  return null
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}
