/**
 * How sure a model is of itself. Two models are not in the same measure, so what they say only compares after each has
 * been held against its own calibration.
 */
export interface Calibration {
  /** The mean word confidence at which it is as likely that the model hears its own language as another. */
  readonly evenConfidence: number
  /** How fast the log-odds grow with certainty; null where that was not measured. */
  readonly logOddsPerCertainty: number | null
}

/** For models of which nothing was measured: big VOSK models are about 0.9 sure of the wrong language. */
export const UNMEASURED: Calibration = { evenConfidence: 0.92, logOddsPerCertainty: null }

/**
 * How certain a word of this confidence is, from 0 on. Recognisers are over-confident: nearly all they tell lies between
 * 0.9 and 1, so the scale is drawn out there.
 */
export function certaintyOf(confidence: number): number {
  return Math.log((1 + LEAST_DOUBT) / (1 + LEAST_DOUBT - confidence))
}

/** Log-odds that what was heard with this mean certainty is the model's own language. */
export function logOddsOfOwnLanguage(
  { evenConfidence, logOddsPerCertainty }: Calibration,
  meanCertainty: number,
): number {
  return (logOddsPerCertainty ?? LOG_ODDS_PER_CERTAINTY) * (meanCertainty - certaintyOf(evenConfidence))
}

/** What even a confidence of 1 leaves open, so that its certainty is finite. */
const LEAST_DOUBT = 0.02
/** Fitted on the demo's models: 120 sentences, each heard by both. */
const LOG_ODDS_PER_CERTAINTY = 6
