/** One question to a language model. */
export interface ModelRequest {
  /** What it is to do: ours, and the same for every call of a prompt version. */
  readonly instructions: string
  /** What it is to read. Data; may hold anything. */
  readonly content: string
  /** JSON Schema that the answer must keep to. */
  readonly schema: Readonly<Record<string, unknown>>
  readonly signal: AbortSignal
}

/** As counted, and charged, by the provider. */
export interface ModelUsage {
  readonly inputTokens: number
  readonly outputTokens: number
}

export interface ModelAnswer {
  /** JSON, as the model claims; to be checked. */
  readonly text: string
  /** Null where the provider does not count. */
  readonly usage: ModelUsage | null
}

/** A language model behind somebody's API. Answers one request, or fails; whether to ask again is its caller's to decide. */
export interface LanguageModel {
  readonly provider: 'gemini' | 'openai-compatible'
  readonly model: string
  /**
   * Throws `model-unavailable` (retryable, with `retryAfterMs` where the provider names it: overloaded, rate limit, network,
   * too slow), `model-refused` (the request will never be answered: key, model, request, safety), or `model-answer-unusable`
   * (cut short, empty, too large). Usage that was charged is in `details.usage` where the provider told it;
   * where it did not, and may charge all the same, `details.mayBeCharged` is true. No error and no log line holds the key or
   * the content. When `signal` is aborted, its reason is thrown.
   */
  ask(request: ModelRequest): Promise<ModelAnswer>
}
