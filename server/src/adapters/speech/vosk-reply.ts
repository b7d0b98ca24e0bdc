import type { Word } from '@leadbreak/contract'

/** What a vosk-server says to a frame: more is to come, or an utterance is closed (perhaps without a word). */
export type VoskReply =
  | { readonly kind: 'partial' }
  | { readonly kind: 'final'; readonly words: readonly Word[] }
  /** Not an answer of the protocol, or one without word times. */
  | { readonly kind: 'unusable' }

/** Reads one text message. Word times of the server are seconds since its audio began; `shiftMs` is added to them. */
export function readVoskReply(message: string, shiftMs: number): VoskReply {
  const reply = parseObject(message)
  if (reply === null) return { kind: 'unusable' }
  if ('partial' in reply) return { kind: 'partial' }

  if (reply.result === undefined) {
    // Nothing was heard. Text without word times comes from a server that was told to leave them out.
    return reply.text === '' ? { kind: 'final', words: [] } : { kind: 'unusable' }
  }
  if (!Array.isArray(reply.result)) return { kind: 'unusable' }
  const words = reply.result.map((word: unknown) => readWord(word, shiftMs))
  if (!words.every((word) => word !== null)) return { kind: 'unusable' }
  return { kind: 'final', words }
}

function readWord(value: unknown, shiftMs: number): Word | null {
  if (!isObject(value)) return null
  const { word, start, end, conf } = value
  if (typeof word !== 'string' || typeof start !== 'number' || typeof end !== 'number') return null
  if (typeof conf !== 'number') return null
  const startMs = Math.max(0, Math.round(start * 1000 + shiftMs))
  return {
    text: word,
    startMs,
    endMs: Math.max(startMs, Math.round(end * 1000 + shiftMs)),
    confidence: Math.min(1, Math.max(0, conf)),
  }
}

function parseObject(message: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(message)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
