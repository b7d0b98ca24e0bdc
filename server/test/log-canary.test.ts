import assert from 'node:assert/strict'
import { test } from 'node:test'

import { anApp, bearing, tokenIn } from './an-app.ts'
import { readInterface } from './operations.ts'
import { aRegistration } from './some-accounts.ts'

/** What must never stand in a log: each is found again in whatever form it may take on the way. */
const SECRETS = {
  password: 'canary-password-xyzzy',
  username: 'canaryname',
  email: 'canary@mailbox.example',
  number: '9812398123',
  token: 'eyJjYW5hcnkiOiJ0b2tlbiJ9.Y2FuYXJ5.Y2FuYXJ5',
  speech: 'मुझे नोएडा में दो बीएचके चाहिए',
  english: 'I want a canary flat in Gurgaon',
}
const EVERYTHING = { ...SECRETS, nested: { ...SECRETS, list: Object.values(SECRETS) } }

test('nothing that people say, are called or keep secret reaches the log, at any level', async (t) => {
  const app = await anApp({
    logLevel: 'trace',
    routes: (each) => {
      each.get('/fails/:word', { config: { access: 'public' }, schema: { hide: true } }, async (request) => {
        throw new TypeError(`cannot use ${JSON.stringify(request.params)} ${SECRETS.speech}`, {
          cause: new Error(SECRETS.password),
        })
      })
      each.post('/echoes', { config: { access: 'public' }, schema: { hide: true } }, async (request) => {
        const body = request.body as { password: string; nested: { password: string } }
        request.log.info({ body, password: body.password, nested: body.nested }, 'a careless line')
        request.log.error(new Error(JSON.stringify(request.body)))
        request.log.warn({ err: new Error(SECRETS.speech), req: request }, 'another careless line')
        return null
      })
    },
  })
  t.after(app.close)
  const { operations } = await readInterface(app.app)
  const registration = aRegistration({
    ...{ username: SECRETS.username, email: SECRETS.email },
    ...{ phone_number: Number(SECRETS.number), password: SECRETS.password },
  })
  await app.post('/register/register', registration)
  await app.post('/register/register', registration)
  await app.signIn(SECRETS.username, 'wrong-canary-password-xyzzy')
  const token = tokenIn(await app.signIn(SECRETS.username, SECRETS.password))
  await app.get('/register/protectedtoken', token)

  for (const { method, path } of operations) {
    for (const value of [...Object.values(SECRETS), EVERYTHING]) {
      const text = typeof value === 'string' ? value : JSON.stringify(value)
      const url = path.replace(/\{\w+\}/g, encodeURIComponent(text))
      const request = { method, url: `${url}?q=${encodeURIComponent(text)}`, headers: bearing(token) }
      await app.app.inject(request)
      await app.app.inject({ ...request, headers: bearing(SECRETS.token) })
      if (method === 'GET') continue
      await app.app.inject({ ...request, payload: EVERYTHING })
      await app.app.inject({ ...request, payload: { username: value, password: value, phone_number: value } })
      const json = { ...request.headers, 'content-type': 'application/json' }
      await app.app.inject({ ...request, headers: json, payload: `{"password": ${text}` })
      await app.app.inject({
        ...request,
        headers: { 'content-type': text.replace(/[^\x20-\x7e]/g, '') },
        payload: text,
      })
    }
  }
  await app.app.inject(`/fails/${encodeURIComponent(SECRETS.speech)}?token=${SECRETS.token}`)
  await app.app.inject({ method: 'POST', url: '/echoes', payload: EVERYTHING })
  await app.app.inject({ method: 'PUT', url: `/register/${SECRETS.number}?${SECRETS.number}` })
  await app.app.inject(`/%zz${SECRETS.number}`)

  const log = app.logLines.join('')
  assert.ok(app.logLines.length > 100)
  assert.match(log, /a careless line/)
  assert.match(log, /"level":"error"/)
  for (const [what, secret] of [...Object.entries(SECRETS), ['issued token', token]]) {
    for (const form of [secret!, encodeURIComponent(secret!), JSON.stringify(secret).slice(1, -1)]) {
      const line = app.logLines.find((each) => each.includes(form))
      assert.equal(line, undefined, `the ${what} is in the log`)
    }
  }
})
