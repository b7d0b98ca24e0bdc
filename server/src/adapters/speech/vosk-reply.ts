import type { Word } from '@leadbreak/contract'

/** What a vosk-server says to a frame: more is to come, or an utterance is closed (perhaps without a word). */
export type UsableVoskReply =
  | { readonly kind: 'partial'; readonly text: string }
  | { readonly kind: 'final'; readonly words: readonly Word[] }

/** `unusable`: not an answer of the protocol, or one without word times. */
export type VoskReply = UsableVoskReply | { readonly kind: 'unusable' }

/** Reads one text message. Word times count from where the server's audio began. */
export function readVoskReply(message: string): VoskReply {
  const reply = parseObject(message)
  if (reply === null) return { kind: 'unusable' }
  if (typeof reply.partial === 'string') return { kind: 'partial', text: reply.partial }

  if (reply.result === undefined) {
    // Nothing was heard. Text without word times comes from a server that was told to leave them out.
    return reply.text === '' ? { kind: 'final', words: [] } : { kind: 'unusable' }
  }
  if (!Array.isArray(reply.result)) return { kind: 'unusable' }
  const words = reply.result.map(readWord)
  if (!words.every((word) => word !== null)) return { kind: 'unusable' }
  return { kind: 'final', words }
}

function readWord(value: unknown): Word | null {
  if (!isObject(value)) return null
  const { word, start, end, conf } = value
  if (typeof word !== 'string' || typeof start !== 'number' || typeof end !== 'number') return null
  if (typeof conf !== 'number') return null
  const startMs = Math.max(0, Math.round(start * 1000))
  return {
    text: word,
    startMs,
    endMs: Math.max(startMs, Math.round(end * 1000)),
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
