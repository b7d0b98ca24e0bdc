import assert from 'node:assert/strict'
import { test } from 'node:test'

import { anApp } from './an-app.ts'
import { fuzz } from './fuzz.ts'

test('five hundred sound and five hundred spoilt requests to every operation make no failure', async (t) => {
  const app = await anApp()
  t.after(app.close)

  for (const [name, { sound, heard }] of await fuzz(app, { casesPerOperation: 500 })) {
    assert.equal(heard, sound, `${name} called sound requests invalid`)
  }
})
