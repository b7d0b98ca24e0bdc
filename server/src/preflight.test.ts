import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'

import { readConfig } from './config.ts'
import { findProblems } from './preflight.ts'

const FREE_PORTS = { PORT: '0', SPEECH_PORT_HI: '0', SPEECH_PORT_EN: '0' }

function problemsOf(env: Record<string, string>): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'leadbreak-'))
  return findProblems(readConfig({ ...FREE_PORTS, ...env }, null, folder))
}

test('nothing stops a start on free ports with an empty folder', async () => {
  assert.deepEqual(await problemsOf({}), [])
})

test('an address that is not of this machine is named, whatever the port', async () => {
  assert.deepEqual(await problemsOf({ HOST: '192.0.2.1' }), [
    'HOST: 192.0.2.1 is no address of this machine.',
  ])
})
