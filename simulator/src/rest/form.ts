/** The parameters of a request, of its body or its query. An empty value counts as one that was not sent. */
export interface Form {
  /** The last value sent under this name, or null. */
  one(name: string): string | null
  /** All values sent under this name. */
  all(name: string): readonly string[]
  /** Everything that was sent, in order. */
  pairs(): readonly (readonly [name: string, value: string])[]
}

/** `input` is what a parser of forms made: text, or an array where a name was repeated. */
export function makeForm(input: unknown): Form {
  const fields = new Map<string, readonly string[]>()
  if (typeof input === 'object' && input !== null)
    for (const [name, value] of Object.entries(input)) fields.set(name, textsOf(value))

  const all = (name: string) => fields.get(name) ?? []
  return {
    all,
    one: (name) => all(name).at(-1) ?? null,
    pairs: () => [...fields].flatMap(([name, values]) => values.map((value) => [name, value] as const)),
  }
}

function textsOf(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  return values.filter((one) => typeof one === 'string').filter((text) => text !== '')
}
