import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The least that a server in Node can do: reads JSON, answers JSON, checks nothing. `/cpu` tells its own CPU time. */
const server = createServer((request, response) => {
  if (request.url === '/cpu') {
    const { user, system } = process.cpuUsage()
    response.end(String(user + system))
    return
  }
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    if (chunks.length > 0) JSON.parse(Buffer.concat(chunks).toString())
    response.setHeader('content-type', 'application/json; charset=utf-8')
    response.end(JSON.stringify({ status: 'ok' }))
  })
})
server.listen(0, '127.0.0.1', () => {
  console.log((server.address() as AddressInfo).port)
})
