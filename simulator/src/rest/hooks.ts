import type { LegEvent, RecordingEvent, RecordingHook, StatusHook } from '../exchange/exchange.ts'
import type { WebHook } from '../outside/outside.ts'
import type { Form } from './form.ts'
import { Refusal, type RefusalCode } from './refusal.ts'

const LEG_EVENTS: readonly LegEvent[] = ['initiated', 'ringing', 'answered', 'completed']
const RECORDING_EVENTS: readonly RecordingEvent[] = ['in-progress', 'completed', 'absent']

/** The place under `name` (and its `methodName`), or null. Throws Refusal with `code` when it is no http address. */
export function readHook(form: Form, name: string, methodName: string, code: RefusalCode): WebHook | null {
  const url = form.one(name)
  if (url === null) return null
  if (!isHttp(url)) throw new Refusal(code, `${name} is not a valid URL: ${url}`)
  return { url, method: readMethod(form, methodName) }
}

/**
 * Where the states of a leg are reported. As with the carrier, an event that there is not is no error: nobody hears of it,
 * and when no event is left, nobody hears of anything.
 */
export function readStatusHook(form: Form): StatusHook | null {
  const hook = readHook(form, 'StatusCallback', 'StatusCallbackMethod', 21609)
  if (hook === null) return null
  const asked = form.all('StatusCallbackEvent')
  const events = asked.length === 0 ? ['completed' as const] : known(LEG_EVENTS, asked)
  return { ...hook, events }
}

/** The same for a recording; here several events may also stand in one value, with spaces between them. */
export function readRecordingHook(form: Form): RecordingHook | null {
  const hook = readHook(form, 'RecordingStatusCallback', 'RecordingStatusCallbackMethod', 20001)
  if (hook === null) return null
  const asked = form.all('RecordingStatusCallbackEvent').flatMap((value) => value.split(/\s+/))
  const events = asked.length === 0 ? ['completed' as const] : known(RECORDING_EVENTS, asked)
  return { ...hook, events }
}

function known<Event extends string>(events: readonly Event[], asked: readonly string[]): readonly Event[] {
  return events.filter((event) => asked.includes(event))
}

function readMethod(form: Form, name: string): 'GET' | 'POST' {
  const method = form.one(name)?.toUpperCase() ?? 'POST'
  if (method !== 'GET' && method !== 'POST') throw new Refusal(21209, `${name} must be GET or POST`)
  return method
}

function isHttp(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol } = new URL(text)
  return protocol === 'http:' || protocol === 'https:'
}
