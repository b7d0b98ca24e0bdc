import type { CallSettings } from '../../config/telephony.ts'
import type { CallOrder, Carrier, Placed, WantedSound } from '../../features/calls/carrier.ts'
import { AppError } from '../../lib/app-error.ts'
import { systemClock, toInstant } from '../../lib/clock.ts'
import { connectToApi } from './api-connection.ts'
import { readLegState } from './call-status.ts'
import { ApiFailure } from './exchange.ts'
import { mediaUrl } from './media/media-url.ts'
import { TOKEN_PARAMETER } from './media/stream-reader.ts'
import { openRecordingSounds } from './recording-sound.ts'
import { refusalSentence } from './refusals.ts'
import { reportsOf } from './rest-reports.ts'
import { isCallSid, isRecordingSid } from './sids.ts'
import { agentLegUrl, scriptUrl, streamUrl } from './webhook-urls.ts'

/** The part of pino's logger that a carrier needs. It is given ids and codes, never numbers. */
export interface CarrierLog {
  warn(fields: object, message: string): void
}

export interface TwilioCarrierOptions {
  readonly accountSid: string
  readonly authToken: string
  /** Null is Twilio itself; else whatever speaks its protocol, without a slash at the end. */
  readonly apiUrl: string | null
  /** E.164; calls to agents come from it. */
  readonly fromNumber: string
  /** Where Twilio reaches this server, without a slash at the end; known once it listens. */
  readonly publicUrl: () => string
  readonly limits: Pick<CallSettings, 'ringAgentSeconds' | 'callMaxMinutes'>
  readonly log: CarrierLog
  readonly deadlines?: Partial<Deadlines>
}

export interface Deadlines {
  /** Of one request, connecting included. */
  readonly requestMs: number
  /** The longest wait before the first repetition of a question. */
  readonly firstRetryMs: number
  /** Of a whole recording. */
  readonly soundMs: number
  /** How long nothing of a recording may come. */
  readonly soundIdleMs: number
}

/** An hour in two channels is 115 MB, and lines are thin; what stands still is given up long before. */
const DEADLINES: Deadlines = {
  requestMs: 10_000,
  firstRetryMs: 200,
  soundMs: 9 * 60_000,
  soundIdleMs: 10_000,
}
/** How far our clock and Twilio's may be apart. */
const CLOCK_SKEW_MS = 60_000
/** Between our question and our order a call may move on; it moves on at most twice. */
const MAX_HANG_UPS = 4
const NOT_FOUND = 20404
const WRONG_STATE = 21220

/** Twilio, or whatever speaks its protocol. */
export function openTwilioCarrier(options: TwilioCarrierOptions): Carrier & { close: () => Promise<void> } {
  const { accountSid, authToken, apiUrl, fromNumber, publicUrl, limits, log } = options
  const { requestMs, firstRetryMs, soundMs, soundIdleMs } = { ...DEADLINES, ...options.deadlines }
  const account = { accountSid, authToken, apiUrl }
  const api = connectToApi({ ...account, deadlineMs: requestMs, firstRetryMs })
  const sounds = openRecordingSounds({ ...account, totalMs: soundMs, idleMs: soundIdleMs })
  const { client } = api

  async function placeCall({ callId, agentNumber }: CallOrder): Promise<Placed> {
    try {
      const { sid } = await client.calls.create({
        to: agentNumber,
        from: fromNumber,
        url: scriptUrl(publicUrl(), callId),
        method: 'GET',
        statusCallback: agentLegUrl(publicUrl(), callId),
        statusCallbackMethod: 'POST',
        statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
        timeout: limits.ringAgentSeconds,
        timeLimit: limits.callMaxMinutes * 60,
      })
      if (isCallSid(sid)) return { outcome: 'placed', carrierCallId: sid }
      return isUnknown('no-id')
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error
      return judge(error)
    }

    function judge(failure: ApiFailure): Placed {
      const { trouble } = failure
      if (trouble.kind !== 'answered') {
        if (trouble.kind === 'not-sent') throw unavailable(failure)
        return isUnknown(trouble.reason)
      }
      const { statusCode, twilioCode } = trouble
      if (statusCode === 429) throw unavailable(failure)
      if (statusCode === 408 || statusCode >= 500) return isUnknown(`status-${statusCode}`)
      throw new AppError('telephony-refused', refusalSentence(statusCode, twilioCode), {
        details: { statusCode, twilioCode },
      })
    }

    function isUnknown(reason: string): Placed {
      log.warn({ callId, reason }, 'the order of a call was not answered')
      return { outcome: 'unknown' }
    }
  }

  async function findPlaced({ agentNumber, placedAt }: CallOrder): Promise<readonly string[]> {
    const earliestMs = Date.parse(placedAt) - CLOCK_SKEW_MS
    const found: string[] = []
    const filter = { to: agentNumber, from: fromNumber, pageSize: 50 }
    let page: CallsPage | null = await ask(() => client.calls.page(filter))
    while (page !== null) {
      // Twilio's pages begin with the newest.
      const { instances }: CallsPage = page
      const recent = instances.filter(({ dateCreated }) => isSince(dateCreated, earliestMs))
      found.push(...recent.filter(({ direction }) => direction === 'outbound-api').map(({ sid }) => sid))
      page = recent.length < instances.length ? null : await pageAfter(page)
    }
    return found.filter(isCallSid).reverse()
  }

  async function hangUp(carrierCallId: string): Promise<void> {
    if (!isCallSid(carrierCallId)) return
    const call = client.calls(carrierCallId)
    for (let attempt = 1; attempt <= MAX_HANG_UPS; attempt++) {
      const before = await find(() => call.fetch())
      const state = before && readLegState(before.status)?.state
      if (before === null || state === 'ended') return
      const status = state === 'answered' ? 'completed' : 'canceled'
      const after = await find(() => call.update({ status }), [WRONG_STATE])
      // A call that was answered a moment before takes no notice of `canceled`.
      const isStillTalking = status === 'canceled' && after?.status === 'in-progress'
      if (after !== null && !isStillTalking) return
    }
    throw new AppError('telephony-unavailable', 'The call kept changing while it was being hung up.', {
      retryable: true,
    })
  }

  async function startSound({ callId, carrierCallId, token }: WantedSound): Promise<boolean> {
    const url = mediaUrl(publicUrl())
    if (url === null || !isCallSid(carrierCallId)) return false
    const { streams } = client.calls(carrierCallId)
    const begin = () =>
      streams.create({
        url,
        track: 'both_tracks',
        statusCallback: streamUrl(publicUrl(), callId),
        statusCallbackMethod: 'POST',
        'parameter1.name': TOKEN_PARAMETER,
        'parameter1.value': token,
      })
    return (await find(begin, [NOT_FOUND, WRONG_STATE])) !== null
  }

  async function askAbout(carrierCallId: string) {
    if (!isCallSid(carrierCallId)) return null
    // The call before the rest: whatever belongs to a call that has ended is there when it is asked for afterwards.
    const call = await find(() => client.calls(carrierCallId).fetch())
    if (call === null) return null
    const [children, recordings] = await Promise.all([
      ask(() => client.calls.list({ parentCallSid: carrierCallId })),
      ask(() => client.recordings.list({ callSid: carrierCallId })),
    ])
    return reportsOf(
      call,
      children.filter(({ sid }) => isCallSid(sid)).reverse(),
      recordings.filter(({ sid }) => isRecordingSid(sid)).reverse(),
      toInstant(systemClock.nowMs()),
    )
  }

  async function callOfRecording(carrierRecordingId: string): Promise<string | null> {
    if (!isRecordingSid(carrierRecordingId)) return null
    const recording = await find(() => client.recordings(carrierRecordingId).fetch())
    return isCallSid(recording?.callSid) ? recording.callSid : null
  }

  async function openRecording(carrierRecordingId: string, signal: AbortSignal) {
    if (isRecordingSid(carrierRecordingId)) return sounds.open(carrierRecordingId, signal)
    throw new AppError('recording-url-refused', 'This is not the id of a recording.')
  }

  async function close(): Promise<void> {
    await Promise.all([api.close(), sounds.close()])
  }

  return { placeCall, findPlaced, hangUp, startSound, askAbout, callOfRecording, openRecording, close }
}

function pageAfter(page: CallsPage): Promise<CallsPage | null> {
  return ask(async () => (await page.nextPage()) ?? null)
}

/** A call that was ordered a moment ago has no date yet. */
function isSince(date: unknown, earliestMs: number): boolean {
  return !(date instanceof Date) || date.getTime() >= earliestMs
}

type CallsPage = Pick<
  Awaited<ReturnType<ReturnType<typeof connectToApi>['client']['calls']['page']>>,
  'instances' | 'nextPage'
>

/** Throws `telephony-unavailable` for every failure of Twilio's. */
async function ask<T>(question: () => Promise<T>): Promise<T> {
  try {
    return await question()
  } catch (error) {
    throw error instanceof ApiFailure ? unavailable(error) : error
  }
}

/**
 * The same, but null for Twilio's own word that there is no such thing, or for others of its codes. A 404 of somebody
 * between us is no such word: what we lost sight of must not be taken for gone.
 */
async function find<T>(question: () => Promise<T>, nullCodes = [NOT_FOUND]): Promise<T | null> {
  return ask(() =>
    question().catch((error: unknown) => {
      const trouble = error instanceof ApiFailure ? error.trouble : null
      if (trouble?.kind === 'answered' && nullCodes.some((code) => code === trouble.twilioCode)) return null
      throw error
    }),
  )
}

function unavailable(failure: ApiFailure): AppError {
  const { trouble } = failure
  const retryAfterMs = trouble.kind === 'answered' ? trouble.retryAfterMs : null
  return new AppError(
    'telephony-unavailable',
    'The telephone company cannot be reached or is too busy: try again.',
    {
      cause: failure,
      retryable: true,
      ...(retryAfterMs === null ? {} : { retryAfterMs }),
      details: { ...trouble },
    },
  )
}
