import type { Leg, Recording } from '../exchange/exchange.ts'
import { toE164 } from '../personas/number.ts'
import { startOf } from './call-view.ts'
import type { Form } from './form.ts'
import { readSpan } from './moments.ts'
import { Refusal } from './refusal.ts'

/** The legs that a query of the list of calls asks for, in their order. Throws Refusal. */
export function matchingCalls(legs: readonly Leg[], query: Form): readonly Leg[] {
  const to = query.one('To')
  const from = query.one('From')
  const parent = query.one('ParentCallSid')
  const status = query.one('Status')
  const startedThen = readMomentFilter(query, 'StartTime')
  const endedThen = readMomentFilter(query, 'EndTime')

  return legs.filter(
    (leg) =>
      (to === null || leg.to === toE164(to)) &&
      (from === null || leg.from === toE164(from)) &&
      (parent === null || leg.parentSid === parent) &&
      (status === null || leg.status === status) &&
      startedThen(startOf(leg)) &&
      endedThen(leg.endedAtMs),
  )
}

/** The recordings that a query asks for, in their order. Throws Refusal. */
export function matchingRecordings(recordings: readonly Recording[], query: Form): readonly Recording[] {
  const call = query.one('CallSid')
  const createdThen = readMomentFilter(query, 'DateCreated')
  // There are no conferences, so nothing was recorded in one.
  if (query.one('ConferenceSid') !== null) return []
  return recordings.filter(
    ({ callSid, createdAtMs }) => (call === null || callSid === call) && createdThen(createdAtMs),
  )
}

/** `NAME` is on that day or in that second, `NAME<` before it begins, `NAME>` from its beginning on. */
function readMomentFilter(query: Form, name: string): (atMs: number | null) => boolean {
  const on = read(name)
  const before = read(`${name}<`)
  const since = read(`${name}>`)
  if (on === null && before === null && since === null) return () => true
  return (atMs) =>
    atMs !== null &&
    (on === null || (atMs >= on.fromMs && atMs < on.untilMs)) &&
    (before === null || atMs < before.fromMs) &&
    (since === null || atMs >= since.fromMs)

  function read(key: string) {
    const text = query.one(key)
    if (text === null) return null
    const span = readSpan(text)
    if (span === null) throw new Refusal(20001, `Parameter '${key}' is no date: ${text}`)
    return span
  }
}
