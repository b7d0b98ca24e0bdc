import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { Calibration } from '../../features/transcripts/calibration.ts'

const CARD = 'leadbreak.json'

/** A model's mean word confidence over whole sentences. */
interface Confidence {
  readonly mean: number
}

/**
 * What was measured of a model's confidence, from the card that its maker put into its folder; null when there is no
 * card, or none that says so: any VOSK model may be used without one.
 */
export async function readCalibration(modelDir: string): Promise<Calibration | null> {
  const card = await readFile(join(modelDir, CARD), 'utf8').catch(() => null)
  return card === null ? null : calibrationOf(card)
}

/** Reads `{"confidence": {"right": {"mean"}, "wrong": {"mean"}}}`: how sure the model was of its own language, and of another. */
export function calibrationOf(card: string): Calibration | null {
  const { confidence } = JSON.parse(card) as { confidence?: { right?: Confidence; wrong?: Confidence } }
  const evenConfidence = ((confidence?.right?.mean ?? NaN) + (confidence?.wrong?.mean ?? NaN)) / 2
  return evenConfidence > 0 && evenConfidence < 1 ? { evenConfidence } : null
}
