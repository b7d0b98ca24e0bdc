import { randomUUID } from 'node:crypto'

import { askWithRetries, tell } from './attempts.ts'
import type { Reply } from './ask-customer.ts'
import { makeCallbacks, WRONG_TOKEN, type CallbacksDeps } from './callbacks.ts'
import { holdClock } from './held-clock.ts'
import { makeMediaSockets } from './media-socket.ts'
import { FetchFailure, type FetchedDocument, type Outside, type Parameters, type WebHook } from './outside.ts'
import { makeTransport, type NoAnswer } from './transport.ts'

/** Customers' servers over real HTTP. `close` cuts off what is under way. */
export function makeOutside(deps: Omit<CallbacksDeps, 'transport'>): Outside & { close: () => void } {
  const { authToken, clock, faults, log } = deps
  const transport = makeTransport()
  const media = makeMediaSockets({ authToken, clock })

  async function fetchDocument(hook: WebHook, parameters: Parameters): Promise<FetchedDocument> {
    const isForged = faults.take('twiml-wrong-signature') !== null
    if (isForged)
      log.add({
        callSid: parameters.CallSid ?? '',
        what: 'fault',
        about: 'signed wrongly: request for TwiML',
      })
    const question = {
      ...{ hook, parameters, idempotencyToken: randomUUID() },
      authToken: isForged ? WRONG_TOKEN : authToken,
    }
    const held = holdClock(clock)
    try {
      return readDocument(await askWithRetries(transport, question, held))
    } finally {
      held.release()
    }
  }

  return {
    notify: makeCallbacks({ ...deps, transport }),
    fetchDocument,
    openMedia: media.openMedia,
    close() {
      transport.close()
      media.close()
    },
  }
}

function readDocument(reply: Reply): FetchedDocument {
  switch (reply.kind) {
    case 'bad-address':
      throw new FetchFailure(11100, 'The URL is no address of the web.')
    case 'too-many-redirects':
      throw new FetchFailure(11215, 'The server redirected too often.')
    case 'no-answer':
      throw new FetchFailure(codeFor(reply), `The server could not be asked: ${tell(reply)}.`)
    case 'answered':
      if (reply.status < 200 || reply.status >= 300)
        throw new FetchFailure(11200, `The server ${tell(reply)}.`)
      if (reply.isCut) throw new FetchFailure(11750, 'The document is longer than 64 KiB.')
      return { text: reply.body.toString('utf8'), contentType: reply.contentType, url: reply.url }
  }
}

/** 11205 is a failed connection, 11210 a host of unknown name, 11200 whatever else goes wrong on the way. */
function codeFor({ stage, reason }: NoAnswer): number {
  if (reason === 'ENOTFOUND' || reason === 'EAI_AGAIN') return 11210
  return stage === 'connecting' ? 11205 : 11200
}
