import type { FastifyReply, FastifyRequest } from 'fastify'

/** Points to the next page of a list (RFC 8288), if there is one. `next` is the cursor that `?after=` takes. */
export function linkToNext(request: FastifyRequest, reply: FastifyReply, next: string | null): void {
  if (next === null) return
  const url = new URL(request.url, 'http://localhost')
  url.searchParams.set('after', next)
  reply.header('link', `<${url.pathname}${url.search}>; rel="next"`)
}
