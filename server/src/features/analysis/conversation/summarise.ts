import type {
  Disposition,
  Finding,
  JudgedDisposition,
  NextStep,
  Objection,
  ObjectionTopic,
} from '@leadbreak/contract'
import { capital, listInWords, needsInWords, wishInWords } from './say-requirement.ts'
import { stepsInWords } from './say-steps.ts'

export interface SummarisedCall {
  readonly finding: Pick<Finding, 'requirement'>
  readonly disposition: Pick<JudgedDisposition, 'value'> | null
  readonly nextSteps: readonly NextStep[]
  readonly objections: readonly Pick<Objection, 'topic'>[]
  /** When the call began, in epoch milliseconds; left out, no year is told. */
  readonly spokenAtMs?: number
}

/**
 * A call in two to four plain English sentences, as a colleague would note it; one where hardly anything was said. Made of
 * what was read alone, so no person's name and no telephone number stands in it. Times are those of India.
 */
export function summarise({
  finding,
  disposition,
  nextSteps,
  objections,
  spokenAtMs,
}: SummarisedCall): string {
  const { requirement } = finding
  const value = disposition?.value ?? null
  if (value === 'wrongNumber' || value === 'notReached') return OUTCOMES[value]

  const wish = wishInWords(requirement)
  const needs = needsInWords(requirement)
  const against = objectionsInWords(objections)
  const said = [wish, needs, against].filter((sentence) => sentence !== null)
  const steps = value === 'doNotCall' ? null : stepsInWords(nextSteps, spokenAtMs)
  const outcome = steps ?? (value === null || value === 'interested' ? null : OUTCOMES[value])
  const refusal = steps === null || value === null ? null : (BEFORE_STEPS[value] ?? null)
  if (said.length === 0)
    return [refusal, outcome ?? (value === 'interested' ? ONLY_INTERESTED : NOTHING_SAID)]
      .filter((sentence) => sentence !== null)
      .join(' ')
  const sentences = [...said, refusal, outcome ?? NO_STEP].filter((sentence) => sentence !== null)
  // Of five sentences, what he needs beside the property can be read elsewhere.
  return sentences.filter((sentence) => sentences.length <= MOST_SENTENCES || sentence !== needs).join(' ')
}

const MOST_SENTENCES = 4
const NOTHING_SAID = 'Hardly anything was said about a property.'
const ONLY_INTERESTED = 'Shows interest, but has not said yet what in.'
const NO_STEP = 'No next step was agreed.'

const OUTCOMES: Readonly<Record<Exclude<Disposition, 'interested'>, string>> = {
  notInterested: 'Is not interested now.',
  callBack: 'Put the talk off and is to be called again.',
  wrongNumber: 'This was a wrong number.',
  notReached: 'Nobody was reached.',
  doNotCall: 'Asked not to be called again.',
}

/** The same where what is to be done next follows. */
const BEFORE_STEPS: Readonly<Partial<Record<Disposition, string>>> = {
  notInterested: OUTCOMES.notInterested,
  callBack: 'Put the talk off.',
}

/** As they stand after the lead. */
const OBJECTION_WORDS: Readonly<Record<ObjectionTopic, string>> = {
  price: 'finds the price high',
  location: 'does not like the location',
  size: 'is not happy with the size',
  possession: 'does not want to wait for possession',
  loan: 'has trouble with the loan',
  trust: 'does not trust the builder or the papers',
  timing: 'does not want to decide now',
  family: 'wants to ask the family first',
  quality: 'doubts the quality',
  competitor: 'has seen something elsewhere',
  broker: 'does not want to pay brokerage',
}
const MOST_OBJECTIONS = 3

function objectionsInWords(objections: SummarisedCall['objections']): string | null {
  const topics = [...new Set(objections.map(({ topic }) => topic))].slice(0, MOST_OBJECTIONS)
  if (topics.length === 0) return null
  const text = listInWords(topics.map((topic) => OBJECTION_WORDS[topic]))
  return `${capital(text)}.`
}
