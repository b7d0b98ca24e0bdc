import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test, type TestContext } from 'node:test'

import type { KeptSegment, LiveEvent, SegmentHit } from '@leadbreak/contract'

import type { SignedInUser } from '../../http/authentication.ts'
import { makeLogger } from '../../http/logging.ts'
import { buildServer } from '../../http/server.ts'
import { makeLedger } from '../../jobs/ledger.ts'
import { makeTestTime } from '../../jobs/test-time.ts'
import type { CallOwner } from '../../live/news.ts'
import { openSqliteStorage } from '../../storage/sqlite.ts'
import { callsDeclaration, wholeCall } from '../calls/call.ts'
import { READ, readKey } from '../calls/call-jobs.ts'
import { makeCalls } from '../calls/calls.ts'
import { makeCorrections } from './correct-segments.ts'
import { makeLiveTranscripts } from './keep-live.ts'
import { makeSegmentSearch } from './search-segments.ts'
import { segmentRoutes } from './segment.routes.ts'
import { segmentsDeclaration } from './transcript-store.ts'
import { transcriptRoutes } from './transcript.routes.ts'
import { wordsOf } from './transcript-builders.ts'
import { makeTranscripts } from './transcripts.ts'

const PEOPLE: Readonly<Record<string, SignedInUser>> = {
  asha: { id: 'user-asha', username: 'asha', role: 'agent' },
  ravi: { id: 'user-ravi', username: 'ravi', role: 'agent' },
  meera: { id: 'user-meera', username: 'meera', role: 'manager' },
}

/** The routes of transcripts on real storage, with calls of which one segment after the other was heard. */
async function setUp(t: TestContext) {
  const { clock, advance } = makeTestTime()
  const storage = openSqliteStorage({ file: ':memory:' })
  t.after(() => storage.close())
  const ledger = makeLedger({ storage, clock })
  const collection = storage.collection(callsDeclaration('CallsCollection'))
  const files = {
    receive: () => Promise.reject(new Error('No recordings here.')),
    remove: async () => undefined,
  }
  let timesAskedForWork = 0
  const onWork = () => {
    timesAskedForWork++
  }
  const calls = makeCalls({ storage, calls: collection, files, ledger, clock, onWork })
  const told: [CallOwner, LiveEvent][] = []
  const news = { publish: (owner: CallOwner, event: LiveEvent) => void told.push([owner, event]) }
  const transcripts = makeTranscripts({ storage, clock })
  const live = makeLiveTranscripts({ storage, clock })
  const app = await buildServer({
    options: {
      ...{ version: '0', docsPublic: false, corsOrigins: [], trustedProxies: [] },
      requestsPerMinute: { general: 10_000, 'sign-in': 1, registration: 1 },
      maxEventLoopDelayMs: 0,
    },
    logger: makeLogger({ level: 'silent' }),
    whoIs: async (token) => PEOPLE[token] ?? null,
    readiness: [],
    routes: (routes) => {
      void routes.register(transcriptRoutes, { calls, transcripts })
      void routes.register(segmentRoutes, {
        searchSegments: makeSegmentSearch(storage),
        corrections: makeCorrections({ storage, calls, ledger, news, clock, onWork }),
      })
    },
  })
  t.after(() => app.close())

  /** A call of `who` with these segments, five seconds apart, the agent's first; later than those before. */
  async function aCall(callId: string, texts: readonly string[], who = 'asha') {
    await advance(1000)
    const owner = { agentId: PEOPLE[who]!.id, username: who }
    await storage.commit([collection.insert(wholeCall({ call_id: callId, ...owner }))])
    for (const [n, text] of texts.entries()) {
      const startMs = n * 5000
      const words = wordsOf(text, startMs)
      const speaker = n % 2 === 0 ? ('agent' as const) : ('lead' as const)
      const times = { startMs, endMs: words.at(-1)!.endMs }
      const segment = {
        segmentId: `${callId}-${n}`,
        revision: 1,
        speaker,
        language: 'hi' as const,
        text,
        words,
      }
      await live.keep({ callId, owner }, { ...segment, ...times })
    }
    return { callId, owner }
  }

  /** The recording of the call says the same as was heard live. */
  async function itsRecordingIsRead(callId: string) {
    const { segments, durationMs } = (await transcripts.whole(callId))!
    const owner = { agentId: 'user-asha', username: 'asha' }
    const { writes } = await transcripts.save(
      { callId, owner },
      { segments, speakersSeparated: true, durationMs },
    )
    equal(await storage.commit(writes), true)
  }

  const get = (url: string, who = 'asha') => app.inject({ url, headers: { authorization: `Bearer ${who}` } })

  function correct(callId: string, segmentId: string, payload: object, who = 'asha') {
    const url = `/api/calls/${callId}/segments/${segmentId}`
    return app.inject({ method: 'PATCH', url, headers: { authorization: `Bearer ${who}` }, payload })
  }

  async function find(q: string, who = 'asha') {
    const response = await get(`/api/segments?q=${encodeURIComponent(q)}`, who)
    equal(response.statusCode, 200, response.body)
    return response.json<SegmentHit[]>().map(({ segment }) => segment.segmentId)
  }

  return {
    ...{ aCall, itsRecordingIsRead, get, correct, find, told, ledger, storage, transcripts },
    timesAskedForWork: () => timesAskedForWork,
  }
}

const TALK = [
  'नमस्ते कितना बजट है',
  'तीन करोड़ में मकान नोएडा में',
  'ठीक है घर दिखाता हूं',
  'haan ji sector 62 mein flat',
]

test('a Roman word finds the Devanagari one, and the other way round', async (t) => {
  const { aCall, find } = await setUp(t)
  await aCall('c', TALK)

  for (const [q, found] of [
    ['makaan', ['c-1']],
    ['MAKAN', ['c-1']],
    ['ghar', ['c-2']],
    ['karod', ['c-1']],
    ['crore', ['c-1']],
    ['noida', ['c-1']],
    ['budget', ['c-0']],
    ['मकान', ['c-1']],
    ['फ्लैट', ['c-3']],
    ['सेक्टर ६२', ['c-3']],
    ['हां', ['c-3']],
    ['karod noida', ['c-1']],
    ['karod ghar', []],
    ['dukaan', []],
    ['...', []],
    ['ᛟ', []],
  ] as const)
    deepEqual(await find(q), found, q)
})

test('a hit says where the words stand', async (t) => {
  const { aCall, get } = await setUp(t)
  await aCall('c', TALK)

  const [hit, ...others] = (await get('/api/segments?q=noida%20makaan')).json<SegmentHit[]>()

  deepEqual(others, [])
  equal(hit!.callId, 'c')
  deepEqual(
    hit!.found.map(({ start, end }) => hit!.segment.text.slice(start, end)),
    ['मकान', 'नोएडा'],
  )
})

test('an agent finds in his own calls only, page by page without holes, a manager in all', async (t) => {
  const { aCall, find, get } = await setUp(t)
  for (let n = 0; n < 6; n++) await aCall(`call-${n}`, ['मकान है', 'हां makaan'], n % 2 === 0 ? 'asha' : 'ravi')

  const newestFirst = (...calls: number[]) => calls.flatMap((n) => [`call-${n}-0`, `call-${n}-1`])
  deepEqual(await find('makan', 'asha'), newestFirst(4, 2, 0))
  deepEqual(await find('makan', 'ravi'), newestFirst(5, 3, 1))
  deepEqual(await find('makan', 'meera'), newestFirst(5, 4, 3, 2, 1, 0))

  const paged: string[] = []
  for (let url: string | undefined = '/api/segments?q=makan&limit=2'; url !== undefined;) {
    const response = await get(url)
    const hits = response.json<SegmentHit[]>()
    equal(hits.length, 2)
    paged.push(...hits.map(({ segment }) => segment.segmentId))
    url = /<([^>]+)>/.exec(String(response.headers.link ?? ''))?.[1]
  }
  deepEqual(paged, newestFirst(4, 2, 0))
  equal((await get('/api/segments?q=makan&after=xyz')).statusCode, 400)
})

test('when the recording takes the place of the live transcript, its segments are found where the old ones were', async (t) => {
  const { aCall, itsRecordingIsRead, find } = await setUp(t)
  await aCall('first', ['मकान'])
  await aCall('second', ['मकान'])

  await itsRecordingIsRead('first')

  deepEqual(await find('makaan'), ['second-0', 'first-0'])
})

test('a correction replaces the text and keeps what was heard; people and the reader are told', async (t) => {
  const { aCall, itsRecordingIsRead, correct, get, find, told, ledger, storage, timesAskedForWork } =
    await setUp(t)
  await aCall('c', TALK)
  await itsRecordingIsRead('c')
  const [, before] = (await get('/api/calls/c/segments')).json<KeptSegment[]>()

  const response = await correct('c', 'c-1', {
    text: '  तीन करोड़ में  दुकान नोएडा में',
    revision: before!.revision,
  })

  equal(response.statusCode, 200, response.body)
  const corrected = {
    ...before,
    text: 'तीन करोड़ में दुकान नोएडा में',
    heardText: before!.text,
    revision: before!.revision + 1,
  }
  deepEqual(response.json(), corrected)
  deepEqual((await get('/api/calls/c/segments')).json<KeptSegment[]>()[1], corrected)
  match((await get('/api/calls/c/transcript')).body, /^Lead: तीन करोड़ में दुकान नोएडा में$/m)
  deepEqual(await find('dukaan'), ['c-1'])
  deepEqual(await find('makaan'), [])
  const owner = { agentId: 'user-asha', username: 'asha' }
  const event = {
    kind: 'segment',
    callId: 'c',
    isFinal: true,
    stableText: corrected.text,
    segment: corrected,
  }
  deepEqual(told, [[owner, event]])
  equal((await ledger.findByKey(readKey('c')))?.type, READ)
  equal(timesAskedForWork(), 1)
  const kept = await storage.collection(segmentsDeclaration).getBy('handle', 'c:c-1')
  deepEqual([kept?.correction?.userId, kept?.correction?.username], ['user-asha', 'asha'])
  ok(kept?.correction?.at)
})

test('a correction can be taken back, and one that says what was heard is none', async (t) => {
  const { aCall, correct, told, storage } = await setUp(t)
  await aCall('c', ['मकान चाहिए'])
  const send = async (text: string | null, revision: number) =>
    (await correct('c', 'c-0', { text, revision })).json<KeptSegment>()

  deepEqual((await send('मकान चाहिए', 1)).revision, 1)
  const emptied = await send('', 1)
  const undone = await send(null, 2)
  const changed = await send('दुकान', 3)
  const again = await send('मकान  चाहिए', 4)

  deepEqual(
    [emptied, undone, changed, again].map(({ text, heardText, revision }) => [text, heardText, revision]),
    [
      ['', 'मकान चाहिए', 2],
      ['मकान चाहिए', null, 3],
      ['दुकान', 'मकान चाहिए', 4],
      ['मकान चाहिए', null, 5],
    ],
  )
  equal(told.length, 4)
  equal((await storage.collection(segmentsDeclaration).getBy('handle', 'c:c-0'))?.correction, null)
})

test('while a call goes on its segments can be corrected, and nothing is asked to be read that was not', async (t) => {
  const { aCall, correct, ledger } = await setUp(t)
  await aCall('c', ['मकान चाहिए'])

  equal((await correct('c', 'c-0', { text: 'दुकान', revision: 1 })).statusCode, 200)

  equal(await ledger.findByKey(readKey('c')), null)
})

test('what two people correct at once is refused to the second', async (t) => {
  const { aCall, correct, get } = await setUp(t)
  await aCall('c', ['मकान चाहिए'])

  const answers = await Promise.all([
    correct('c', 'c-0', { text: 'दुकान', revision: 1 }),
    correct('c', 'c-0', { text: 'प्लॉट', revision: 1 }, 'meera'),
  ])

  deepEqual(answers.map(({ statusCode }) => statusCode).sort(), [200, 409])
  const refused = answers.find(({ statusCode }) => statusCode === 409)!
  equal(refused.json<{ code: string }>().code, 'segment-changed')
  const kept = answers.find(({ statusCode }) => statusCode === 200)!
  deepEqual((await get('/api/calls/c/segments')).json(), [kept.json()])
})

test('who may not see a call can correct nothing in it, and learns nothing of it', async (t) => {
  const { aCall, correct } = await setUp(t)
  await aCall('c', ['मकान चाहिए'])
  await aCall('d', ['मकान'])
  const code = async (...args: Parameters<typeof correct>) => {
    const response = await correct(...args)
    return `${response.statusCode} ${response.json<{ code: string }>().code}`
  }

  equal(await code('c', 'c-0', { text: 'x', revision: 1 }, 'ravi'), '404 call-not-found')
  equal(await code('nothing', 'c-0', { text: 'x', revision: 1 }), '404 call-not-found')
  equal(await code('c', 'd-0', { text: 'x', revision: 1 }), '404 segment-not-found')
  equal(await code('c', 'nothing', { text: 'x', revision: 1 }), '404 segment-not-found')
})

test('control characters, signs that turn the writing and texts without end are refused', async (t) => {
  const { aCall, correct } = await setUp(t)
  await aCall('c', ['मकान चाहिए'])

  for (const text of ['a\u0000b', 'a\nb', 'a\u202eb', 'a\u2028b', 'x'.repeat(2001), 5])
    equal((await correct('c', 'c-0', { text, revision: 1 })).statusCode, 400, JSON.stringify(text))
  equal((await correct('c', 'c-0', { text: 'क्\u200dष', revision: 1 })).statusCode, 200)
})

test('what a person corrected outlives the recording, and can be taken back then', async (t) => {
  const { aCall, correct, itsRecordingIsRead, transcripts } = await setUp(t)
  const { callId } = await aCall('c', ['मकान चाहिए', 'ठीक है'])
  await correct('c', 'c-0', { text: 'दुकान चाहिए', revision: 1 })

  const { segments } = (await transcripts.whole(callId))!
  equal(segments[0]?.text, 'दुकान चाहिए')
  await itsRecordingIsRead('c')

  const [first, second] = (await transcripts.segmentsOf('c'))!
  deepEqual([first?.segmentId, first?.text, first?.heardText], ['c-0', 'दुकान चाहिए', 'मकान चाहिए'])
  deepEqual([second?.segmentId, second?.text], ['c-1', 'ठीक है'])
  const undone = (await correct('c', 'c-0', { text: null, revision: first!.revision })).json<KeptSegment>()
  deepEqual([undone.text, undone.heardText], ['मकान चाहिए', null])
})

test('a transcript comes as text by itself, and as a file in the other formats', async (t) => {
  const { aCall, get } = await setUp(t)
  await aCall('c', ['नमस्ते जी', 'yes tell me'])
  const url = '/api/calls/c/transcript'
  const read = async (format: string) => {
    const { headers, body } = await get(`${url}?format=${format}`)
    return [headers['content-type'], headers['content-disposition'], body]
  }

  deepEqual(await read('text'), ['text/plain; charset=utf-8', undefined, 'Agent: नमस्ते जी\nLead: yes tell me'])
  equal((await get(url)).body, 'Agent: नमस्ते जी\nLead: yes tell me')
  deepEqual(await read('srt'), [
    'application/x-subrip; charset=utf-8',
    'attachment; filename="transcript-c.srt"',
    '1\n00:00:00,000 --> 00:00:00,700\nAgent: नमस्ते जी\n\n2\n00:00:05,000 --> 00:00:06,100\nLead: yes tell me\n',
  ])
  const [vttType, vttFile, vtt] = await read('vtt')
  deepEqual([vttType, vttFile], ['text/vtt; charset=utf-8', 'attachment; filename="transcript-c.vtt"'])
  match(String(vtt), /^WEBVTT\n\n00:00:00\.000 --> 00:00:00\.700\n<v Agent>नमस्ते जी\n/)
  const [jsonType, jsonFile, json] = await read('json')
  deepEqual(
    [jsonType, jsonFile],
    ['application/json; charset=utf-8', 'attachment; filename="transcript-c.json"'],
  )
  const summary = (await get(`${url}/summary`)).json<object>()
  const segments = (await get('/api/calls/c/segments')).json<KeptSegment[]>()
  deepEqual(JSON.parse(String(json)), { ...summary, segments })
  equal((await get(`${url}?format=pdf`)).statusCode, 400)
})

test('a call of somebody else, or without a transcript, has none in any format', async (t) => {
  const { aCall, get } = await setUp(t)
  await aCall('c', ['नमस्ते जी'])
  await aCall('silent', [])

  for (const path of [
    'transcript',
    'transcript?format=srt',
    'transcript?format=json',
    'transcript/summary',
    'segments',
  ]) {
    const [foreign, silent] = [
      await get(`/api/calls/c/${path}`, 'ravi'),
      await get(`/api/calls/silent/${path}`),
    ]
    deepEqual([foreign.statusCode, foreign.json<{ code: string }>().code], [404, 'call-not-found'])
    deepEqual([silent.statusCode, silent.json<{ code: string }>().code], [404, 'transcript-not-ready'])
  }
})
