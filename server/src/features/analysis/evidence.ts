import type { Evidence } from '@leadbreak/contract'
import type { Claim } from './conclude.ts'
import type { Proof } from './dialogue/proof.ts'
import type { Spoken, Utterance } from './words/turns.ts'

/** Every claim with its quotes: exactly the words of the utterance, and when they were said. */
export function toEvidence(claims: readonly Claim[], utterances: readonly Spoken[]): Evidence[] {
  return claims.flatMap(({ field, value, proofs }) =>
    proofs.map((proof) => {
      const utterance = utterances[proof.segment]!
      const quote = utterance.text.slice(proof.start, proof.end)
      const times = timesOf(utterance, proof)
      const { speaker } = utterance
      return { field, value, quote, segmentIndex: proof.segment, ...times, speaker, confidence: 0.9 }
    }),
  )
}

/** The times of the quoted words where the recogniser gave word times that match the text, else the utterance's. */
function timesOf(utterance: Utterance, proof: Proof): { startMs: number; endMs: number } {
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
