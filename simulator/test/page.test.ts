import assert from 'node:assert/strict'
import { test } from 'node:test'

import type { Stream } from '../src/streams/stream.ts'
import { AGENT, aSimulator, FROM, LEAD } from './a-simulator.ts'
import { aMediaReceiver } from './media-receiver.ts'

test('everybody who can be called is listed, with what happens and what the talk holds', async (t) => {
  const { baseUrl } = await aSimulator(t)

  const personas = (await (await fetch(`${baseUrl}/personas`)).json()) as Record<string, unknown>[]

  const lead = personas.find(({ number }) => number === LEAD)!
  assert.equal(lead.name, 'Amit Sharma')
  assert.equal(lead.language, 'hi')
  assert.deepEqual(lead.answers, { kind: 'answers', afterMs: 3000 })
  assert.equal(lead.conversation, 'buy-flat-noida')
  assert.ok((lead.durationMs as number) > 20_000)
  assert.deepEqual((lead.requirement as { locations: string[] }).locations, ['Noida', 'Sector 62'])
  const anybody = personas.filter(({ number }) => number === null)
  assert.equal(anybody.length, 1)
  assert.ok((anybody[0]!.durationMs as number) <= 35_000)
})

test('the page brings everything itself, and may load nothing from elsewhere', async (t) => {
  const { baseUrl } = await aSimulator(t)

  const page = await fetch(baseUrl)
  const html = await page.text()

  assert.match(page.headers.get('content-security-policy')!, /^default-src 'none'; script-src 'self'/)
  assert.doesNotMatch(html, /\son\w+=|style=|https?:/)
  for (const [, path] of html.matchAll(/(?:href|src)="(\/[^"]*)"/g))
    assert.equal((await fetch(`${baseUrl}${path}`)).status, 200, path!)
})

test('who watches sees what is there, and then each event with the state of its leg', async (t) => {
  const { baseUrl, client, account } = await aSimulator(t)
  const stream = await fetch(`${baseUrl}/events`)
  let text = ''
  const seen = (async () => {
    const decoder = new TextDecoder()
    for await (const chunk of stream.body as AsyncIterable<Uint8Array>) {
      text += decoder.decode(chunk, { stream: true })
      if (text.includes('"status":"completed"')) return
    }
  })()

  const { sid } = await client.calls.create({
    to: AGENT,
    from: FROM,
    twiml: '<Response><Say>Hi.</Say></Response>',
  })
  await seen

  const messages = text.split('\n\n').filter((one) => one.startsWith('event: '))
  assert.match(messages[0]!, /^event: state\ndata: \{"legs":\[\],"events":\[\]\}$/)
  const happened = messages.slice(1).map((one) => JSON.parse(one.split('\ndata: ')[1]!) as Happened)
  assert.ok(happened.every(({ event, leg }) => event.callSid === sid && leg.sid === sid))
  assert.deepEqual(
    happened.map(({ event }) => event.id),
    happened.map((_, n) => n + 1),
  )
  assert.ok(!text.includes(account.authToken))
})

interface Happened {
  readonly event: { readonly id: number; readonly callSid: string }
  readonly leg: { readonly sid: string }
}

test('who watches sees the streams of a leg, and no token that was handed to them', async (t) => {
  const { baseUrl, client, account, exchange, clock } = await aSimulator(t, { clock: 'manual' })
  const receiver = await aMediaReceiver(t, account.authToken)
  const twiml = `<Response><Start><Stream name="live" url="${receiver.url}"><Parameter name="token" value="only-for-you"/></Stream></Start><Pause/></Response>`
  const { sid } = await client.calls.create({ to: AGENT, from: FROM, twiml })
  assert.ok('advance' in clock)
  await clock.advance(4000)

  const reader = (await fetch(`${baseUrl}/events`)).body!.getReader()
  const { value } = (await reader.read()) as { value: Uint8Array }
  await reader.cancel()

  const text = new TextDecoder().decode(value)
  const { legs } = JSON.parse(text.split('\ndata: ')[1]!) as { legs: { streams: unknown[] }[] }
  const [{ framesSent, sid: streamSid }] = exchange.listStreams(sid) as [Stream]
  assert.deepEqual(legs[0]!.streams, [
    { sid: streamSid, name: 'live', tracks: ['inbound'], state: 'open', framesSent, errors: [] },
  ])
  assert.ok(!text.includes('only-for-you'))
})

test('whoever asks only for the head of the events is not kept waiting', async (t) => {
  const { baseUrl } = await aSimulator(t)

  assert.equal((await fetch(`${baseUrl}/events`, { method: 'HEAD' })).status, 404)
})

test('what anybody may ask holds no token', async (t) => {
  const { baseUrl, account } = await aSimulator(t)

  for (const path of ['/', '/page.js', '/page.json', '/personas', '/health']) {
    const answer = await fetch(`${baseUrl}${path}`)
    assert.equal(answer.status, 200, path)
    assert.ok(!(await answer.text()).includes(account.authToken), path)
  }
})
