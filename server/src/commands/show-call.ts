import type { CallEvent, CallEventState, Evidence, Finding, Segment } from '@leadbreak/contract'

/** Colours of the terminal, or none where output goes to a file or `NO_COLOR` is set. */
export interface Paint {
  readonly agent: (text: string) => string
  readonly lead: (text: string) => string
  readonly faint: (text: string) => string
  readonly strong: (text: string) => string
}

export function makePaint(inColour: boolean): Paint {
  const paint = (code: number) => (text: string) => (inColour ? `\u001b[${code}m${text}\u001b[0m` : text)
  return { agent: paint(36), lead: paint(33), faint: paint(2), strong: paint(1) }
}

/** One segment as one line: `0:07 lead   हां जी`. */
export function segmentLine(segment: Segment, paint: Paint): string {
  const speaker = segment.speaker ?? 'voice'
  const colour = segment.speaker === 'agent' ? paint.agent : paint.lead
  return `${paint.faint(clock(segment.startMs))} ${colour(`${speaker.padEnd(6)} ${segment.text}`)}`
}

const HAPPENED: Readonly<Record<CallEventState, string>> = {
  ordered: 'the call is ordered',
  queued: 'waits its turn',
  initiated: 'is being rung',
  ringing: 'rings',
  answered: 'answers',
  ended: 'has put down',
  recordingStarted: 'the recording begins',
  recordingCompleted: 'the recording is there',
  recordingAbsent: 'there is no recording',
  recordingFailed: 'the recording failed',
  streamStarted: 'LeadBreak listens',
  streamLost: 'LeadBreak hears nothing any more',
  noLeadLeg: 'the lead was not rung',
  noRecording: 'there is no recording',
  hangUpAsked: 'somebody hangs up',
  failed: 'the call failed',
}

const ENDED: Readonly<Record<NonNullable<CallEvent['end']>, string>> = {
  completed: 'puts down',
  busy: 'is busy',
  noAnswer: 'does not answer',
  failed: 'cannot be reached',
  canceled: 'is not rung any more',
}

/** Something that happened to a telephone, as one line: `0:02 agent  answers`. */
export function eventLine({ at, leg, state, end }: CallEvent, startedAt: string, paint: Paint): string {
  const sinceMs = Math.max(0, Date.parse(at) - Date.parse(startedAt))
  const what = state === 'ended' && end !== null ? ENDED[end] : HAPPENED[state]
  const who = (leg ?? '').padEnd(6)
  return `${paint.faint(clock(sinceMs))} ${leg === 'lead' ? paint.lead(who) : paint.agent(who)} ${paint.faint(what)}`
}

const LABELS: Record<Evidence['field'], string> = {
  purpose: 'purpose',
  budget: 'budget',
  bhk: 'bedrooms',
  area: 'area',
  locations: 'location',
  propertyType: 'type',
  propertyKind: 'kind',
  amenities: 'amenity',
  possession: 'possession',
  optOut: 'opt-out',
}

/** The requirement, a line a value, each with the words that prove it and, where it is known, when they were said. */
export function requirementLines(
  { evidence, level, rulesVersion }: Pick<Finding, 'evidence' | 'level' | 'rulesVersion'>,
  paint: Paint,
  hasTimes = true,
): string[] {
  const heading = paint.strong('What the lead wants') + paint.faint(`  (${level} ${rulesVersion})`)
  if (evidence.length === 0) return [heading, '  nothing was said about a property']
  const width = Math.max(...evidence.map(({ value }) => value.length))
  return [
    heading,
    ...evidence.map(({ field, value, quote, startMs }) => {
      const proof = `${hasTimes ? `${clock(startMs)} ` : ''}“${quote}”`
      return `  ${LABELS[field].padEnd(10)} ${paint.strong(value.padEnd(width))}  ${paint.faint(proof)}`
    }),
  ]
}

/** Minutes and seconds, as `1:05`. */
export function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** A bar of twenty marks for 0 to 1. */
export function progressBar(progress: number): string {
  const done = Math.round(Math.min(1, Math.max(0, progress)) * 20)
  return `[${'#'.repeat(done)}${'.'.repeat(20 - done)}] ${Math.round(progress * 100)} %`
}
