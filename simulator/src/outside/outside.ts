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

  /** Opens a WebSocket for the sound of a call; never throws, and the listener is told later. */
  readonly openMedia: (url: string, listener: MediaListener) => MediaSocket
}

export interface MediaListener {
  readonly opened: () => void
  /** The customer's server sent a message. */
  readonly spoken: () => void
  /** Not opened, or ended by others than us; nothing follows. */
  readonly ended: (end: MediaEnd) => void
}

/** The code is the carrier's, as 31921. */
export interface MediaEnd {
  readonly code: number
  readonly sentence: string
  /** That of the WebSocket; null when it was not closed but broke, or never was open. */
  readonly closeCode: number | null
}

/** What is done to one that is over has no effect. */
export interface MediaSocket {
  /** It leaves with the next `flush`, or with the end. */
  readonly send: (text: string) => void
  /** What was sent and has not left yet. */
  readonly unsentBytes: () => number
  /** What was sent leaves in one piece, and time that can be held stands still until the customer's server has read it. */
  readonly flush: () => void
  /** Behind what was sent. The listener is told nothing more. */
  readonly close: () => void
  /** The same at once, without a word to the customer's server. */
  readonly cut: () => void
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
