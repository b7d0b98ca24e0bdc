import assert from 'node:assert/strict'
import { test } from 'node:test'

import { aRegistration } from './some-accounts.ts'
import { anApp, bearing } from './an-app.ts'
import { readInterface, type Operation } from './operations.ts'

const app = await anApp()
const { operations } = await readInterface(app.app)
const administrator = await app.administratorToken()
const caller = await app.accounts.whoIs(administrator)
await app.accounts.register(aRegistration({ username: 'agent' }), null)
await app.accounts.register(
  aRegistration({ username: 'manager', phone_number: 9876543211, role: 'manager' }),
  caller,
)
const TOKENS = {
  'no token': undefined,
  'a bad token': `${administrator.slice(0, -2)}xx`,
  'an agent': await app.tokenOf('agent'),
  'a manager': await app.tokenOf('manager'),
  'an administrator': administrator,
}
const LEVEL = { 'signed-in': 1, manager: 2, administrator: 3 } as const
const LEVEL_OF = {
  'no token': 0,
  'a bad token': 0,
  'an agent': 1,
  'a manager': 2,
  'an administrator': 3,
} as const

test.after(app.close)

test('the document has the operations of every part', () => {
  assert.ok(operations.length >= 10)
})

for (const operation of operations) {
  const { name, summary, responses, access, parameters, path } = operation

  test(`${name} says what it does, who may use it and what it answers`, () => {
    assert.ok(summary !== undefined && summary.length > 8, 'a summary')
    assert.ok(access !== undefined, 'who may use it')
    const successes = Object.entries(responses).filter(([status]) => /^2|^101$/.test(status))
    assert.ok(successes.length > 0, 'a success')
    for (const [status, { content }] of successes) {
      assert.ok(
        status === '204' || Object.values(content ?? {}).some(({ schema }) => schema),
        'a response schema',
      )
    }
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter)
    const described = parameters
      .filter((parameter) => parameter.in === 'path')
      .map((parameter) => parameter.name)
    assert.deepEqual(inPath, described, 'a schema for each part of its address')
    if (['POST', 'PUT', 'PATCH'].includes(operation.method) && operation.requestBody) {
      assert.ok(Object.keys(operation.requestBody.content).length > 0, 'a schema for its body')
    }
  })

  for (const [who, token] of Object.entries(TOKENS) as [keyof typeof TOKENS, string | undefined][]) {
    test(`${name} with ${who}: ${expectedOf(operation, who)}`, async () => {
      const { statusCode, body } = await app.app.inject({
        method: operation.method,
        url: path.replace(/\{\w+\}/g, '00000000-0000-4000-8000-000000000000'),
        headers: bearing(token),
      })
      const code = body.startsWith('{') ? (JSON.parse(body) as { code?: string }).code : undefined

      switch (expectedOf(operation, who)) {
        case 'refused':
          assert.deepEqual([statusCode, code], [401, 'unauthenticated'])
          break
        case 'not allowed':
          assert.deepEqual([statusCode, code], [403, 'forbidden'])
          break
        case 'heard':
          assert.ok(code !== 'unauthenticated' && code !== 'forbidden', body)
      }
    })
  }
}

function expectedOf({ access }: Operation, who: keyof typeof TOKENS): 'refused' | 'not allowed' | 'heard' {
  if (access === 'public') return 'heard'
  if (LEVEL_OF[who] === 0) return 'refused'
  const isLevel = access !== undefined && access in LEVEL
  if (!isLevel) return 'not allowed'
  return LEVEL_OF[who] >= LEVEL[access as keyof typeof LEVEL] ? 'heard' : 'not allowed'
}
