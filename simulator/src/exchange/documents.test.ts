import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loudSpan } from '../audio/loud-span.ts'
import {
  aCall,
  aCompany,
  aTalk,
  AGENT,
  dialling,
  LEAD,
  START_MS,
  type Company,
} from '../../test/a-company.ts'

const ANSWERED_MS = 1300
const FALLBACK = { url: 'https://customer.example/fallback', method: 'POST' } as const

test('what is said takes its time and stands in the events with its text; then the document is out of verbs', async () => {
  const company = aCompany({
    '/start': '<Response><Say>Twenty characters ok</Say><Pause length="2"/></Response>',
  })

  const { sid } = company.exchange.placeCall(aCall())
  await company.pass(10_000)

  assert.deepEqual(company.happened('say'), ['Twenty characters ok'])
  const { answeredAtMs, endedAtMs, status } = company.exchange.findCall(sid)!
  assert.equal(status, 'completed')
  assert.equal(endedAtMs! - answeredAtMs!, 20 * 60 + 2000)
})

test('a prepared voice is said instead of the tone, as often as the loop wants, in the language of the verb', async () => {
  const asked: string[] = []
  const company = aCompany(
    { '/start': '<Response><Say language="hi-IN" loop="3">Namaste</Say></Response>' },
    {
      sayings(text, language) {
        asked.push(`${text}/${language}`)
        return new Int16Array(8 * 500).fill(700)
      },
    },
  )

  const { sid } = company.exchange.placeCall(
    aCall({ record: { channels: 2, hook: null, trimsSilence: false } }),
  )
  await company.pass(10_000)

  assert.deepEqual(asked, ['Namaste/hi-IN'])
  const { answeredAtMs, endedAtMs } = company.exchange.findCall(sid)!
  assert.equal(endedAtMs! - answeredAtMs!, 1500)
  const [said, heard] = company.exchange.readRecording(company.exchange.listRecordings()[0]!.sid, 2)!
  assert.equal(loudSpan([said!]), null)
  assert.deepEqual(heard, new Int16Array(8 * 1500).fill(700))
})

test('a document sent with the call is followed without asking anybody', async () => {
  const company = aCompany({})

  const { sid } = company.exchange.placeCall(
    aCall({ instructions: { twiml: '<Response><Pause length="1"/></Response>' } }),
  )
  await company.pass(5000)

  assert.deepEqual(company.asked, [])
  assert.equal(company.exchange.findCall(sid)?.status, 'completed')
})

test('the question for the document tells of the call, and relative addresses lead on from the document’s own', async () => {
  const company = aCompany({
    '/start': '<Response><Redirect>deeper/one?x=1&amp;y=2</Redirect></Response>',
    '/deeper/one': '<Response><Redirect method="GET">two</Redirect></Response>',
    '/deeper/two': '<Response><Hangup/></Response>',
  })

  const { sid } = company.exchange.placeCall(aCall({ detectsMachine: true }))
  await company.pass(3000)

  assert.deepEqual(
    company.asked.map(({ url }) => url),
    [
      'https://customer.example/start',
      'https://customer.example/deeper/one?x=1&y=2',
      'https://customer.example/deeper/two',
    ],
  )
  assert.deepEqual(company.asked[0]!.parameters, {
    CallSid: sid,
    AccountSid: 'AC00000000000000000000000000000000',
    From: '+15005550006',
    To: AGENT,
    Caller: '+15005550006',
    Called: AGENT,
    CallStatus: 'in-progress',
    ApiVersion: '2010-04-01',
    Direction: 'outbound-api',
    AnsweredBy: 'human',
  })
})

for (const [what, documents, code] of [
  ['that cannot be had', {}, '11200'],
  ['that is no XML', { '/start': 'sorry' }, '12100'],
  ['that is something else', { '/start': '<html></html>' }, '12100'],
] as const) {
  test(`instead of a document ${what} the fallback is asked, and told why`, async () => {
    const company = aCompany({ ...documents, '/fallback': '<Response><Hangup/></Response>' })

    company.exchange.placeCall(aCall({ fallback: FALLBACK }))
    await company.pass(3000)

    const { url, parameters } = company.asked.at(-1)!
    assert.equal(url, FALLBACK.url)
    assert.equal(parameters.ErrorCode, code)
    assert.equal(parameters.ErrorUrl, 'https://customer.example/start')
    assert.deepEqual(company.happened('application error'), [])
  })

  test(`with a document ${what} and no fallback the carrier apologises and hangs up`, async () => {
    const company = aCompany(documents)

    const { sid } = company.exchange.placeCall(aCall())
    await company.pass(10_000)

    assert.equal(company.happened('application error').length, 1)
    assert.match(company.happened('warning')[0]!, new RegExp(`^${code}: `))
    assert.equal(company.exchange.findCall(sid)?.status, 'completed')
  })
}

test('a fallback that fails too is not asked again', async () => {
  const company = aCompany({})

  company.exchange.placeCall(aCall({ fallback: FALLBACK }))
  await company.pass(10_000)

  assert.equal(company.asked.length, 2)
  assert.equal(company.happened('application error').length, 1)
})

test('documents that lead to each other without end are given up, also when the fallback leads back to them', async () => {
  const company = aCompany({
    '/start': '<Response><Redirect>/other</Redirect></Response>',
    '/other': '<Response><Redirect>/start</Redirect></Response>',
    '/fallback': '<Response><Redirect>/start</Redirect></Response>',
  })

  const { sid } = company.exchange.placeCall(aCall({ fallback: FALLBACK }))
  for (let turn = 0; turn < 5; turn++) await company.pass(1000)

  assert.equal(company.asked.filter(({ url }) => url === FALLBACK.url).length, 1)
  assert.equal(company.happened('application error').length, 1)
  assert.equal(company.exchange.findCall(sid)?.status, 'completed')
})

test('an address that cannot be understood counts as a document that cannot be had', async () => {
  const company = aCompany({ '/fallback': '<Response><Hangup/></Response>' })

  company.exchange.placeCall(
    aCall({ instructions: { twiml: '<Response><Redirect>next</Redirect></Response>' }, fallback: FALLBACK }),
  )
  await company.pass(5000)

  assert.deepEqual(
    company.asked.map(({ parameters }) => parameters.ErrorCode),
    ['11100'],
  )
})

test('keys that are pressed end the gather and go to its action', async () => {
  const company = aCompany({
    '/start':
      '<Response><Gather numDigits="2" action="/keys"><Say>Please press two keys now</Say></Gather></Response>',
    '/keys': '<Response><Hangup/></Response>',
  })

  const { sid } = company.exchange.placeCall(aCall())
  const tooEarly = company.exchange.pressDigits(sid, '1')
  await company.pass(ANSWERED_MS + 500)
  company.exchange.pressDigits(sid, '4')
  await company.pass(3000)
  company.exchange.pressDigits(sid, '29')
  await company.pass(100)

  assert.equal(tooEarly, 'wrong-state')
  assert.equal(company.asked.at(-1)?.parameters.Digits, '42')
  assert.equal(company.exchange.findCall(sid)?.status, 'completed')
})

test('the finishing key is not among the keys, and without an action the same document is asked again', async () => {
  const company = aCompany({
    '/start': ({ Digits }) =>
      Digits === undefined ? '<Response><Gather/></Response>' : '<Response><Hangup/></Response>',
  })

  const { sid } = company.exchange.placeCall(aCall())
  await company.pass(ANSWERED_MS + 500)
  company.exchange.pressDigits(sid, '7#8')
  await company.pass(500)

  assert.deepEqual(
    company.asked.map(({ url, parameters }) => [url, parameters.Digits]),
    [
      ['https://customer.example/start', undefined],
      ['https://customer.example/start', '7'],
    ],
  )
})

test('when no key is pressed the document goes on, or to the action if that is wanted', async () => {
  const gather = (attributes: string) =>
    `<Response><Gather timeout="3" action="/keys" ${attributes}><Pause/></Gather><Say>Nobody there</Say></Response>`
  const falling = aCompany({ '/start': gather(''), '/keys': '<Response/>' })
  const going = aCompany({ '/start': gather('actionOnEmptyResult="true"'), '/keys': '<Response/>' })

  falling.exchange.placeCall(aCall())
  going.exchange.placeCall(aCall())
  await falling.pass(6000)
  await going.pass(6000)

  assert.deepEqual(falling.happened('say'), ['Nobody there'])
  assert.equal(falling.asked.length, 1)
  assert.deepEqual(going.happened('say'), [])
  assert.equal(going.asked.at(-1)?.parameters.Digits, '')
  assert.equal(going.asked.at(-1)?.atMs, ANSWERED_MS + 1000 + 3000)
})

test('new instructions by REST interrupt what runs, a talk too, whose lead is hung up', async () => {
  const company = aCompany(
    { '/start': dialling(LEAD, 'action="/after"'), '/other': '<Response><Say>Good bye</Say></Response>' },
    { people: { [LEAD]: { talk: aTalk(60_000) } } },
  )

  const { sid } = company.exchange.placeCall(aCall())
  await company.pass(5000)
  const instructions = { hook: { url: 'https://customer.example/other', method: 'POST' } } as const
  company.exchange.changeCall(sid, { kind: 'redirect', instructions, fallback: null })
  await company.pass(5000)

  assert.deepEqual(
    company.asked.map(({ url }) => new URL(url).pathname),
    ['/start', '/other'],
  )
  assert.deepEqual(company.happened('say'), ['Good bye'])
  assert.equal(company.child().status, 'completed')
  assert.equal(company.child().endedAtMs, START_MS + 5000)
})

test('new instructions may bring a fallback of their own', async () => {
  const company = aCompany({
    '/start': '<Response><Pause length="60"/></Response>',
    '/fallback': '<Response><Say>Sorry</Say></Response>',
  })

  const { sid } = company.exchange.placeCall(aCall())
  await company.pass(5000)
  const instructions = { hook: { url: 'https://customer.example/missing', method: 'POST' } } as const
  company.exchange.changeCall(sid, { kind: 'redirect', instructions, fallback: FALLBACK })
  await company.pass(5000)

  assert.deepEqual(company.happened('say'), ['Sorry'])
  assert.deepEqual(company.happened('warning'), [
    '11200: The server answered 404. (https://customer.example/missing)',
  ])
})

test('an answer to a question that is no longer asked is not followed', async () => {
  const instructions = { twiml: '<Response><Say>New</Say></Response>' }
  const company: Company = aCompany({
    '/start'({ CallSid }) {
      company.exchange.changeCall(CallSid!, { kind: 'redirect', instructions, fallback: null })
      return '<Response><Say>Old</Say></Response>'
    },
  })

  company.exchange.placeCall(aCall())
  await company.pass(5000)

  assert.deepEqual(company.happened('say'), ['New'])
})

test('what cannot be carried out yet is passed over with a warning', async () => {
  const company = aCompany({
    '/start': `<Response><Connect><Stream url="wss://customer.example/s"/></Connect><Dance/><Play>/song.mp3?key=secret</Play><Play>https://user:secret@customer.example/a.mp3?key=secret#x</Play><Play digits="1w2"/><Reject/></Response>`,
  })

  const { sid } = company.exchange.placeCall(aCall())
  await company.pass(5000)

  assert.deepEqual(company.happened('play'), [
    '/song.mp3 (a tone instead)',
    'https://customer.example/a.mp3 (a tone instead)',
    'keys 1w2',
  ])
  assert.deepEqual(company.happened('warning'), [
    '12200: <Dance> is not carried out here',
    '12200: <Connect><Stream> is not carried out yet',
    '12200: <Reject> must be the first verb',
  ])
  const { answeredAtMs, endedAtMs } = company.exchange.findCall(sid)!
  assert.equal(endedAtMs! - answeredAtMs!, 1000 + 1000 + 900)
})

test('a rejected call, which was answered already, is hung up', async () => {
  const company = aCompany({ '/start': '<Response><Reject reason="busy"/><Say>Never</Say></Response>' })

  const { sid } = company.exchange.placeCall(aCall())
  await company.pass(3000)

  assert.deepEqual(company.happened('reject'), ['busy; the call was answered'])
  assert.deepEqual(company.happened('say'), [])
  assert.equal(company.exchange.findCall(sid)?.status, 'completed')
})
