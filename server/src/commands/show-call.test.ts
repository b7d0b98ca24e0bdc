import assert from 'node:assert/strict'
import { test } from 'node:test'

import type { Finding, Segment } from '@leadbreak/contract'

import { clock, makePaint, progressBar, requirementLines, segmentLine } from './show-call.ts'

const SEGMENT: Segment = {
  speaker: 'lead',
  language: 'hi',
  text: 'साठ लाख',
  startMs: 65_400,
  endMs: 66_000,
  words: [],
}

const FINDING: Finding = {
  level: 'rules',
  replaced: [],
  rulesVersion: '1',
  requirement: {
    purpose: null,
    budget: { min: null, max: 6_000_000, per: 'total' },
    size: null,
    locations: [],
    propertyType: null,
    propertyKind: null,
    amenities: [],
    possession: null,
    optOut: false,
  },
  evidence: [
    {
      ...{ field: 'budget', value: '60 lakh', quote: 'साठ लाख', segmentIndex: 0 },
      ...{ startMs: 65_400, endMs: 66_000, speaker: 'lead', confidence: 0.9 },
    },
  ],
}

test('a segment is one line with its minute, its speaker and its words', () => {
  assert.equal(segmentLine(SEGMENT, makePaint(false)), '1:05 lead   साठ लाख')
})

test('agent and lead have two colours, and a file has none', () => {
  const colours = (speaker: 'agent' | 'lead') => {
    const line = segmentLine({ ...SEGMENT, speaker }, makePaint(true))
    return line.split('\u001b[').map((part) => part.slice(0, 2))
  }

  assert.notDeepEqual(colours('agent'), colours('lead'))
  assert.ok(!segmentLine(SEGMENT, makePaint(false)).includes('\u001b'))
})

test('each value stands beside the words that prove it', () => {
  const lines = requirementLines(FINDING, makePaint(false))

  assert.equal(lines[1], '  budget     60 lakh  1:05 “साठ लाख”')
})

test('a call about nothing says so', () => {
  assert.match(requirementLines({ ...FINDING, evidence: [] }, makePaint(false))[1]!, /nothing was said/)
})

test('times and progress read well at their ends', () => {
  assert.equal(clock(0), '0:00')
  assert.equal(clock(3_599_999), '59:59')
  assert.equal(progressBar(0), `[${'.'.repeat(20)}] 0 %`)
  assert.equal(progressBar(1), `[${'#'.repeat(20)}] 100 %`)
})
