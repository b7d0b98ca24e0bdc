/** Somebody whom the simulated telephone company can ring, as it tells of them. */
export interface Persona {
  /** E.164; null for whoever has none of the others' numbers. */
  readonly number: string | null
  readonly name: string
  readonly whatHappens: string
  /** The name of the recorded conversation, or null. */
  readonly conversation: string | null
}

/** Asks the simulator who can be rung. */
export async function readPersonas(simulatorUrl: string): Promise<readonly Persona[]> {
  const response = await fetch(new URL('/personas', simulatorUrl))
  return (await response.json()) as Persona[]
}

/** By number, by the digits of a number, or by the name of the conversation. Throws Error naming all there are. */
export function findPersona(personas: readonly Persona[], wanted: string): Persona {
  const digits = wanted.replace(/\D/g, '')
  const byName = personas.find(({ conversation, number }) => conversation === wanted && number !== null)
  const byNumber = personas.find(({ number }) => digits.length >= 7 && (number ?? '').endsWith(digits))
  const found =
    byName ?? byNumber ?? (digits.length >= 7 ? personas.find(({ number }) => number === null) : null)
  if (found) return found
  throw new Error(`There is no persona "${wanted}". There are:\n${personaLines(personas).join('\n')}`)
}

export function personaLines(personas: readonly Persona[]): string[] {
  const names = personas.map(({ conversation }) => conversation ?? '')
  const width = Math.max(...names.map((name) => name.length))
  return personas.map(
    ({ number, whatHappens }, index) =>
      `${(number ?? 'any other').padEnd(13)}  ${names[index]!.padEnd(width)}  ${whatHappens}`,
  )
}
