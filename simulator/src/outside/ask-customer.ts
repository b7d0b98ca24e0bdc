import { plainUrl, readAddress, withQuery, type Address } from './address.ts'
import type { Parameters, WebHook } from './outside.ts'
import { sign } from './signature.ts'
import type { NoAnswer, Answer, OutgoingRequest, TimeLimits, Transport } from './transport.ts'

/** One thing that a customer's server is told or asked, perhaps more than once. */
export interface Question {
  readonly hook: WebHook
  readonly parameters: Parameters
  /** The key of the signature. */
  readonly authToken: string
  /** Tells the customer that two requests are one and the same. */
  readonly idempotencyToken: string
}

/** `url` is where the answer came from, without fragment and user information. */
export type Reply =
  | (Answer & { readonly url: string })
  | NoAnswer
  | { readonly kind: 'bad-address' }
  | { readonly kind: 'too-many-redirects' }

const MOST_REDIRECTS = 5
/** Twilio reads no larger document; callbacks' answers are read and dropped. */
export const ANSWER_LIMIT_BYTES = 65_536

/**
 * Asks once. Redirects are followed as browsers do: 307 and 308 repeat the request, the others turn it into a GET without
 * parameters (unverified for this carrier). Each request on the way is signed for its own address.
 */
export async function askCustomer(
  transport: Transport,
  { hook, parameters, authToken, idempotencyToken }: Question,
  limits: TimeLimits,
): Promise<Reply> {
  const endsAtMs = performance.now() + limits.totalMs
  const first = readAddress(hook.url)
  if (!first) return { kind: 'bad-address' }

  let method = hook.method
  let form: Parameters = method === 'POST' ? parameters : {}
  let address = method === 'GET' ? withQuery(first, encode(parameters)) : first
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const totalMs = Math.max(1, endsAtMs - performance.now())
    const headers = {
      'x-twilio-signature': sign(authToken, address, form),
      'i-twilio-idempotency-token': idempotencyToken,
    }
    const outcome = await transport.send(requestFor(address, method, form, headers), { ...limits, totalMs })
    if (outcome.kind === 'no-answer') return outcome

    const target = isRedirect(outcome) ? resolveAddress(outcome.location, address) : address
    if (!target) return { kind: 'bad-address' }
    if (target === address) return { ...outcome, url: plainUrl(address) }
    address = target
    if (outcome.status !== 307 && outcome.status !== 308) {
      method = 'GET'
      form = {}
    }
  }
  return { kind: 'too-many-redirects' }
}

function requestFor(
  address: Address,
  method: 'GET' | 'POST',
  form: Parameters,
  headers: Readonly<Record<string, string>>,
): OutgoingRequest {
  const body = encode(form)
  return {
    address,
    method,
    body,
    answerLimitBytes: ANSWER_LIMIT_BYTES,
    headers: {
      'user-agent': 'TwilioProxy/1.1',
      accept: '*/*',
      ...headers,
      ...(method === 'POST' && {
        'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
        'content-length': String(Buffer.byteLength(body)),
      }),
    },
  }
}

function encode(parameters: Parameters): string {
  return new URLSearchParams(parameters).toString()
}

function isRedirect({ status, location }: Answer): boolean {
  return [301, 302, 303, 307, 308].includes(status) && location !== null
}

function resolveAddress(location: string | null, base: Address): Address | null {
  const target = URL.parse(location ?? '', plainUrl(base))
  return target && readAddress(target.href)
}
