import assert from 'node:assert/strict'
import { test } from 'node:test'

import type { Finding, KeptSegment, LiveEvent, LiveRequirement } from '@leadbreak/contract'

import { makeLiveView } from './live-view.ts'
import { makePaint } from './show-call.ts'

function aView() {
  const printed: string[] = []
  let below: readonly string[] = []
  const screen = {
    print: (line: string) => void printed.push(line),
    setBelow: (lines: readonly string[]) => (below = lines),
  }
  return { ...makeLiveView(screen, makePaint(false)), printed, below: () => below }
}

function segment(text: string, part: Partial<KeptSegment> = {}): KeptSegment {
  return {
    ...{ segmentId: 's1', revision: 0, heardText: null, words: [] },
    ...{ speaker: 'lead', language: 'hi', text, startMs: 7000, endMs: 9000, ...part },
  }
}

function said(of: KeptSegment, isFinal = true, stableText = of.text): LiveEvent {
  return { kind: 'segment', callId: 'call-1', isFinal, stableText, segment: of }
}

const FINDING: Finding = {
  ...{ level: 'rules', rulesVersion: '1', evidence: [], replaced: [] },
  requirement: {
    ...{
      purpose: 'rent',
      budget: { min: null, max: 25_000, per: 'month' },
      size: null,
      locations: ['Noida'],
    },
    ...{ propertyType: null, propertyKind: 'shop', amenities: [], possession: null, optOut: false },
  },
}
const REQUIREMENT: LiveRequirement = {
  callId: 'call-1',
  isProvisional: true,
  finding: FINDING,
  stillToAsk: [{ field: 'area', question: { hi: 'कितना बड़ा?', 'en-IN': 'How large?' } }],
}

test('words that are being said stand below until they are settled', () => {
  const { show, printed, below } = aView()

  show(said(segment('हां मुझे दुकान'), false, 'हां मुझे'))
  assert.deepEqual(below(), ['0:07 lead   हां मुझे दुकान'])
  assert.deepEqual(printed, [])

  show(said(segment('हां मुझे दुकान चाहिए', { revision: 1 })))
  assert.deepEqual(below(), [])
  assert.deepEqual(printed, ['0:07 lead   हां मुझे दुकान चाहिए'])
})

test('words that came to nothing go', () => {
  const { show, printed, below } = aView()
  show(said(segment('हां'), false))

  show({ kind: 'segment-dropped', callId: 'call-1', segmentId: 's1' })

  assert.deepEqual([below(), printed], [[], []])
})

test('a segment that is told twice is one line', () => {
  const { show, printed } = aView()

  show(said(segment('हां')))
  show(said(segment('हां'), false))
  show(said(segment('हां')))

  assert.equal(printed.length, 1)
})

test('what was not heard is told with the reason', () => {
  const { show, printed } = aView()

  const gap = { speaker: 'lead', startMs: 12_000, endMs: 14_500, reason: 'stream-lost' } as const
  show({ kind: 'gap', callId: 'call-1', gap })

  assert.equal(printed[0], '0:12 lead   2.5 s were not heard: the line to the telephone company was lost')
})

test('the requirement so far and the next question are shown when they change', () => {
  const { show, printed } = aView()

  show({ kind: 'requirement', requirement: REQUIREMENT })
  show({ kind: 'requirement', requirement: { ...REQUIREMENT, stillToAsk: [] } })
  show({ kind: 'requirement', requirement: { ...REQUIREMENT, isProvisional: false } })

  assert.deepEqual(printed, [
    '     so far: rent · Noida · shop · 25000 per month',
    '     to ask: कितना बड़ा?  How large?',
  ])
})

test('a lead who does not want to be called stands out, and in the account', () => {
  const { show, printed, account } = aView()

  show({ kind: 'opt-out', callId: 'call-1', segmentId: 's1', quote: 'call mat karna' })

  assert.match(printed[0]!, /Do not call again: the lead says “call mat karna”/)
  assert.deepEqual(account().optOut, { segmentId: 's1', quote: 'call mat karna' })
})

test('what was missed is caught up with, without saying anything twice', () => {
  const { show, catchUp, printed, account } = aView()
  show(said(segment('हां')))

  const later = segment('नोएडा में', { segmentId: 's2', startMs: 10_000, endMs: 11_000 })
  catchUp([segment('हां'), later], REQUIREMENT)

  assert.deepEqual(printed.slice(0, 2), ['0:07 lead   हां', '0:10 lead   नोएडा में'])
  assert.deepEqual(
    account().transcript.map(({ text }) => text),
    ['हां', 'नोएडा में'],
  )
  assert.equal(account().requirement, REQUIREMENT)
})
