import type { Cue } from '../lexicon/cues.ts'
import type { Mark } from '../marks/find-marks.ts'
import type { Wish } from '../marks/wish.ts'
import type { Token } from '../words/tokens.ts'
import { sameField, type Mention } from './mention.ts'
import { applyRefusals } from './refusals.ts'

interface Reading {
  readonly mentions: Mention[]
  /** The clause of each token; a clause ends with its verb or a full stop. */
  readonly clauseOf: (at: number) => number
}

/** Reads the marks of one turn: which values hold, which are refused, which are told of something else. */
export function readMentions(marks: readonly Mark[], tokens: readonly Token[]): Reading {
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
  applyRefusals(marks, byMark, tokens)
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

/** "studio or one bhk": a studio is a number of rooms as well. */
function areRivals(a: Wish, b: Wish): boolean {
  const isStudio = (wish: Wish) => wish.field === 'propertyKind' && wish.kind === 'studio'
  return sameField(a, b) || (isStudio(a) && b.field === 'bhk') || (a.field === 'bhk' && isStudio(b))
}

function applyLinks(marks: readonly Mark[], byMark: ReadonlyMap<Mark, Mention>): void {
  let last: Mention | null = null
  let isChoice = false
  for (const mark of marks) {
    if (mark.is === 'wish') {
      const mention = byMark.get(mark)!
      if (isChoice && last && areRivals(last.wish, mention.wish)) mention.isChoice = true
      last = mention
      isChoice = false
    } else if (mark.cue === 'or') isChoice = true
    else if (mark.cue === 'only' && mark.from === last?.to) last.isOnly = true
    else if (mark.cue === 'also' && mark.from === last?.to) last.isAddition = true
    else if (mark.cue === 'end' || CLAUSE_ENDS.has(mark.cue)) isChoice = false
  }
}
