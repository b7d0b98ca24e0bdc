/** Ways in which a request fails, in the carrier's words: no connection, no answer in time, or an answer that is an error. */
export type FailureClass = 'ct' | 'rt' | '4xx' | '5xx'

/** How a customer's server is to be asked; a URL can say it behind its `#`, as `#rc=3&rp=5xx,rt`. */
interface Overrides {
  readonly connectMs: number
  /** To the first byte of the answer, and between any two. */
  readonly readMs: number
  /** For all attempts together. */
  readonly totalMs: number
  readonly retries: number
  readonly retryOn: ReadonlySet<FailureClass>
}

const CLASSES: readonly FailureClass[] = ['ct', 'rt', '4xx', '5xx']

/** Numbers out of bounds are brought to the bound; what cannot be read counts as not said. `e` and `sni` change nothing here. */
export function readOverrides(fragment: string): Overrides {
  const said = new URLSearchParams(fragment)
  return {
    connectMs: readNumber(said.get('ct'), { least: 100, most: 10_000, otherwise: 5000 }),
    readMs: readNumber(said.get('rt'), { least: 100, most: 15_000, otherwise: 15_000 }),
    totalMs: readNumber(said.get('tt'), { least: 100, most: 15_000, otherwise: 15_000 }),
    retries: readNumber(said.get('rc'), { least: 0, most: 5, otherwise: 1 }),
    retryOn: readPolicy(said.get('rp')),
  }
}

function readNumber(
  text: string | null,
  { least, most, otherwise }: { least: number; most: number; otherwise: number },
): number {
  if (text === null || !/^\d{1,9}$/.test(text)) return otherwise
  return Math.min(most, Math.max(least, Number(text)))
}

function readPolicy(text: string | null): ReadonlySet<FailureClass> {
  const words = (text ?? '').split(',')
  const chosen = words.includes('all') ? CLASSES : CLASSES.filter((name) => words.includes(name))
  return new Set(chosen.length > 0 ? chosen : ['ct'])
}
