import { DEEDS, OTHER_PEOPLE, OWN_SIDE, type Deed, type Person } from '../lexicon/other-people.ts'
import { fold } from '../words/fold.ts'
import { makePhraseBook } from '../words/phrase-book.ts'
import type { TurnToken } from '../words/turns.ts'
import type { Mention } from './mention.ts'

const PEOPLE_BOOK = makePhraseBook(OTHER_PEOPLE)
const DEED_BOOK = makePhraseBook(DEEDS)
const OWN_BOOK = makePhraseBook(OWN_SIDE)

/** A relative who names a price has a say in the purchase; what a stranger names is his own price. */
const DEEDS_OF: Readonly<Record<Person, ReadonlySet<Deed>>> = {
  kin: new Set(['deal', 'ask']),
  stranger: new Set(['deal', 'ask', 'say']),
  wala: new Set(['ask']),
  you: new Set(['say']),
}

/** What others may have bought, sold, asked for or paid. */
const OF_A_DEAL: ReadonlySet<string> = new Set([
  ...['budget', 'bare', 'bhk', 'area', 'propertyKind', 'propertyType', 'locations', 'purpose'],
])
/** In words: from somebody to what he did. */
const DEAL_REACH = 12

/**
 * Sets aside what belongs to a deal of somebody else: "mere bhai ne kokapet me dhai crore ka liya", "purana malik bees
 * maangta tha", "nabbe me to mere dost ne teen bhk le liya".
 */
export function setOtherPeopleAside(tokens: readonly TurnToken[], mentions: readonly Mention[]): void {
  for (let at = 0; at < tokens.length;) {
    const person = PEOPLE_BOOK.find(tokens, at)
    const end = person && dealBehind(tokens, at, person.to, DEEDS_OF[person.meaning])
    if (!person || end === null) {
      at = person?.to ?? at + 1
      continue
    }
    const from = startOf(tokens, mentions, at, person.meaning)
    for (const mention of mentions) {
      const isTheirs = mention.from >= from && mention.to <= end && OF_A_DEAL.has(mention.wish.field)
      if (isTheirs && mention.status === 'wanted') mention.status = 'aside'
    }
    at = end
  }
}

/** The token after the deal of the person named on tokens `from` to `to`, or null. */
function dealBehind(
  tokens: readonly TurnToken[],
  from: number,
  to: number,
  deeds: ReadonlySet<Deed>,
): number | null {
  // "dost ka hai": the case of the person may begin the deal.
  for (let at = Math.max(from + 1, to - 1); at < Math.min(tokens.length, to + DEAL_REACH); at++) {
    const deed = DEED_BOOK.find(tokens, at)
    if (deed && deeds.has(deed.meaning)) return deed.to
    if (at >= to && OWN_BOOK.find(tokens, at)) return null
  }
  return null
}

/** "do acre to mitra ka hai", "two wala mere cousin ne liya": a value that only small words part from its owner. */
function startOf(
  tokens: readonly TurnToken[],
  mentions: readonly Mention[],
  person: number,
  who: Person,
): number {
  let start = person
  while (start > 0 && LINKS.has(tokens[start - 1]!.key)) start--
  const before = mentions.findLast(({ from, to }) => to === start && from < start)
  return before && (start < person || who === 'wala') ? before.from : person
}

const LINKS = new Set(
  'me mein to toh wala wale wali ka ki tan taan hi में तो वाला वाले वाली का की तां ही'.split(' ').map(fold),
)
