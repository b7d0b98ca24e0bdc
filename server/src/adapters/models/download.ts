import { open } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'

import { backOffMs } from '../programs/back-off.ts'
import { findKept, forget, validatorOf, writeState, type KeptDownload } from './kept-download.ts'
import { codeOf, ModelProblem } from './model-problem.ts'

export interface DownloadOptions {
  readonly url: string
  readonly file: string
  /** Another length is refused before a byte is taken: it is an error page, or another file. */
  readonly expectedBytes: number
  readonly onProgress: (doneBytes: number) => void
  /** Something went wrong that may pass; it is tried again after `waitMs`. */
  readonly onRetry: (reason: string, waitMs: number) => void
  readonly signal: AbortSignal
  readonly patience?: Partial<Patience>
}

export interface Patience {
  /** A server that sends nothing for so long is given up, and asked again. */
  readonly idleMs: number
  readonly firstRetryMs: number
  readonly longestRetryMs: number
  /** Failures in a row without a byte in between. */
  readonly tries: number
}

const PATIENCE: Patience = { idleMs: 30_000, firstRetryMs: 1000, longestRetryMs: 60_000, tries: 6 }

/** A failure that may pass. */
class Passing extends Error {}

/**
 * Downloads `url` into `file`, going on where an earlier run was interrupted. A server that ignores ranges, or whose file
 * is another one by now, makes it begin anew. What has come stays when it fails or is aborted. Throws ModelProblem, the
 * error of a full disk, or the reason of `signal`.
 */
export async function download(options: DownloadOptions): Promise<void> {
  const { url, file, signal, onRetry } = options
  const patience = { ...PATIENCE, ...options.patience }
  let kept = await findKept(file, url)
  for (let failures = 0; ;) {
    try {
      await fetchRest(options, kept, patience.idleMs)
      return
    } catch (error) {
      signal.throwIfAborted()
      if (!(error instanceof Passing)) throw error
      const before = kept?.bytes ?? 0
      kept = await findKept(file, url)
      failures = (kept?.bytes ?? 0) > before ? 1 : failures + 1
      if (failures >= patience.tries)
        throw new ModelProblem(
          `${url} cannot be downloaded: ${error.message}. Try again later (what has come is kept), or name another place with --from.`,
        )
      const waitMs = backOffMs(failures, patience.firstRetryMs, patience.longestRetryMs)
      onRetry(error.message, waitMs)
      await delay(waitMs, undefined, { signal })
    }
  }
}

async function fetchRest(options: DownloadOptions, kept: KeptDownload | null, idleMs: number): Promise<void> {
  const { url, file, expectedBytes, onProgress, signal } = options
  if (kept?.bytes === expectedBytes) return
  const idle = makeIdleAlarm(idleMs)
  try {
    const response = await ask(url, kept, AbortSignal.any([signal, idle.signal]))
    const isRest = kept !== null && continues(kept, response)
    if (response.status === 416 || (response.status === 206 && !isRest)) {
      await forget(file)
      throw new Passing('the file at the server has changed')
    }
    if (!isRest) await beginAnew(options, response)
    await append(response, file, { from: isRest ? kept.bytes : 0, expectedBytes, onProgress, idle })
  } catch (error) {
    if (error instanceof Passing || error instanceof ModelProblem || isOfDisk(error)) throw error
    throw new Passing(idle.signal.aborted ? `nothing came for ${idleMs / 1000} s` : reasonOf(error))
  } finally {
    idle.stop()
  }
}

async function ask(url: string, kept: KeptDownload | null, signal: AbortSignal): Promise<Response> {
  const headers = new Headers({ 'accept-encoding': 'identity' })
  if (kept !== null) {
    headers.set('range', `bytes=${kept.bytes}-`)
    headers.set('if-range', kept.validator)
  }
  const response = await fetch(url, { headers, signal })
  if (url.startsWith('https:') && !response.url.startsWith('https:'))
    throw new ModelProblem(`${url} leads to ${response.url}, which is not encrypted. Name another --from.`)
  if (response.ok || response.status === 416) return response
  await response.body?.cancel()
  const { status } = response
  if (status === 408 || status === 429 || status >= 500) throw new Passing(`the server answered ${status}`)
  throw new ModelProblem(
    status === 404 || status === 410
      ? `There is nothing at ${url} (${status}). Is the address right? Another one is named by --from.`
      : `${url} cannot be downloaded: the server answered ${status}. Another place is named by --from.`,
  )
}

/** Whether the answer goes on exactly where `kept` ends, in the same file. */
function continues(kept: KeptDownload, { status, headers }: Response): boolean {
  if (status !== 206) return false
  const expected = `bytes ${kept.bytes}-${kept.totalBytes - 1}/${kept.totalBytes}`
  const validator = validatorOf(headers)
  return headers.get('content-range') === expected && (validator === null || validator === kept.validator)
}

async function beginAnew(
  { url, file, expectedBytes }: DownloadOptions,
  { headers }: Response,
): Promise<void> {
  const length = headers.get('content-length')
  if (length !== null && Number(length) !== expectedBytes)
    throw new ModelProblem(
      `${url} is not the published model: it has ${length} bytes instead of ${expectedBytes}. Open it in a browser to see what it is.`,
    )
  await forget(file)
  const validator = validatorOf(headers)
  if (validator !== null) await writeState(file, { url, totalBytes: expectedBytes, validator })
}

interface Appending {
  readonly from: number
  readonly expectedBytes: number
  readonly onProgress: (doneBytes: number) => void
  readonly idle: { readonly stillAlive: () => void }
}

async function append(
  response: Response,
  file: string,
  { from, expectedBytes, onProgress, idle }: Appending,
): Promise<void> {
  await using handle = await open(file, from > 0 ? 'a' : 'w')
  let bytes = from
  onProgress(bytes)
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    idle.stillAlive()
    bytes += chunk.byteLength
    if (bytes > expectedBytes)
      throw new ModelProblem(
        `${response.url} is not the published model: it is longer than ${expectedBytes} bytes.`,
      )
    await handle.writeFile(chunk)
    onProgress(bytes)
  }
  await handle.sync()
  if (bytes < expectedBytes) throw new Passing('the connection was cut')
}

function makeIdleAlarm(idleMs: number) {
  const alarm = new AbortController()
  const timer = setTimeout(() => {
    alarm.abort()
  }, idleMs)
  return {
    signal: alarm.signal,
    stillAlive: () => void timer.refresh(),
    stop: () => {
      clearTimeout(timer)
    },
  }
}

/** What the network throws has its system error in `cause` only. */
function isOfDisk(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).syscall !== undefined
}

/** `fetch failed` hides what it was in its cause; of several addresses, only the code is left. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error
  if (!(cause instanceof Error)) return message
  return cause.message === '' ? (codeOf(cause) ?? message) : cause.message
}
