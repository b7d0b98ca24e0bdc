import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { describeStorage } from './collection.suite.ts'
import { openSqliteStorage } from './sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'leadbreak-storage-'))
after(() => {
  rmSync(folder, { recursive: true })
})

let files = 0

describeStorage('SQLite', async () => {
  const file = join(folder, `${files++}.sqlite`)
  return [openSqliteStorage({ file }), openSqliteStorage({ file })]
})
