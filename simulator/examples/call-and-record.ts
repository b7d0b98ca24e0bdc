/**
 * A program as anybody writes it for Twilio: an agent is called, then a lead, their talk is recorded on two channels, and the
 * recording is fetched. Run it beside the simulator:
 *
 *   npx node simulator/examples/call-and-record.ts +919000000001 talk.wav
 */
import { writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

import twilio from 'twilio'

const { TWILIO_ACCOUNT_SID = '', TWILIO_AUTH_TOKEN = '', TWILIO_PHONE_NUMBER = '+15005550006' } = process.env
const { TWILIO_BASE_URL = 'http://127.0.0.1:8100' } = process.env
const AGENT = '+919810000000'
const [lead = '+919000000001', file = 'talk.wav'] = process.argv.slice(2)

const client = twilio(TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN)
client.api.baseUrl = TWILIO_BASE_URL // the one line that leads to the simulator

let hearOfRecording: (parameters: Record<string, string>) => void
const recorded = new Promise<Record<string, string>>((resolve) => {
  hearOfRecording = resolve
})

const server = createServer((request, response) => {
  void answer(request).then((body) => response.writeHead(200, { 'content-type': 'text/xml' }).end(body))
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const ourUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

const call = await client.calls.create({
  to: AGENT,
  from: TWILIO_PHONE_NUMBER,
  url: `${ourUrl}/twiml`,
  statusCallback: `${ourUrl}/status`,
  statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
})
console.log(`${call.sid} is ${call.status}`)

const { RecordingSid = '', RecordingDuration } = await recorded
const media = `${TWILIO_BASE_URL}/2010-04-01/Accounts/${TWILIO_ACCOUNT_SID}/Recordings/${RecordingSid}.wav`
const authorization = `Basic ${Buffer.from(`${TWILIO_ACCOUNT_SID}:${TWILIO_AUTH_TOKEN}`).toString('base64')}`
const wav = await fetch(`${media}?RequestedChannels=2`, { headers: { authorization } })
await writeFile(file, new Uint8Array(await wav.arrayBuffer()))
console.log(`${RecordingSid} of ${RecordingDuration} s is in ${file}`)
server.closeAllConnections()
server.close()

async function answer(request: IncomingMessage): Promise<string> {
  const parameters = Object.fromEntries(new URLSearchParams(await text(request)))
  const signature = request.headers['x-twilio-signature']
  if (!twilio.validateRequest(TWILIO_AUTH_TOKEN, String(signature), `${ourUrl}${request.url}`, parameters))
    throw new Error('Somebody else asks.')

  if (request.url === '/status') console.log(`agent: ${parameters.CallStatus}`)
  if (request.url === '/lead') console.log(`lead: ${parameters.CallStatus}`)
  if (request.url === '/recording') hearOfRecording(parameters)
  return request.url === '/twiml' ? joinToLead() : ''
}

function joinToLead(): string {
  const response = new twilio.twiml.VoiceResponse()
  response.say({ language: 'en-IN' }, 'Please hold, we are connecting your call.')
  response
    .dial({
      record: 'record-from-answer-dual',
      trim: 'do-not-trim',
      recordingStatusCallback: '/recording',
    })
    .number({ statusCallback: '/lead', statusCallbackEvent: ['ringing', 'answered', 'completed'] }, lead)
  return response.toString()
}
