import type { Finding } from '@leadbreak/contract'
import { conclude } from './conclude.ts'
import type { CallContext } from './dialogue/call-context.ts'
import { readMentions } from './dialogue/mentions.ts'
import { emptyNotes } from './dialogue/notes.ts'
import { lastMultiplier } from './dialogue/question.ts'
import { readAgentTurn, type AgentTurn } from './dialogue/read-agent.ts'
import { readLeadTurn } from './dialogue/read-lead.ts'
import { readTakeUp } from './dialogue/reply.ts'
import { toEvidence } from './evidence.ts'
import { guessSpeakers } from './guess-speakers.ts'
import { findMarks, type Mark } from './marks/find-marks.ts'
import type { Wish } from './marks/wish.ts'
import { isNumberToken } from './numbers/number.ts'
import { toTurns, type Turn, type Utterance } from './words/turns.ts'

export type { Utterance } from './words/turns.ts'

/** Grows with every change of the rules that can change a finding. */
export const RULES_VERSION = '1.1.0'

/**
 * What the lead of a call wants, with the words that prove it. Pure: the same call gives the same finding.
 *
 * The dialogue is read turn by turn: the agent's words are questions and offers, the lead's are answers, wishes,
 * refusals and corrections. Utterances without a speaker are given one by what they sound like.
 */
export function readRequirement(segments: readonly Utterance[]): Finding {
  const utterances = guessSpeakers(segments)
  const turns = toTurns(utterances).map((turn) => ({ turn, marks: findMarks(turn, utterances) }))
  const notes = emptyNotes()
  const isOwner = turns.some((said) => saysPurpose(said, (purpose) => purpose.isOwner))
  const isTenant = turns.some((said) => saysPurpose(said, ({ purpose }) => purpose === 'rent'))
  let multiplier: number | null = null
  let agent: AgentTurn | null = null
  for (const [index, { turn, marks }] of turns.entries()) {
    multiplier = lastMultiplier(turn.tokens) ?? multiplier
    if (turn.speaker === 'agent') agent = readAgentTurn(turn, marks)
    else {
      const context: CallContext = {
        isOwner,
        isTenant,
        multiplier: unitAskedBack(turns, index) ?? multiplier,
      }
      readLeadTurn(turn, marks, agent, notes, context)
      agent = null
    }
  }
  const { requirement, claims } = conclude(notes)
  return {
    requirement,
    evidence: toEvidence(claims, utterances),
    level: 'rules',
    rulesVersion: RULES_VERSION,
  }
}

/** "chausath" / "lakh na" / "haan": the unit by which the agent completes the answer at `index`, unless it is denied. */
function unitAskedBack(turns: readonly { readonly turn: Turn }[], index: number): number | null {
  const asked = turns[index + 1]?.turn
  const reply = turns[index + 2]?.turn
  if (asked?.speaker !== 'agent' || asked.tokens.length > LONGEST_ASKING_BACK) return null
  if (!reply || readTakeUp(reply.tokens).is === 'no') return null
  return asked.tokens.some(isNumberToken) ? null : lastMultiplier(asked.tokens)
}

const LONGEST_ASKING_BACK = 4

function saysPurpose(
  { turn, marks }: { readonly turn: Turn; readonly marks: readonly Mark[] },
  isIt: (wish: Wish & { readonly field: 'purpose' }) => boolean,
): boolean {
  if (turn.speaker !== 'lead') return false
  return readMentions(marks).mentions.some(
    ({ wish, status }) => wish.field === 'purpose' && status === 'wanted' && isIt(wish),
  )
}
