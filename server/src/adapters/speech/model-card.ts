import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { Calibration } from '../../features/transcripts/calibration.ts'

const CARD = 'leadbreak.json'

/**
 * What was measured of a model's confidence, from the card that its maker put into its folder; null when there is no
 * card, or none that says so: any VOSK model may be used without one.
 */
export async function readCalibration(modelDir: string): Promise<Calibration | null> {
  const card = await readFile(join(modelDir, CARD), 'utf8').catch(() => null)
  return card === null ? null : calibrationOf(card)
}

export function calibrationOf(card: string): Calibration | null {
  const { calibration } = JSON.parse(card) as { calibration?: Partial<Calibration> }
  if (typeof calibration?.evenConfidence !== 'number' || typeof calibration.slope !== 'number') return null
  return { evenConfidence: calibration.evenConfidence, slope: calibration.slope }
}
