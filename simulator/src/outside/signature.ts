import { createHmac } from 'node:crypto'

import { plainUrl, type Address } from './address.ts'

/**
 * The value of X-Twilio-Signature: HMAC-SHA1 of the signed URL followed by every parameter's name and value, by the order of their
 * names; of a name with several values each different value counts once, in order. `parameters` are those of a form body, so a GET
 * has none.
 */
export function sign(
  authToken: string,
  address: Address,
  parameters: Readonly<Record<string, string | readonly string[]>>,
): string {
  const signed = Object.keys(parameters)
    .toSorted()
    .flatMap((name) => [...new Set([parameters[name]!].flat())].toSorted().map((value) => name + value))
  return createHmac('sha1', authToken)
    .update([signedUrl(address), ...signed].join(''), 'utf8')
    .digest('base64')
}

/** The same for the handshake of a WebSocket, which has no parameters: its address is signed exactly as it was written. */
export function signUrl(authToken: string, url: string): string {
  return createHmac('sha1', authToken).update(url, 'utf8').digest('base64')
}

/** The carrier leaves out the port of an https URL and keeps that of an http one. */
export function signedUrl(address: Address): string {
  if (address.protocol === 'http:') return plainUrl(address)
  return plainUrl({ ...address, authority: address.authority.replace(/:\d*$/, '') })
}
