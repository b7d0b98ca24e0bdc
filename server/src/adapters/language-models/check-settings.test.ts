import assert from 'node:assert/strict'
import { test } from 'node:test'

import { modelKeyProblem, modelNameProblem, modelUrlProblem } from './check-settings.ts'

const GOOD_URLS = [
  'https://generativelanguage.googleapis.com',
  'https://models.example.com/v1',
  'http://localhost:11434/v1',
  'http://127.0.0.1:8080/v1',
  'http://[::1]:8080/v1',
  'http://10.1.2.3/v1',
  'http://172.31.0.9/v1',
  'http://192.168.1.20:8000/v1',
  'http://[fd00::7]/v1',
  'http://ollama:11434/v1',
  'http://gpu.local/v1',
  'http://host.docker.internal:11434/v1',
]

const BAD_URLS = [
  '',
  'localhost:11434',
  'ftp://localhost/v1',
  'file:///etc/passwd',
  'http://models.example.com/v1',
  'http://8.8.8.8/v1',
  'http://172.32.0.1/v1',
  'http://169.254.169.254/v1',
  'http://100.64.0.1/v1',
  'http://[2001:db8::1]/v1',
  'http://[::ffff:8.8.8.8]/v1',
  'http://localhost.example.com/v1',
  'http://evil.com:80/.local',
  'https://name:password@host/v1',
  'https://host/v1?key=secret',
  'https://host/v1#part',
]

test('calls go as text to a machine of the private network, or by https', () => {
  for (const url of GOOD_URLS) assert.equal(modelUrlProblem(url), null, url)
  for (const url of BAD_URLS) assert.notEqual(modelUrlProblem(url), null, url)
})

test('a number that is an address in disguise is judged as the address that it is', () => {
  assert.equal(modelUrlProblem('http://2130706433/v1'), null) // 127.0.0.1
  assert.notEqual(modelUrlProblem('http://134744072/v1'), null) // 8.8.8.8
})

test('a key is printable and without a space, and its problem does not show it', () => {
  assert.equal(modelKeyProblem('AIzaSy-secret_0123'), null)
  for (const key of ['', 'secret key', 'secret\n', 'secret\r\nX: 1', 'sécret', 's'.repeat(501)]) {
    const problem = modelKeyProblem(key)
    assert.notEqual(problem, null)
    assert(!problem!.includes('secret'))
  }
})

test('a name of a model goes into a path, and stays within it', () => {
  for (const name of ['gemini-3.5-flash-lite', 'qwen3:8b', 'models/gemini-3.8-flash', 'org/model@v1'])
    assert.equal(modelNameProblem(name), null)
  for (const name of ['', '../files', 'a/../../b', 'a?b', 'a b', 'a#b', 'a%2fb', '/a'])
    assert.notEqual(modelNameProblem(name), null, name)
})
