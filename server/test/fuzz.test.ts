import assert from 'node:assert/strict'
import { test } from 'node:test'

import { anApp } from './an-app.ts'
import { fuzz } from './fuzz.ts'

test('whatever is sent to any operation, the server answers what its document says and never fails', async (t) => {
  const app = await anApp()
  t.after(app.close)

  for (const [name, { sound, heard }] of await fuzz(app, { casesPerOperation: 10 })) {
    assert.equal(heard, sound, `${name} called sound requests invalid`)
  }
})
