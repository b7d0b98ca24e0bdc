import { lookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import type { Readable } from 'node:stream'

import { Agent, request } from 'undici'

import { isPublicAddress } from './public-address.ts'

/** Where a redirect may lead. Tests loosen one rule to see that the others hold alone. */
export interface OutboundRules {
  readonly mayGoTo: (url: URL) => boolean
  readonly mayConnectTo: (address: string) => boolean
  readonly resolve: (hostname: string) => Promise<readonly ResolvedAddress[]>
}

export interface ResolvedAddress {
  readonly address: string
  readonly family: number
}

/** https on its own port, and only to addresses of the public internet. */
export const PUBLIC_HTTPS: OutboundRules = {
  mayGoTo: ({ protocol, port }) => protocol === 'https:' && port === '',
  mayConnectTo: isPublicAddress,
  resolve: (hostname) => lookup(hostname, { all: true }),
}

/** A redirect led to where we do not go. The reason holds nothing that came from outside. */
export class RedirectRefused extends Error {
  override readonly name = 'RedirectRefused'
  readonly reason: 'too-many-redirects' | 'no-address' | 'address-refused'

  constructor(reason: RedirectRefused['reason']) {
    super(`A redirect was refused: ${reason}.`)
    this.reason = reason
  }
}

export interface Download {
  readonly statusCode: number
  readonly body: Readable
  /** For whoever does not want the body: reads a little of it, so that the connection can be kept, or gives it up. */
  readonly discard: () => Promise<void>
}

export interface GuardedDownloadOptions {
  /** The only origin that downloads begin at, wherever it is; it alone is given the authorization. */
  readonly trustedOrigin: string
  readonly connectMs: number
  /** How long nothing may come. */
  readonly idleMs: number
  readonly rules?: OutboundRules
}

const MAX_REDIRECTS = 3
const MAX_UNWANTED_BYTES = 16 * 1024
const CONNECTIONS_PER_ORIGIN = 10

/**
 * Downloads from one trusted server that may send us elsewhere for the content. A redirect that stays on the trusted
 * origin is followed; one that leaves it loses the authorization for good and must keep to `rules`.
 *
 * A name is resolved once for each connection, and the connection goes to the very addresses that were checked: a second
 * answer of the name server cannot lead elsewhere.
 */
export function makeGuardedDownloads({
  trustedOrigin,
  connectMs,
  idleMs,
  rules = PUBLIC_HTTPS,
}: GuardedDownloadOptions) {
  const common = {
    allowH2: false,
    connections: CONNECTIONS_PER_ORIGIN,
    headersTimeout: idleMs,
    bodyTimeout: idleMs,
  }
  const home = new Agent({ ...common, connect: { timeout: connectMs } })
  const abroad = new Agent({ ...common, connect: { timeout: connectMs, lookup: checkedLookup(rules) } })

  /** Throws RedirectRefused, the reason of `signal`, or what the network threw; `signal` also ends the body. */
  async function open(start: string, authorization: string, signal: AbortSignal): Promise<Download> {
    let url = new URL(start)
    if (url.origin !== trustedOrigin) throw new RangeError('A download begins at the trusted origin.')
    let isHome = true
    for (let redirects = 0; ; redirects++) {
      const { statusCode, headers, body } = await request(url, {
        dispatcher: isHome ? home : abroad,
        headers: { 'accept-encoding': 'identity', ...(isHome ? { authorization } : {}) },
        signal,
      })
      const discard = () => body.dump({ limit: MAX_UNWANTED_BYTES, signal })
      if (!REDIRECTS.has(statusCode)) return { statusCode, body, discard }

      await discard()
      if (redirects === MAX_REDIRECTS) throw new RedirectRefused('too-many-redirects')
      url = readTarget(headers.location, url)
      isHome &&= url.origin === trustedOrigin
      if (!isHome) checkTarget(url, rules)
    }
  }

  async function close(): Promise<void> {
    await Promise.all([home.destroy(), abroad.destroy()])
  }

  return { open, close }
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

function readTarget(location: string | string[] | undefined, from: URL): URL {
  const url = typeof location === 'string' ? URL.parse(location, from) : null
  // A blob: address has the origin of what it wraps, and no host that could be checked.
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:'
  if (url === null || !isWeb || url.username !== '' || url.password !== '') {
    throw new RedirectRefused('no-address')
  }
  return url
}

function checkTarget(url: URL, { mayGoTo, mayConnectTo }: OutboundRules): void {
  // The lookup is not asked about hosts that are addresses already.
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const isRefusedAddress = isIP(host) !== 0 && !mayConnectTo(host)
  if (!mayGoTo(url) || isRefusedAddress) throw new RedirectRefused('address-refused')
}

/** Fails if a single address of the name is refused: an honest server has none. */
function checkedLookup({ mayConnectTo, resolve }: OutboundRules): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const [first] = addresses
        const areAllAllowed = addresses.every(({ address }) => mayConnectTo(address))
        if (first === undefined || !areAllAllowed) {
          callback(new RedirectRefused('address-refused'), '')
        } else if (options.all === true) {
          callback(null, [...addresses])
        } else {
          callback(null, first.address, first.family)
        }
      },
      (error: unknown) => {
        callback(error as NodeJS.ErrnoException, '')
      },
    )
  }
}
