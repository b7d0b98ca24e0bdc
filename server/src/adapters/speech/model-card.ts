import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { Calibration } from '../../features/transcripts/calibration.ts'

const CARD = 'leadbreak.json'

/** A model's mean word confidence over whole sentences. */
interface Confidence {
  readonly mean: number
  readonly std: number
}

/**
 * What was measured of a model's confidence, from the card that its maker put into its folder; null when there is no
 * card, or none that says so: any VOSK model may be used without one.
 */
export async function readCalibration(modelDir: string): Promise<Calibration | null> {
  const card = await readFile(join(modelDir, CARD), 'utf8').catch(() => null)
  return card === null ? null : calibrationOf(card)
}

/**
 * Reads `{"confidence": {"right": {"mean", "std"}, "wrong": {"mean", "std"}}}`: how sure the model was of its own
 * language, and of another. Taken as two normal distributions of one width, they give log-odds that are a straight line.
 */
export function calibrationOf(card: string): Calibration | null {
  const { confidence } = JSON.parse(card) as { confidence?: { right?: Confidence; wrong?: Confidence } }
  if (!isMeasured(confidence?.right) || !isMeasured(confidence.wrong)) return null
  const { right, wrong } = confidence
  const variance = (right.std ** 2 + wrong.std ** 2) / 2
  if (right.mean <= wrong.mean || variance === 0) return null
  return {
    evenConfidence: (right.mean + wrong.mean) / 2,
    slope: (right.mean - wrong.mean) / variance,
  }
}

function isMeasured(value: Confidence | undefined): value is Confidence {
  return Number.isFinite(value?.mean) && Number.isFinite(value?.std)
}
