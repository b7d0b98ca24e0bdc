import type { Wish } from '../marks/wish.ts'
import type { Turn } from '../words/turns.ts'
import { CONFIDENCE } from './confidence.ts'
import { findFound } from './found.ts'
import { isSame, sameField, type Mention } from './mention.ts'
import { note, strike, type Manner, type Notes } from './notes.ts'
import { proofOf } from './proof.ts'
import type { AgentTurn, Offer } from './read-agent.ts'
import { readTakeUp, type TakeUp } from './reply.ts'

/** Writes down what the lead takes over from the agent's last words, and strikes what he refuses of them (rule 1). */
export function takeUpOffers(turn: Turn, mentions: readonly Mention[], agent: AgentTurn, notes: Notes): void {
  const takeUp = readTakeUp(turn.tokens)
  if (takeUp.is === 'none' || agent.asksToTalk) return
  if (findFound(turn.tokens) && !mentions.some(({ status }) => status === 'wanted')) return
  const proof = proofOf(turn, takeUp.from, takeUp.to)
  if (takeUp.is === 'no') {
    for (const { wish } of agent.offers) {
      if (wish.field === 'amenities' || wish.field === 'locations') strike(notes, wish)
    }
    return
  }
  if (agent.offersOptOut) notes.optOut = { value: true, proofs: [proof], confidence: CONFIDENCE.accepted }
  const own = mentions.filter((mention) => mention.status !== 'aside')
  const aside = mentions.filter((mention) => mention.status === 'aside')
  const saysMore = own.some(({ wish }) => !agent.offers.some((offer) => isSame(offer.wish, wish)))
  if (takeUp.is === 'later-yes' && saysMore) return
  if (own.some((mention) => contradicts(mention, agent.offers) && !isNearness(turn, mention))) return

  const taken = agent.offers.filter(
    (offer) => isTaken(offer, own, aside, agent.offers, takeUp) && !isWithin(offer.wish, notes),
  )
  const fields = new Set<Wish['field']>()
  for (const offer of taken) {
    const manner: Manner = fields.has(offer.wish.field) ? 'add' : 'set'
    fields.add(offer.wish.field)
    note(notes, offer.wish, { proofs: [offer.proof, proof], confidence: CONFIDENCE.accepted }, manner)
  }
}

/** "in coimbatore" / "yes near pollachi": a town to be near to is no other town. */
function isNearness({ tokens }: Turn, { wish, from }: Mention): boolean {
  return wish.field === 'locations' && NEAR.has(tokens[from - 1]?.key ?? '')
}

const NEAR = new Set(['near', 'around', 'nearby', 'beside', 'नियर'])

/** A polite "ji" before something else than what was offered takes up nothing. */
function contradicts({ wish, status, isAddition }: Mention, offers: readonly Offer[]): boolean {
  if (status !== 'wanted') return false
  if (isAddition) return false
  return offers.some((offer) => {
    if (offer.isChoice) return false
    const offered = offer.wish
    if (wish.field === 'bhk' && offered.field === 'bhk')
      return !wish.rooms.some((rooms) => offered.rooms.includes(rooms))
    if (wish.field === 'propertyKind' && offered.field === 'propertyKind') {
      return offers.every((other) => other.wish.field !== 'propertyKind' || other.wish.kind !== wish.kind)
    }
    if (wish.field === 'purpose' && offered.field === 'purpose') {
      return wish.purpose !== offered.purpose && !wish.isWeak && !offered.isWeak
    }
    if (wish.field === 'locations' && offered.field === 'locations') {
      return (
        wish.isCity &&
        offered.isCity &&
        offers.every((other) => other.wish.field !== 'locations' || other.wish.name !== wish.name)
      )
    }
    return false
  })
}

/** "at least ten marla" / "ten marla is ninety lakh" / "ok": what stands is kept, with its bounds. */
function isWithin(wish: Wish, { area }: Notes): boolean {
  if (wish.field !== 'area' || area?.value.unit !== wish.unit) return false
  return area.value.low === wish.low || area.value.high === wish.high
}

function isTaken(
  offer: Offer,
  own: readonly Mention[],
  aside: readonly Mention[],
  offers: readonly Offer[],
  { takesAll, takesRest }: TakeUp,
): boolean {
  if (offer.isChoice) return takesAll
  const { wish } = offer
  // "yes i work in infopark": he speaks of the place, and of something else.
  if (aside.some((mention) => mention.wish.field === 'locations' && isSame(mention.wish, wish))) return false
  if (own.some((mention) => mention.status === 'refused' && isSame(mention.wish, wish))) return false
  if (takesRest) return true
  const ownOfField = own.filter((mention) => mention.status === 'wanted' && sameField(mention.wish, wish))
  if (ownOfField.length === 0) return true
  // Who names some of several offered things takes these.
  const namesOffered = ownOfField.some((mention) =>
    offers.some((other) => other !== offer && isSame(other.wish, mention.wish)),
  )
  return !(namesOffered && (wish.field === 'amenities' || (wish.field === 'locations' && !wish.isCity)))
}
