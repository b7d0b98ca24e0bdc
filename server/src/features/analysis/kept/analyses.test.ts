import assert from 'node:assert/strict'
import { test } from 'node:test'

import { AnalysisSchema } from '@leadbreak/contract'
import { Value } from 'typebox/value'

import { ASHA, MEERA, NUMBERS, RAVI } from '../../calls/a-telephone-desk.suite.ts'
import { analysesDeclaration } from './analysis-documents.ts'
import { aReadingDesk, aTalk } from './a-reading-desk.suite.ts'

const WISH = aTalk(
  ['agent', 'namaste sir kya dekh rahe hain'],
  ['lead', 'noida me do bhk flat chahiye saath lakh tak'],
)

test('a call that is read has a first version, and reading it again just so makes no second one', async (t) => {
  const { analysis, aWrittenCall, told } = aReadingDesk(t)
  const { call_id: callId } = await aWrittenCall(WISH)

  const first = await analysis.readAgain(ASHA, callId)
  const again = await analysis.readAgain(ASHA, callId)

  assert.ok(Value.Check(AnalysisSchema, first), JSON.stringify([...Value.Errors(AnalysisSchema, first)]))
  assert.equal(first.version, 1)
  assert.deepEqual(again, first)
  assert.deepEqual(first.requirement.locations, ['Noida'])
  assert.ok(first.entities.some(({ type, value }) => type === 'budget' && value === '60 lakh'))
  assert.deepEqual(told, [callId])
})

test('a call that says something else now gets a new version, and the old one stays as it was', async (t) => {
  const { analysis, aWrittenCall, write } = aReadingDesk(t)
  const { call_id: callId } = await aWrittenCall(WISH)
  const first = await analysis.readAgain(ASHA, callId)

  await write(callId, [...WISH, ...aTalk(['agent', 'aur'], ['lead', 'parking chahiye'])])
  const second = await analysis.readAgain(ASHA, callId)

  assert.equal(second.version, 2)
  assert.deepEqual(second.requirement.amenities, ['parking'])
  assert.deepEqual(await analysis.analyses.getVersion(callId, 1), first)
  const versions = await analysis.analyses.versionsOf(callId)
  assert.deepEqual(
    versions.map(({ version }) => version),
    [2, 1],
  )
  await assert.rejects(analysis.analyses.getVersion(callId, 3), { code: 'analysis-not-found' })
})

test('what the rules read last is found under however many readings of models', async (t) => {
  const { analysis, aWrittenCall, storage } = aReadingDesk(t)
  const { call_id: callId } = await aWrittenCall(WISH)
  await analysis.readAgain(ASHA, callId)
  const basis = (await analysis.analyses.newestOfRules(callId))!
  const analyses = storage.collection(analysesDeclaration)
  for (let version = 2; version <= 102; version++) {
    const read = { ...basis.read, level: 'model' as const }
    await storage.commit([analyses.insert({ ...basis, read, version, id: `${callId}.${version}` })])
  }

  assert.deepEqual(await analysis.analyses.newestOfRules(callId), basis)
  assert.equal((await analysis.readAgain(ASHA, callId)).version, 102)
})

test('what a person sets is marked, and no later reading changes it', async (t) => {
  const { analysis, aWrittenCall, write } = aReadingDesk(t)
  const { call_id: callId } = await aWrittenCall(WISH)
  await analysis.readAgain(ASHA, callId)

  const budget = { min: null, max: 7_000_000, per: 'total' as const }
  const edited = await analysis.editRequirement.edit(ASHA, callId, { budget, amenities: ['lift', 'gym'] })
  assert.deepEqual(
    edited.edits.map(({ field, by }) => [field, by]),
    [
      ['budget', 'asha'],
      ['amenities', 'asha'],
    ],
  )
  assert.deepEqual(edited.requirement.amenities, ['gym', 'lift'])
  assert.ok(!edited.evidence.some(({ field }) => field === 'budget'))
  assert.match(edited.summary.text, /₹70 lakh/)

  await write(callId, [...WISH, ...aTalk(['agent', 'budget'], ['lead', 'ab pachas lakh kar do'])])
  const later = await analysis.readAgain(ASHA, callId)
  assert.equal(later.version, 2)
  assert.deepEqual(later.requirement.budget, budget)

  const returned = await analysis.editRequirement.takeBack(ASHA, callId, 'budget')
  assert.equal(returned.requirement.budget?.max, 5_000_000)
  assert.deepEqual(
    returned.edits.map(({ field }) => field),
    ['amenities'],
  )
})

test('who sets or takes away an opt-out changes what the call came to', async (t) => {
  const { analysis, aWrittenCall } = aReadingDesk(t)
  const wish = await aWrittenCall(WISH)
  const optOut = await aWrittenCall(aTalk(['agent', 'hello'], ['lead', 'dobara call mat karna']), 9000000002)
  for (const { call_id: callId } of [wish, optOut]) await analysis.readAgain(ASHA, callId)

  const { edit } = analysis.editRequirement
  const set = await edit(ASHA, wish.call_id, { optOut: true })
  const taken = await edit(ASHA, optOut.call_id, { optOut: false })

  assert.deepEqual([set.disposition?.value, set.disposition?.quotes], ['doNotCall', []])
  assert.equal(taken.disposition, null)
})

test('two people who edit at once both have their say', async (t) => {
  const { analysis, aWrittenCall } = aReadingDesk(t)
  const { call_id: callId } = await aWrittenCall(WISH)
  await analysis.readAgain(ASHA, callId)

  await Promise.all([
    analysis.editRequirement.edit(ASHA, callId, { possession: 'ready' }),
    analysis.editRequirement.edit(MEERA, callId, { locations: ['poona', 'Asha ki Gali '] }),
  ])

  const { requirement } = (await analysis.analyses.find(callId))!
  assert.deepEqual([requirement.possession, requirement.locations], ['ready', ['Pune', 'Asha ki Gali']])
})

test('an edit that says nothing, or nonsense, is refused; and so is one of a call that was not read', async (t) => {
  const { analysis, aWrittenCall } = aReadingDesk(t)
  const { call_id: callId } = await aWrittenCall(WISH)
  const edit = analysis.editRequirement.edit
  await assert.rejects(edit(ASHA, callId, { possession: 'ready' }), { code: 'requirement-not-ready' })
  await analysis.readAgain(ASHA, callId)
  await assert.rejects(edit(ASHA, callId, {}), { code: 'bad-request' })
  await assert.rejects(edit(ASHA, callId, { budget: { min: 5, max: 4, per: 'total' } }), {
    code: 'bad-request',
  })
  const size = { areaMin: null, areaMax: null, areaUnit: null }
  for (const nonsense of [
    { locations: ['Noida', ' '] },
    { locations: ['x'.repeat(101)] },
    { locations: Array.from({ length: 51 }, (_, nth) => `Sector ${nth}`) },
    { size: { ...size, bhk: Array.from({ length: 21 }, (_, nth) => nth) } },
    { possession: `within ${'9'.repeat(5)} months` },
  ])
    await assert.rejects(edit(ASHA, callId, nonsense), { code: 'bad-request' })
  await assert.rejects(edit(RAVI, callId, { possession: 'ready' }), { code: 'call-not-found' })
})

test('an opt-out suppresses the number in the commit that keeps the reading; a person’s word does so too', async (t) => {
  const { analysis, aWrittenCall, contacts, calling } = aReadingDesk(t)
  const first = await aWrittenCall(aTalk(['agent', 'hello'], ['lead', 'dobara call mat karna']))
  const second = await aWrittenCall(WISH, 9000000002)
  await calling.report(first.call_id, { kind: 'no-recording', at: '2026-01-05T09:10:00.000Z' })

  await analysis.readAgain(ASHA, first.call_id)
  await analysis.readAgain(ASHA, second.call_id)
  assert.equal(await contacts.mayCall('+919000000001'), false)
  assert.equal(await contacts.mayCall('+919000000002'), true)

  await analysis.editRequirement.edit(ASHA, second.call_id, { optOut: true })
  assert.equal(await contacts.mayCall('+919000000002'), false)
  await assert.rejects(calling.place(ASHA, NUMBERS), { code: 'do-not-call' })
})

test('who asks not to be called is promised nothing any more, also where nobody can be put on the list for it', async (t) => {
  const { analysis, aWrittenCall, write, calling, contacts, proposed } = aReadingDesk(t)
  const promise = aTalk(['lead', 'kal shaam chhe baje call karna'])
  const { call_id: callId, contactId } = await aWrittenCall(promise)
  await analysis.readAgain(ASHA, callId)
  await calling.doNotCall.optOut(callId, 'dobara call mat karna')
  await contacts.lift(contactId!)

  await write(callId, [...promise, ...aTalk(['agent', 'ji'], ['lead', 'nahi dobara call mat karna'])])
  await analysis.readAgain(ASHA, callId)

  assert.deepEqual(
    proposed.map((steps) => steps.length),
    [1, 0],
  )
})

test('what a contact wants is drawn from his calls that the viewer may see', async (t) => {
  const { analysis, aWrittenCall, pass, calling } = aReadingDesk(t)
  const first = await aWrittenCall(WISH)
  await analysis.readAgain(ASHA, first.call_id)
  await calling.report(first.call_id, { kind: 'no-recording', at: '2026-01-05T09:10:00.000Z' })
  await pass(60_000)
  const second = await aWrittenCall(
    aTalk(['agent', 'ji'], ['lead', 'budget ab sattar lakh hai parking bhi chahiye']),
  )
  await analysis.readAgain(ASHA, second.call_id)

  const merged = await analysis.contactRequirements(MEERA, first.contactId!)

  assert.deepEqual(merged.callIds, [first.call_id, second.call_id])
  assert.equal(merged.requirement.budget?.max, 7_000_000)
  assert.deepEqual(merged.requirement.locations, ['Noida'])
  assert.deepEqual(merged.requirement.amenities, ['parking'])
  assert.deepEqual(
    merged.history.filter(({ field }) => field === 'budget').map(({ value, holds }) => [value, holds]),
    [
      ['60 lakh', false],
      ['70 lakh', true],
    ],
  )
  await assert.rejects(analysis.contactRequirements(RAVI, first.contactId!), { code: 'contact-not-found' })
})
