import assert from 'node:assert/strict'
import { test } from 'node:test'

import { makeTerminalScreen } from './terminal-screen.ts'

function aScreen({ isTTY = true, columns = 40 } = {}) {
  const written: string[] = []
  const screen = makeTerminalScreen({ isTTY, columns, write: (text) => written.push(text) })
  return { ...screen, written }
}

test('what changes stands below what stays, and is written over', () => {
  const { print, setBelow, written } = aScreen()

  print('one')
  setBelow(['now'])
  setBelow(['now', 'and then'])
  print('two')
  setBelow([])

  assert.deepEqual(written, [
    'one\n',
    'now\n',
    '\u001b[1A\r\u001b[Jnow\nand then\n',
    '\u001b[2A\r\u001b[Jtwo\nnow\nand then\n',
    '\u001b[2A\r\u001b[J',
  ])
})

test('nothing is written where nothing has changed', () => {
  const { setBelow, written } = aScreen()

  setBelow(['now'])
  setBelow(['now'])

  assert.equal(written.length, 1)
})

test('a file gets the lines that stay, and nothing of the others', () => {
  const { print, setBelow, written } = aScreen({ isTTY: false })

  setBelow(['now'])
  print('one')

  assert.deepEqual(written, ['one\n'])
})

test('a line that is too long keeps its end and its colours, and never takes two lines', () => {
  const { setBelow, written } = aScreen({ columns: 11 })

  setBelow(['\u001b[33m0123456789abc\u001b[0m', 'दो बीएचके का फ्लैट चाहिए'])

  const [first, second] = written[0]!.split('\n')
  assert.equal(first, '…\u001b[33m456789abc\u001b[0m')
  assert.ok(second!.length <= 10)
  assert.ok(second!.endsWith('चाहिए'))
})
