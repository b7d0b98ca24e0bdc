import assert from 'node:assert/strict'
import { after, test } from 'node:test'

import type { DoNotCall } from '@leadbreak/contract'

import { anApp, bearing } from '../../../test/an-app.ts'
import { aRegistration } from '../../../test/some-accounts.ts'

const app = await anApp()
after(app.close)

await app.accounts.register(aRegistration({ username: 'asha-agent', phone_number: 9876543211 }), null)
const agent = await app.tokenOf('asha-agent')
const manager = await app.administratorToken()

const enter = (phoneNumber: unknown, token = agent) =>
  app.app.inject({
    ...{ method: 'POST', url: '/api/do-not-call', headers: bearing(token), payload: { phoneNumber } },
  })

test('an agent enters a number, a manager sees it and lets it be called again', async () => {
  const entered = await enter('90000 00001')
  assert.equal(entered.statusCode, 200)
  const { contactId, phoneNumber, by } = entered.json<DoNotCall>()
  assert.deepEqual([phoneNumber, by], ['+919000000001', 'asha-agent'])

  const listed = await app.get('/api/do-not-call', manager)
  assert.deepEqual(listed.json<DoNotCall[]>(), [entered.json<DoNotCall>()])

  const lifted = await app.app.inject({
    ...{ method: 'DELETE', url: `/api/do-not-call/${contactId}`, headers: bearing(manager) },
  })
  assert.equal(lifted.statusCode, 204)
  assert.deepEqual((await app.get('/api/do-not-call', manager)).json(), [])
})

test('the list is for managers, and so is taking somebody off it', async () => {
  assert.equal((await app.get('/api/do-not-call', agent)).statusCode, 403)
  const lift = await app.app.inject({
    ...{ method: 'DELETE', url: '/api/do-not-call/x', headers: bearing(agent) },
  })
  assert.equal(lift.statusCode, 403)
})

test('nonsense is refused, and so is a contact that there is not', async () => {
  for (const number of ['', 'abc', -5, 12, null, {}]) assert.equal((await enter(number)).statusCode, 400)
  const lift = await app.app.inject({
    ...{ method: 'DELETE', url: '/api/do-not-call/nobody', headers: bearing(manager) },
  })
  assert.equal(lift.statusCode, 404)
})
