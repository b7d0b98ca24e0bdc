import type { Agent, Dispatcher } from 'undici'

/**
 * What became of a request. `not-sent`: it never left this machine. `unanswered`: it left, and Twilio may have acted on it.
 * `answered`: Twilio said no, or that it cannot.
 */
export type ApiTrouble =
  | { readonly kind: 'not-sent' | 'unanswered'; readonly reason: string }
  | {
      readonly kind: 'answered'
      readonly statusCode: number
      /** As 21211, where the answer named one. */
      readonly twilioCode: number | null
      readonly retryAfterMs: number | null
    }

/** Holds no number, no address and nothing of what was sent or answered. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure'
  readonly trouble: ApiTrouble

  constructor(trouble: ApiTrouble, options?: ErrorOptions) {
    super(`A request to Twilio failed: ${trouble.kind}.`, options)
    this.trouble = trouble
  }
}

export interface Answer {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/**
 * Sends one request and collects its answer. Throws ApiFailure, which tells whether anything of the request had left: a
 * request that is given up before that never will.
 */
export function exchange(
  agent: Agent,
  options: Dispatcher.DispatchOptions,
  deadlineMs: number,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let started: Dispatcher.DispatchController | null = null
    let answer: Omit<Answer, 'body'> | null = null
    let failure: ApiFailure | null = null
    const chunks: Buffer[] = []
    const deadline = setTimeout(() => {
      fail('deadline')
    }, deadlineMs)

    function fail(reason: string, cause?: Error): void {
      clearTimeout(deadline)
      failure ??= new ApiFailure({ kind: started === null ? 'not-sent' : 'unanswered', reason }, { cause })
      reject(failure)
      started?.abort(failure)
    }

    agent.dispatch(options, {
      onRequestStart(controller) {
        if (failure === null) started = controller
        else controller.abort(failure)
      },
      onResponseStart(_, statusCode, headers) {
        answer = { statusCode, headers }
      },
      onResponseData(_, chunk) {
        chunks.push(chunk)
      },
      onResponseEnd() {
        clearTimeout(deadline)
        resolve({ ...answer!, body: Buffer.concat(chunks).toString('utf8') })
      },
      onResponseError(_, error) {
        fail((error as NodeJS.ErrnoException).code ?? 'network', error)
      },
    })
  })
}
