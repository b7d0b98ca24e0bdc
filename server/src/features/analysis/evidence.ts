import type { Evidence, Quote, ReplacedValue } from '@leadbreak/contract'
import type { Claim } from './conclude.ts'
import { CONFIDENCE } from './dialogue/confidence.ts'
import type { Replaced } from './history.ts'
import type { Proof } from './dialogue/proof.ts'
import type { Spoken, Utterance } from './words/turns.ts'

/** Every claim with its quotes: exactly the words of the utterance, and when they were said. */
export function toEvidence(claims: readonly Claim[], call: QuotedCall): Evidence[] {
  return claims.flatMap(({ field, value, proofs, confidence }) => {
    const isGuessed = proofs.some(({ segment }) => call.heard[segment]!.speaker === null)
    const certainty = isGuessed ? confidence * CONFIDENCE.timesIfSpeakerGuessed : confidence
    const rounded = Math.round(certainty * 100) / 100
    return proofs.map((proof) => ({ field, value, ...quoteOf(proof, call), confidence: rounded }))
  })
}

/** What held for a while, with its quote, in the order in which it was said. */
export function toReplaced(history: readonly Replaced[], call: QuotedCall): ReplacedValue[] {
  return [...history]
    .sort((a, b) => a.proof.segment - b.proof.segment || a.proof.start - b.proof.start)
    .map(({ field, value, proof, replacedBy }) => ({ field, value, ...quoteOf(proof, call), replacedBy }))
}

/** The utterances as they were heard, and with their speakers. */
interface QuotedCall {
  readonly heard: readonly Utterance[]
  readonly spoken: readonly Spoken[]
}

function quoteOf(proof: Proof, { spoken }: QuotedCall): Quote {
  const utterance = spoken[proof.segment]!
  const quote = utterance.text.slice(proof.start, proof.end)
  return { quote, segmentIndex: proof.segment, ...timesOf(utterance, proof), speaker: utterance.speaker }
}

/** The times of the quoted words where the recogniser gave word times that match the text, else the utterance's. */
export function timesOf(utterance: Utterance, proof: Proof): { startMs: number; endMs: number } {
  const whole = { startMs: toMs(utterance.startMs), endMs: toMs(utterance.endMs) }
  if (!utterance.words || utterance.words.length === 0) return whole
  let at = 0
  let startMs: number | null = null
  let endMs: number | null = null
  for (const word of utterance.words) {
    const start = utterance.text.indexOf(word.text, at)
    if (start < 0) return whole
    at = start + word.text.length
    if (at <= proof.start) continue
    if (start >= proof.end) break
    startMs ??= toMs(word.startMs)
    endMs = toMs(word.endMs)
  }
  return startMs === null || endMs === null ? whole : { startMs, endMs }
}

function toMs(value: number): number {
  return Number.isFinite(value) && value > 0 ? Math.round(value) : 0
}
