import { EVIDENCE_FIELDS, type Difference, type EvidenceField, type Finding } from '@leadbreak/contract'
import type { Spoken } from '../words/turns.ts'
import type { CheckedValue, UnprovenValue } from './checked.ts'
import { clashOf } from './clash.ts'
import { POLICY } from './policy.ts'
import { assemble, ofModel, takeApart, type StandingValue } from './standing.ts'

/** What a model read, after it was checked. */
export interface ModelValues {
  readonly values: readonly CheckedValue[]
  /** What it claims and no words of the call prove: that changes nothing, and is told. */
  readonly unproven: readonly UnprovenValue[]
  /** Fields of which the model saw the whole call and nothing was dropped: what it does not have there, it does not read. */
  readonly completeIn: ReadonlySet<EvidenceField>
}

/**
 * The rules' finding and what a model read, joined by the policy: a finding at level `model`, and every value on which the
 * two are not of one mind, with the reading that was kept.
 */
export function decideDifferences(
  rules: Finding,
  model: ModelValues,
  segments: readonly Spoken[],
): { finding: Finding; differences: Difference[] } {
  const differences: Difference[] = []
  let standing = takeApart(rules)
  for (const field of EVIDENCE_FIELDS) {
    const ofRules = standing.filter((value) => value.field === field)
    const ofTheModel = model.values.filter((value) => value.field === field)
    const isList = POLICY[field].holds === 'several'

    for (const value of ofTheModel) {
      if (standing.some((other) => isSame(other, value))) continue
      const rival = isList ? null : (ofRules[0] ?? null)
      const verdict = judge(value, rival, rules, standing)
      differences.push({ field, rules: rival?.words ?? null, model: value.words, ...verdict })
      if (verdict.kept === 'rules') continue
      standing = [...standing.filter((other) => other !== rival), ofModel(value, segments)]
    }

    for (const value of unprovenIn(field, model)) {
      if (standing.some((other) => isSame(other, value))) continue
      const rival = isList ? null : (ofRules[0]?.words ?? null)
      const reason = UNPROVEN[value.reason] ?? NO_WORDS
      differences.push({ field, rules: rival, model: value.words, kept: 'rules', reason })
    }

    if (!model.completeIn.has(field) || (!isList && ofTheModel.length > 0)) continue
    for (const value of ofRules.filter((one) => !ofTheModel.some((other) => isSame(one, other)))) {
      const verdict = judgeUnread(value)
      differences.push({ field, rules: value.words, model: null, ...verdict })
      if (verdict.kept === 'model') standing = standing.filter((other) => other !== value)
    }
  }
  return { finding: assemble(rules, standing), differences }
}

const NO_WORDS = 'The model gives no words of the call for it.'
const UNPROVEN: Readonly<Partial<Record<UnprovenValue['reason'], string>>> = {
  'not-the-leads-words': 'The words that the model quotes are not those of the lead.',
  'not-said': 'The words that the model quotes do not say it.',
  'said-of-something-else': 'The words that the model quotes tell of something else.',
  refused: 'The lead refuses it.',
  'not-plausible': 'It is not plausible.',
}

/** Each value once. */
function unprovenIn(field: EvidenceField, { unproven }: ModelValues): readonly UnprovenValue[] {
  const values = unproven.filter((value) => value.field === field)
  return [...new Map(values.map((value) => [value.words, value])).values()]
}

type Verdict = Pick<Difference, 'kept' | 'reason'>

/** What becomes of a value that only the model read, in place of `rival` where there is one. */
function judge(
  value: CheckedValue,
  rival: StandingValue | null,
  rules: Finding,
  standing: readonly StandingValue[],
): Verdict {
  if (isTakenBack(value, rules))
    return { kept: 'rules', reason: 'The lead took it back, and is not quoted with it after that.' }
  const clash = clashOf(
    value,
    standing.filter((other) => other !== rival),
  )
  if (clash) return { kept: 'rules', reason: `It does not go together with ${clash.words}.` }
  if (!rival) return { kept: 'model', reason: 'The rules do not read it, and the quoted words say it.' }
  if (rival.confidence >= POLICY[value.field].rulesAreSureFrom)
    return { kept: 'rules', reason: 'The rules are sure of their reading.' }
  return rival.confidence < value.confidence
    ? { kept: 'model', reason: 'The rules are not sure of their reading, and the quoted words say this one.' }
    : { kept: 'rules', reason: 'The rules are not sure of their reading, but this one is no surer.' }
}

/** What becomes of a value that only the rules read. */
function judgeUnread({ field, confidence }: StandingValue): Verdict {
  return confidence < POLICY[field].rulesDoubtBelow
    ? { kept: 'model', reason: 'The rules doubt their reading, and the model does not read it.' }
    : { kept: 'rules', reason: 'The model does not read it, but the quoted words say it.' }
}

function isSame(a: { field: EvidenceField; words: string }, b: { field: EvidenceField; words: string }) {
  return a.field === b.field && a.words === b.words
}

/** Whether the rules heard the lead give this value up, and he does not say it after that. */
function isTakenBack({ field, words, lastWord }: CheckedValue, { replaced, evidence }: Finding): boolean {
  return replaced.some((old) => {
    if (old.field !== field || old.value !== words) return false
    const successors = evidence.filter((one) => one.field === field && one.value === old.replacedBy)
    const givenUpAt = Math.max(old.segmentIndex, ...successors.map(({ segmentIndex }) => segmentIndex))
    return lastWord.segment <= givenUpAt
  })
}
