import type { FastifyReply } from 'fastify'

/** Aborted when the client goes away before it has its answer. */
export function whileConnected(reply: FastifyReply): AbortSignal {
  const gone = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort(new Error('The client has gone.'))
  })
  return gone.signal
}
