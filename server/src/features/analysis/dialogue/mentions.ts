import type { Cue } from '../lexicon/cues.ts'
import type { Mark } from '../marks/find-marks.ts'
import type { Wish } from '../marks/wish.ts'

/**
 * A wish in its sentence.
 * - wanted: said, and not taken back
 * - refused: taken back ("gym nahi chahiye")
 * - aside: tells of something else: where somebody lives, what somebody has
 */
export interface Mention {
  readonly from: number
  readonly to: number
  readonly wish: Wish
  readonly clause: number
  status: 'wanted' | 'refused' | 'aside'
  /** An "or" joins it to the mention before. */
  isChoice: boolean
  /** "sorry", "no wait", "make it" stands before it: it replaces what was said of the same field. */
  isCorrection: boolean
  /** A "bhi" or "also" makes it an addition. */
  isAddition: boolean
  /** A "hi" or "only" leaves it alone of those that were named together. */
  isOnly: boolean
  /** Not its own words but the talk around it says what it counts: "saath" after "kitne lakh". */
  readonly isInferred: boolean
}

interface Reading {
  readonly mentions: Mention[]
  /** The clause of each token; a clause ends with its verb or a full stop. */
  readonly clauseOf: (at: number) => number
}

/** Reads the marks of one turn: which values hold, which are refused, which are told of something else. */
export function readMentions(marks: readonly Mark[]): Reading {
  const mentions: Mention[] = []
  const clauseEnds = findClauseEnds(marks)
  const clauses: number[] = []
  clauseEnds.forEach((end, clause) => {
    while (clauses.length < end) clauses.push(clause)
  })
  const clauseOf = (at: number) => clauses[at] ?? clauseEnds.length
  const byMark = new Map<Mark, Mention>()

  for (const mark of marks) {
    if (mark.is === 'wish') {
      const mention: Mention = {
        from: mark.from,
        to: mark.to,
        wish: mark.wish,
        clause: clauseOf(mark.from),
        status: 'wanted',
        isChoice: false,
        isCorrection: false,
        isAddition: false,
        isOnly: false,
        isInferred: false,
      }
      byMark.set(mark, mention)
      mentions.push(mention)
    }
  }
  applyRefusals(marks, byMark)
  refuseNeither(marks, byMark)
  applyLinks(marks, byMark)
  return { mentions, clauseOf }
}

function findClauseEnds(marks: readonly Mark[]): number[] {
  const ends: number[] = []
  for (const mark of marks) {
    if (mark.is !== 'cue') continue
    if (CLAUSE_ENDS.has(mark.cue)) ends.push(mark.to)
    if (mark.cue === 'begin') ends.push(mark.from)
  }
  return ends
}

const CLAUSE_ENDS = new Set<Cue>(['end', 'was', 'but', 'refuse-before', 'dismiss', 'complain', 'without'])

const REACH = 6

function applyRefusals(marks: readonly Mark[], byMark: ReadonlyMap<Mark, Mention>): void {
  // The mentions a "nahi" can reach back to, and those of the sentence before them.
  let open: Mention[] = []
  let closed: Mention[] = []
  marks.forEach((mark, index) => {
    if (mark.is === 'wish') {
      open.push(byMark.get(mark)!)
      return
    }
    const next = nextMention(marks, index, byMark)
    switch (mark.cue) {
      case 'end':
      case 'begin':
      case 'but':
        if (open.length > 0) closed = open
        open = []
        break
      case 'without':
        if (open.length > 0 && !isDeniedAgain(marks, index)) refuseBack(marks, open, null)
        closed = open
        open = []
        break
      case 'dismiss':
      case 'complain':
      case 'refuse-before': {
        if (mark.cue === 'dismiss' && open.length === 0 && followsAtOnce(marks, index)) {
          // "hata do pool"
          const last = next?.from === mark.to && isWholeReply(marks, index) ? next : closed.at(-1)
          if (last) last.status = 'refused'
          break
        }
        if (mark.cue === 'complain' && open.length === 0 && isCue(marks[index - 1], 'but')) {
          const place = closed.at(-1)
          if (place?.wish.field === 'locations') place.status = 'refused'
          break
        }
        // "kiraya zyada hai": it is renting all the same.
        const isPriceBlamed = mark.cue === 'complain' && open.at(-1)?.wish.field === 'purpose'
        if (open.length > 0 && (isPriceBlamed || isOfSomethingElse(marks, index))) {
          closed = open
          open = []
        } else if (open.length > 0) {
          refuseBack(marks, open, next && next.from - mark.to <= REACH ? next : null)
          closed = open
          open = []
        } else if (next && closed.length === 0 && mark.to - mark.from >= 2 && isWholeReply(marks, index)) {
          // "nahi lena vrindavan me kuch bhi".
          next.status = 'refused'
        } else if (next && next.from - mark.to <= 2) {
          // "noida chahiye nahi gurgaon chahiye": the "nahi" corrects.
          refuseSameField(closed, next)
        }
        break
      }
      case 'no':
        if (open.length > 0 && mark.from === open.at(-1)!.to && isAnsweredOneByOne(marks, index, next)) {
          // "gym yes pool no".
          open.at(-1)!.status = 'refused'
        } else if (next && next.from - mark.to <= 2) {
          const spoken = [...closed, ...open]
          if (next.wish.field === 'amenities') refuseForward(marks, index, byMark)
          else if (spoken.some((mention) => sameField(mention.wish, next.wish))) refuseSameField(spoken, next)
          else if (index > 0 && isNameable(next.wish)) refuseForward(marks, index, byMark)
        }
        break
      case 'bina': {
        const isBehind = open.length > 0 && mark.from === open.at(-1)!.to
        if (!isBehind || next?.from === mark.to) refuseForward(marks, index, byMark)
        else if (!isDeniedAgain(marks, index)) refuseBack(marks, open, null)
        if (isBehind) [closed, open] = [open, []]
        break
      }
      case 'drop':
        if (open.length > 0 && mark.from - open.at(-1)!.to <= 1) refuseBack(marks, open, null)
        else refuseForward(marks, index, byMark)
        break
      case 'refuse-after': {
        // "gym i do not care for": the sentence ends here.
        const said = open.at(-1) ?? closed.at(-1)
        const isBehind = said !== undefined && mark.from - said.to <= 1 && !isCue(marks[index - 1], 'but')
        if (!refuseForward(marks, index, byMark) && isBehind) said.status = 'refused'
        break
      }
      case 'correct':
        if (next && next.from - mark.to <= REACH) {
          next.isCorrection = true
          refuseSameField([...closed, ...open], next)
        }
        break
      case 'was':
        // "moradabad me dekh raha tha par ab rampur me"
        if (next && sameFieldIn(open, next.wish) && isTurned(marks, index)) {
          for (const mention of open) if (sameField(mention.wish, next.wish)) mention.status = 'refused'
        }
        closed = open
        open = []
        break
      case 'instead':
        if (next && open.length > 0 && sameField(open.at(-1)!.wish, next.wish))
          open.at(-1)!.status = 'refused'
        break
      case 'earlier':
        if (next && isCue(marks[index + 1], 'now') && closed.length + open.length > 0) {
          // "sattar bola tha pehle ab pachpan lakh"
          const old = [...closed, ...open].findLast(({ wish }) => sameField(wish, next.wish))
          if (old) old.status = 'refused'
        } else if (next) {
          const later = laterOfSameField(marks, index, byMark, next)
          const before = [...closed, ...open].some(
            ({ wish }) => sameField(wish, next.wish) || isCount(wish, next.wish),
          )
          if ((later || before) && next.wish.field !== 'amenities') next.status = 'refused'
        }
        break
      default:
        break
    }
  })
}

function isCue(mark: Mark | undefined, cue: Cue): boolean {
  return mark?.is === 'cue' && mark.cue === cue
}

const STOPS_LOOKING = new Set<Cue>(['refuse-before', 'dismiss', 'complain', 'refuse-after'])

function sameFieldIn(mentions: readonly Mention[], wish: Wish): boolean {
  return mentions.some((mention) => mention.wish.field === 'locations' && sameField(mention.wish, wish))
}

/** A "but" or a "now" follows. */
function isTurned(marks: readonly Mark[], index: number): boolean {
  return isCue(marks[index + 1], 'but') || isCue(marks[index + 1], 'now')
}

/** "lift ke bina nahi chalega": without it, it will not do. */
function isDeniedAgain(marks: readonly Mark[], index: number): boolean {
  const next = marks.slice(index + 1, index + 4).find((mark) => mark.is === 'wish' || DENIALS.has(mark.cue))
  return next?.is === 'cue' && next.from - marks[index]!.to <= REACH
}

const DENIALS = new Set<Cue>(['refuse-before', 'dismiss', 'no', 'na', 'neutral'])

/** Right behind the end of a sentence: "mere paas hai nahi chahiye". */
function followsAtOnce(marks: readonly Mark[], index: number): boolean {
  const before = marks[index - 1]
  return isCue(before, 'end') && marks[index]!.from === before!.to
}

/** One thing is named after the refusal, and nothing more is said of it. */
function isWholeReply(marks: readonly Mark[], index: number): boolean {
  const [next, ...others] = marks.slice(index + 1)
  return (
    next?.is === 'wish' &&
    next.from - marks[index]!.to <= 2 &&
    others.every((mark) => mark.is === 'cue' && mark.cue === 'also')
  )
}

/** "balcony aur gaadi nahi": an "and" behind the last value joins a thing without a value, and that is refused. */
function isOfSomethingElse(marks: readonly Mark[], index: number): boolean {
  const [before, joint] = [marks[index - 2], marks[index - 1]]
  if (isCue(joint, 'thing')) return true
  if (joint?.is !== 'cue' || joint.cue !== 'and' || before?.is !== 'wish') return false
  return joint.from === before.to && marks[index]!.from - joint.to === 1
}

/** "pool yes gym no i have one": what follows is no value that a "no" could refuse. */
function isAnsweredOneByOne(marks: readonly Mark[], index: number, next: Mention | null): boolean {
  const isRefusable = next && next.from - marks[index]!.to <= 2 && next.wish.field !== 'bare'
  return !isRefusable
}

/** "na lift na gym": both words stand right before what they refuse. */
function refuseNeither(marks: readonly Mark[], byMark: ReadonlyMap<Mark, Mention>): void {
  const refused = marks.flatMap((mark, index) => {
    const next = marks[index + 1]
    const isBefore = mark.is === 'cue' && mark.cue === 'na' && next?.is === 'wish' && next.from === mark.to
    return isBefore ? [byMark.get(next)!] : []
  })
  const isTwice = marks.filter((mark) => isCue(mark, 'na')).length >= 2
  if (isTwice) for (const mention of refused) mention.status = 'refused'
}

/** What an English "no" in the middle of a sentence refuses; before a number it corrects. */
function isNameable(wish: Wish): boolean {
  return wish.field === 'propertyKind' || wish.field === 'propertyType' || wish.field === 'locations'
}

/** What "nahi" takes back: the field that the next words contrast with, else the field said last. */
function refuseBack(marks: readonly Mark[], open: readonly Mention[], next: Mention | null): void {
  const contrast =
    next && open.some((mention) => sameField(mention.wish, next.wish)) ? next.wish : open.at(-1)!.wish
  let follower: Mention | null = null
  for (const mention of open.toReversed()) {
    if (!sameField(mention.wish, contrast)) continue
    // "gym aur pool nahi": as far back as nothing but a joining word lies between.
    if (follower && !isJoined(marks, mention, follower)) break
    // "makaan plot nahi": of two kinds without a joining word between, the last is refused, unless another is named instead.
    if (follower && !next && contrast.field === 'propertyKind' && follower.from - mention.to !== 1) break
    if (mention.status === 'wanted') mention.status = 'refused'
    follower = mention
  }
}

const LIST_GAP = 2
const JOINTS = new Set<Cue>(['and', 'or', 'also', 'na', 'no'])

function isJoined(marks: readonly Mark[], { to }: Mention, { from }: Mention): boolean {
  if (from === to) return true
  if (from - to > LIST_GAP) return false
  return marks.some((mark) => mark.is === 'cue' && JOINTS.has(mark.cue) && mark.from >= to && mark.to <= from)
}

function refuseSameField(mentions: readonly Mention[], next: Mention): void {
  const last = mentions.findLast(
    (mention) => mention !== next && mention.status === 'wanted' && sameField(mention.wish, next.wish),
  )
  if (last) last.status = 'refused'
}

/** "no gym or pool", "not noida": up to the end of the sentence, over "or", and over "and" only within a field. */
function refuseForward(marks: readonly Mark[], index: number, byMark: ReadonlyMap<Mark, Mention>): boolean {
  let first: Mention | null = null
  let isLinked = true
  for (const mark of marks.slice(index + 1)) {
    if (mark.is === 'cue') {
      if (mark.cue === 'or' || mark.cue === 'and' || mark.cue === 'no') isLinked = true
      if (
        mark.cue === 'end' ||
        mark.cue === 'begin' ||
        mark.cue === 'but' ||
        mark.cue === 'refuse-before' ||
        mark.cue === 'dismiss' ||
        mark.cue === 'complain' ||
        mark.cue === 'correct' ||
        mark.cue === 'only'
      )
        break
      continue
    }
    const mention = byMark.get(mark)!
    if (!first && mention.from - marks[index]!.to > REACH) break
    if (first && (!isLinked || !sameField(first.wish, mention.wish))) break
    first ??= mention
    isLinked = false
    mention.status = 'refused'
  }
  return first !== null
}

function laterOfSameField(
  marks: readonly Mark[],
  index: number,
  byMark: ReadonlyMap<Mark, Mention>,
  first: Mention,
): Mention | null {
  for (const mark of marks.slice(index + 1)) {
    if (mark.is !== 'wish') continue
    const mention = byMark.get(mark)!
    if (mention !== first && sameField(mention.wish, first.wish)) return mention
  }
  return null
}

function applyLinks(marks: readonly Mark[], byMark: ReadonlyMap<Mark, Mention>): void {
  let last: Mention | null = null
  let isChoice = false
  for (const mark of marks) {
    if (mark.is === 'wish') {
      const mention = byMark.get(mark)!
      if (isChoice && last && sameField(last.wish, mention.wish)) mention.isChoice = true
      last = mention
      isChoice = false
    } else if (mark.cue === 'or') isChoice = true
    else if (mark.cue === 'only' && mark.from === last?.to) last.isOnly = true
    else if (mark.cue === 'also' && mark.from === last?.to) last.isAddition = true
    else if (mark.cue === 'end' || CLAUSE_ENDS.has(mark.cue)) isChoice = false
  }
}

function nextMention(
  marks: readonly Mark[],
  index: number,
  byMark: ReadonlyMap<Mark, Mention>,
): Mention | null {
  for (const mark of marks.slice(index + 1)) {
    if (mark.is === 'wish') return byMark.get(mark)!
    if (STOPS_LOOKING.has(mark.cue)) return null
  }
  return null
}

/** "teen bhk pehle char socha tha" */
function isCount(said: Wish, next: Wish): boolean {
  return said.field === 'bhk' && next.field === 'bare'
}

/** Whether two wishes are of one field, so that one can contrast with or replace the other. */
export function sameField(a: Wish, b: Wish): boolean {
  const isAmount = (wish: Wish) => wish.field === 'budget' || wish.field === 'bare'
  return a.field === b.field || (isAmount(a) && isAmount(b))
}

/** Whether two wishes are the same value, however else they were said. */
export function isSame(a: Wish, b: Wish): boolean {
  if (a.field === 'amenities' && b.field === 'amenities') return a.amenity === b.amenity
  if (a.field === 'locations' && b.field === 'locations') return a.name === b.name
  return a.field === b.field && JSON.stringify(a) === JSON.stringify(b)
}
