import { fold } from '../words/fold.ts'
import type { TurnToken } from '../words/turns.ts'
import { isSame, type Mention } from './mention.ts'
import type { AgentTurn } from './read-agent.ts'

/**
 * "bhiwandi ya taloja" / "bhiwandi is a mess for trucks taloja": of several things that the agent let him choose from, the
 * lead takes the one that he names and says no more of. The others he talks about, in whatever words, are refused.
 */
export function refuseUnchosen(
  tokens: readonly TurnToken[],
  mentions: readonly Mention[],
  agent: AgentTurn,
): void {
  recallUnblamed(tokens, mentions, agent)
  for (const field of ['locations', 'propertyKind'] as const) {
    const named = mentions.filter(
      ({ wish, status }) =>
        wish.field === field &&
        status === 'wanted' &&
        agent.offers.some((offer) => offer.isChoice && isSame(offer.wish, wish)),
    )
    if (named.length !== 2 || isSame(named[0]!.wish, named[1]!.wish)) continue
    if (named.some(({ isChoice, isAddition }) => isChoice || isAddition)) continue
    const commented = named.filter((mention) => isCommented(tokens, mentions, mention))
    if (commented.length === 1 && !isJoined(tokens, named)) commented[0]!.status = 'refused'
  }
}

/** "matigara sevoke road bahut vyast hai": what is said of the second place does not refuse the first as well. */
function recallUnblamed(tokens: readonly TurnToken[], mentions: readonly Mention[], agent: AgentTurn): void {
  const refused = mentions.filter(
    ({ wish, status }) =>
      wish.field === 'locations' &&
      status === 'refused' &&
      agent.offers.some((offer) => offer.isChoice && isSame(offer.wish, wish)),
  )
  const [first, second] = refused
  if (refused.length !== 2 || first!.to !== second!.from || !isCommented(tokens, mentions, second!)) return
  if (!tokens.slice(second!.to).some(({ key }) => BOTH.has(key))) first!.status = 'wanted'
}

const BOTH = new Set('dono both koi neither either sab दोनों कोई सब'.split(' ').map(fold))

/** So many words about it are a remark. */
const LEAST_REMARK = 2

function isCommented(tokens: readonly TurnToken[], mentions: readonly Mention[], { to }: Mention): boolean {
  const next = mentions.find((other) => other.from >= to)?.from ?? tokens.length
  return tokens.slice(to, next).filter(({ key }) => !PARTICLES.has(key)).length >= LEAST_REMARK
}

function isJoined(tokens: readonly TurnToken[], [first, second]: readonly Mention[]): boolean {
  return tokens.slice(first!.to, second!.from).some(({ key }) => JOINTS.has(key))
}

const JOINTS = new Set('aur or ya and bhi , dono both also और या भी दोनों'.split(' ').map(fold))
const PARTICLES = new Set(
  `hi me mein main par pe ko ki ka ke to side taraf wala wali wale area dekho dekhiye dekhna dekh lo chahiye chalega theek
  thik sahi rakho rakhiye rakh kar karo do dijiye batao bataiye sir ji madam bas haan na only please then ok okay is fine will
  i prefer want hai rahega in at near . , ही में मे पर पे को की का के तो साइड तरफ वाला वाली वाले एरिया देखो देखिए देखना देख लो
  चाहिए चलेगा ठीक सही रखो रखिए रख कर करो दो दीजिए बताओ बताइए सर जी मैडम बस हां ना है रहेगा`
    .split(/\s+/)
    .map(fold),
)
