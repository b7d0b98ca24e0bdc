/**
 * How far a model's word confidence can be believed. Two models are not sure of themselves in the same measure, so
 * their confidences only compare after each has passed through its own calibration.
 */
export interface Calibration {
  /** The mean word confidence at which it is as likely that the model hears its own language as another. */
  readonly evenConfidence: number
  /** By how much the log-odds grow with the mean confidence: the higher, the sharper the model tells. */
  readonly slope: number
}

/** For models of which nothing was measured: big VOSK models are 0.89 to 0.92 sure of the wrong language. */
export const UNMEASURED: Calibration = { evenConfidence: 0.92, slope: 30 }

/** Log-odds that what was heard is the model's own language. `confidence` is a mean between 0 and 1. */
export function logOddsOfOwnLanguage({ evenConfidence, slope }: Calibration, confidence: number): number {
  return slope * (confidence - evenConfidence)
}
