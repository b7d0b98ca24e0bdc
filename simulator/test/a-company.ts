import { makeManualClock } from '../src/clock/manual-clock.ts'
import {
  FetchFailure,
  type MediaListener,
  type Outside,
  type Parameters,
  type WebHook,
} from '../src/outside/outside.ts'
import type { Answer, Directory, Persona, Talk } from '../src/personas/persona.ts'
import { makeEventLog } from '../src/exchange/event-log.ts'
import type { LegEvent, NewCall } from '../src/exchange/exchange.ts'
import { makeExchange, type ExchangeDeps } from '../src/exchange/make-exchange.ts'

/** For tests: an exchange on a clock moved by hand, people who do as they are told, and a customer who writes everything down. */
export type Company = ReturnType<typeof aCompany>

export const AGENT = '+919810000001'
export const LEAD = '+919810000002'
export const OTHER = '+919810000003'
export const CALLER_ID = '+15005550006'
export const ALL_EVENTS: readonly LegEvent[] = ['initiated', 'ringing', 'answered', 'completed']

/** When the tests begin. */
export const START_MS = Date.parse('2026-03-02T10:00:00Z')

/** A message of a stream, with when it came. */
export type Heard = { readonly atMs: number } & Message

interface Message {
  readonly event: string
  readonly sequenceNumber?: string
  readonly media?: {
    readonly track: string
    readonly chunk: string
    readonly timestamp: string
    readonly payload: string
  }
}

interface Streamed {
  readonly url: string
  readonly listener: MediaListener
  readonly messages: Heard[]
  /** As if the connection were full. */
  unsentBytes: number
  end: 'closed' | 'cut' | null
}

export type Documents = Readonly<Record<string, string | ((parameters: Parameters) => string)>>

export function aCompany(
  documents: Documents,
  {
    people = {},
    ...options
  }: { readonly people?: Readonly<Record<string, Partial<Persona>>> } & Partial<ExchangeDeps> = {},
) {
  const clock = makeManualClock(START_MS)
  const log = makeEventLog(clock)
  const told: { atMs: number; url: string; event: string; parameters: Parameters }[] = []
  const streamed: Streamed[] = []
  const asked: { atMs: number; url: string; parameters: Parameters }[] = []
  const directory: Directory = {
    personas: [],
    personaOf: (number) => aPersona({ number, ...people[number] }),
  }
  const outside: Outside = {
    notify({ url }, parameters, { event }) {
      told.push({ atMs: clock.nowMs() - START_MS, url, event, parameters })
    },
    async fetchDocument({ url }: WebHook, parameters) {
      asked.push({ atMs: clock.nowMs() - START_MS, url, parameters })
      const document = documents[new URL(url).pathname]
      if (document === undefined) throw new FetchFailure(11200, 'The server answered 404.')
      const text = typeof document === 'string' ? document : document(parameters)
      return { text, contentType: 'text/xml', url }
    },
    openMedia(url, listener) {
      const one: Streamed = { url, listener, messages: [], unsentBytes: 0, end: null }
      streamed.push(one)
      const release = clock.hold()
      setImmediate(() => {
        listener.opened()
        release()
      })
      return {
        send: (text) => {
          if (one.end === null)
            one.messages.push({ atMs: clock.nowMs() - START_MS, ...(JSON.parse(text) as Message) })
        },
        unsentBytes: () => one.unsentBytes,
        flush: () => undefined,
        close: () => {
          one.end ??= 'closed'
        },
        cut: () => {
          one.end ??= 'cut'
        },
      }
    },
  }
  const exchange = makeExchange({
    ...{ clock, log, outside, directory },
    accountSid: 'AC00000000000000000000000000000000',
    sayings: () => null,
    ...options,
  })

  return {
    exchange,
    clock,
    /** Lets time go by, with the customer answering on the way. */
    pass: (ms: number) => clock.advance(ms),
    told,
    asked,
    /** The connections for sound, with all that came. */
    streamed,
    /** The statuses told of a leg, in order. */
    statusesOf: (sid: string) =>
      told
        .filter(({ parameters: p }) => p.CallSid === sid && p.CallStatus)
        .map(({ parameters }) => parameters.CallStatus),
    child: () => exchange.listCalls().find(({ parentSid }) => parentSid !== null)!,
    happened: (what: string) =>
      log
        .all()
        .filter((event) => event.what === what)
        .map(({ about }) => about),
  }
}

export function aPersona(persona: Partial<Persona> = {}): Persona {
  return {
    number: null,
    name: 'Somebody',
    languages: ['en'],
    whatHappens: 'Answers after a second.',
    answer: answersAfter(1000),
    talk: null,
    requirement: null,
    ...persona,
  }
}

export function answersAfter(afterMs: number, by: 'human' | 'machine' = 'human'): Answer {
  return { kind: 'answers', afterMs, by }
}

/** The agent says 1000 all the time, the lead 2000, and the lead hangs up after `ms`. */
export function aTalk(ms: number): Talk {
  return {
    conversation: null,
    agent: new Int16Array(8 * ms).fill(1000),
    lead: new Int16Array(8 * ms).fill(2000),
    leadHangsUpAfterMs: ms,
  }
}

export function aCall(call: Partial<NewCall> = {}): NewCall {
  return {
    to: AGENT,
    from: CALLER_ID,
    instructions: { hook: { url: 'https://customer.example/start', method: 'POST' } },
    fallback: null,
    status: { url: 'https://customer.example/status', method: 'POST', events: ALL_EVENTS },
    ringMs: 20_000,
    timeLimitMs: 600_000,
    record: null,
    detectsMachine: false,
    ...call,
  }
}

/** A document that dials `number` with these attributes. */
export function dialling(number: string, attributes = '', numberAttributes = ''): string {
  return `<Response><Dial ${attributes}><Number ${numberAttributes}>${number}</Number></Dial></Response>`
}

export const CHILD_STATUS =
  'statusCallback="/child" statusCallbackEvent="initiated ringing answered completed"'
