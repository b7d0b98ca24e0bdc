import { readFileSync } from 'node:fs'

export interface EvilUrl {
  readonly kind: string
  readonly url: string
}

/** For tests: addresses that somebody tries in the hope that we fetch them. `port` is where a canary listens on loopback. */
export function readEvilUrls(fill: {
  readonly port: number
  readonly account: string
  readonly recording: string
}): EvilUrl[] {
  const text = readFileSync(new URL('evil-urls.json', import.meta.url), 'utf8')
  const groups = JSON.parse(text) as Record<string, readonly string[]>
  const values: Readonly<Record<string, string>> = {
    port: String(fill.port),
    account: fill.account,
    recording: fill.recording,
    long: 'a'.repeat(4096),
  }
  return Object.entries(groups).flatMap(([kind, urls]) =>
    urls.map((url) => ({ kind, url: url.replace(/\{(\w+)\}/g, (_, name: string) => values[name]!) })),
  )
}
