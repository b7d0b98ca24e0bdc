import type { Mark } from '../marks/find-marks.ts'
import type { Turn } from '../words/turns.ts'
import type { CallContext } from './call-context.ts'
import { CONFIDENCE } from './confidence.ts'
import { readInTheLight } from './in-the-light.ts'
import { isMeant } from './is-meant.ts'
import { readMentions, type Mention } from './mentions.ts'
import type { Notes } from './notes.ts'
import { findOptOut } from './opt-out.ts'
import { proofOf } from './proof.ts'
import { NO_QUESTION } from './question.ts'
import type { AgentTurn } from './read-agent.ts'
import { isWrittenDown, restated } from './restated.ts'
import { setAside, type Setting } from './set-aside.ts'
import { takeUpOffers } from './take-up.ts'
import { readUnknownPlace } from './unknown-place.ts'
import { writeMentions } from './write-mentions.ts'

/**
 * Writes into `notes` what one turn of the lead says, in the light of what the agent said before it. Returns the mentions,
 * each with what became of it.
 */
export function readLeadTurn(
  turn: Turn,
  marks: readonly Mark[],
  agent: AgentTurn | null,
  notes: Notes,
  context: CallContext,
): readonly Mention[] {
  const { tokens } = turn
  const reading = readMentions(marks)
  // Beside an amount with its unit, a bare number is something else: an age, a floor.
  const saysAmount = reading.mentions.some(
    ({ wish, status }) => wish.field === 'budget' && status === 'wanted',
  )
  const question = agent?.question ?? NO_QUESTION
  const mentions = reading.mentions.flatMap((mention) => {
    const { wish } = mention
    if (wish.field === 'bare' && saysAmount) return [mention]
    const isNew = mention.isCorrection || isWrittenDown(tokens, mention.to)
    if (wish.field === 'bare' && isNew && question.last === null && notes.lastAmount) {
      const corrected = restated(wish, notes.lastAmount)
      return [corrected ? { ...mention, wish: corrected, isInferred: true } : mention]
    }
    return readInTheLight(mention, reading.mentions, question, context)
  })
  const setting: Setting = { tokens, marks, mentions, clauseOf: reading.clauseOf, isOwner: context.isOwner }
  setAside(setting)
  for (const mention of mentions) {
    if (mention.status === 'wanted' && !isMeant(setting, mention, agent, context)) mention.status = 'aside'
  }
  if (agent) takeUpOffers(turn, mentions, agent, notes)
  writeMentions(setting, turn, mentions, agent, notes)
  if (agent) noteRentPaid(turn, mentions, agent, notes)
  if (agent?.question.last === 'location') readUnknownPlace(turn, setting, notes)

  const optOut = findOptOut(tokens)
  if (optOut)
    notes.optOut = {
      value: true,
      proofs: [proofOf(turn, optOut.from, optOut.to)],
      confidence: CONFIDENCE.wished,
    }
  return mentions
}

/** Who answers "kiraya kitna" with an amount rents, unless he says otherwise. */
function noteRentPaid(
  turn: Turn,
  mentions: readonly Mention[],
  { question, offers }: AgentTurn,
  notes: Notes,
): void {
  const isChoice = offers.some(({ wish }) => wish.field === 'purpose' && wish.purpose !== 'rent')
  if (!question.topics.has('rent') || isChoice) return
  for (const { wish, status, from, to } of mentions) {
    const isRent = wish.field === 'budget' && (wish.per === 'month' || wish.per === 'sqft')
    if (isRent && status === 'wanted')
      notes.weakPurpose = {
        value: 'rent',
        proofs: [proofOf(turn, from, to)],
        confidence: CONFIDENCE.answered,
      }
  }
}
