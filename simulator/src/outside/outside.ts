/** A place of the customer's that is told or asked something. The URL may carry connection overrides behind its `#`. */
export interface WebHook {
  readonly url: string
  readonly method: 'GET' | 'POST'
}

/** Parameters in the carrier's names. */
export type Parameters = Readonly<Record<string, string>>

/** The customer's web server, as the exchange sees it: all requests are signed, all failures are counted. */
export interface Outside {
  /**
   * Delivers a callback in the background, with the retries that the URL asks for and the faults that were ordered; each attempt
   * goes into the log. Never throws. `event` is one of CALLBACK_EVENTS, as `answered` or `recording-completed`; a callback with a
   * ParentCallSid is the child leg's.
   */
  notify(
    hook: WebHook,
    parameters: Parameters,
    about: { readonly callSid: string; readonly event: string },
  ): void

  /** Fetches a TwiML document. Throws FetchFailure. */
  fetchDocument(hook: WebHook, parameters: Parameters): Promise<FetchedDocument>
}

export interface FetchedDocument {
  readonly text: string
  readonly contentType: string
  /** After redirects, without its fragment: what relative addresses in the document are relative to. */
  readonly url: string
}

/** Why a document could not be had; the code is the carrier's, as 11200. */
export class FetchFailure extends Error {
  override readonly name = 'FetchFailure'
  readonly code: number

  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}
