/** Somebody who can be called. */
export interface Persona {
  /** E.164; null is whoever has none of the numbers of the others. */
  readonly number: string | null
  readonly name: string
  /** As `hi` or `en-IN`; those that are mixed, the main one first. */
  readonly languages: readonly string[]
  /** A sentence for people who choose a number. */
  readonly whatHappens: string
  readonly answer: Answer
  /** What is said once two people are joined, both sides of it; null is silence. Read from the disk when first asked for. */
  readonly talk: Talk | null
  /** What the whole of the talk tells of the property that is wanted, as the conversation's own file writes it. */
  readonly requirement: Readonly<Record<string, unknown>> | null
}

export type Answer =
  | { readonly kind: 'answers'; readonly afterMs: number; readonly by: 'human' | 'machine' }
  | { readonly kind: 'busy'; readonly afterMs: number }
  | { readonly kind: 'refuses'; readonly afterMs: number }
  | { readonly kind: 'no-answer' }

/** 8 kHz samples from the moment the two are joined; after the last one that side is silent. */
export interface Talk {
  /** The folder's name of a recorded conversation, or null where there is none. */
  readonly conversation: string | null
  readonly agent: Int16Array
  readonly lead: Int16Array
  /** When the lead hangs up, counted from the moment they are joined. */
  readonly leadHangsUpAfterMs: number
}

/** All that is known of who answers which number. */
export interface Directory {
  /** Never null: whoever is not listed is the default persona. */
  personaOf(number: string): Persona
  readonly personas: readonly Persona[]
}
