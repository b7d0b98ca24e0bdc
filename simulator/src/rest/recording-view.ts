import type { Recording } from '../exchange/exchange.ts'
import { API_VERSION, pathOf, type Account } from './account.ts'
import { toRfc2822 } from './moments.ts'

/** A recording as the account's Recordings resource tells it. `baseUrl` is where this server is asked. */
export function recordingView(recording: Recording, account: Account, baseUrl: string) {
  const base = `${pathOf(account)}/Recordings/${recording.sid}`
  return {
    ...common(recording, account),
    uri: `${base}.json`,
    subresource_uris: {
      add_on_results: `${base}/AddOnResults.json`,
      transcriptions: `${base}/Transcriptions.json`,
    },
    media_url: `${baseUrl}${base}`,
  }
}

/** The same recording as the resource below its call tells it. */
export function callRecordingView(recording: Recording, account: Account) {
  return {
    ...common(recording, account),
    track: 'both',
    uri: `${pathOf(account)}/Calls/${recording.callSid}/Recordings/${recording.sid}.json`,
  }
}

function common(recording: Recording, account: Account) {
  const { durationMs } = recording
  return {
    sid: recording.sid,
    account_sid: account.sid,
    api_version: API_VERSION,
    call_sid: recording.callSid,
    conference_sid: null,
    channels: recording.channels,
    date_created: toRfc2822(recording.createdAtMs),
    date_updated: toRfc2822(recording.updatedAtMs),
    start_time: toRfc2822(recording.startedAtMs),
    duration: durationMs === null ? null : String(Math.round(durationMs / 1000)),
    price: null,
    price_unit: 'USD',
    source: recording.source,
    status: recording.status,
    error_code: null,
    encryption_details: null,
  }
}
