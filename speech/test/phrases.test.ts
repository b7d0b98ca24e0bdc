import assert from 'node:assert/strict'
import { after, test } from 'node:test'

import { framesOf, LOOKAHEAD_TONE_MODEL, serve, tones } from './serving.ts'

const server = await serve({ after }, { modelDir: LOOKAHEAD_TONE_MODEL })

async function hearWith(phrases: readonly string[]) {
  const client = await server.connect()
  client.config({ phrase_list: phrases })
  for (const frame of framesOf(tones('two-sentences'))) client.send(frame)
  client.send('{"eof" : 1}')
  const { code, reason } = await client.closed
  const texts = client.replies.flatMap((reply) => (JSON.parse(reply) as { text?: string }).text ?? [])
  return { code, reason, text: texts.filter(Boolean).join(' ') }
}

test('a model with a dynamic graph hears only the phrases that a client lists', async () => {
  assert.equal((await hearWith(['नमस्ते budget', 'call नहीं'])).text, 'नमस्ते budget call नहीं')
})

test('a list of unknown words closes its connection with 1007, and the next client is served', async () => {
  const { code, reason } = await hearWith(['banana', '<eps>'])

  assert.equal(code, 1007)
  assert.match(reason, /phrase_list/)
  assert.equal((await hearWith([])).text, 'नमस्ते हां budget call tomorrow नहीं')
})
