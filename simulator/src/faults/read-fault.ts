import type { Fault, FaultKind, LegChoice } from './faults.ts'

/** The message may be shown to whoever ordered the fault. */
export class FaultRefusal extends Error {
  override readonly name = 'FaultRefusal'
}

/** The callbacks that a fault can be ordered for. */
export const CALLBACK_EVENTS: readonly string[] = [
  ...['initiated', 'ringing', 'answered', 'completed'],
  ...['recording-in-progress', 'recording-completed', 'recording-absent'],
  ...['stream-started', 'stream-stopped', 'stream-error'],
]

const LEGS: readonly LegChoice[] = ['parent', 'child']
const MOST_TIMES = 1000
const MOST_COPIES = 10
const LONGEST_MS = 600_000
const MOST_FRAMES = 10_000

/**
 * A fault out of JSON, as `{"kind": "webhook-duplicate", "event": "completed", "copies": 2, "count": 3}`. Only `kind` must be
 * there. Throws FaultRefusal, which says what is wrong and what would be right.
 */
export function readFault(input: unknown): Fault {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    throw new FaultRefusal('A fault is a JSON object such as {"kind": "webhook-drop"}.')
  const fields = new Map<string, unknown>(Object.entries(input))
  const kind = takeChoice(fields, 'kind', Object.keys(READERS) as FaultKind[])
  if (kind === null) throw new FaultRefusal(`"kind" is missing. ${choices(Object.keys(READERS))}`)

  const count = takeNumber(fields, 'count', { least: 1, most: MOST_TIMES, otherwise: 1 })
  const fault = READERS[kind](fields, count)
  for (const unknown of fields.keys()) throw new FaultRefusal(`"${unknown}" is no field of a ${kind} fault.`)
  return fault
}

type Fields = Map<string, unknown>
type Reader<Kind extends FaultKind> = (fields: Fields, count: number) => Fault & { readonly kind: Kind }

const READERS: { readonly [Kind in FaultKind]: Reader<Kind> } = {
  'webhook-duplicate': (fields, count) => ({
    kind: 'webhook-duplicate',
    count,
    ...takeWhich(fields),
    copies: takeNumber(fields, 'copies', { least: 1, most: MOST_COPIES, otherwise: 1 }),
  }),
  'webhook-reorder': (fields, count) => ({
    kind: 'webhook-reorder',
    count,
    ...takeWhich(fields),
    holdMs: takeHoldMs(fields, 2000),
  }),
  'webhook-delay': (fields, count) => ({
    kind: 'webhook-delay',
    count,
    ...takeWhich(fields),
    delayMs: takeNumber(fields, 'delayMs', { least: 1, most: LONGEST_MS, otherwise: 2000 }),
  }),
  'webhook-drop': (fields, count) => ({ kind: 'webhook-drop', count, ...takeWhich(fields) }),
  'webhook-wrong-signature': (fields, count) => ({
    kind: 'webhook-wrong-signature',
    count,
    ...takeWhich(fields),
  }),
  'twiml-wrong-signature': (_, count) => ({ kind: 'twiml-wrong-signature', count }),
  'rest-too-many-requests': (_, count) => ({ kind: 'rest-too-many-requests', count }),
  'call-placed-no-answer': (fields, count) => ({
    kind: 'call-placed-no-answer',
    count,
    holdMs: takeHoldMs(fields, 0),
  }),
  'call-not-placed-no-answer': (fields, count) => ({
    kind: 'call-not-placed-no-answer',
    count,
    holdMs: takeHoldMs(fields, 0),
  }),
  'media-not-found': (_, count) => ({ kind: 'media-not-found', count }),
  'media-no-two-channels': (_, count) => ({ kind: 'media-no-two-channels', count }),
  'recording-absent': (_, count) => ({ kind: 'recording-absent', count }),
  'stream-refused': (_, count) => ({ kind: 'stream-refused', count }),
  'stream-no-stop': (_, count) => ({ kind: 'stream-no-stop', count }),
  'stream-drop': (fields, count) => ({
    kind: 'stream-drop',
    count,
    ...takeAfter(fields),
    frames: takeFrames(fields, 10),
  }),
  'stream-duplicate': (fields, count) => ({
    kind: 'stream-duplicate',
    count,
    ...takeAfter(fields),
    frames: takeFrames(fields, 10),
  }),
  'stream-reorder': (fields, count) => ({
    kind: 'stream-reorder',
    count,
    ...takeAfter(fields),
    frames: takeFrames(fields, 1),
  }),
  'stream-delay': (fields, count) => ({
    kind: 'stream-delay',
    count,
    ...takeAfter(fields),
    delayMs: takeNumber(fields, 'delayMs', { least: 1, most: LONGEST_MS, otherwise: 1000 }),
  }),
  'stream-clock-jump': (fields, count) => ({
    kind: 'stream-clock-jump',
    count,
    ...takeAfter(fields),
    byMs: takeNumber(fields, 'byMs', { least: -LONGEST_MS, most: LONGEST_MS, otherwise: 5000 }),
  }),
  'stream-cut': (fields, count) => ({ kind: 'stream-cut', count, ...takeAfter(fields) }),
}

function takeWhich(fields: Fields): { event: string | null; leg: LegChoice | null } {
  return { event: takeChoice(fields, 'event', CALLBACK_EVENTS), leg: takeChoice(fields, 'leg', LEGS) }
}

function takeAfter(fields: Fields): { afterMs: number; callSid?: string } {
  const afterMs = takeNumber(fields, 'afterMs', { least: 0, most: LONGEST_MS, otherwise: 0 })
  const callSid = take(fields, 'callSid')
  if (callSid === undefined || callSid === null) return { afterMs }
  if (typeof callSid !== 'string') throw new FaultRefusal('"callSid" must be that of a call.')
  return { afterMs, callSid }
}

function takeFrames(fields: Fields, otherwise: number): number {
  return takeNumber(fields, 'frames', { least: 1, most: MOST_FRAMES, otherwise })
}

function takeHoldMs(fields: Fields, otherwise: number): number {
  return takeNumber(fields, 'holdMs', { least: 0, most: LONGEST_MS, otherwise })
}

function takeChoice<Choice extends string>(
  fields: Fields,
  name: string,
  allowed: readonly Choice[],
): Choice | null {
  const value = take(fields, name)
  if (value === undefined || value === null) return null
  const chosen = allowed.find((choice) => choice === value)
  if (chosen === undefined) throw new FaultRefusal(`"${name}" is unknown. ${choices(allowed)}`)
  return chosen
}

function takeNumber(
  fields: Fields,
  name: string,
  { least, most, otherwise }: { least: number; most: number; otherwise: number },
): number {
  const value = take(fields, name) ?? otherwise
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most)
    throw new FaultRefusal(`"${name}" must be a whole number from ${least} to ${most}.`)
  return value
}

function take(fields: Fields, name: string): unknown {
  const value = fields.get(name)
  fields.delete(name)
  return value
}

function choices(allowed: readonly string[]): string {
  return `It is one of: ${allowed.join(', ')}.`
}
