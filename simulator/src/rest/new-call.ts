import type { CallChange, Instructions, NewCall, RecordingOrder } from '../exchange/exchange.ts'
import type { Form } from './form.ts'
import { readHook, readRecordingHook, readStatusHook } from './hooks.ts'
import { readFrom, readTo } from './numbers.ts'
import { Refusal } from './refusal.ts'

const MAX_TWIML_CHARS = 4000
const DEFAULT_RING_MS = 60_000
const MAX_RING_S = 600
const DEFAULT_LIMIT_MS = 4 * 3_600_000
const MAX_LIMIT_S = 24 * 3600

/** The call that a form of Calls.json orders. Throws Refusal. */
export function readNewCall(form: Form, numbers: readonly string[]): NewCall {
  const to = readTo(form.one('To'))
  const from = readFrom(form.one('From'), to, numbers)
  const instructions = readInstructions(form)
  if (instructions === null)
    throw form.one('ApplicationSid') === null
      ? new Refusal(21205, 'Url parameter is required.')
      : new Refusal(21218, 'ApplicationSid is not valid: this account has no applications')

  return {
    to,
    from,
    instructions,
    fallback: readHook(form, 'FallbackUrl', 'FallbackMethod', 21205),
    status: readStatusHook(form),
    ringMs: readMs(form, 'Timeout', MAX_RING_S) ?? DEFAULT_RING_MS,
    timeLimitMs: readMs(form, 'TimeLimit', MAX_LIMIT_S) ?? DEFAULT_LIMIT_MS,
    record: readYes(form, 'Record') ? readRecordingOrder(form) : null,
    detectsMachine: readMachineDetection(form),
  }
}

/** What a form of Calls/CA….json changes, in the order in which it is to happen. Throws Refusal. */
export function readCallChanges(form: Form): readonly CallChange[] {
  const changes: CallChange[] = []
  const status = readStatusHook(form)
  if (status !== null) changes.push({ kind: 'status-hook', status })

  const limitMs = readMs(form, 'TimeLimit', MAX_LIMIT_S)
  if (limitMs !== null) changes.push({ kind: 'time-limit', ms: limitMs })

  const fallback = readHook(form, 'FallbackUrl', 'FallbackMethod', 21205)
  const end = form.one('Status')
  const instructions = readInstructions(form)
  if (end === 'canceled' || end === 'completed') changes.push({ kind: 'end', as: end })
  else if (end !== null) throw new Refusal(20001, `Status must be canceled or completed, not ${end}`)
  else if (instructions !== null) changes.push({ kind: 'redirect', instructions, fallback })
  return changes
}

export function readRecordingOrder(form: Form): RecordingOrder {
  const channels = form.one('RecordingChannels') ?? 'mono'
  if (channels !== 'mono' && channels !== 'dual')
    throw new Refusal(20001, `RecordingChannels must be mono or dual, not ${channels}`)
  const trim = form.one('Trim')
  if (trim !== null && trim !== 'trim-silence' && trim !== 'do-not-trim')
    throw new Refusal(20001, `Trim must be trim-silence or do-not-trim, not ${trim}`)
  return {
    channels: channels === 'dual' ? 2 : 1,
    hook: readRecordingHook(form),
    ...(trim === null ? {} : { trimsSilence: trim === 'trim-silence' }),
  }
}

/** With both, the document counts for nothing. */
function readInstructions(form: Form): Instructions | null {
  const hook = readHook(form, 'Url', 'Method', 21205)
  if (hook !== null) return { hook }
  const twiml = form.one('Twiml')
  if (twiml === null) return null
  if (twiml.length > MAX_TWIML_CHARS)
    throw new Refusal(20001, `Twiml may have ${MAX_TWIML_CHARS} characters, not ${twiml.length}`)
  return { twiml }
}

function readMachineDetection(form: Form): boolean {
  const way = form.one('MachineDetection')
  if (way === null || way.toLowerCase() === 'none') return false
  if (way === 'Enable' || way === 'DetectMessageEnd') return true
  throw new Refusal(21234, `MachineDetection must be Enable or DetectMessageEnd, not ${way}`)
}

function readYes(form: Form, name: string): boolean {
  return form.one(name)?.toLowerCase() === 'true'
}

/** Of whole seconds; more than the carrier allows is taken for the most that it allows. */
function readMs(form: Form, name: string, mostS: number): number | null {
  const text = form.one(name)
  if (text === null) return null
  const seconds = Number(text)
  if (!Number.isInteger(seconds) || seconds < 1) throw new Refusal(21208, `${name} is not valid: ${text}`)
  return 1000 * Math.min(seconds, mostS)
}
