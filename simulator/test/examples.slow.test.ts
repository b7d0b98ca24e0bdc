import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

import { readWavHeader } from '@leadbreak/audio'

import { aSimulator, LEAD } from './a-simulator.ts'

const EXAMPLE = fileURLToPath(new URL('../examples/call-and-record.ts', import.meta.url))

test('the program of the README calls, hears of both legs, and has a recording of two channels in the end', async (t) => {
  const { baseUrl, account } = await aSimulator(t)
  const folder = await mkdtemp(join(tmpdir(), 'simulator-'))
  t.after(() => rm(folder, { recursive: true }))
  const file = join(folder, 'talk.wav')

  const child = spawn(process.execPath, [EXAMPLE, LEAD, file], {
    env: {
      ...process.env,
      TWILIO_ACCOUNT_SID: account.sid,
      TWILIO_AUTH_TOKEN: account.authToken,
      TWILIO_BASE_URL: baseUrl,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const closed = once(child, 'close')
  const lines = (await text(child.stdout)).trim().split('\n')
  const [code] = (await closed) as [number | null]

  assert.equal(code, 0)
  assert.ok(lines.some((line) => /^CA[0-9a-f]{32} is queued$/.test(line)))
  for (const line of ['agent: in-progress', 'lead: in-progress', 'lead: completed'])
    assert.ok(lines.includes(line), line)
  const reading = readWavHeader(new Uint8Array(await readFile(file)), { isWhole: true })
  assert.ok(reading.status === 'complete' && reading.header.channels === 2)
})
