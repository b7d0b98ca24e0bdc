import assert from 'node:assert/strict'
import { test } from 'node:test'

import { makeLogger } from '../../http/logging.ts'
import { makeReadWithModel } from './read-with-model.ts'
import { understand } from './understand.ts'

test('the log tells which fields of an answer were not believed and why, in one line each, and no word of it', async () => {
  const call = {
    segments: [{ speaker: 'lead' as const, text: 'noida me flat chahiye', startMs: 0, endMs: 2_000 }],
    ...{ spokenAtMs: 0, wasReached: true },
  }
  const invented = (name: string) => ({ name, quotes: [{ segment: 0, words: 'canary' }] })
  const answer = {
    ...{ locations: [invented('Pune'), invented('Goa')], canary: 'canary', another: 1 },
  }
  const lines: string[] = []
  const log = makeLogger({ level: 'info', destination: { write: (line) => void lines.push(line) } })
  const ask = async () => ({ text: JSON.stringify(answer), usage: null, isCached: false })

  await makeReadWithModel({ ask, provider: 'gemini', model: 'gemini-x' }, log)(
    call,
    understand(call),
    new AbortController().signal,
  )

  const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  assert.deepEqual(
    told.map(({ type, reason, count }) => [type, reason, count]),
    [
      ['answer', 'unknown-field', 2],
      ['locations', 'no-such-quote', 2],
      ['summary', 'absent', 1],
    ],
  )
  assert(!lines.join('').includes('canary'))
})
