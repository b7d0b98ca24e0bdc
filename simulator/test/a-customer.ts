/** A customer's web server, whose requests are checked by the validator of the official SDK. */
import type { Scope } from './a-simulator.ts'
import { isSigned, openReceiver } from './receiver.ts'

export interface Asked {
  readonly path: string
  readonly method: string
  readonly parameters: Record<string, string>
  readonly isSigned: boolean
  readonly idempotencyToken: string | undefined
}

type Answer = (asked: Asked) => { toString(): string }

/**
 * Answers each path of `answers` with its TwiML and any other with nothing. `isDone` tells whether everything that was
 * hoped for has come.
 */
export async function aCustomer(scope: Scope, authToken: string, answers: Record<string, Answer> = {}) {
  const asked: Asked[] = []
  const receiver = await openReceiver((received, response) => {
    const { method, target, headers, form } = received
    const { pathname, searchParams } = new URL(target, receiver.url)
    const one: Asked = {
      path: pathname,
      method,
      parameters: method === 'GET' ? Object.fromEntries(searchParams) : { ...form },
      isSigned: isSigned(receiver, received, authToken),
      idempotencyToken: headers['i-twilio-idempotency-token'],
    }
    asked.push(one)
    const twiml = answers[one.path]?.(one).toString()
    response.writeHead(twiml === undefined ? 204 : 200, { 'content-type': 'text/xml' }).end(twiml)
  })
  scope.after(() => receiver[Symbol.asyncDispose]())

  /** Resolves to what has been asked as soon as `isDone` with it. */
  async function until(isDone: (asked: readonly Asked[]) => boolean): Promise<readonly Asked[]> {
    await receiver.until(() => isDone(asked))
    return asked
  }

  return { url: (path: string) => `${receiver.url}${path}`, asked, until }
}

/** The parameter `name` of all requests for `path`, in order. */
export function told(asked: readonly Asked[], path: string, name: string): (string | undefined)[] {
  return asked.filter((one) => one.path === path).map(({ parameters }) => parameters[name])
}
