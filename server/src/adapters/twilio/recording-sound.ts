import { PassThrough, type Readable } from 'node:stream'

import { AppError } from '../../lib/app-error.ts'
import { makeGuardedDownloads, RedirectRefused } from '../outbound/guarded-download.ts'
import { recordingSoundUrl, type RecordingPlace } from './recording-url.ts'
import { TWILIO_API_URL } from './sids.ts'

export interface RecordingSoundOptions extends RecordingPlace {
  readonly authToken: string
  /** How long all of it may take. */
  readonly totalMs: number
  /** How long nothing may come. */
  readonly idleMs: number
}

const CONNECT_MS = 5_000

/** Fetches the sound of recordings, two channels or else one. */
export function openRecordingSounds({ authToken, totalMs, idleMs, ...place }: RecordingSoundOptions) {
  const trustedOrigin = new URL(place.apiUrl ?? TWILIO_API_URL).origin
  const downloads = makeGuardedDownloads({ trustedOrigin, connectMs: CONNECT_MS, idleMs })
  const authorization = `Basic ${Buffer.from(`${place.accountSid}:${authToken}`).toString('base64')}`

  /**
   * Throws `recording-not-ready`, `telephony-unavailable`, `recording-url-refused` or the reason of `signal`; so does what
   * it resolves to.
   */
  async function open(recordingSid: string, signal: AbortSignal): Promise<Readable> {
    signal.throwIfAborted()
    const limited = AbortSignal.any([signal, AbortSignal.timeout(totalMs)])
    try {
      const { statusCode, body, discard } = await openWidest(recordingSid, limited)
      if (statusCode === 200) return explained(body, signal)
      await discard()
      throw MISSING.has(statusCode) ? notReady(statusCode) : unavailable({ details: { statusCode } })
    } catch (error) {
      throw explain(error, signal)
    }
  }

  async function openWidest(recordingSid: string, signal: AbortSignal) {
    const wide = await downloads.open(recordingSoundUrl(place, recordingSid, 2), authorization, signal)
    if (wide.statusCode !== 400) return wide
    await wide.discard()
    return downloads.open(recordingSoundUrl(place, recordingSid, 1), authorization, signal)
  }

  return { open, close: downloads.close }
}

/** The same bytes, its failures in our words; whoever lets go of it, read or not, ends the download. */
function explained(body: Readable, signal: AbortSignal): Readable {
  const sound = new PassThrough()
  body.on('error', (error) => sound.destroy(explain(error, signal)))
  sound.on('close', () => body.destroy())
  return body.pipe(sound)
}

function explain(error: unknown, signal: AbortSignal): Error {
  if (signal.aborted) return signal.reason as Error
  if (error instanceof AppError) return error
  if (error instanceof RedirectRefused) {
    return new AppError(
      'recording-url-refused',
      'The telephone company pointed to a place that we do not go to.',
      {
        cause: error,
        details: { reason: error.reason },
      },
    )
  }
  return unavailable({ cause: error })
}

/** What Twilio answers where there is no such recording, or not yet, or in no such form. */
const MISSING: ReadonlySet<number> = new Set([400, 404, 410])

function notReady(statusCode: number): AppError {
  return new AppError(
    'recording-not-ready',
    'The telephone company does not have this recording ready yet.',
    { retryable: true, details: { statusCode } },
  )
}

function unavailable(options: { cause?: unknown; details?: Record<string, unknown> }): AppError {
  return new AppError('telephony-unavailable', 'The recording does not come from the telephone company.', {
    ...options,
    retryable: true,
  })
}
