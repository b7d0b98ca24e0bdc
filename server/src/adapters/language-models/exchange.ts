import { Agent } from 'undici'

import { unavailable, unusable } from './failures.ts'

export interface ExchangeOptions {
  /** For the whole of one request: connecting, waiting, and the last byte of the answer. */
  readonly deadlineMs: number
  readonly mostAnswerBytes: number
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

export interface Posted {
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly signal: AbortSignal
}

/**
 * Sends requests to one provider, each exactly once. What undici says about a failure is dropped but for its code: it may
 * quote a header, and with it the key.
 */
export function makeExchange({ deadlineMs, mostAnswerBytes }: ExchangeOptions) {
  const agent = new Agent({
    allowH2: false,
    connect: { timeout: deadlineMs },
    headersTimeout: 0, // the deadline is over all of it
    bodyTimeout: 0,
  })

  /**
   * Throws `model-unavailable` when no whole answer came, `model-answer-unusable` when it is too large, and the reason of
   * `signal` when that is aborted.
   */
  function post({ url, headers, body, signal }: Posted): Promise<Answer> {
    return new Promise((resolve, reject) => {
      let stop: ((reason: Error) => void) | null = null
      let failure: Error | null = null
      let begun: Omit<Answer, 'body'> | null = null
      let receivedBytes = 0
      const chunks: Buffer[] = []
      const deadline = setTimeout(() => {
        fail(unavailable('too-slow', { mayBeCharged: stop !== null }))
      }, deadlineMs)

      function end(): void {
        clearTimeout(deadline)
        signal.removeEventListener('abort', onAbort)
      }

      function fail(error: Error): void {
        end()
        failure ??= error
        reject(failure)
        stop?.(failure)
      }

      function onAbort(): void {
        fail(signal.reason as Error)
      }

      if (signal.aborted) {
        onAbort()
        return
      }
      signal.addEventListener('abort', onAbort)
      const { origin, pathname, search } = url
      agent.dispatch(
        { origin, path: `${pathname}${search}`, method: 'POST', headers, body },
        {
          onRequestStart(controller) {
            stop = (reason) => {
              controller.abort(reason)
            }
            if (failure !== null) stop(failure)
          },
          onResponseStart(_, status, responseHeaders) {
            begun = { status, headers: responseHeaders }
          },
          onResponseData(_, chunk) {
            receivedBytes += chunk.length
            if (receivedBytes <= mostAnswerBytes) chunks.push(chunk)
            else fail(unusable('too-large'))
          },
          onResponseEnd() {
            end()
            resolve({ ...begun!, body: Buffer.concat(chunks).toString('utf8') })
          },
          onResponseError(_, error) {
            const { code = 'network' } = error as NodeJS.ErrnoException
            fail(unavailable(code, { mayBeCharged: stop !== null }))
          },
        },
      )
    })
  }

  return { post, close: () => agent.destroy() }
}
