import { CHAHIYE, HAI, HI, HO, KA, KE_LIYE, NAHI, TAK } from '../lexicon/common.ts'
import { MONEY_NOUNS, type MoneyNoun } from '../lexicon/money-nouns.ts'
import type { Mark } from '../marks/find-marks.ts'
import { fold } from '../words/fold.ts'
import { makePhraseBook } from '../words/phrase-book.ts'
import type { TurnToken } from '../words/turns.ts'
import { findFound } from './found.ts'
import type { Mention } from './mention.ts'
import { isOwnPlace, placeOfOffice, tellsWhere } from './own-place.ts'

/** The words around a turn's mentions, needed to tell wishes from stories. */
export interface Setting {
  readonly tokens: readonly TurnToken[]
  readonly marks: readonly Mark[]
  readonly mentions: readonly Mention[]
  readonly clauseOf: (at: number) => number
  /** A seller's own property is what he speaks of; a buyer's own is not what he looks for. */
  readonly isOwner: boolean
}

const REACH = 6
const JOB_REACH = 4

/** Sets aside the mentions that tell where somebody lives or what he owns, and not what is looked for. */
export function setAside(setting: Setting): void {
  for (const mark of setting.marks) {
    if (mark.is !== 'cue') continue
    if (mark.cue === 'elsewhere') setElsewhereAside(setting, mark)
    if (mark.cue === 'seen') setSeenAside(setting, mark)
    if (mark.cue === 'been') setPlaceBeforeAside(setting, mark)
    if (mark.cue === 'somebody') setPlaceAfterAside(setting, mark)
    if (mark.cue === 'own' && !setting.isOwner) setOwnAside(setting, mark)
    if (mark.cue === 'there') recallPlace(setting, mark)
  }
  for (const mention of setting.mentions) {
    if (mention.status === 'refused' && isOfAnotherSort(setting, mention)) mention.status = 'aside'
    if (mention.status === 'refused' && mention.wish.field === 'amenities') readLack(setting, mention)
    if (mention.status !== 'wanted') continue
    if (isFirm(setting.tokens, mention)) mention.status = 'aside'
    else if (isOwnPlace(setting, mention)) {
      mention.status = 'aside'
      if (tellsWhere(setting, mention)) setItsPlaceAside(setting, mention)
    }
  }
  setFoundAside(setting)
}

const MOVABLE = new Set(['locations', 'bhk', 'propertyKind', 'area', 'budget', 'propertyType'])

function setElsewhereAside(setting: Setting, cue: Mark): void {
  const { mentions, tokens, clauseOf } = setting
  const clause = clauseOf(cue.from)
  const near = mentions.filter((mention) => mention.clause === clause && MOVABLE.has(mention.wish.field))
  const before = near.filter((mention) => mention.to <= cue.from && cue.from - mention.to <= REACH)
  if (endsInWish(tokens, clause, clauseOf)) {
    // "patna me to ghar hai hi ranchi me chahiye": the wish is of the place named behind it.
    const isOfNext = near.some(({ wish, from }) => wish.field === 'locations' && from >= cue.to)
    if (!isOfNext) return
    for (const mention of before)
      if (mention.wish.field === 'locations' && mention.status === 'wanted') mention.status = 'aside'
    return
  }
  if (before.length > 0) {
    for (const mention of before) if (mention.status === 'wanted') mention.status = 'aside'
    if (before.some((mention) => mention.wish.field === 'locations')) return
  }
  setPlaceAfterAside(setting, cue)
}

const SEEN = new Set([...MOVABLE, 'amenities'])

/** "we saw one in sarjapur three bhk one crore twenty": a flat that was looked at, with all that is said of it. */
function setSeenAside({ mentions, clauseOf }: Setting, cue: Mark): void {
  for (const mention of mentions) {
    const isOfIt = SEEN.has(mention.wish.field) && mention.clause === clauseOf(cue.to)
    if (isOfIt && mention.from >= cue.to && mention.status === 'wanted') mention.status = 'aside'
  }
}

/** "pehle dhandari me tha" */
function setPlaceBeforeAside({ mentions }: Setting, cue: Mark): void {
  const before = mentions.find(({ wish, to }) => wish.field === 'locations' && to === cue.from)
  if (before?.status === 'wanted') before.status = 'aside'
}

function setPlaceAfterAside({ mentions, tokens, clauseOf }: Setting, cue: Mark): void {
  const clause = clauseOf(cue.from)
  if (endsInWish(tokens, clause, clauseOf)) return
  const after = mentions.find(
    ({ wish, from, clause: its }) =>
      wish.field === 'locations' &&
      from >= cue.to &&
      from - cue.to <= REACH &&
      // "naukri lagi hai nehru place me"
      (its === clause ||
        (its === clause + 1 && from - cue.to <= JOB_REACH && !endsInWish(tokens, its, clauseOf))),
  )
  if (after?.status === 'wanted') after.status = 'aside'
}

/** The place of one's own office: the one named behind it, else the one before. */
function setItsPlaceAside(setting: Setting, mention: Mention): void {
  const { mentions } = setting
  const { from, to } = mention
  const isPlace = ({ wish, status }: Mention) => wish.field === 'locations' && status === 'wanted'
  const place =
    placeOfOffice(setting, mention) ??
    mentions.find((other) => isPlace(other) && other.from >= to && other.from - to <= PLACE_AFTER) ??
    mentions.findLast((other) => isPlace(other) && other.to <= from && from - other.to <= PLACE_BEFORE)
  if (place) place.status = 'aside'
}

const PLACE_AFTER = 4
const PLACE_BEFORE = 3

function setOwnAside({ mentions, tokens, clauseOf }: Setting, cue: Mark): void {
  const clause = clauseOf(cue.from)
  if (endsInWish(tokens, clause, clauseOf) || isForSomebody(tokens, cue.to)) return
  for (const mention of mentions) {
    const isOwned =
      mention.wish.field === 'propertyKind' ||
      mention.wish.field === 'bhk' ||
      mention.wish.field === 'locations'
    if (isOwned && mention.clause === clause && mention.from >= cue.to && mention.status === 'wanted')
      mention.status = 'aside'
  }
}

const FOR_SOMEBODY = makePhraseBook<true>([[KE_LIYE, true]])

/** "meri saas ke liye flat": hers it will be. */
function isForSomebody(tokens: readonly TurnToken[], from: number): boolean {
  return [1, 2, 3].some((words) => FOR_SOMEBODY.find(tokens, from + words) !== null)
}

const WISH_END = makePhraseBook<true>([
  [
    [
      CHAHIYE,
      'dekh|देख rahe|raha|rahi|रहे|रहा|रही',
      'dhoond|dhundh|dhund|ढूंढ|dhoondh|khoj|खोज rahe|raha|rahi|रहे|रहा|रही',
      'want|wants|need|needs|looking|searching|prefer|prefers|like|likes|interested',
      `dekhna|dekhni|dekhne|देखना|देखनी|देखने ${HAI}`,
      `lena|leni|लेना|लेनी|khareedna|kharidna|खरीदना|kharidni|खरीदनी ${HAI}|chahta|chahti|chahte|चाहता|चाहती|चाहते`,
    ],
    true,
  ],
])

/** Whether a clause holds a word of looking for something. */
export function endsInWish(
  tokens: readonly TurnToken[],
  clause: number,
  clauseOf: (at: number) => number,
): boolean {
  return tokens.some((_, at) => clauseOf(at) === clause && WISH_END.find(tokens, at) !== null)
}

/** "transfer pune ho gaya hai to wahan flat chahiye": the place told of is the place wanted after all. */
function recallPlace(setting: Setting, cue: Mark): void {
  const { mentions, tokens, clauseOf } = setting
  if (IS.has(tokens[cue.from - 1]?.key ?? '')) {
    if (!setting.isOwner) setStandingThereAside(setting, cue)
    return
  }
  const named = mentions.findLast((mention) => mention.to <= cue.from && mention.wish.field === 'locations')
  if (named?.status !== 'aside' || named.clause === clauseOf(cue.from)) return
  if (setting.marks.some((mark) => isRefusal(mark) && mark.from > named.from && mark.to <= cue.from)) return
  const hasOwnPlace = mentions.some((mention) => mention.from >= cue.to && mention.wish.field === 'locations')
  if (!hasOwnPlace && cue.to < tokens.length) named.status = 'wanted'
}

function isRefusal(mark: Mark): boolean {
  return mark.is === 'cue' && (mark.cue === 'refuse-after' || mark.cue === 'refuse-before')
}

const IS = new Set(['hai', 'है', 'he', 'tha', 'था'].map(fold))

/** "purana makan hai wahan": it stands already. */
function setStandingThereAside({ mentions, clauseOf }: Setting, cue: Mark): void {
  const clause = clauseOf(cue.from - 1)
  const isThere = ({ wish }: Mention) => wish.field === 'propertyKind' || wish.field === 'bhk'
  for (const mention of mentions)
    if (mention.clause === clause && isThere(mention) && mention.status === 'wanted') mention.status = 'aside'
}

/** "purana makan nahi lena": an old house is refused, and no house. */
function isOfAnotherSort({ tokens, marks }: Setting, { wish, from }: Mention): boolean {
  if (wish.field !== 'propertyKind') return false
  const isOfThing = (mark: Mark) => mark.is === 'cue' && mark.cue === 'thing' && from - mark.to <= 1
  return SORTS.has(tokens[from - 1]?.key ?? '') || marks.some((mark) => mark.to <= from && isOfThing(mark))
}

const LACKED = makePhraseBook<true>([[`${HI}|bhi|भी? ${NAHI} tha|thi|the|था|थी|थे`, true]])
const IT_MUST = makePhraseBook<true>([
  [
    `wo|woh|vo|wahi|vahi|ye|use|jo|jabki|वो|वह|वही|ये|जो|जबकि to|तो|hi|ही? ${HO}|${CHAHIYE}|zaroori|jaroori|jaruri|zaruri|जरूरी|zaroor|jaroor|जरूर|hamein|mujhe|हमें|मुझे hi|ही|ho|हो? ${CHAHIYE}|hai|है|zaroori|jaroori|जरूरी?`,
    true,
  ],
])
const MUST_REACH = 4

/** "lift hi nahi thi wo to honi chahiye": what was missing where he looked is refused by nobody. */
function readLack({ tokens }: Setting, mention: Mention): void {
  const lack = LACKED.find(tokens, mention.to)
  if (!lack) return
  mention.status = 'aside'
  for (let at = lack.to; at < Math.min(tokens.length, lack.to + MUST_REACH); at++)
    if (IT_MUST.find(tokens, at)) mention.status = 'wanted'
}

const SORTS = new Set(
  'purana purani purane old resale used chhota chhoti chota choti small tiny kharab ganda kachcha kaccha mehnga mehngi expensive पुराना पुरानी पुराने छोटा छोटी छोटे खराब गंदा कच्चा महंगा महंगी रीसेल'
    .split(' ')
    .map(fold),
)

/** "flat mil gaya": what was looked for is found, and wanted no more. */
function setFoundAside({ tokens, mentions, clauseOf, isOwner }: Setting): void {
  const at = findFound(tokens)
  if (at === null) return
  const isOfOneClause = ({ clause, to }: Mention) =>
    clause === clauseOf(at.from) &&
    to <= at.from &&
    !tokens.slice(to, at.from).some(({ key }) => NEW_CLAUSE.has(key))
  // "plot le chuka do mahine pehle sau gaj ka unnis lakh me"
  const turn = tokens.findIndex(({ key }, word) => word >= at.to && NEW_WISH.has(key))
  const isLooking = tokens.some(
    (_, word) => word >= at.to && (turn < 0 || word < turn) && WISH_END.find(tokens, word) !== null,
  )
  const isToldOfFound = ({ from }: Mention) =>
    // "i had bought it for fifty two, i am expecting sixty eight"
    !isOwner && !isLooking && from >= at.to && !tokens.slice(at.to, from).some(({ key }) => NEW_WISH.has(key))
  for (const mention of mentions) {
    if (mention.status === 'wanted' && SOUGHT.has(mention.wish.field) && isOfOneClause(mention))
      mention.status = 'aside'
    if (mention.status === 'wanted' && OF_FOUND.has(mention.wish.field) && isToldOfFound(mention))
      mention.status = 'aside'
    // "already got one": counts no rooms.
    if (mention.from >= at.from && mention.from < at.to && mention.status === 'wanted')
      mention.status = 'aside'
  }
}

const NEW_CLAUSE = new Set('par pr ab abhi now but lekin magar पर अब लेकिन मगर'.split(' ').map(fold))
const SOUGHT = new Set(['purpose', 'locations', 'bhk', 'propertyKind', 'propertyType', 'area'])
const OF_FOUND = new Set([...SOUGHT, 'budget', 'bare', 'possession'])
const NEW_WISH = new Set(
  [...NEW_CLAUSE].concat(
    'mujhe hame hamein humko aur to next dusra doosra मुझे हमें हमको और तो दूसरा'.split(' ').map(fold),
  ),
)

const FIRM = new Set(
  'firm company kampani builder builders group based branch कंपनी बिल्डर ब्रांच developers realty properties'.split(
    ' ',
  ),
)

function isFirm(tokens: readonly TurnToken[], { wish, to }: Mention): boolean {
  return wish.field === 'locations' && FIRM.has(tokens[to]?.key ?? '')
}

const NOUN_BOOK = makePhraseBook(MONEY_NOUNS)
const NOUN_FILLERS = makePhraseBook<true>([
  [
    `${KA}|${TAK}|rs|rupaye|rupay|rupees|hi|ही|per|a|of|in|as|mahina|mahine|month|monthly|mahine|रुपये|रुपए|महीना|महीने|every|each|/|for|tak|mere|meri|मेरी|मेरा|ek|home|is|towards`,
    true,
  ],
])
const NOUN_REACH_BEFORE = 7

/** The noun that an amount belongs to: the one right behind it, else the nearest before it in its sentence. */
export function moneyNoun({ tokens, mentions, clauseOf }: Setting, mention: Mention): MoneyNoun | null {
  let at = mention.to
  for (let filler = 0; filler < 3; filler++) {
    const noun = NOUN_BOOK.find(tokens, at)
    if (noun) return noun.meaning
    const skip = NOUN_FILLERS.find(tokens, at)
    if (!skip) break
    at = skip.to
  }
  const lowest = Math.max(0, mention.from - NOUN_REACH_BEFORE)
  for (let before = mention.from - 1; before >= lowest; before--) {
    if (clauseOf(before) !== mention.clause) break
    if (
      mentions.some(
        (other) =>
          other !== mention && other.wish.field === 'budget' && before >= other.from && before < other.to,
      )
    )
      break
    const noun = NOUN_BOOK.find(tokens, before)
    if (noun && noun.to <= mention.from) return noun.meaning
  }
  return null
}

const PROPERTY = makePhraseBook<true>([
  [
    'ghar|makaan|property|proparty|praparti|घर|प्रॉपर्टी|मकान|home|jagah|जगह|flat|kamra|kamre|कमरा|room|unit|space|bhk|floor',
    true,
  ],
])
const PROPERTY_FIELDS = new Set(['propertyKind', 'propertyType', 'bhk', 'area', 'budget'])

/** "lena hai" is buying only where a property is what is taken. */
export function speaksOfProperty({ tokens, mentions, clauseOf }: Setting, mention: Mention): boolean {
  const nearby = mentions.some(
    (other) =>
      other.status !== 'aside' &&
      PROPERTY_FIELDS.has(other.wish.field) &&
      (other.clause === mention.clause ||
        Math.abs(other.from - mention.to) <= 3 ||
        Math.abs(mention.from - other.to) <= 3),
  )
  return (
    nearby || tokens.some((_, at) => clauseOf(at) === mention.clause && PROPERTY.find(tokens, at) !== null)
  )
}
