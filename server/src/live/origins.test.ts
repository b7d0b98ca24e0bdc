import assert from 'node:assert/strict'
import { test } from 'node:test'

import { mayConnectFrom } from './origins.ts'

const ALLOWED = ['https://console.example']

for (const [origin, host] of [
  [undefined, 'calls.example'],
  ['https://calls.example', 'calls.example'],
  ['http://localhost:8000', 'localhost:8000'],
  ['http://[::1]:8000', '[::1]:8000'],
  ['https://calls.example', 'Calls.Example'],
  ['https://console.example', 'calls.example'],
] as const) {
  test(`${origin ?? 'a program that is no browser'} may connect to ${host}`, () => {
    assert.ok(mayConnectFrom(origin, host, ALLOWED))
  })
}

for (const origin of [
  ...['https://evil.example', 'http://calls.example:8001', 'https://calls.example.evil.example', ''],
  ...['null', 'file://', 'chrome-extension://calls.example', 'calls.example', 'http://console.example'],
  ...['https://console.example.', 'https://console.example, https://calls.example'],
]) {
  test(`a page of "${origin}" may not connect`, () => {
    assert.ok(!mayConnectFrom(origin, 'calls.example', ALLOWED))
  })
}
