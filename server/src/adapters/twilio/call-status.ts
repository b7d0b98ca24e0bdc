import type { LegEnd, LegReport } from '../../features/calls/carrier.ts'

type LegState = Pick<LegReport, 'state' | 'end'>

const going = (state: Exclude<LegReport['state'], 'ended'>): LegState => ({ state, end: null })
const ended = (end: LegEnd): LegState => ({ state: 'ended', end })

/** Twilio's words for where a leg stands, of REST and of webhooks. */
const STATES: ReadonlyMap<string, LegState> = new Map([
  ['queued', going('queued')],
  ['initiated', going('initiated')],
  ['ringing', going('ringing')],
  ['in-progress', going('answered')],
  ['completed', ended('completed')],
  ['busy', ended('busy')],
  ['no-answer', ended('no-answer')],
  ['failed', ended('failed')],
  ['canceled', ended('canceled')],
])

/** Null for a word that is not known. */
export function readLegState(status: string): LegState | null {
  return STATES.get(status) ?? null
}
