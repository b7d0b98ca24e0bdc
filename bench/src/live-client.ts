import type { LiveEvent, LiveServerMessage, LiveTicket } from '@leadbreak/contract'
import { WebSocket } from 'ws'

/** Watches everything that `headers` may see on `/live` until `close` is called. Throws when the door stays shut. */
export async function watchLive(
  baseUrl: string,
  headers: Readonly<Record<string, string>>,
  onEvent: (event: LiveEvent) => void,
): Promise<{ readonly close: () => void }> {
  const response = await fetch(`${baseUrl}/api/live/tickets`, { method: 'POST', headers })
  if (!response.ok) throw new Error(`The ticket was refused: ${response.status} ${await response.text()}`)
  const { ticket } = (await response.json()) as LiveTicket

  const socket = new WebSocket(`${baseUrl.replace(/^http/, 'ws')}/live`)
  await new Promise<void>((resolve, reject) => {
    socket.on('open', () => {
      socket.send(JSON.stringify({ type: 'open', ticket, after: null, callId: null }))
    })
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString('utf8')) as LiveServerMessage
      if (message.type === 'opened') resolve()
      if (message.type === 'event') onEvent(message.event)
    })
    socket.on('error', reject)
    socket.on('close', (code) => {
      reject(new Error(`/live was closed with ${code}.`))
    })
  })
  return {
    close: () => {
      socket.close()
    },
  }
}
