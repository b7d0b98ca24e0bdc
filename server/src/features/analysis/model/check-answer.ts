import type { Objection } from '@leadbreak/contract'
import { isObjectedIn } from '../conversation/find-objections.ts'
import { quoteOf } from '../conversation/quote.ts'
import { findOptOut } from '../dialogue/opt-out.ts'
import type { Proof } from '../dialogue/proof.ts'
import { tokenize } from '../words/tokens.ts'
import type { Spoken } from '../words/turns.ts'
import type { ClaimField, ClaimOf, QuotedWords } from './answer-schema.ts'
import type { CallWords, SaidWish } from './call-words.ts'
import type { CheckedClaims, CheckedValue, UnprovenValue } from './checked.ts'
import { MODEL_CONFIDENCE } from './confidence.ts'
import type { ClaimDropReason, Dropped } from './dropped.ts'
import { findQuote } from './find-quote.ts'
import type { MaskedSegment } from './mask.ts'
import { canBeOptOut } from './opt-out-words.ts'
import type { ReadAnswer } from './read-answer.ts'
import { isPlausibleBudget, SAYS, type WordedValue } from './says.ts'
import { soundsLike } from './sounds-like.ts'
import { wordsOfClaim } from './words-of-claim.ts'

export interface QuotableCall {
  readonly segments: readonly Spoken[]
  readonly masked: readonly MaskedSegment[]
  readonly words: CallWords
}

type ValueField = keyof typeof SAYS
type Outcome = Omit<CheckedValue, 'proofs' | 'lastWord'> | ClaimDropReason

/**
 * What of an answer is believed. A value stays when its quotes stand in the segments that are named, the lead said one of
 * them, and their words say that very value by the rules' own word lists: so a model can choose among what was said, and
 * bring in nothing else.
 */
export function checkAnswer(answer: ReadAnswer, call: QuotableCall): CheckedClaims & { dropped: Dropped[] } {
  const dropped: Dropped[] = [...answer.dropped]
  const unproven: UnprovenValue[] = []
  const context = { multipliers: call.words.multipliers(), areaUnits: call.words.areaUnits() }

  function checkField(field: ValueField): CheckedValue[] {
    return answer.claims[field].flatMap((claim) => {
      const proofs = locate(claim.quotes, call)
      const outcome = judge(field, claim, proofs)
      if (typeof outcome !== 'string') return [proven(outcome, proofs, call)]
      drop(field, claim, outcome)
      return []
    })
  }

  function drop<Field extends ValueField | 'optOut'>(
    field: Field,
    claim: ClaimOf<Field>,
    reason: ClaimDropReason,
  ) {
    dropped.push({ field, reason })
    const words = wordsOfClaim(field, claim)
    if (words !== null) unproven.push({ field, words, reason })
  }

  function judge<Field extends ValueField>(
    field: Field,
    claim: ClaimOf<Field>,
    proofs: readonly Proof[],
  ): Outcome {
    const says = (wishes: readonly SaidWish[]) =>
      SAYS[field](
        claim,
        wishes.map(({ wish }) => wish),
        context,
      )
    const lead = proofs.filter((proof) => isOf('lead', proof, call))
    if (lead.length === 0) return proofs.length === 0 ? 'no-such-quote' : 'not-the-leads-words'
    if (field === 'budget' && !isPlausibleBudget(claim as ClaimOf<'budget'>)) return 'not-plausible'

    const saidByLead = lead.flatMap(call.words.wishesAt)
    const wanted = saidByLead.filter(({ status }) => status === 'wanted')
    const own = says(wanted)
    const found = own ?? (field === 'budget' ? null : says([...wanted, ...offered(proofs, lead)]))
    if (found) {
      const refusals = call.words
        .refusedAfter(lead.at(-1)!)
        .filter((wish) => wish.field === field || wish.field === 'bare')
        .map((wish) => ({ wish, status: 'refused' as const }))
      if (says(refusals)) return 'refused'
      return { ...found, confidence: own ? MODEL_CONFIDENCE.said : MODEL_CONFIDENCE.accepted }
    }
    if (says(saidByLead)) {
      return saidByLead.some(({ status }) => status === 'refused') ? 'refused' : 'said-of-something-else'
    }
    const heard = field === 'locations' ? placeBySound(claim as ClaimOf<'locations'>, lead) : null
    return heard ? { ...heard, confidence: MODEL_CONFIDENCE.bySound } : 'not-said'
  }

  /** What the agent put before the lead in the quoted words, and the lead did not refuse in his next turn. */
  function offered(proofs: readonly Proof[], lead: readonly Proof[]): SaidWish[] {
    return proofs
      .filter(
        (proof) => isOf('agent', proof, call) && lead.some((answer) => call.words.isAnswerTo(proof, answer)),
      )
      .flatMap(call.words.wishesAt)
      .filter(({ status }) => status === 'wanted')
  }

  function placeBySound({ name }: ClaimOf<'locations'>, lead: readonly Proof[]): WordedValue | null {
    for (const proof of lead) {
      const place = soundsLike(name, quoteAt(proof, call))
      if (place) return { field: 'locations', value: place, words: place }
    }
    return null
  }

  function checkOptOut(): CheckedValue[] {
    return answer.claims.optOut.flatMap((claim) => {
      const proofs = locate(claim.quotes, call)
      const lead = proofs.filter((proof) => isOf('lead', proof, call))
      const tokens = proofs.flatMap((proof) => tokenize(quoteAt(proof, call)))
      const isAsked = lead.some(({ segment }) => asksToBeLeftAlone(segment))
      if (lead.length > 0 && (isAsked || canBeOptOut(tokens))) {
        const value = { field: 'optOut', value: true, words: 'do not call again' } as const
        // What the lead says comes first: it is the quote that the do-not-call list keeps.
        const leadFirst = [...lead, ...proofs.filter((proof) => !lead.includes(proof))]
        return [proven({ ...value, confidence: MODEL_CONFIDENCE.said }, leadFirst, call)]
      }
      const reason =
        proofs.length === 0 ? 'no-such-quote' : lead.length === 0 ? 'not-the-leads-words' : 'not-said'
      drop('optOut', claim, reason)
      return []
    })
  }

  function asksToBeLeftAlone(segment: number): boolean {
    const tokens = tokenize(call.segments[segment]!.text).map((token) => ({ ...token, segment }))
    return findOptOut(tokens) !== null
  }

  function checkObjections(): Objection[] {
    return answer.claims.objections.flatMap(({ topic, quotes }) => {
      const [proof] = locate(quotes, call).filter((candidate) => isOf('lead', candidate, call))
      if (proof && isObjectedIn(call.segments, proof, topic))
        return [{ topic, ...quoteOf(call.segments, proof) }]
      dropped.push({ field: 'objections', reason: proof ? 'not-said' : 'no-such-quote' })
      return []
    })
  }

  const values = [...VALUE_FIELDS.flatMap(checkField), ...checkOptOut()]
  return { values, unproven, objections: checkObjections(), dropped }
}

const VALUE_FIELDS = Object.keys(SAYS) as (ClaimField & ValueField)[]

/** The quotes that are really there, in the order of the call. */
function locate(quotes: readonly QuotedWords[], { segments, masked }: QuotableCall): Proof[] {
  return quotes
    .flatMap(({ segment, words }) => {
      const spoken = segments[segment]
      const place = spoken && findQuote(spoken.text, masked[segment]!, words)
      return place ? [{ segment, ...place }] : []
    })
    .sort((a, b) => a.segment - b.segment || a.start - b.start)
}

function isOf(speaker: Spoken['speaker'], { segment }: Proof, { segments }: QuotableCall): boolean {
  return segments[segment]!.speaker === speaker
}

function quoteAt({ segment, start, end }: Proof, { segments }: QuotableCall): string {
  return segments[segment]!.text.slice(start, end)
}

function proven(
  value: Omit<CheckedValue, 'proofs' | 'lastWord'>,
  proofs: readonly Proof[],
  call: QuotableCall,
): CheckedValue {
  const lastWord = proofs.findLast((proof) => isOf('lead', proof, call))!
  return { ...value, proofs, lastWord } as CheckedValue
}
