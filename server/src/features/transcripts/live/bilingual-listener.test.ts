import { deepEqual, equal, notEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'

import type { Language, Word } from '@leadbreak/contract'

import { AppError } from '../../../lib/app-error.ts'
import type { Side } from '../../calls/carrier.ts'
import { makeBilingualListener } from './bilingual-listener.ts'
import type { ListenerLimits } from './limits.ts'
import {
  makeManualTime,
  makeScriptedEar,
  makeScriptedRoom,
  QUIET,
  saidAt,
  settled,
  silence,
  soundOf,
  TEST_CALL,
  voice,
} from './test-kit.ts'

const GARBAGE = 0.3
const SIDES: readonly Side[] = ['agent', 'lead']

function setUp(limits: Partial<ListenerLimits> = {}) {
  const time = makeManualTime()
  const room = makeScriptedRoom()
  const ears = { hi: makeScriptedEar('hi'), 'en-IN': makeScriptedEar('en-IN') }
  const listener = makeBilingualListener({
    ...{ ears: [ears.hi.ear, ears['en-IN'].ear], transcripts: room.transcripts, news: room.news },
    ...{ ...time, log: QUIET, limits },
  })
  const call = listener.listen(TEST_CALL)
  // The first side that is heard has the first hearing of each ear.
  for (const side of SIDES) call.hear(side, 0, silence(20), 8000)
  const hearing = (side: Side, language: Language) => ears[language].hearings[SIDES.indexOf(side)]!
  const placesMs = { agent: 20, lead: 20 }

  function hear(side: Side, ...sound: Int16Array[]): void {
    const samples = soundOf(...sound)
    call.hear(side, placesMs[side], samples, 8000)
    placesMs[side] += samples.length / 8
  }

  /** One side says something of a second, and both recognisers say what they made of it. */
  async function speak(side: Side, hindi: Final, english: Final): Promise<void> {
    const number = hearing(side, 'hi').begun.length
    hear(side, voice(1000), silence(600))
    await final(side, 'hi', number, hindi)
    await final(side, 'en-IN', number, english)
  }

  async function final(
    side: Side,
    language: Language,
    number: number,
    words: Final,
    lostMs = 0,
  ): Promise<void> {
    const heard = hearing(side, language)
    const { startMs } = heard.begun[number]!
    heard.options.onFinal(number, { words: wordsFrom(words, startMs + 300), lostMs })
    await settled()
  }

  function partial(side: Side, language: Language, number: number, tail: string, known: Word[] = []): void {
    hearing(side, language).options.onPartial(number, { settled: known, tail })
  }

  return { time, room, listener, call, hearing, hear, speak, final, partial, placesMs }
}

/** Text that was understood well, or with the confidence that follows it. */
type Final = string | readonly [string, number]

function wordsFrom(final: Final, startMs: number): Word[] {
  const [text, confidence] = typeof final === 'string' ? [final, 0.99] : final
  return text === '' ? [] : saidAt(startMs, text, confidence)
}

test('each side is written down in the language that it speaks, with the other language beside it', async () => {
  const { room, speak } = setUp()

  await speak('agent', 'बजट कितना है', ['but it not', GARBAGE])
  await speak('lead', ['आई बाय', GARBAGE], 'my budget is sixty lakh')

  deepEqual(room.lines(), ['agent: hi! बजट कितना है', 'lead: en-IN! my budget is sixty lakh'])
  deepEqual(
    room.kept.map(({ alternative }) => alternative),
    [
      { language: 'en-IN', text: 'but it not' },
      { language: 'hi', text: 'आई बाय' },
    ],
  )
})

test('recognisers are given speech and not silence, at its place in the call', () => {
  const { hear, hearing } = setUp()

  hear('agent', silence(3000), voice(1000), silence(3000))

  const { begun, ended, fedSamples } = hearing('agent', 'hi')
  equal(begun.length, 1)
  equal(ended, 1)
  ok(Math.abs(begun[0]!.startMs - 2750) <= 60)
  ok(fedSamples / 8 < 1900)
  equal(hearing('lead', 'hi').begun.length, 0)
})

test('what is being said is told while it is said: at once, then five times a second, under the name of its final', async () => {
  const { time, room, hear, partial, final } = setUp()
  hear('lead', voice(400))

  for (const tail of ['मेरा', 'मेरा बजट', 'मेरा बजट साठ', 'मेरा बजट साठ लाख']) {
    partial('lead', 'hi', 0, tail)
    await time.pass(100)
  }
  hear('lead', silence(600))
  await final('lead', 'en-IN', 0, ['merry bud', GARBAGE])
  await final('lead', 'hi', 0, 'मेरा बजट साठ लाख है')

  deepEqual(room.lines(), [
    'lead: hi |मेरा',
    'lead: hi |मेरा बजट',
    'lead: hi मेरा बजट|साठ लाख',
    'lead: hi! मेरा बजट साठ लाख है',
  ])
  const segments = room.told.flatMap((event) => (event.kind === 'segment' ? [event.segment] : []))
  equal(new Set(segments.map(({ segmentId }) => segmentId)).size, 1)
  deepEqual(
    segments.map(({ revision }) => revision),
    [0, 1, 2, 3],
  )
  await time.pass(1000)
  equal(room.told.length, 4)
})

test('when somebody changes his language in one breath the second part is a segment of its own', async () => {
  const { room, hear, hearing, partial } = setUp()
  hear('lead', voice(3500), silence(600))
  partial('lead', 'hi', 0, 'नहीं')
  const { startMs } = hearing('lead', 'hi').begun[0]!
  const first = (text: string, confidence: number) => saidAt(startMs, text, confidence)
  const second = (text: string, confidence: number) => saidAt(startMs + 2000, text, confidence)

  hearing('lead', 'hi').options.onFinal(0, {
    words: [...first('नहीं दोबारा कॉल मत', 0.99), ...second('फिर से नंबर', GARBAGE)],
    lostMs: 0,
  })
  hearing('lead', 'en-IN').options.onFinal(0, {
    words: [...first('nine double call mud', GARBAGE), ...second('please remove my number', 0.99)],
    lostMs: 0,
  })
  await settled()

  deepEqual(room.lines().slice(1), ['lead: hi! नहीं दोबारा कॉल मत', 'lead: en-IN! please remove my number'])
  const [partialEvent, a, b] = room.told.flatMap((event) => (event.kind === 'segment' ? [event.segment] : []))
  equal(partialEvent!.segmentId, a!.segmentId)
  notEqual(a!.segmentId, b!.segmentId)
})

test('what comes to nothing after all is taken back, if anybody was told of it', async () => {
  const { room, hear, partial, final } = setUp()

  hear('lead', voice(400), silence(600))
  partial('lead', 'hi', 0, 'हां')
  await final('lead', 'hi', 0, '')
  await final('lead', 'en-IN', 0, ['[unk]', 0.9])
  hear('lead', voice(400), silence(600))
  await final('lead', 'hi', 1, '')
  await final('lead', 'en-IN', 1, '')

  deepEqual(room.lines(), ['lead: hi |हां', 'segment-dropped'])
  equal(room.kept.length, 0)
})

test('a recogniser that does not answer is waited for, and the second time not for long', async () => {
  const { time, room, hear, final } = setUp()
  const speakToHindi = async (number: number, text: string) => {
    hear('lead', voice(1000), silence(600))
    await final('lead', 'hi', number, text)
  }

  await speakToHindi(0, 'एक दो')
  await time.pass(3900)
  equal(room.kept.length, 0)
  await time.pass(200)
  equal(room.kept.length, 1)
  await speakToHindi(1, 'तीन चार')
  await time.pass(600)
  equal(room.kept.length, 2)
  await final('lead', 'en-IN', 0, 'too late')
  await speakToHindi(2, 'पांच छह')
  await time.pass(600)

  equal(room.kept.length, 2)
})

test('what no recogniser has heard is told as a gap, and does not hold up what follows', async () => {
  const { time, room, hear, final, hearing } = setUp()

  hear('lead', voice(1000), silence(600))
  hear('lead', voice(1000), silence(600))
  await final('lead', 'hi', 1, 'हां जी')
  await final('lead', 'en-IN', 1, ['han', GARBAGE])
  equal(room.told.length, 0)
  await time.pass(10_000)

  deepEqual(room.lines(), ['gap', 'lead: hi! हां जी'])
  const [gap] = room.gaps
  deepEqual(
    [gap?.speaker, gap?.reason, gap?.startMs],
    ['lead', 'speech-unavailable', hearing('lead', 'hi').begun[0]?.startMs],
  )
})

test('the echo of the other side is not told, also when its source is still being understood', async () => {
  const { time, room, hear, final, hearing } = setUp()
  hear('agent', voice(1000), silence(600))
  hear('lead', voice(1000), silence(600))
  equal(hearing('agent', 'hi').begun[0]!.startMs, hearing('lead', 'hi').begun[0]!.startMs)

  await final('lead', 'hi', 0, ['बजट कितना है', 0.7])
  await final('lead', 'en-IN', 0, '')
  await time.pass(200)
  equal(room.told.length, 0)
  await final('agent', 'hi', 0, 'आपका बजट कितना है')
  await final('agent', 'en-IN', 0, '')

  // 250 ms apart: each word of the echo is within half a second of its source.
  deepEqual(room.lines(), ['agent: hi! आपका बजट कितना है'])
})

test('nobody waits for the other side longer than a moment, or when it is silent', async () => {
  const { time, room, hear, speak, final } = setUp()

  await speak('lead', 'साठ लाख तक', '')
  equal(room.kept.length, 1)
  hear('agent', silence(1600), voice(1000))
  hear('lead', voice(1000), silence(600))
  await final('lead', 'hi', 1, 'जी बोलिए')
  await final('lead', 'en-IN', 1, '')
  equal(room.kept.length, 1)
  await time.pass(300)

  equal(room.kept.length, 2)
})

test('who answers at once cannot have been the echo’s source: nobody waits for him', async () => {
  const { room, hear, final } = setUp()
  hear('agent', voice(1000), silence(600))
  hear('lead', silence(1300), voice(300))

  await final('agent', 'hi', 0, 'बजट कितना है')
  await final('agent', 'en-IN', 0, '')

  equal(room.kept.length, 1)
})

test('a gap of the stream is told and kept, and what was being said ends with it', async () => {
  const { room, call, hear, hearing, final, placesMs } = setUp()
  hear('lead', voice(1000))
  const gap = { speaker: null, startMs: placesMs.lead, endMs: 4000, reason: 'stream-lost' } as const

  call.gap(gap)
  call.hear('lead', 4000, voice(500), 8000)
  await final('lead', 'hi', 0, 'मुझे दो')
  await final('lead', 'en-IN', 0, '')

  deepEqual(room.gaps, [gap])
  equal(hearing('lead', 'hi').ended, 1)
  equal(hearing('lead', 'hi').begun[1]?.startMs, 4000)
  equal(room.kept.length, 1)
})

test('a call that ends settles what was being said, and gives up after five seconds', async () => {
  const { time, room, call, hear, final, hearing, listener } = setUp()
  hear('agent', voice(800))
  hear('lead', voice(800))

  let isOver = false
  const ended = call.end().then(() => (isOver = true))
  await final('agent', 'hi', 0, 'धन्यवाद जी')
  await final('agent', 'en-IN', 0, '')
  await time.pass(4900)
  equal(isOver, false)
  await time.pass(200)
  await ended

  deepEqual(room.lines().sort(), ['agent: hi! धन्यवाद जी', 'gap'])
  equal(hearing('lead', 'hi').isOpen, false)
  equal(listener.stats().calls, 0)
  equal(time.waiting(), 0)
})

test('who cannot follow spares first the language that nobody speaks, then partials, then sound, and says so', async () => {
  const { time, room, listener, hear, hearing, speak, final, partial } = setUp()
  for (let turn = 0; turn < 4; turn++) await speak('lead', 'हां जी', ['han', GARBAGE])
  const begunIn = (language: Language) => hearing('lead', language).begun.length
  const languagesHeard = (): string => {
    const before = [begunIn('hi'), begunIn('en-IN')]
    hear('lead', voice(500), silence(600))
    return `${begunIn('hi') - before[0]!} ${begunIn('en-IN') - before[1]!}`
  }

  equal(languagesHeard(), '1 1')
  hearing('agent', 'hi').backlogMs = 4000
  await time.pass(2100)
  equal(listener.stats().shedding, 'spare-languages')
  equal(languagesHeard(), '1 0')
  await time.pass(3000)
  equal(listener.stats().shedding, 'partials')
  await final('lead', 'hi', 5, 'हां जी')
  hear('lead', voice(500))
  const told = room.told.length
  partial('lead', 'hi', 6, 'एक')
  equal(room.told.length, told)
  await time.pass(1500)
  equal(listener.stats().shedding, 'sound')
  hear('lead', silence(600))
  equal(languagesHeard(), '1 0') // only where the recognisers themselves are behind
  hearing('lead', 'hi').backlogMs = 4000
  equal(languagesHeard(), '0 0')
  await settled()

  const gap = room.gaps.at(-1)
  deepEqual([gap?.speaker, gap?.reason], ['lead', 'overloaded'])
  const { shed } = listener.stats()
  deepEqual([shed.languages, shed.partials], [3, 1])
  equal(shed.soundMs, gap!.endMs - gap!.startMs)
})

test('calls above the limit are not listened to, and say so at once and at their end', async () => {
  const { room, listener } = setUp({ mostCalls: 1 })
  const second = listener.listen({ ...TEST_CALL, callId: 'c2' })

  second.hear('agent', 500, voice(1000), 8000)
  deepEqual(room.lines(), ['gap'])
  second.hear('lead', 500, voice(2000), 8000)
  await second.end()

  deepEqual(room.gaps, [{ speaker: null, startMs: 500, endMs: 2500, reason: 'overloaded' }])
  equal(listener.stats().shed.calls, 1)
})

test('words are told even while they cannot be kept', async () => {
  const { time, room, speak } = setUp()
  room.trouble = new AppError('storage-unavailable', 'The disk is away.', { retryable: true })

  await speak('lead', 'दोबारा कॉल मत करना', '')
  deepEqual(room.lines(), ['lead: hi! दोबारा कॉल मत करना'])
  room.trouble = null
  await time.pass(1000)

  equal(room.kept.length, 1)
  equal(room.told.length, 1)
})
