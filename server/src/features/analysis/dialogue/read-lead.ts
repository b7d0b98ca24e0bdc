import type { Mark } from '../marks/find-marks.ts'
import type { Turn } from '../words/turns.ts'
import type { CallContext } from './call-context.ts'
import { refuseUnchosen } from './chosen.ts'
import { setConcededAside } from './conceded.ts'
import { CONFIDENCE } from './confidence.ts'
import { readInTheLight } from './in-the-light.ts'
import { isMeant } from './is-meant.ts'
import { setLaterPurchaseAside } from './later-purchase.ts'
import type { Mention } from './mention.ts'
import { readMentions } from './mentions.ts'
import type { Notes } from './notes.ts'
import { findOptOut } from './opt-out.ts'
import { setOtherPeopleAside } from './other-people.ts'
import { setOwnHomeAside } from './own-home.ts'
import { proofOf } from './proof.ts'
import { NO_QUESTION } from './question.ts'
import type { AgentTurn } from './read-agent.ts'
import { isBare, readBare } from './read-bare.ts'
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
  const reading = readMentions(marks, tokens)
  setOtherPeopleAside(tokens, reading.mentions)
  const bareSetting = { tokens, mentions: reading.mentions, agent, notes, context }
  const question = agent?.question ?? NO_QUESTION
  let answeredIn: number | null = null
  const mentions = reading.mentions.flatMap((mention) => {
    if (!isBare(mention)) return readInTheLight(mention, question)
    const read = readBare(mention, bareSetting)
    if (read[0]?.wish.field !== 'bhk') return read
    // "three one for my mother in law": the first number is the answer.
    const isOwnAnswer = [mention, ...read].some(
      (said) => said.isCorrection || said.isChoice || said.isAddition || said.isOnly,
    )
    if (answeredIn === mention.clause && !isOwnAnswer) return [mention]
    if (mention.status === 'wanted') answeredIn = mention.clause
    return read
  })
  const setting: Setting = { tokens, marks, mentions, clauseOf: reading.clauseOf, isOwner: context.isOwner }
  setAside(setting)
  setConcededAside(setting)
  setLaterPurchaseAside(tokens, mentions)
  setOwnHomeAside(setting)
  if (agent) refuseUnchosen(tokens, mentions, agent)
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
