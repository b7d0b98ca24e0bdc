import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { Histogram, type Registry } from 'prom-client'

/** Measures every request of `app`, and answers `GET /metrics` with all that `registry` holds. */
export function serveMetrics(app: FastifyInstance, registry: Registry): void {
  const durations = new Histogram({
    name: 'leadbreak_http_request_duration_seconds',
    help: 'Time from the last header received to the last byte sent, by route, not by address',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120],
    registers: [registry],
  })

  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? '(none)'
    const labels = { method: request.method, route, status: String(reply.statusCode) }
    durations.observe(labels, reply.elapsedTime / 1000)
  })

  app.get(
    '/metrics',
    {
      config: { access: 'administrator' },
      schema: {
        tags: ['operation'],
        summary: 'Measurements for Prometheus',
        response: { 200: { content: { [registry.contentType]: { schema: Type.String() } } } },
      },
    },
    async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()),
  )
}
