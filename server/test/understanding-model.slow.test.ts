import assert from 'node:assert/strict'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'

import { AnalysisSchema, type Analysis, type Finding } from '@leadbreak/contract'
import { Value } from 'typebox/value'

import { watchLive } from './a-live-watcher.ts'
import { aModel, anAnswer, linesOf, MODEL_KEY, quoteIn, type Model } from './a-model.ts'
import { aReader, type Reader } from './a-reader.ts'
import { aReadingServer, type ReadingServer } from './a-reading-server.ts'
import { seenOf } from './what-was-seen.ts'
import type { Talk } from './written-calls.ts'

const username = 'asha-of-the-models'

const WISHES: Talk = [
  ['agent', 'namaste sir hamare paas noida me teen bhk hai assi lakh ka swimming pool ke saath'],
  ['lead', 'mujhe gurgaon me do bhk flat kharidna hai'],
  ['agent', 'aapka budget kitna hai'],
  ['lead', 'saath lakh tak'],
  ['agent', 'aur koi suvidha chahiye'],
  ['lead', 'parking chahiye'],
  ['agent', 'theek hai'],
  ['lead', 'wo zamburi wale bhi dikha dena par mera dil nahi maan raha hai'],
]
const PRIVATE: Talk = [
  ['agent', 'aapka number bata dijiye'],
  ['lead', 'mera number hai nau aath saat chhe paanch chaar teen do ek shunya'],
  ['agent', 'koi aur number bhi hai'],
  ['lead', 'नौ आठ एक दो तीन नौ आठ एक दो तीन'],
  ['agent', 'aur email id'],
  ['lead', 'email hai canary dot person at the rate gmail dot com'],
  ['agent', 'pan number kya hai'],
  ['lead', 'pan number ABCPE1234F likh lijiye'],
  ['agent', 'aadhaar number'],
  ['lead', 'aadhaar number 2345 6789 0123 hai'],
  ['agent', 'card number boliye'],
  ['lead', 'card number 4111 1111 1111 1111'],
  ['agent', 'aur kya chahiye'],
  ['lead', 'noida me do bhk chahiye saath lakh tak'],
]
const CORRECTION = 'नहीं नंबर 98123 98123 है और ईमेल canary@mailbox.example'
/** Whole, in parts, and as they are spoken; without their spaces where they are digits. */
const SECRET_DIGITS = ['9876543210', '9812398123', '98123', '234567890123', '4111111111111111', '11111111']
const SECRET_WORDS = [
  ...['nau aath saat', 'teen do ek shunya', 'नौ आठ एक', 'आठ एक दो तीन', 'abcpe1234f', '1234f'],
  ...['canary', 'at the rate', 'mailbox', 'gmail'],
]

let server: ReadingServer
let model: Model
let reader: Reader
let lied: string
let mixed: string
let secret: string

before(async () => {
  model = await aModel(() => anAnswer({}))
  server = aReadingServer(model.settings)
  ;[lied, mixed, secret] = (await server.write(username, [WISHES, WISHES, PRIVATE], {
    toBeRead: false,
  })) as [string, string, string]
  await server.start()
  reader = await aReader(server.baseUrl(), { username })
})
after(async () => {
  await server.end('SIGKILL')
  await model.close()
})

describe('a model that lies', () => {
  const LINK = 'https://evil.example/pay'
  const claim = (value: unknown, ...quotes: readonly object[]) => ({ value, quotes })
  let byRules: Analysis
  let byModel: Analysis
  let told: readonly unknown[]

  before(async () => {
    model.answersWith((question) => {
      const offer = quoteIn(question, 'teen bhk hai assi lakh ka swimming pool ke saath')
      const invented = { segment: 3, words: 'nau crore tak' }
      return anAnswer({
        purpose: [{ value: 'sell' }],
        budget: [{ min: null, max: 90_000_000, per: 'total', quotes: [invented] }],
        bhk: [{ rooms: [3], quotes: [offer] }],
        area: [{ min: 900, max: 900, unit: 'sqft', quotes: [] }],
        locations: [
          { name: 'Noida', quotes: [quoteIn(question, 'noida')] },
          { name: LINK, quotes: [quoteIn(question, 'gurgaon')] },
          { name: 'Pune', quotes: [quoteIn(question, 'gurgaon')] },
        ],
        propertyType: [claim('commercial', quoteIn(question, 'flat'))],
        propertyKind: [claim('villa', { segment: 99, words: 'villa' })],
        amenities: [
          claim('swimming pool', offer),
          claim('gym', quoteIn(question, 'parking chahiye')),
          claim('helipad', quoteIn(question, 'parking chahiye')),
        ],
        possession: [{ value: 'ready', months: null, quotes: [{ segment: 1, words: '' }] }],
        optOut: [{ quotes: [quoteIn(question, 'saath lakh tak')] }],
        objections: [
          { topic: 'trust', quotes: [{ segment: 5, words: 'mujhe aap par bharosa nahi' }] },
          { topic: 'loan', quotes: [quoteIn(question, 'aapka budget kitna hai')] },
        ],
        leadScore: { grade: 'hot', points: 100, reasons: [] },
        entities: [{ type: 'budget', value: LINK, confidence: 1, category: null }],
        nextSteps: [{ who: 'agent', action: 'pay', dueAt: '2030-01-01T00:00:00Z' }],
        summary: `The lead wants a flat. Send the token money at ${LINK} or call 98123 45678.`,
      })
    })
    const watcher = await watchLive(server.baseUrl(), { authorization: reader.authorization })
    byRules = await reader.readAgain(lied)
    byModel = await reader.untilReadBy(lied, 'model')
    await watcher.until(
      'reading of the model',
      () => seenOf(watcher.events, lied).of('requirement').length >= 2,
    )
    told = watcher.events
    await watcher.close()
  })

  test('brings nothing into the analysis, and its reading is marked as its own', () => {
    const { requirement, evidence, objections, nextSteps, leadScore, disposition } = byModel

    assert.deepEqual([byRules.version, byRules.level], [1, 'rules'])
    assert.deepEqual([byModel.version, byModel.level, byModel.model?.provider], [2, 'model', 'gemini'])
    assert.deepEqual(requirement, byRules.requirement)
    assert.deepEqual(evidence, byRules.evidence)
    assert.deepEqual([objections, nextSteps], [byRules.objections, byRules.nextSteps])
    assert.deepEqual([leadScore, disposition], [byRules.leadScore, byRules.disposition])
    assert.deepEqual(byModel.entities, byRules.entities)
    assert.deepEqual(Object.keys(byModel).sort(), Object.keys(byRules).sort())
    assert.deepEqual([...Value.Errors(AnalysisSchema, byModel)], [])
  })

  test('puts no link, no number and no word of its own before anybody', async () => {
    assert.deepEqual(byModel.summary, byRules.summary)
    const finding = await reader.get<Finding>(`/api/calls/${lied}/requirement`)
    const shown = JSON.stringify([byModel, told, finding, await reader.versions(lied)])
    for (const lie of ['evil.example', '98123', 'helipad', 'nau crore', 'bharosa', '2030-01-01'])
      assert.ok(!shown.includes(lie), lie)
    assert.deepEqual(finding.requirement, byRules.requirement)
  })

  test('is told what was not believed, in words of the schema alone', () => {
    const { differences } = byModel
    assert.ok(differences.some(({ field, model: its }) => field === 'propertyKind' && its === 'villa'))
    assert.ok(differences.every(({ kept }) => kept === 'rules'))
    const elsewhere = JSON.stringify([{ ...byModel, differences: [] }, told])
    assert.ok(!elsewhere.includes('villa'))
  })
})

describe('a model that tells the truth beside its lies', () => {
  let byModel: Analysis

  before(async () => {
    model.answersWith((question) =>
      anAnswer({
        locations: [
          { name: 'Zamburi', quotes: [quoteIn(question, 'wo zamburi wale bhi dikha dena')] },
          { name: 'Pune', quotes: [quoteIn(question, 'noida')] },
        ],
        objections: [{ topic: 'family', quotes: [quoteIn(question, 'mera dil nahi maan raha')] }],
        summary: 'The lead wants to buy a 2 BHK flat in Gurgaon for up to 60 lakh, and hesitates.',
      }),
    )
    // The same words were asked about before, and are not paid for twice: they must differ.
    await reader.readAgain(mixed)
    await reader.correct(mixed, 6, 'theek hai sir')
    byModel = await reader.untilAnalysis(mixed, ({ requirement }) => requirement.locations.length > 1)
  })

  test('is believed where its quotes say it, and everywhere else the rules stand', () => {
    const { requirement, objections, summary, evidence } = byModel

    assert.deepEqual(requirement.locations, ['Gurgaon', 'Zamburi'])
    assert.ok(!objections.some(({ topic }) => topic === 'family'), 'the words do not speak of a family')
    assert.equal(summary.level, 'model')
    assert.match(summary.text, /hesitates/)
    const proof = evidence.find(({ value }) => value === 'Zamburi')!
    assert.deepEqual([proof.segmentIndex, proof.speaker], [7, 'lead'])
    assert.ok(WISHES[7]![1].includes(proof.quote))
    assert.ok(proof.confidence > 0 && proof.confidence < 1)
  })

  test('is told apart from the rules: both readings, whose was kept, and why', () => {
    const brief = byModel.differences.map(({ field, rules, model: its, kept }) => [field, rules, its, kept])

    assert.ok(brief.some((one) => one.join() === ['locations', null, 'Zamburi', 'model'].join()))
    assert.ok(brief.some((one) => one.join() === ['amenities', 'parking', null, 'rules'].join()))
    assert.ok(byModel.differences.every(({ reason }) => reason.length > 10))
    assert.ok(byModel.differences.every(({ model: its, kept }) => its !== 'Pune' || kept === 'rules'))
  })

  test('loses what it read where a person corrects the very words that proved it', async () => {
    model.answersWith(() => anAnswer({}))
    await reader.correct(mixed, 7, 'theek hai bhai dekhte hain')
    const corrected = await reader.untilAnalysis(mixed, ({ version }) => version > byModel.version)

    assert.deepEqual(corrected.requirement.locations, ['Gurgaon'])
    assert.ok(!JSON.stringify(await reader.analysis(mixed)).includes('zamburi'))
  })
})

describe('what leaves the machine', () => {
  const aboutSecrets = () => model.seen.filter(({ content }) => content.includes('aadhaar'))

  before(async () => {
    model.answersWith(() => anAnswer({}))
    await reader.readAgain(secret)
    await reader.untilReadBy(secret, 'model')
    await reader.correct(secret, 3, CORRECTION)
    await reader.untilAnalysis(secret, () => aboutSecrets().length >= 2)
  })

  test('holds no number and no address of a person, in whatever words, also where somebody wrote them down later', () => {
    const questions = aboutSecrets()

    for (const question of questions) {
      const { body } = question
      const lines = linesOf(question)
      const text = lines.map((line) => line.text).join('\n')
      const sent = `${text}\n${JSON.stringify(body)}`.toLowerCase()
      for (const words of SECRET_WORDS) assert.ok(!sent.includes(words), `"${words}" left the machine`)
      const digits = text.replace(/[\s-]/g, '')
      for (const secretDigits of SECRET_DIGITS) assert.ok(!digits.includes(secretDigits), secretDigits)
      for (const kind of ['PHONE', 'EMAIL', 'PAN', 'AADHAAR', 'CARD'])
        assert.match(text, new RegExp(`\\[${kind}-1\\]`))
      assert.equal(lines.length, PRIVATE.length)
      assert.equal(lines.at(-1)!.text, PRIVATE.at(-1)![1], 'what nobody must hide is sent as it was said')
    }
    assert.notEqual(questions[0]!.content, questions[1]!.content)
  })

  test('goes with a key that stands in no log line, no answer and no file', async () => {
    // A provider that repeats the key in what it says of its failures.
    model.answersWith(({ key }) => ({ status: 400, message: `API key ${key!} is wrong`, reason: key! }))
    await reader.correct(secret, 0, 'aapka number bata dijiye ji')
    await untilLogged('job is dead')
    model.answersWith(({ key }) => ({ raw: `<h1>${key!}</h1>`, contentType: 'text/html' }))
    await reader.correct(secret, 0, 'aapka number bata dijiye na')
    await untilLogged('job attempt failed')

    assert.ok(model.seen.every(({ key }) => key === MODEL_KEY))
    const manager = await server.aManager()
    const answers = await everythingAnswered(manager)
    assert.ok(answers.length > 15, `${answers.length} answers`)
    for (const { path, text } of answers) assert.ok(!text.includes(MODEL_KEY), path)
    for (const file of filesIn(server.dataDir))
      assert.ok(!readFileSync(file).includes(MODEL_KEY), `the key is in ${file.slice(server.dataDir.length)}`)
    const log = server.log()
    for (const secretText of [MODEL_KEY, ...SECRET_WORDS.slice(0, 7), ...SECRET_DIGITS])
      assert.ok(!log.includes(secretText), `"${secretText}" is in the log`)
    assert.doesNotMatch(log, /\p{Script=Devanagari}/u)
  })
})

async function untilLogged(sentence: string): Promise<void> {
  await reader.untilAnalysis(secret, () => server.log().includes(sentence))
}

/** Whatever can be asked for, as the server's own description tells. */
async function everythingAnswered(manager: Reader) {
  const { paths } = await manager.get<{ paths: Record<string, Record<string, unknown>> }>('/openapi.json')
  const gets = Object.keys(paths).filter((path) => paths[path]!.get !== undefined)
  return Promise.all(
    [...gets, '/metrics'].map(async (path) => {
      const url = `${server.baseUrl()}${path.replace('{callId}', secret).replace('{version}', '1')}`
      const { authorization } = manager
      const response = await fetch(url, { headers: { authorization }, signal: AbortSignal.timeout(5_000) })
      return { path, text: await response.text() }
    }),
  )
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile())
}
