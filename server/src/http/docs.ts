import { createReadStream } from 'node:fs'
import { createRequire } from 'node:module'

import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'

/** Swagger UI at /docs, ReDoc at /redoc and the document itself at /openapi.json: nothing is fetched from elsewhere. */
export async function serveDocs(app: FastifyInstance): Promise<void> {
  await app.register(async (pages) => {
    pages.addHook('onRoute', (route) => {
      route.config = { ...route.config, access: 'public' }
    })
    pages.addHook('onSend', async (_request, reply) => {
      reply.header('content-security-policy', PAGE_POLICY)
    })

    await pages.register(swaggerUi, { routePrefix: '/docs', logo: LOGO })

    pages.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
    pages.get('/redoc', { schema: { hide: true } }, async (_request, reply) =>
      reply.type('text/html; charset=utf-8').send(REDOC_PAGE),
    )
    const redocFile = createRequire(import.meta.url).resolve('redoc/bundles/redoc.standalone.js')
    pages.get('/redoc/redoc.standalone.js', { schema: { hide: true } }, async (_request, reply) =>
      reply
        .type('text/javascript; charset=utf-8')
        .header('cache-control', 'max-age=3600')
        .send(createReadStream(redocFile)),
    )
  })
}

/** Both pages set styles from scripts, and ReDoc searches in a worker that it makes from a blob. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  'worker-src blob:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const LOGO = {
  type: 'image/svg+xml',
  content: Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="140" height="40"><text y="28" fill="white" ' +
      'font-family="sans-serif" font-size="24" font-weight="bold">LeadBreak</text></svg>',
  ),
}

const REDOC_PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>LeadBreak API</title>
    <style>body { margin: 0 }</style>
  </head>
  <body>
    <redoc spec-url="/openapi.json" disable-search="false"></redoc>
    <script src="/redoc/redoc.standalone.js"></script>
  </body>
</html>
`
