import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

import { openApiText } from '../src/commands/openapi.ts'

test('docs/openapi.json is what the schemas say (npm run openapi writes it)', async () => {
  const kept = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'openapi.json'), 'utf8')

  assert.equal(kept, await openApiText())
})

test('what has a default need not be given, as the document tells programs that are made from it', async () => {
  const { paths } = JSON.parse(await openApiText()) as { paths: Record<string, Record<string, Operation>> }
  const parameters = Object.values(paths).flatMap((path) =>
    Object.values(path).flatMap((operation) => operation.parameters ?? []),
  )

  const withDefault = parameters.filter(({ schema }) => 'default' in schema)

  assert.ok(withDefault.length > 0)
  assert.deepEqual(
    withDefault.filter(({ required }) => required),
    [],
  )
})

interface Operation {
  readonly parameters?: readonly { readonly schema: object; readonly required?: boolean }[]
}
