import { readMentions } from '../dialogue/mentions.ts'
import type { Proof } from '../dialogue/proof.ts'
import { readTakeUp } from '../dialogue/reply.ts'
import { setAside } from '../dialogue/set-aside.ts'
import { MULTIPLIERS } from '../lexicon/number-words.ts'
import { UNITS, type AreaUnit } from '../lexicon/units.ts'
import { findMarks } from '../marks/find-marks.ts'
import type { Wish } from '../marks/wish.ts'
import { toTurns, type Spoken } from '../words/turns.ts'

/** A value that words of the call say, whatever the dialogue makes of it. */
export interface SaidWish {
  readonly wish: Wish
  readonly status: 'wanted' | 'refused' | 'aside'
}

export type CallWords = ReturnType<typeof makeCallWords>

/**
 * What the words of a call say, as the rules' own word lists read them: the measure of whether a quote says what a model
 * claims. A turn is read when it is first asked about.
 */
export function makeCallWords(segments: readonly Spoken[], isOwner: boolean) {
  const turns = toTurns(segments)
  const turnAt = new Map(turns.flatMap((turn, index) => turn.segments.map((segment) => [segment, index])))
  const readTurns = new Map<number, readonly (SaidWish & { from: number; to: number })[]>()

  function mentionsOf(index: number) {
    const known = readTurns.get(index)
    if (known) return known
    const turn = turns[index]!
    const marks = findMarks(turn, segments)
    const { mentions, clauseOf } = readMentions(marks, turn.tokens)
    if (turn.speaker === 'lead') setAside({ tokens: turn.tokens, marks, mentions, clauseOf, isOwner })
    readTurns.set(index, mentions)
    return mentions
  }

  /** The values that these very words say, or have a part in saying. */
  function wishesAt(proof: Proof): readonly SaidWish[] {
    const index = turnAt.get(proof.segment)
    if (index === undefined) return []
    const { tokens } = turns[index]!
    const isQuoted = (at: number) => {
      const { segment, start, end } = tokens[at]!
      return segment === proof.segment && start < proof.end && end > proof.start
    }
    return mentionsOf(index).filter(({ from, to }) => {
      for (let at = from; at < to; at++) if (isQuoted(at)) return true
      return false
    })
  }

  /** The values that the lead refuses in a turn after this one. */
  function refusedAfter({ segment }: Proof): readonly Wish[] {
    const from = (turnAt.get(segment) ?? turns.length) + 1
    return turns.slice(from).flatMap((turn, past) => {
      if (turn.speaker !== 'lead') return []
      return mentionsOf(from + past).flatMap(({ wish, status }) => (status === 'refused' ? [wish] : []))
    })
  }

  /** Whether the lead's words stand in the next turn after the agent's, and do not say no. */
  function isAnswerTo(offer: Proof, answer: Proof): boolean {
    const [asked, answered] = [turnAt.get(offer.segment), turnAt.get(answer.segment)]
    if (asked === undefined || answered !== asked + 1) return false
    return readTakeUp(turns[answered]!.tokens).is !== 'no'
  }

  /** All values that anybody says anywhere. */
  function allWishes(): readonly Wish[] {
    return turns.flatMap((_, index) => mentionsOf(index).map(({ wish }) => wish))
  }

  /** 1, and the multipliers that anybody says: an amount without one may be meant in them. */
  function multipliers(): ReadonlySet<number> {
    const said = turns.flatMap(({ tokens }) => tokens.flatMap(({ key }) => MULTIPLIERS.get(key) ?? []))
    return new Set([1, ...said])
  }

  /** The units of area that anybody says: "gaj kitna" / "do sau". */
  function areaUnits(): ReadonlySet<AreaUnit> {
    const units = turns.flatMap(({ tokens }) =>
      tokens.flatMap((_, at) => {
        const unit = UNITS.find(tokens, at)?.meaning
        return unit?.is === 'area' ? [unit.unit] : []
      }),
    )
    return new Set(units)
  }

  return { wishesAt, refusedAfter, isAnswerTo, allWishes, multipliers, areaUnits }
}
