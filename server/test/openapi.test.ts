import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

import { openApiText } from '../src/commands/openapi.ts'

test('docs/openapi.json is what the schemas say (npm run openapi writes it)', async () => {
  const kept = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'openapi.json'), 'utf8')

  assert.equal(kept, await openApiText())
})
