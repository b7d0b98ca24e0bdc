import { join } from 'node:path'

import { readConversation, readTalk } from './conversation.ts'
import { toE164 } from './number.ts'
import type { Directory, Persona, Talk } from './persona.ts'
import { SAMPLE_RATE_HZ } from './read-wav.ts'
import { loadSayings, SAYINGS_FOLDER, type Sayings } from './sayings.ts'

/** The recorded conversations and the numbers that hold them: this is the simulator's number plan, so it only ever grows. */
const TALKERS: readonly Talker[] = [
  { number: '+919000000001', conversation: 'buy-flat-noida', answersAfterMs: 3000 },
  { number: '+919000000002', conversation: 'buy-plot-jaipur', answersAfterMs: 2000 },
  { number: '+919000000003', conversation: 'buy-villa-whitefield', answersAfterMs: 4000 },
  { number: '+919000000004', conversation: 'correct-budget-pune', answersAfterMs: 2500 },
  { number: '+919000000005', conversation: 'hinglish-golf-course-road', answersAfterMs: 5000 },
  { number: '+919000000006', conversation: 'not-interested', answersAfterMs: 3500 },
  { number: '+919000000007', conversation: 'opt-out', answersAfterMs: 2000 },
  { number: '+919000000008', conversation: 'rent-flat-dwarka', answersAfterMs: 4500 },
  { number: '+919000000009', conversation: 'rent-house-hyderabad', answersAfterMs: 3000 },
  { number: '+919000000010', conversation: 'rent-office-gurgaon', answersAfterMs: 2500 },
  { number: '+919000000011', conversation: 'sell-flat-andheri', answersAfterMs: 4000 },
]

interface Talker {
  readonly number: string
  readonly conversation: string
  readonly answersAfterMs: number
}

/** Recorded conversations that come with the simulator. */
export const CONVERSATIONS_FOLDER = join(import.meta.dirname, '..', '..', 'conversations')

const LEAD_IS_FED_UP_AFTER_MS = 12_400
const VOICEMAIL_LASTS_MS = 15_000
const VOICEMAIL_GREETING = 'I cannot talk just now, please leave a message after the beep.'

/** Everybody who can be called. Throws when a conversation of the number plan is not in the folder. */
export function loadDirectory(
  conversationsFolder: string,
  sayings: Sayings = loadSayings(SAYINGS_FOLDER),
): Directory {
  const talkers = TALKERS.map((talker) => aTalker(conversationsFolder, talker))
  const others = [
    ...peopleWhoDoNotTalk(),
    whoHangsUpInTheMiddle(conversationsFolder),
    voicemail(sayings),
    anybodyElse(talkers[0]!),
  ]
  const personas = [...talkers, ...others]
  const everybodyElse = personas.at(-1)!

  const byNumber = new Map(personas.map((persona) => [persona.number, persona]))
  return { personas, personaOf: (number) => byNumber.get(toE164(number)) ?? everybodyElse }
}

function aTalker(conversationsFolder: string, { number, conversation, answersAfterMs }: Talker) {
  const folder = join(conversationsFolder, conversation)
  const read = readConversation(folder)
  return withTalk(
    {
      number,
      name: read.lead.name,
      languages: read.languages,
      whatHappens: `Answers after ${answersAfterMs / 1000} s and talks. ${read.title}.`,
      answer: { kind: 'answers', afterMs: answersAfterMs, by: 'human' },
      requirement: read.requirement,
    },
    () => readTalk(folder, read),
  )
}

function peopleWhoDoNotTalk(): readonly Persona[] {
  const silent = { languages: ['hi'], talk: null, requirement: null }
  return [
    {
      ...silent,
      number: '+919000000021',
      name: 'Mohan Das',
      whatHappens: 'The line is busy, which is known after 1.5 s.',
      answer: { kind: 'busy', afterMs: 1500 },
    },
    {
      ...silent,
      number: '+919000000022',
      name: 'Farah Khan',
      whatHappens: 'It rings until the caller gives up.',
      answer: { kind: 'no-answer' },
    },
    {
      ...silent,
      number: '+919000000023',
      name: 'Gurpreet Gill',
      whatHappens: 'Looks at the number for 4 s and refuses the call.',
      answer: { kind: 'refuses', afterMs: 4000 },
    },
  ]
}

function whoHangsUpInTheMiddle(conversationsFolder: string): Persona {
  const folder = join(conversationsFolder, 'hinglish-golf-course-road')
  const { languages, ...rest } = readConversation(folder)
  return withTalk(
    {
      number: '+919000000024',
      name: 'Anita Nair',
      languages,
      whatHappens: 'Answers after 2 s, talks, and hangs up while the agent asks a question.',
      answer: { kind: 'answers', afterMs: 2000, by: 'human' },
      requirement: null,
    },
    () => ({ ...readTalk(folder, { languages, ...rest }), leadHangsUpAfterMs: LEAD_IS_FED_UP_AFTER_MS }),
  )
}

function voicemail(sayings: Sayings): Persona {
  return withTalk(
    {
      number: '+919000000025',
      name: 'Leela Iyer',
      languages: ['en-IN'],
      whatHappens: `A machine answers after 8 s, greets, beeps, and hangs up ${VOICEMAIL_LASTS_MS / 1000} s after it answered.`,
      answer: { kind: 'answers', afterMs: 8000, by: 'machine' },
      requirement: null,
    },
    () => ({
      conversation: null,
      agent: new Int16Array(),
      lead: greetingAndBeep(sayings),
      leadHangsUpAfterMs: VOICEMAIL_LASTS_MS,
    }),
  )
}

function anybodyElse(model: Persona): Persona {
  return withTalk(
    {
      number: null,
      name: 'Anybody else',
      languages: model.languages,
      whatHappens: `Any other number answers after 3 s and holds the conversation of ${model.name}.`,
      answer: { kind: 'answers', afterMs: 3000, by: 'human' },
      requirement: model.requirement,
    },
    () => model.talk!,
  )
}

/** Eleven recordings are ten megabytes, and most runs call one or two people. */
function withTalk(persona: Omit<Persona, 'talk'>, read: () => Talk): Persona {
  let talk: Talk | null = null
  return {
    ...persona,
    get talk() {
      return (talk ??= read())
    },
  }
}

function greetingAndBeep(sayings: Sayings): Int16Array {
  const greeting = sayings(VOICEMAIL_GREETING, 'en-IN') ?? new Int16Array()
  const pause = new Int16Array(SAMPLE_RATE_HZ / 2)
  const [hz, loudness] = [1000, 8000]
  const beep = Int16Array.from({ length: SAMPLE_RATE_HZ / 2 }, (_, n) =>
    Math.round(loudness * Math.sin((2 * Math.PI * hz * n) / SAMPLE_RATE_HZ)),
  )
  return Int16Array.from([pause, greeting, pause, beep].flatMap((part) => [...part]))
}
