/** `node keyword-peer-program.ts THRESHOLD`: calls in, requirements out, JSON Lines as LeadBreak's own command has them. */
import { once } from 'node:events'
import { createInterface } from 'node:readline'

import { readByKeywords } from './keyword-peer.ts'
import type { LabelledCall } from './requirement-sets.ts'

const threshold = Number(process.argv[2])
for await (const line of createInterface({ input: process.stdin })) {
  const { id, segments } = JSON.parse(line) as Pick<LabelledCall, 'id' | 'segments'>
  const answer = { id, ...readByKeywords(segments, threshold) }
  if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) await once(process.stdout, 'drain')
}
