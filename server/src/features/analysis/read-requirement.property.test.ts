import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { FindingSchema } from '@leadbreak/contract'
import fc from 'fast-check'
import { Value } from 'typebox/value'
import { readRequirement, type Utterance } from './read-requirement.ts'

const spoken = readFileSync(new URL('test-data/requirement.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .flatMap((line) => (JSON.parse(line) as { segments: Utterance[] }).segments.map(({ text }) => text))
const vocabulary = [...new Set(spoken.flatMap((text) => text.split(' ')))]

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(fc.constantFrom(...vocabulary, '9999999999999999999999', '1.2.3', '₹', '½', '\u0301', '\u093f'), {
      maxLength: 30,
    })
    .map((words) => words.join(' ')),
  fc.constantFrom(...spoken),
)
const anyUtterance = fc.record({
  speaker: fc.constantFrom('agent' as const, 'lead' as const, null),
  text: anyText,
  startMs: fc.nat(),
  endMs: fc.nat(),
})

test('any call at all gives a finding that keeps to the schema, and every quote stands in its utterance', () => {
  fc.assert(
    fc.property(fc.array(anyUtterance, { maxLength: 8 }), (segments) => {
      const finding = readRequirement(segments)
      assert.ok(
        Value.Check(FindingSchema, finding),
        JSON.stringify([...Value.Errors(FindingSchema, finding)]),
      )
      for (const { quote, segmentIndex } of [...finding.evidence, ...finding.replaced]) {
        assert.ok(quote !== '' && segments[segmentIndex]!.text.includes(quote))
      }
    }),
    { numRuns: 150 },
  )
})

test('every value of a finding has its evidence', () => {
  fc.assert(
    fc.property(fc.array(anyUtterance, { maxLength: 8 }), (segments) => {
      const { requirement, evidence } = readRequirement(segments)
      const proven = new Set(evidence.map(({ field }) => field))
      const { purpose, budget, size, locations, propertyType, propertyKind, amenities, possession, optOut } =
        requirement
      assert.equal(proven.has('purpose'), purpose !== null)
      assert.equal(proven.has('budget'), budget !== null)
      assert.equal(proven.has('bhk'), (size?.bhk.length ?? 0) > 0)
      assert.equal(proven.has('area'), size !== null && (size.areaMin !== null || size.areaMax !== null))
      assert.equal(proven.has('locations'), locations.length > 0)
      assert.equal(proven.has('propertyType'), propertyType !== null)
      assert.equal(proven.has('propertyKind'), propertyKind !== null)
      assert.equal(proven.has('amenities'), amenities.length > 0)
      assert.equal(proven.has('possession'), possession !== null)
      assert.equal(proven.has('optOut'), optOut)
    }),
    { numRuns: 100 },
  )
})

test('a very long call is read in good time', () => {
  const segments: Utterance[] = Array.from({ length: 400 }, (_, index) => ({
    speaker: index % 2 === 0 ? ('agent' as const) : ('lead' as const),
    text: spoken[index % spoken.length]!,
    startMs: index * 1000,
    endMs: index * 1000 + 900,
  }))
  const before = process.cpuUsage() // of this thread's own work: other programs do not count
  readRequirement(segments)
  readRequirement([
    { speaker: 'lead', text: 'do teen bhk ya noida nahi '.repeat(2_000), startMs: 0, endMs: 1 },
  ])
  const { user, system } = process.cpuUsage(before)
  assert.ok(user + system < 10_000_000, 'it grows faster than the talk')
})
