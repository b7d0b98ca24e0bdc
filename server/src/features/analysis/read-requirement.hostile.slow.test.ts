import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readRequirement } from './read-requirement.ts'
import { SPECIAL_WORDS } from './test-data/special-words.ts'

test('what is said four times as often takes four times as long, whatever it is', () => {
  const cpuMsOf = (word: string) => {
    const before = process.cpuUsage() // of this thread's own work: other programs do not count
    readRequirement([{ speaker: 'lead', text: word, startMs: 0, endMs: 1 }])
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }
  cpuMsOf(SPECIAL_WORDS.join(' '))

  for (const word of SPECIAL_WORDS) {
    const once = cpuMsOf(word.repeat(400))
    const fourTimes = cpuMsOf(word.repeat(1_600))
    assert.ok(fourTimes < once * 9 + 200, `${word}: ${once} ms, then ${fourTimes} ms`) // 16 times if squared
  }
})
