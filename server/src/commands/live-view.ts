import type { Gap, KeptSegment, LiveEvent, LiveRequirement } from '@leadbreak/contract'

import { requirementText } from '../features/analysis/requirement-text.ts'
import { clock, segmentLine, type Paint } from './show-call.ts'
import type { TerminalScreen } from './terminal-screen.ts'

/** What was told of a call while it went on, for programs. */
export interface LiveAccount {
  readonly transcript: readonly KeptSegment[]
  readonly gaps: readonly Gap[]
  /** The last that was provisional. */
  readonly requirement: LiveRequirement | null
  readonly optOut: { readonly segmentId: string; readonly quote: string } | null
}

export type LiveView = ReturnType<typeof makeLiveView>

const NOT_HEARD: Readonly<Record<Gap['reason'], string>> = {
  'stream-lost': 'the line to the telephone company was lost',
  overloaded: 'there was too much to listen to',
  'speech-unavailable': 'the recognisers were away',
}

/** Shows a call as it is told at `/live`: settled words as lines that stay, words that are being said below them. */
export function makeLiveView({ print, setBelow }: TerminalScreen, paint: Paint) {
  const settled = new Map<string, KeptSegment>()
  const spoken = new Map<string, { readonly segment: KeptSegment; readonly stableText: string }>()
  const gaps: Gap[] = []
  let requirement: LiveRequirement | null = null
  let optOut: LiveAccount['optOut'] = null
  let shownWish = ''
  let shownQuestion = ''

  function show(event: LiveEvent): void {
    switch (event.kind) {
      case 'segment':
        showSegment(event)
        break
      case 'segment-dropped':
        spoken.delete(event.segmentId)
        break
      case 'gap':
        gaps.push(event.gap)
        print(paint.faint(gapLine(event.gap)))
        break
      case 'opt-out':
        optOut = { segmentId: event.segmentId, quote: event.quote }
        print(paint.strong(`     Do not call again: the lead says “${event.quote}”`))
        break
      case 'requirement':
        showRequirement(event.requirement)
        break
      case 'call':
      case 'recording':
      case 'transcript':
        return
    }
    showBelow()
  }

  /** What was missed while there was no connection. */
  function catchUp(segments: readonly KeptSegment[], now: LiveRequirement): void {
    spoken.clear()
    for (const segment of segments) showSettled(segment)
    showRequirement(now)
    showBelow()
  }

  function showSegment({ segment, stableText, isFinal }: LiveEvent & { kind: 'segment' }): void {
    if (isFinal) showSettled(segment)
    else if (!settled.has(segment.segmentId)) spoken.set(segment.segmentId, { segment, stableText })
  }

  function showSettled(segment: KeptSegment): void {
    const { segmentId } = segment
    const isNews = settled.get(segmentId)?.text !== segment.text
    spoken.delete(segmentId)
    settled.set(segmentId, segment)
    showBelow()
    if (isNews) print(segmentLine(segment, paint))
  }

  function showRequirement(next: LiveRequirement): void {
    if (!next.isProvisional) return // all of it is shown at the end
    requirement = next
    const wish = wishLine(next)
    if (wish !== shownWish) print(paint.faint(`     so far: ${wish || 'nothing'}`))
    shownWish = wish
    const question = next.stillToAsk[0]?.question
    const asked = question ? `${question.hi}  ${question['en-IN']}` : ''
    if (asked !== shownQuestion && asked !== '') print(paint.faint(`     to ask: ${asked}`))
    shownQuestion = asked
  }

  function showBelow(): void {
    setBelow(
      [...spoken.values()].map(({ segment, stableText }) => {
        const line = segmentLine({ ...segment, text: stableText }, paint)
        return `${line}${paint.faint(segment.text.slice(stableText.length))}`
      }),
    )
  }

  function account(): LiveAccount {
    const transcript = [...settled.values()].sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs)
    return { transcript, gaps, requirement, optOut }
  }

  return { show, catchUp, account }
}

/** The requirement so far in one line. */
function wishLine({ finding: { requirement } }: LiveRequirement): string {
  const { purpose, possession, optOut } = requirement
  const { location, size, property_type: kind, budget, amenities } = requirementText(requirement)
  return [purpose, location, size, kind, budget, possession, amenities, optOut ? 'no more calls' : null]
    .filter((words) => words !== null && words !== '')
    .join(' · ')
}

function gapLine({ speaker, startMs, endMs, reason }: Gap): string {
  const seconds = ((endMs - startMs) / 1000).toFixed(1)
  return `${clock(startMs)} ${(speaker ?? 'both').padEnd(6)} ${seconds} s were not heard: ${NOT_HEARD[reason]}`
}
