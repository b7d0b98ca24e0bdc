import { once } from 'node:events'

import type { LiveTicket } from '@leadbreak/contract'
import { WebSocket } from 'ws'

/** A program of a test: opens `/live` so often as asha, says `open`, and holds the connections until its input ends. */
const [baseUrl, count, mood] = process.argv.slice(2) as [string, string, 'reading' | 'deaf']
const AT_ONCE = 16
const sockets: WebSocket[] = []
let left = Number(count)

await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    while (left-- > 0) sockets.push(await open())
  }),
)
process.stdout.write('open\n')
process.stdin.resume()
await once(process.stdin, 'end')
for (const socket of sockets) socket.terminate()

async function open(): Promise<WebSocket> {
  const response = await fetch(`${baseUrl}/api/live/tickets`, {
    method: 'POST',
    headers: { authorization: 'Bearer asha' },
  })
  const { ticket } = (await response.json()) as LiveTicket
  const socket = new WebSocket(`${baseUrl.replace('http', 'ws')}/live`)
  await once(socket, 'open')
  socket.send(JSON.stringify({ type: 'open', ticket, after: null, callId: null }))
  await once(socket, 'message')
  if (mood === 'deaf') socket.pause()
  return socket
}
