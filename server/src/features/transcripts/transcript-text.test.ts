import { equal } from 'node:assert/strict'
import { test } from 'node:test'

import { transcriptText } from './transcript-text.ts'

const segment = { language: 'hi', startMs: 0, endMs: 1, words: [] } as const

test('each segment is a line that names its speaker where the speakers are known', () => {
  const text = transcriptText([
    { ...segment, words: [], speaker: 'agent', text: 'नमस्ते' },
    { ...segment, words: [], speaker: 'lead', text: 'yes please' },
    { ...segment, words: [], speaker: null, text: 'someone' },
  ])

  equal(text, 'Agent: नमस्ते\nLead: yes please\nsomeone')
})
