import { deepEqual, equal, ok, rejects } from 'node:assert/strict'
import { once } from 'node:events'
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { connect, createServer, type AddressInfo, type Server } from 'node:net'
import { text } from 'node:stream/consumers'
import { test, type TestContext } from 'node:test'

import { readEvilUrls } from './evil-urls.ts'
import {
  makeGuardedDownloads,
  PUBLIC_HTTPS,
  RedirectRefused,
  type OutboundRules,
} from './guarded-download.ts'

const ACCOUNT = `AC${'1'.repeat(32)}`
const RECORDING = `RE${'2'.repeat(32)}`
const NEVER = new AbortController().signal

/** Each rule alone must keep us away from the canary, or the others with it when it does not look at that. */
const RULES: readonly (readonly [name: string, rules: OutboundRules])[] = [
  ['the rules of production', PUBLIC_HTTPS],
  ['only the check of addresses', { ...PUBLIC_HTTPS, mayGoTo: () => true }],
]

for (const [name, rules] of RULES) {
  test(`no redirect of the corpus reaches loopback: ${name}`, async (t) => {
    const canary = await listenForAnybody(t)
    const corpus = readEvilUrls({ port: canary.port, account: ACCOUNT, recording: RECORDING })
    ok(corpus.length >= 60)
    let location = ''
    const origin = await redirectTo(t, () => location)
    // The worst name server there is: every name leads to the canary.
    const resolve = async () => [{ address: '127.0.0.1', family: 4 }]
    const downloads = openDownloads(t, origin, { ...rules, resolve })

    for (const { kind, url } of corpus) {
      location = url
      const wasStopped = await downloads.open(`${origin}/start`, 'Basic secret', NEVER).then(
        () => false,
        () => true,
      )
      ok(wasStopped, `${kind}: ${JSON.stringify(url)}`)
    }

    equal(await canary.connections(), 0)
  })
}

test(
  'a name is resolved once: its second answer, loopback, is never connected to',
  {
    skip: process.platform === 'darwin' && 'a Mac has no 127.0.0.2',
  },
  async (t) => {
    const canary = await listenForAnybody(t)
    const elsewhere = await serve(t, (_, response) => response.end('sound'), '127.0.0.2', canary.port)
    const origin = await redirectTo(t, () => `http://rebind.example:${elsewhere.port}/`)
    let asked = 0
    const downloads = openDownloads(t, origin, {
      mayGoTo: () => true,
      mayConnectTo: (address) => address === '127.0.0.2',
      resolve: async () => [{ address: asked++ === 0 ? '127.0.0.2' : '127.0.0.1', family: 4 }],
    })

    const { body } = await downloads.open(`${origin}/start`, 'Basic secret', NEVER)

    equal(await text(body), 'sound')
    equal(asked, 1)
    equal(await canary.connections(), 0)
  },
)

test('one refused address among those of a name is enough to stay away', async (t) => {
  const canary = await listenForAnybody(t)
  const origin = await redirectTo(t, () => `http://both.example:${canary.port}/`)
  const downloads = openDownloads(t, origin, {
    ...PUBLIC_HTTPS,
    mayGoTo: () => true,
    resolve: async () => [
      { address: '8.8.8.8', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ],
  })

  await rejects(downloads.open(`${origin}/start`, 'Basic secret', NEVER), RedirectRefused)
  equal(await canary.connections(), 0)
})

test('the authorization stays with the trusted origin and never comes back once it was left', async (t) => {
  const seen: (string | null)[] = []
  const foreign = await serve(t, (request, response) => {
    seen.push(request.headers.authorization ?? null)
    response.writeHead(302, { location: `${origin.url}/last` }).end()
  })
  const origin = await serve(t, (request, response) => {
    seen.push(request.headers.authorization ?? null)
    if (request.url === '/last') return response.end('sound')
    const location = request.url === '/start' ? '/next' : foreign.url
    response.writeHead(307, { location }).end('see there')
  })
  const downloads = openDownloads(t, origin.url, {
    ...PUBLIC_HTTPS,
    mayGoTo: () => true,
    mayConnectTo: () => true,
  })

  const { statusCode, body } = await downloads.open(`${origin.url}/start`, 'Basic secret', NEVER)

  equal(statusCode, 200)
  equal(await text(body), 'sound')
  deepEqual(seen, ['Basic secret', 'Basic secret', null, null])
})

test('whoever was sent elsewhere cannot be sent back to a trusted origin that is not public', async (t) => {
  const foreign = await serve(t, (_, response) => {
    response.writeHead(302, { location: `${origin.url}/inside` }).end()
  })
  const paths: (string | undefined)[] = []
  const origin = await serve(t, (request, response) => {
    paths.push(request.url)
    response.writeHead(302, { location: foreign.url }).end()
  })
  const downloads = openDownloads(t, origin.url, {
    ...PUBLIC_HTTPS,
    mayGoTo: ({ origin }) => origin === foreign.url,
    mayConnectTo: () => true,
  })

  await rejects(downloads.open(`${origin.url}/start`, 'Basic secret', NEVER), RedirectRefused)
  equal(paths.join(), '/start')
})

test('three redirects are followed, a fourth is not', async (t) => {
  const origin = await serve(t, (request, response) => {
    const left = Number(request.url!.slice(1))
    if (left === 0) return response.end('sound')
    response.writeHead(302, { location: `/${left - 1}` }).end()
  })
  const downloads = openDownloads(t, origin.url, PUBLIC_HTTPS)

  const { body } = await downloads.open(`${origin.url}/3`, 'Basic secret', NEVER)

  equal(await text(body), 'sound')
  await rejects(downloads.open(`${origin.url}/4`, 'Basic secret', NEVER), { reason: 'too-many-redirects' })
})

test('a body that stops coming is given up, and so is one whose caller gives up', async (t) => {
  const origin = await serve(t, (_, response) => {
    response.write('so')
  })
  const downloads = openDownloads(t, origin.url, PUBLIC_HTTPS, 100)
  const controller = new AbortController()

  const stalled = await downloads.open(`${origin.url}/`, 'Basic secret', NEVER)
  await rejects(text(stalled.body), { code: 'UND_ERR_BODY_TIMEOUT' })
  const unwanted = await downloads.open(`${origin.url}/`, 'Basic secret', controller.signal)
  controller.abort(new Error('no longer wanted'))
  await rejects(text(unwanted.body), /no longer wanted/)
})

test('connections are kept for the next download', async (t) => {
  const origin = await serve(t, (_, response) => response.end('sound'))
  let connections = 0
  origin.server.on('connection', () => connections++)
  const downloads = openDownloads(t, origin.url, PUBLIC_HTTPS)

  for (let n = 0; n < 5; n++) {
    const { body } = await downloads.open(`${origin.url}/`, 'Basic secret', NEVER)
    await text(body)
  }

  ok(connections <= 2, `${connections} connections`)
})

function openDownloads(t: TestContext, trustedOrigin: string, rules: OutboundRules, idleMs = 2_000) {
  const downloads = makeGuardedDownloads({ trustedOrigin, connectMs: 1_000, idleMs, rules })
  t.after(downloads.close)
  return downloads
}

/** A server on loopback that counts who comes, on IPv4 and, where there is any, IPv6. */
async function listenForAnybody(t: TestContext) {
  let connections = 0
  const open = async (host: string, port: number): Promise<Server> => {
    const server = createServer((socket) => {
      connections++
      socket.destroy()
    })
    server.listen(port, host)
    await once(server, 'listening')
    t.after(() => server.close())
    return server
  }
  const { port } = (await open('127.0.0.1', 0)).address() as AddressInfo
  await open('::1', port).catch(() => undefined)
  return {
    port,
    /** How many came. Our own knock comes last, so nobody who is on his way is missed. */
    connections: async () => {
      await once(connect(port, '127.0.0.1'), 'close')
      return connections - 1
    },
  }
}

/** An origin that answers everything with a redirect, its bytes as they are: CR, LF and whatever else. */
async function redirectTo(t: TestContext, location: () => string): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => {
      socket.end(
        `HTTP/1.1 302 Found\r\ncontent-length: 0\r\nconnection: close\r\nlocation: ${location()}\r\n\r\n`,
      )
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function serve(
  t: TestContext,
  answer: (request: IncomingMessage, response: ServerResponse) => unknown,
  host = '127.0.0.1',
  port = 0,
) {
  const server = createHttpServer(answer)
  server.listen(port, host)
  await once(server, 'listening')
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address() as AddressInfo
  return { server, port: address.port, url: `http://${host}:${address.port}` }
}
