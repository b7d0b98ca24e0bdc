/**
 * Whether a page of `origin` may open a WebSocket here. A browser tells where a page comes from and lets nobody lie about
 * it; a program that is no browser sends no Origin and may. `ownHost` is the host, with its port, that the client asked
 * for. `allowed` are origins like `https://console.example`.
 */
export function mayConnectFrom(
  origin: string | undefined,
  ownHost: string,
  allowed: readonly string[],
): boolean {
  if (origin === undefined) return true
  if (allowed.includes(origin)) return true
  if (!URL.canParse(origin)) return false
  // Not the scheme: where a proxy ends the encryption, we cannot know the one that the browser sees.
  const { protocol, host } = new URL(origin)
  return /^https?:$/.test(protocol) && host === ownHost.toLowerCase()
}
