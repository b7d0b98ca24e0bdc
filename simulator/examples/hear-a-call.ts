/**
 * Hears a call while it goes on: a stream of both sides comes to a WebSocket of this program, which lets in only who signed the
 * handshake, and writes what it heard into a WAV file, the agent left and the lead right. Run it beside the simulator:
 *
 *   npx node simulator/examples/hear-a-call.ts +919000000001 heard.wav
 */
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

import { decodeMuLaw, wavFile } from '@leadbreak/audio'
import twilio from 'twilio'
import { WebSocketServer, type WebSocket } from 'ws'

const { TWILIO_ACCOUNT_SID = '', TWILIO_AUTH_TOKEN = '', TWILIO_PHONE_NUMBER = '+15005550006' } = process.env
const { TWILIO_BASE_URL = 'http://127.0.0.1:8100' } = process.env
const AGENT = '+919810000000'
const [lead = '+919000000001', file = 'heard.wav'] = process.argv.slice(2)

interface Message {
  readonly event: 'connected' | 'start' | 'media' | 'stop'
  readonly start?: { readonly callSid: string; readonly tracks: readonly string[] }
  readonly media?: {
    readonly track: 'inbound' | 'outbound'
    readonly timestamp: string
    readonly payload: string
  }
}

const server = createServer()
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/media`
const sockets = new WebSocketServer({
  server,
  verifyClient: ({ req }: { readonly req: IncomingMessage }) =>
    twilio.validateRequest(TWILIO_AUTH_TOKEN, String(req.headers['x-twilio-signature']), url, {}),
})

const client = twilio(TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN)
client.api.baseUrl = TWILIO_BASE_URL
const response = new twilio.twiml.VoiceResponse()
response.start().stream({ url, track: 'both_tracks' })
response.dial(lead)
const connected = once(sockets, 'connection')
await client.calls.create({ to: AGENT, from: TWILIO_PHONE_NUMBER, twiml: response })

const [socket] = (await connected) as [WebSocket]
const heard = { inbound: [] as Frame[], outbound: [] as Frame[] }
socket.on('message', (data) => {
  const { start, media, event } = JSON.parse((data as Buffer).toString()) as Message
  if (start) console.log(`${start.callSid}: ${start.tracks.join(' and ')}`)
  if (media) heard[media.track].push({ atMs: Number(media.timestamp), payload: media.payload })
  if (event === 'stop') console.log('the call is over')
})
await once(socket, 'close')

const lengthMs = Math.max(0, ...[...heard.inbound, ...heard.outbound].map(({ atMs }) => atMs + 20))
await writeFile(file, wavFile([heard.inbound, heard.outbound].map(samplesOf), 8000))
console.log(`${(lengthMs / 1000).toFixed(1)} s are in ${file}`)
sockets.close()
server.close()

interface Frame {
  readonly atMs: number
  readonly payload: string
}

/** Each frame at its time, so that one that is missing is silence. */
function samplesOf(frames: readonly Frame[]): Int16Array {
  const samples = new Int16Array(lengthMs * 8)
  for (const { atMs, payload } of frames) samples.set(decodeMuLaw(Buffer.from(payload, 'base64')), atMs * 8)
  return samples
}
