/** What the rest of the call says about a turn. */
export interface CallContext {
  readonly isSeller: boolean
  readonly isTenant: boolean
  /** The multiplier in which prices were last spoken of, for answers that leave it out. */
  readonly multiplier: number | null
}
