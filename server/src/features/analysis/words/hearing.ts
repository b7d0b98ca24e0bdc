import { isDevanagari } from '../../../lib/devanagari.ts'
import { COUNTED, HEARABLE, PAIRS } from '../lexicon/misheard.ts'
import { NUMBER_WORDS } from '../lexicon/number-words.ts'
import { fold } from './fold.ts'
import { remembered } from './remembered.ts'
import { isListed } from './phrase-book.ts'
import { changesBetween, mouthOf, soundOf } from './sound.ts'
import type { Token } from './tokens.ts'

/** Whether a word is one of common talk or a name, and so was not misheard unless it sounds just like one of the trade. */
export type IsCommon = (key: string) => boolean

/**
 * The tokens with the words of the trade put right that a recogniser misheard or cut in two ("farnisd sosaity", "car pet
 * area", "swimming fool"). A word that stands in a phrase of the lexicon stays what it is. Offsets stay, so that quotes are
 * of what was written.
 */
export function hear(tokens: readonly Token[], isCommon: IsCommon): Token[] {
  const heard: Token[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!
    const joined = joinedAt(tokens, at)
    if (joined) {
      heard.push({ ...token, key: joined, end: tokens[at + 1]!.end })
      at++
      continue
    }
    const key = token.kind === 'word' ? heardAt(tokens, at, isCommon) : null
    heard.push(key === null ? token : { ...token, key })
  }
  return heard
}

function heardAt(tokens: readonly Token[], at: number, isCommon: IsCommon): string | null {
  if (isListed(tokens[at]!.key)) return pairedAt(tokens, at, [], 1)
  const before = firstsOf.get(tokens[at + 1]?.key ?? '') ?? []
  return (
    pairedAt(tokens, at, before, MOST_PAIRED) ??
    countedAt(tokens, at, isCommon) ??
    aloneAt(tokens[at]!, isCommon)
  )
}

interface Word {
  readonly key: string
  readonly sound: string
}

const soundOfKey = remembered(soundOf)

const SHORTEST_ALONE = 5
/** From this many letters on two of them may differ. */
const LONG = 7
const SHORTEST_JOINED = 6
const MOST_PAIRED = 3

const byMouth = new Map<string, Word[]>()
const bySound = new Map<string, string>()
for (const [word, ...sounds] of HEARABLE) {
  for (const sound of new Set(sounds.map(soundOf))) {
    addTo(byMouth, mouthOf(sound), { key: fold(word), sound })
    bySound.set(sound, fold(word))
  }
}

const secondsOf = new Map<string, Word[]>()
const firstsOf = new Map<string, Word[]>()
for (const [one, other] of PAIRS) {
  addTo(secondsOf, fold(one), { key: fold(other), sound: soundOf(other) })
  addTo(firstsOf, fold(other), { key: fold(one), sound: soundOf(one) })
}

const counted = COUNTED.map((word) => ({ key: fold(word), sound: soundOf(word) }))

function addTo(map: Map<string, Word[]>, key: string, word: Word): void {
  map.set(key, [...(map.get(key) ?? []), word])
}

/** A word that sounds like one of the trade; nearly so is enough where nobody knows it. */
function aloneAt(token: Token, isCommon: IsCommon): string | null {
  const sound = soundOfKey(token.key)
  if (sound.length < SHORTEST_ALONE) return null
  const same = bySound.get(sound)
  if (same !== undefined) return same
  const candidates = byMouth.get(mouthOf(sound)) ?? []
  return candidates.length === 0 || isCommon(token.key) ? null : nearest(candidates, sound)
}

/** What is counted after a number: "das lagh". */
function countedAt(tokens: readonly Token[], at: number, isCommon: IsCommon): string | null {
  const before = tokens[at - 1]
  if (!before || (before.kind !== 'number' && !NUMBER_WORDS.has(before.key))) return null
  const sound = soundOfKey(tokens[at]!.key)
  const mouth = mouthOf(sound)
  const candidates = counted.filter((word) => mouthOf(word.sound) === mouth)
  return candidates.length === 0 || isCommon(tokens[at]!.key) ? null : nearest(candidates, sound)
}

function nearest(candidates: readonly Word[], sound: string): string | null {
  const most = sound.length >= LONG ? 2 : 1
  let best: Word | null = null
  let least = most + 1
  for (const word of candidates) {
    if (!word.sound.startsWith(sound.charAt(0))) continue
    const changes = changesBetween(word.sound, sound, most)
    if (changes < least) [best, least] = [word, changes]
  }
  return best?.key ?? null
}

/** One word written as two: "car pet", "bed rum". Both may be words themselves, so that together they must sound just so. */
function joinedAt(tokens: readonly Token[], at: number): string | null {
  const [first, second] = [tokens[at]!, tokens[at + 1]]
  if (first.kind !== 'word' || second?.kind !== 'word') return null
  if (first.key.length < 2 || first.key.length + second.key.length < SHORTEST_JOINED) return null
  if (first.key.length + second.key.length > LONGEST_JOINED) return null
  if (isDevanagari(first.key) !== isDevanagari(second.key)) return null
  const key = bySound.get(joinedSound(soundOfKey(first.key), soundOfKey(second.key)))
  if (key === undefined) return null
  const isCalledFor = secondsOf.get(key)?.some((word) => word.key === tokens[at + 2]?.key) ?? false
  return isCalledFor || !isListed(first.key) || !isListed(second.key) ? key : null
}

/** "pent" and "haus" sound as "penthaus", in which the h is not heard. */
function joinedSound(first: string, second: string): string {
  return first + (second.startsWith('h') && ASPIRABLE.has(first.at(-1)!) ? second.slice(1) : second)
}

const ASPIRABLE = new Set('bdgjkpt')
const LONGEST_JOINED = 16

/** What the word before calls for, or `others`, where this one sounds much like it. */
function pairedAt(
  tokens: readonly Token[],
  at: number,
  others: readonly Word[],
  mostChanges: number,
): string | null {
  const key = tokens[at]!.key
  const called = [...(secondsOf.get(tokens[at - 1]?.key ?? '') ?? []), ...others]
  if (called.length === 0 || key.length < 3 || called.some((word) => word.key === key)) return null
  const sound = soundOfKey(key)
  const word = called.find(
    (candidate) =>
      mouthOf(candidate.sound) === mouthOf(sound) &&
      changesBetween(candidate.sound, sound, mostChanges) <= mostChanges,
  )
  return word?.key ?? null
}
