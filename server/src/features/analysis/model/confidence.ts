/**
 * How certain a value is that the model alone read, by the way its quotes say it. Assumed, not measured: lower than what the
 * rules say of the same ways, and to be set anew when answers of a model have been held against known calls.
 */
export const MODEL_CONFIDENCE = {
  /** The lead's quoted words say it. */
  said: 0.8,
  /** The agent's quoted words say it, and the lead answers them. */
  accepted: 0.7,
  /** A place that no list has, and whose name sounds like the quoted words. */
  bySound: 0.6,
} as const
