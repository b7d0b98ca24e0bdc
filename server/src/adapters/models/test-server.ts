import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'

export interface ServedFile {
  readonly bytes: Buffer
  readonly etag?: string
  /** Answers 200 and everything, whatever range was asked for. */
  readonly ignoresRanges?: boolean
  /** Fails with this in place of the file. */
  readonly status?: number
  /** Sends this of the answer, and then nothing more, with the connection open. */
  readonly hangsAfterBytes?: number
}

export interface SeenRequest {
  readonly path: string
  readonly range: string | undefined
}

export interface FileServer {
  readonly url: string
  readonly requests: readonly SeenRequest[]
  /** Ends all connections as a failing network does. */
  readonly cut: () => void
}

/** A web server for downloads. `answer` is asked for each request (`n` counts from 0) and may be changed on the way. */
export async function serveFiles(
  t: TestContext,
  answer: (path: string, n: number) => ServedFile | null,
): Promise<FileServer> {
  const requests: SeenRequest[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    const file = answer(path, requests.length)
    requests.push({ path, range: request.headers.range })
    if (file === null) response.writeHead(404).end('no such file')
    else if (file.status !== undefined) response.writeHead(file.status).end('not now')
    else send(request, response, file)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const cut = () => {
    server.closeAllConnections()
  }
  t.after(() => {
    cut()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests, cut }
}

function send({ headers }: IncomingMessage, response: ServerResponse, file: ServedFile): void {
  const { bytes, etag = '"one"', hangsAfterBytes, ignoresRanges = false } = file
  const from = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0)
  const isRest = from > 0 && !ignoresRanges && headers['if-range'] === etag
  const body = isRest ? bytes.subarray(from) : bytes
  response.writeHead(isRest ? 206 : 200, {
    etag,
    'content-length': body.length,
    ...(isRest && { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` }),
  })
  if (hangsAfterBytes !== undefined) response.write(body.subarray(0, hangsAfterBytes))
  else response.end(body)
}
