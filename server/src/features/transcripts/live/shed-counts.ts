/** What was given up since the start because recognisers could not follow. */
export interface ShedCounts {
  /** Utterances heard in one language only. */
  languages: number
  /** Updates of what somebody was saying that nobody was told. */
  partials: number
  /** Milliseconds of speech that nobody heard. */
  soundMs: number
  /** Calls that were not listened to at all. */
  calls: number
}
