import { readFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'

import type { Calibration } from '../../features/transcripts/calibration.ts'

const CARD = 'leadbreak.json'

/** What we read of a card; nothing of it need be there. */
interface ModelCard {
  readonly name?: unknown
  readonly confidence?: {
    /** The mean word confidence over whole sentences of the model's language, and of another one. */
    readonly right?: { readonly mean?: number }
    readonly wrong?: { readonly mean?: number }
    /** Measured side by side with another model, by its name. */
    readonly against?: Readonly<Record<string, Partial<Calibration> | undefined>>
  }
}

/**
 * What was measured of a model's confidence, from the card that its maker put into its folder; null when there is no
 * card, or none that says so: any VOSK model may be used without one. Figures that were measured beside a model of
 * `otherModelDirs` come before general ones.
 */
export async function readCalibration(
  modelDir: string,
  otherModelDirs: readonly string[] = [],
): Promise<Calibration | null> {
  const others = await Promise.all(otherModelDirs.map(nameOfModel))
  const card = await readCard(modelDir)
  return card === null ? null : calibrationOf(card, others)
}

export function calibrationOf({ confidence }: ModelCard, otherModels: readonly string[]): Calibration | null {
  for (const name of otherModels) {
    const beside = calibration(confidence?.against?.[name] ?? {})
    if (beside !== null) return beside
  }
  const { right, wrong } = confidence ?? {}
  return calibration({ evenConfidence: ((right?.mean ?? NaN) + (wrong?.mean ?? NaN)) / 2 })
}

function calibration({
  evenConfidence = NaN,
  logOddsPerCertainty,
}: Partial<Calibration>): Calibration | null {
  if (!(evenConfidence > 0 && evenConfidence < 1)) return null
  const isSlope = typeof logOddsPerCertainty === 'number' && logOddsPerCertainty > 0
  return { evenConfidence, logOddsPerCertainty: isSlope ? logOddsPerCertainty : null }
}

/** Models without a card go by the name of their folder, which is how they are published. */
async function nameOfModel(modelDir: string): Promise<string> {
  const name = (await readCard(modelDir))?.name
  return typeof name === 'string' ? name : basename(resolve(modelDir))
}

async function readCard(modelDir: string): Promise<ModelCard | null> {
  const text = await readFile(join(modelDir, CARD), 'utf8').catch(() => null)
  return text === null ? null : (JSON.parse(text) as ModelCard)
}
