import type { Leg } from '../exchange/exchange.ts'
import { talkedS } from '../exchange/leg.ts'
import { API_VERSION, formatted, pathOf, phoneNumberSid, type Account } from './account.ts'
import { toRfc2822 } from './moments.ts'

const SUBRESOURCES = {
  notifications: 'Notifications',
  recordings: 'Recordings',
  payments: 'Payments',
  events: 'Events',
  siprec: 'Siprec',
  streams: 'Streams',
  transcriptions: 'Transcriptions',
  user_defined_message_subscriptions: 'UserDefinedMessageSubscriptions',
  user_defined_messages: 'UserDefinedMessages',
}

/** A leg as the Call resource tells it. */
export function callView(leg: Leg, account: Account) {
  const base = `${pathOf(account)}/Calls/${leg.sid}`
  return {
    sid: leg.sid,
    date_created: toRfc2822(leg.createdAtMs),
    date_updated: toRfc2822(leg.updatedAtMs),
    parent_call_sid: leg.parentSid,
    account_sid: account.sid,
    to: leg.to,
    to_formatted: formatted(leg.to),
    from: leg.from,
    from_formatted: formatted(leg.from),
    phone_number_sid: account.numbers.includes(leg.from) ? phoneNumberSid(leg.from) : null,
    status: leg.status,
    start_time: toRfc2822(startOf(leg)),
    end_time: toRfc2822(leg.endedAtMs),
    duration: durationOf(leg),
    price: null,
    price_unit: 'USD',
    direction: leg.direction,
    answered_by: leg.answeredBy,
    api_version: API_VERSION,
    forwarded_from: null,
    group_sid: null,
    caller_name: null,
    queue_time: String((leg.begunAtMs ?? leg.createdAtMs) - leg.createdAtMs),
    trunk_sid: null,
    uri: `${base}.json`,
    subresource_uris: Object.fromEntries(
      Object.entries(SUBRESOURCES).map(([name, part]) => [name, `${base}/${part}.json`]),
    ),
  }
}

/** Milliseconds since 1970 of the start that the resource names: the answer, before it the dialling, in the queue none. */
export function startOf({ answeredAtMs, begunAtMs }: Leg): number | null {
  return answeredAtMs ?? begunAtMs
}

/** Whole seconds from answer to end; null for a leg that goes on or was never answered. */
function durationOf(leg: Leg): string | null {
  return leg.answeredAtMs === null || leg.endedAtMs === null ? null : String(talkedS(leg))
}
