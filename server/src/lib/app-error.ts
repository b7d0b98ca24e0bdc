/** Every failure a caller may want to tell apart. Add a code here before you throw it; http/problems.ts gives it a status. */
export type ErrorCode =
  | 'bad-request'
  | 'unauthenticated'
  | 'wrong-credentials'
  | 'forbidden'
  | 'registration-closed'
  | 'role-not-allowed'
  | 'user-taken'
  | 'user-not-found'
  | 'password-too-weak'
  | 'too-many-attempts'
  | 'call-not-found'
  | 'recording-too-large'
  | 'recording-unreadable'
  | 'recording-not-ready'
  | 'recording-absent'
  | 'recording-damaged'
  | 'recordings-key-missing'
  | 'range-not-satisfiable'
  | 'recording-url-refused'
  | 'call-not-active'
  | 'telephony-refused'
  | 'telephony-unavailable'
  | 'webhook-not-signed'
  | 'still-working'
  | 'transcript-not-ready'
  | 'segment-not-found'
  | 'segment-changed'
  | 'requirement-not-ready'
  | 'duplicate-key'
  | 'storage-full'
  | 'storage-unavailable'
  | 'speech-unavailable'
  | 'model-unavailable'
  | 'model-refused'
  | 'model-answer-unusable'
  | 'analysis-not-found'
  | 'rereading-not-found'
  | 'contact-not-found'
  | 'follow-up-not-found'
  | 'follow-up-changed'
  | 'do-not-call'
  | 'overloaded'
  | 'upgrade-required'

/**
 * A failure we foresaw. Anything else that is thrown is a bug and answers 500.
 *
 * `retryable` is a fact about the failure: the same request may succeed later.
 * `retryAfterMs` is how long a caller should wait before that, where we know.
 * `details` reach the log and never the client; keep telephone numbers and speech out of them.
 */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly retryable: boolean
  readonly retryAfterMs: number | null
  readonly details: Readonly<Record<string, unknown>>

  constructor(
    code: ErrorCode,
    message: string,
    options: {
      cause?: unknown
      retryable?: boolean
      retryAfterMs?: number
      details?: Record<string, unknown>
    } = {},
  ) {
    super(message, { cause: options.cause })
    this.code = code
    this.retryable = options.retryable ?? false
    this.retryAfterMs = options.retryAfterMs ?? null
    this.details = options.details ?? {}
  }
}
