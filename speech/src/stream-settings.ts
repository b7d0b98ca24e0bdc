/** What a client may choose for its stream, once, before its audio begins. */
export interface StreamSettings {
  readonly sampleRateHz: number
  readonly words: boolean
  /** 0 gives one text with word confidences; more gives that many texts without them. */
  readonly maxAlternatives: number
  /** Empty: the model's whole language. */
  readonly phrases: readonly string[]
}

export const MIN_SAMPLE_RATE_HZ = 8000
export const MAX_SAMPLE_RATE_HZ = 48_000
export const MOST_ALTERNATIVES = 100
const MOST_PHRASES = 10_000

/** A message that this server cannot take. The code is a WebSocket close code; the reason is for the client. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly closeCode: number

  constructor(closeCode: number, reason: string) {
    super(reason)
    this.closeCode = closeCode
  }
}

/** The settings after a client's `config` object; what it does not name stays. Throws Refusal. */
export function settingsAfter(
  settings: StreamSettings,
  config: unknown,
  modelNames: readonly string[],
): StreamSettings {
  if (typeof config !== 'object' || config === null || Array.isArray(config))
    throw new Refusal(1007, 'config must be an object')
  const wish = config as Readonly<Record<string, unknown>>

  // A path would let any client open any folder of this machine.
  if (wish.model !== undefined && !modelNames.includes(wish.model as string))
    throw new Refusal(1008, 'unknown model: /health names the one that is served')

  return {
    sampleRateHz: chosen(wish.sample_rate, settings.sampleRateHz, readSampleRate),
    words: chosen(wish.words, settings.words, Boolean),
    maxAlternatives: chosen(wish.max_alternatives, settings.maxAlternatives, readMaxAlternatives),
    phrases: chosen(wish.phrase_list, settings.phrases, readPhrases),
  }
}

function chosen<T>(wish: unknown, otherwise: T, read: (wish: unknown) => T): T {
  return wish === undefined ? otherwise : read(wish)
}

/** Numbers in quotes count as numbers: the original reads both. */
function readSampleRate(wish: unknown): number {
  const rateHz = readNumber(wish)
  if (!(rateHz >= MIN_SAMPLE_RATE_HZ && rateHz <= MAX_SAMPLE_RATE_HZ))
    throw new Refusal(1007, `sample_rate must be from ${MIN_SAMPLE_RATE_HZ} to ${MAX_SAMPLE_RATE_HZ}`)
  return Math.round(rateHz)
}

function readMaxAlternatives(wish: unknown): number {
  const count = Math.trunc(readNumber(wish))
  if (!(count >= 0 && count <= MOST_ALTERNATIVES))
    throw new Refusal(1007, `max_alternatives must be from 0 to ${MOST_ALTERNATIVES}`)
  return count
}

/** libvosk takes anything and dies of much; `phrases.ts` sees to the words. */
function readPhrases(wish: unknown): readonly string[] {
  if (wish === null) return []
  if (!Array.isArray(wish) || !wish.every((phrase) => typeof phrase === 'string'))
    throw new Refusal(1007, 'phrase_list must be an array of strings')
  if (wish.length > MOST_PHRASES)
    throw new Refusal(1007, `phrase_list must have at most ${MOST_PHRASES} phrases`)
  return wish
}

function readNumber(wish: unknown): number {
  if (typeof wish === 'number') return wish
  return typeof wish === 'string' && wish.trim() !== '' ? Number(wish) : NaN
}
