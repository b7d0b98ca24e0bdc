type Environment = Readonly<Record<string, string | undefined>>

export type Settings = ReturnType<typeof settingsReader>

/** Readers of single settings. A wrong value adds a sentence to `problems` and the default goes on in its place. */
export function settingsReader(env: Environment, problems: string[]) {
  function text(name: string): string | null {
    const value = env[name]?.trim()
    return value === undefined || value === '' ? null : value
  }

  function optionalInteger(name: string, min: number, max: number): number | null {
    const value = text(name)
    if (value === null) return null
    const number = Number(value)
    if (/^\d+$/.test(value) && number >= min && number <= max) return number
    problems.push(`${name} must be a whole number from ${min} to ${max}, and is "${shorten(value)}".`)
    return null
  }

  function integer(name: string, fallback: number, min: number, max: number): number {
    return optionalInteger(name, min, max) ?? fallback
  }

  function port(name: string, fallback: number): number {
    return integer(name, fallback, 0, 65535)
  }

  function oneOf<const T extends string>(name: string, choices: readonly T[], fallback: T): T {
    const value = text(name)
    if (value === null) return fallback
    const choice = choices.find((candidate) => candidate === value.toLowerCase())
    if (choice !== undefined) return choice
    problems.push(`${name} must be one of ${choices.join(', ')}, and is "${shorten(value)}".`)
    return fallback
  }

  function yesOrNo(name: string, fallback: boolean): boolean {
    return oneOf(name, ['true', 'false'], fallback ? 'true' : 'false') === 'true'
  }

  /** Comma-separated values. `kind` names them in the plural, with an example. */
  function list(name: string, kind: string, isOfKind: (item: string) => boolean): readonly string[] {
    const items = (text(name) ?? '')
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '')
    for (const item of items.filter((each) => !isOfKind(each))) {
      problems.push(`${name} must list ${kind}, and "${shorten(item)}" is none.`)
    }
    return items
  }

  function webSocketUrl(name: string): string | null {
    const value = text(name)
    if (value === null) return null
    const url = URL.parse(value)
    if (url?.protocol === 'ws:' || url?.protocol === 'wss:') return value
    problems.push(`${name} must be the address of a vosk-server, as ws://host:2700.`)
    return null
  }

  /** Without a slash at its end. */
  function webUrl(name: string, fallback: string): string {
    const value = text(name) ?? fallback
    const url = URL.parse(value)
    const isPlain = url !== null && url.search === '' && url.hash === ''
    if (isPlain && (url.protocol === 'https:' || url.protocol === 'http:')) return value.replace(/\/+$/, '')
    problems.push(`${name} must be a web address without a query, as https://host/models.`)
    return fallback
  }

  return { text, integer, optionalInteger, port, oneOf, yesOrNo, list, webSocketUrl, webUrl }
}

function shorten(value: string): string {
  return value.length <= 40 ? value : `${value.slice(0, 40)}…`
}
