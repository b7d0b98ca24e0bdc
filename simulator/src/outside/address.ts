/** A customer's URL taken apart. What can be sent as it was written stays so, because the signature covers those very characters. */
export interface Address {
  readonly protocol: 'http:' | 'https:'
  /** As a socket wants it: IPv6 without its brackets. */
  readonly hostname: string
  readonly port: number
  /** Host and port as written, without user information. */
  readonly authority: string
  readonly credentials: { readonly user: string; readonly password: string } | null
  /** Begins with a slash. */
  readonly pathAndQuery: string
  /** What stands behind the `#`. It is never sent, and never signed. */
  readonly fragment: string
}

/** Null when it is no web address. */
export function readAddress(text: string): Address | null {
  const url = URL.parse(text)
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null

  const protocol = url.protocol
  const isPlain = /^[!-[\]-~]*$/.test(text) // visible ASCII without the backslash
  const asWritten = isPlain ? /^https?:\/\/(?:[^/?#]*@)?([^/?#]+)([^#]*)/i.exec(text) : null
  return {
    protocol,
    hostname: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (protocol === 'https:' ? 443 : 80),
    authority: asWritten?.[1] ?? url.host,
    credentials: readCredentials(url),
    pathAndQuery: (asWritten?.[2] ?? url.pathname + url.search).replace(/^(?!\/)/, '/'),
    fragment: url.hash.slice(1),
  }
}

/** For people who watch: without queries and passwords, which may be secrets. What is no web address loses its query alone. */
export function shownUrl(url: string): string {
  const whole = URL.parse(url)
  return whole && whole.host !== '' ? whole.origin + whole.pathname : url.replace(/[?#].*/s, '')
}

/** The address without user information and fragment. */
export function plainUrl({ protocol, authority, pathAndQuery }: Address): string {
  return `${protocol}//${authority}${pathAndQuery}`
}

export function withQuery(address: Address, query: string): Address {
  if (query === '') return address
  const joint = address.pathAndQuery.includes('?') ? '&' : '?'
  return { ...address, pathAndQuery: `${address.pathAndQuery}${joint}${query}` }
}

function readCredentials({ username, password }: URL): Address['credentials'] {
  if (username === '' && password === '') return null
  return { user: decoded(username), password: decoded(password) }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text // a lone percent sign means itself
  }
}
