import type { Cue } from '../lexicon/cues.ts'
import type { Mark } from '../marks/find-marks.ts'
import type { Wish } from '../marks/wish.ts'
import type { Token } from '../words/tokens.ts'
import { hasObject, isIndispensable, hasItsVerb, isRightBehind, NO_DEAL } from './fronted.ts'
import { sameField, type Mention } from './mention.ts'
import {
  isCue,
  laterOfSameField,
  nextMention,
  REACH,
  refuseBack,
  refuseForward,
  refuseSameField,
  type Marked,
} from './refuse.ts'

/** The mentions that a refusal can reach back to: those of its sentence, and those of the sentence before. */
interface Within {
  readonly open: readonly Mention[]
  readonly closed: readonly Mention[]
}

/** One mark of a turn, in its place. */
interface Here extends Marked, Within {
  readonly index: number
  readonly mark: Mark
  readonly next: Mention | null
}

/** Marks as refused what the cues of a turn take back. */
export function applyRefusals(
  marks: readonly Mark[],
  byMark: ReadonlyMap<Mark, Mention>,
  tokens: readonly Token[],
): void {
  let within: Within = { open: [], closed: [] }
  marks.forEach((mark, index) => {
    if (mark.is === 'wish') {
      within = { ...within, open: [...within.open, byMark.get(mark)!] }
      return
    }
    const next = nextMention({ marks, byMark }, index)
    const endsSentence = APPLY[mark.cue]?.({ marks, tokens, byMark, index, mark, next, ...within }) ?? false
    if (endsSentence) within = { open: [], closed: within.open.length > 0 ? within.open : within.closed }
  })
  refuseNeither({ marks, tokens, byMark })
}

/** What each cue does; true when the sentence ends with it. */
const APPLY: Readonly<Partial<Record<Cue, (here: Here) => boolean>>> = {
  end: () => true,
  begin: () => true,
  but: () => true,
  without: ({ open, ...here }) => {
    if (open.length > 0 && !isDeniedAgain(here)) refuseBack(here, open, null)
    return true
  },
  bina: ({ open, ...here }) => {
    const isBehind = open.length > 0 && here.mark.from === open.at(-1)!.to
    if (!isBehind || here.next?.from === here.mark.to) refuseForward(here, here.index)
    else if (!isDeniedAgain(here)) refuseBack(here, open, null)
    return isBehind
  },
  dismiss: (here) => {
    if (here.open.length > 0 || !followsAtOnce(here)) return refuseBefore(here)
    // "hata do pool"
    const isForward = here.next?.from === here.mark.to && isWholeReply(here)
    const dismissed = isForward ? here.next : here.closed.at(-1)
    if (dismissed) dismissed.status = 'refused'
    return false
  },
  complain: (here) => {
    if (here.open.length > 0 || !isCue(here.marks[here.index - 1], 'but')) return refuseBefore(here)
    const place = here.closed.at(-1)
    if (place?.wish.field === 'locations') place.status = 'refused'
    return false
  },
  'refuse-before': refuseBefore,
  no: ({ open, closed, next, ...here }) => {
    if (next && NO_DEAL.find(here.tokens, next.to)) return false
    if (open.length > 0 && here.mark.from === open.at(-1)!.to && !isRefusable(here.mark, next)) {
      // "pool yes gym no i have one": what follows is no value that a "no" could refuse.
      open.at(-1)!.status = 'refused'
    } else if (next && next.from - here.mark.to <= 2) {
      const spoken = [...closed, ...open]
      if (next.wish.field === 'amenities') refuseForward(here, here.index)
      else if (spoken.some((mention) => sameField(mention.wish, next.wish))) refuseSameField(spoken, next)
      else if (here.index > 0 && isNameable(next.wish)) refuseForward(here, here.index)
    }
    return false
  },
  drop: ({ open, ...here }) => {
    if (open.length > 0 && here.mark.from - open.at(-1)!.to <= 1) refuseBack(here, open, null)
    else refuseForward(here, here.index)
    return false
  },
  'refuse-after': ({ open, closed, ...here }) => {
    const { mark, next, tokens } = here
    if (next && isIndispensable(tokens, mark, next)) return false
    const said = open.at(-1) ?? closed.at(-1)
    const isBehind = said && isRightBehind(tokens, said, mark) && !isCue(here.marks[here.index - 1], 'but')
    if (isBehind && standsBeforeIts(here)) said.status = 'refused'
    else if (!refuseForward(here, here.index) && isBehind && !hasObject(tokens, mark.to))
      said.status = 'refused'
    return false
  },
  correct: ({ open, closed, next, mark }) => {
    if (!next || next.from - mark.to > REACH) return false
    // "teen hi chahiye ruko beta bol raha hai pachas": so far behind, a number may be of anything.
    if (next.wish.field === 'bare' && next.from - mark.to > NUMBER_REACH) return false
    next.isCorrection = true
    refuseSameField([...closed, ...open], next)
    return false
  },
  was: ({ open, next, ...here }) => {
    // "moradabad me dekh raha tha par ab rampur me"
    if (next?.wish.field === 'locations' && isTurned(here)) {
      for (const mention of open) if (mention.wish.field === 'locations') mention.status = 'refused'
    }
    return true
  },
  instead: ({ open, next }) => {
    const last = open.at(-1)
    if (next && last && sameField(last.wish, next.wish)) last.status = 'refused'
    return false
  },
  earlier: ({ open, closed, next, ...here }) => {
    if (!next) return false
    const said = [...closed, ...open]
    if (isCue(here.marks[here.index + 1], 'now') && said.length > 0) {
      // "sattar bola tha pehle ab pachpan lakh"
      const old = said.findLast(({ wish }) => sameField(wish, next.wish) || isCount(wish, next.wish))
      if (old) old.status = 'refused'
      if (old?.wish.field === 'bhk') next.isCorrection = true
    } else if (next.wish.field !== 'amenities') {
      const isReplaced = said.some(({ wish }) => sameField(wish, next.wish) || isCount(wish, next.wish))
      if (isReplaced || laterOfSameField(here, here.index, next)) next.status = 'refused'
    }
    return false
  },
}

function refuseBefore({ open, closed, next, ...here }: Here): boolean {
  const { mark } = here
  if (open.length > 0) {
    // "kiraya zyada hai": it is renting all the same.
    const isPriceBlamed = isCue(mark, 'complain') && open.at(-1)!.wish.field === 'purpose'
    const contrast = next && next.from - mark.to <= REACH ? next : null
    if (!isPriceBlamed && !isOfSomethingElse(here)) refuseBack(here, open, contrast)
    return true
  }
  if (next && closed.length === 0 && mark.to - mark.from >= 2 && isWholeReply(here)) {
    // "nahi lena vrindavan me kuch bhi".
    next.status = 'refused'
  } else if (next && next.from - mark.to <= 2 && !deniesWithout(here)) {
    // "noida chahiye nahi gurgaon chahiye": the "nahi" corrects.
    refuseSameField(closed, next)
  }
  return false
}

/** "gym i don't want pool i want": what is refused and what is wished for both stand before their verbs. */
function standsBeforeIts({ marks, index, mark, next, tokens }: Omit<Here, 'open' | 'closed'>): boolean {
  if (!isCue(marks[index - 1], 'begin')) return false
  if (next?.from !== mark.to) return !hasObject(tokens, mark.to)
  return hasItsVerb(tokens, next.to)
}

/** "lift bina kaam nahi chalega aur balcony ho": the "nahi" belongs to the "without". */
function deniesWithout({ marks, index }: Place): boolean {
  return isCue(marks[index - 1], 'bina') || isCue(marks[index - 1], 'without')
}

/** "na lift na gym": both words stand right before what they refuse. */
function refuseNeither({ marks, byMark }: Marked): void {
  const refused = marks.flatMap((mark, index) => {
    const next = marks[index + 1]
    const isBefore = mark.is === 'cue' && mark.cue === 'na' && next?.is === 'wish' && next.from === mark.to
    return isBefore ? [byMark.get(next)!] : []
  })
  const isTwice = marks.filter((mark) => isCue(mark, 'na')).length >= 2
  if (isTwice) for (const mention of refused) mention.status = 'refused'
}

const NUMBER_REACH = 4

type Place = Pick<Here, 'marks' | 'index'>

/** A "but" or a "now" follows. */
function isTurned({ marks, index }: Place): boolean {
  return isCue(marks[index + 1], 'but') || isCue(marks[index + 1], 'now')
}

/** "lift ke bina nahi chalega": without it, it will not do. */
function isDeniedAgain({ marks, index }: Place): boolean {
  const next = marks.slice(index + 1, index + 4).find((mark) => mark.is === 'wish' || DENIALS.has(mark.cue))
  return next?.is === 'cue' && next.from - marks[index]!.to <= REACH
}

const DENIALS = new Set<Cue>(['refuse-before', 'dismiss', 'no', 'na', 'neutral'])

/** Right behind the end of a sentence: "mere paas hai nahi chahiye". */
function followsAtOnce({ marks, index }: Place): boolean {
  const isComma = isCue(marks[index - 1], 'and') && marks[index - 1]!.to === marks[index]!.from
  const before = marks[isComma ? index - 2 : index - 1]
  const to = isComma ? marks[index - 1]!.from : marks[index]!.from
  return isCue(before, 'end') && to === before!.to
}

/** One thing is named after the refusal, and nothing more is said of it. */
function isWholeReply({ marks, index }: Place): boolean {
  const [next, ...others] = marks.slice(index + 1)
  return (
    next?.is === 'wish' &&
    next.from - marks[index]!.to <= 2 &&
    others.every((mark) => mark.is === 'cue' && mark.cue === 'also')
  )
}

/** "balcony aur gaadi nahi": an "and" behind the last value joins a thing without a value, and that is refused. */
function isOfSomethingElse({ marks, index }: Place): boolean {
  const [before, joint] = [marks[index - 2], marks[index - 1]]
  if (isCue(joint, 'thing')) return true
  if (joint?.is !== 'cue' || joint.cue !== 'and' || before?.is !== 'wish') return false
  return joint.from === before.to && marks[index]!.from - joint.to === 1
}

/** A value right behind a "no". */
function isRefusable({ to }: Mark, next: Mention | null): boolean {
  return next !== null && next.from - to <= 2 && next.wish.field !== 'bare'
}

/** What an English "no" in the middle of a sentence refuses; before a number it corrects. */
function isNameable(wish: Wish): boolean {
  return wish.field === 'propertyKind' || wish.field === 'propertyType' || wish.field === 'locations'
}

/** "teen bhk pehle char socha tha" */
function isCount(said: Wish, next: Wish): boolean {
  return said.field === 'bhk' && next.field === 'bare'
}
