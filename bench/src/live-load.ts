import { once } from 'node:events'

import type { LiveOpen, LiveTicket } from '@leadbreak/contract'
import { WebSocket } from 'ws'

export interface LiveLoadJob {
  readonly baseUrl: string
  /** One for each user. */
  readonly authorizations: readonly string[]
  readonly connectionsOfEach: number
}

const AT_ONCE = 32

/** Opens `/live` so often for each user, prints `open`, and holds the connections until its input ends. */
const job = JSON.parse(process.argv[2]!) as LiveLoadJob
const wanted = job.authorizations.flatMap((authorization) =>
  Array.from({ length: job.connectionsOfEach }, () => authorization),
)
const sockets: WebSocket[] = []

await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    for (let next = wanted.pop(); next !== undefined; next = wanted.pop()) sockets.push(await open(next))
  }),
)
console.log('open')
process.stdin.resume()
await once(process.stdin, 'end')
const stillOpen = sockets.filter(({ readyState }) => readyState === WebSocket.OPEN).length
console.log(stillOpen)
for (const socket of sockets) socket.terminate()

async function open(authorization: string): Promise<WebSocket> {
  const response = await fetch(`${job.baseUrl}/api/live/tickets`, {
    method: 'POST',
    headers: { authorization },
  })
  if (!response.ok) throw new Error(`A ticket was answered with ${response.status}.`)
  const { ticket } = (await response.json()) as LiveTicket

  const socket = new WebSocket(`${job.baseUrl.replace('http', 'ws')}/live`, { perMessageDeflate: false })
  await once(socket, 'open')
  const wish: LiveOpen = { type: 'open', ticket, after: null, callId: null }
  socket.send(JSON.stringify(wish))
  await once(socket, 'message')
  return socket
}
