import { readAddress } from './address.ts'
import { askCustomer, type Question, type Reply } from './ask-customer.ts'
import type { HeldClock } from './held-clock.ts'
import { readOverrides, type FailureClass } from './overrides.ts'
import type { Transport } from './transport.ts'

/** Before the first retry, and twice as long before each further one (unverified: Twilio does not tell how long it waits). */
const FIRST_RETRY_AFTER_MS = 100

/**
 * Asks, and asks again as often as the URL's overrides say, all within their total time; the pauses are the clock's. `onReply` is told
 * of each attempt, the first being 1.
 */
export async function askWithRetries(
  transport: Transport,
  question: Question,
  clock: HeldClock,
  onReply: (reply: Reply, attempt: number) => void = () => undefined,
): Promise<Reply> {
  const overrides = readOverrides(readAddress(question.hook.url)?.fragment ?? '')
  let leftMs = overrides.totalMs
  let pauseMs = FIRST_RETRY_AFTER_MS
  for (let attempt = 1; ; attempt++) {
    const startedAtMs = performance.now()
    const reply = await askCustomer(transport, question, { ...overrides, totalMs: leftMs })
    onReply(reply, attempt)
    leftMs -= performance.now() - startedAtMs + pauseMs

    const failure = failureClass(reply)
    if (failure === null || !overrides.retryOn.has(failure)) return reply
    if (attempt > overrides.retries || leftMs <= 0) return reply
    await clock.pause(pauseMs)
    pauseMs *= 2
  }
}

/** Null for what is no failure, and for what would fail in the same way again. */
function failureClass(reply: Reply): FailureClass | null {
  if (reply.kind === 'no-answer') return reply.stage === 'connecting' ? 'ct' : 'rt'
  if (reply.kind !== 'answered' || reply.status < 400) return null
  return reply.status < 500 ? '4xx' : '5xx'
}

export function isSuccess(reply: Reply): boolean {
  return reply.kind === 'answered' && reply.status >= 200 && reply.status < 300
}

export function tell(reply: Reply): string {
  switch (reply.kind) {
    case 'answered':
      return `answered ${reply.status}`
    case 'no-answer':
      return reply.reason
    case 'bad-address':
      return 'is no address of the web'
    case 'too-many-redirects':
      return 'redirected too often'
  }
}
