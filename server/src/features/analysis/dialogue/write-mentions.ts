import type { Turn } from '../words/turns.ts'
import { confidenceOf } from './confidence.ts'
import type { Mention } from './mention.ts'
import type { PlaceWish } from '../marks/wish.ts'
import { dropRivals, note, strike, type Manner, type Notes } from './notes.ts'
import { proofOf } from './proof.ts'
import type { AgentTurn } from './read-agent.ts'
import type { Setting } from './set-aside.ts'

/** Writes a turn's mentions into the notes in the order in which they were said. */
export function writeMentions(
  setting: Setting,
  turn: Turn,
  mentions: readonly Mention[],
  agent: AgentTurn | null,
  notes: Notes,
): void {
  const earlier: Mention[] = []
  for (const mention of mentions) {
    if (mention.status === 'refused') strike(notes, mention.wish)
    if (mention.status !== 'wanted') continue
    if (isOfTheKindBefore(mention, earlier.at(-1))) continue
    const proofs = [proofOf(turn, mention.from, mention.to)]
    const ground = { proofs, confidence: confidenceOf(setting, mention, agent?.question ?? null) }
    note(notes, mention.wish, ground, mannerOf(mention, earlier))
    if (isLeftAlone(mention)) dropRivals(notes, mention.wish.name, keptNames(earlier, mention.wish))
    earlier.push(mention)
  }
}

/** "noida hi dekho": of the places that were named together, the ones named now are left. */
function isLeftAlone(mention: Mention): mention is Mention & { wish: PlaceWish } {
  const { wish, isOnly, isAddition, isChoice, isCorrection } = mention
  return wish.field === 'locations' && isOnly && !isAddition && !isChoice && !isCorrection
}

/** Those named in the same turn stay, unless this one is named again: "asansol and durgapur both but durgapur only". */
function keptNames(earlier: readonly Mention[], { name }: PlaceWish): ReadonlySet<string> {
  const names = earlier.flatMap(({ wish }) => (wish.field === 'locations' ? [wish.name] : []))
  return new Set(names.includes(name) ? [name] : [...names, name])
}

const SPECIAL_KINDS = new Set(['studio', 'penthouse', 'builder floor', 'farmhouse', 'villa'])
const PLAIN_KINDS = new Set(['apartment', 'house'])

/** "penthouse apartment", "builder floor flat": the first word is the kind. */
function isOfTheKindBefore({ wish, from }: Mention, before: Mention | undefined): boolean {
  return (
    wish.field === 'propertyKind' &&
    before?.wish.field === 'propertyKind' &&
    from === before.to &&
    SPECIAL_KINDS.has(before.wish.kind) &&
    PLAIN_KINDS.has(wish.kind)
  )
}

function mannerOf(mention: Mention, earlier: readonly Mention[]): Manner {
  const { wish } = mention
  if (mention.isChoice) return 'add'
  if (wish.field === 'budget' || wish.field === 'area') {
    return earlier.some((other) => other.wish.field === wish.field) && !mention.isCorrection ? 'add' : 'set'
  }
  if (mention.isAddition && (wish.field === 'bhk' || wish.field === 'propertyKind')) return 'add'
  if (wish.field === 'locations') {
    if (mention.isCorrection) return 'correct'
    return 'add'
  }
  return 'set'
}
