import { ENGLISH_TENS, MULTIPLIERS } from '../lexicon/number-words.ts'
import { UNITS } from '../lexicon/units.ts'
import { fold } from '../words/fold.ts'
import type { Token } from '../words/tokens.ts'
import { isNumberToken, readNumber } from './number.ts'

/** The stems before which "do" is the Hindi "give": bata do, kar do. */
const STEMS = new Set(
  'kar kr bata batla de dikha bhej rakh likh laga hata mita chod chor chhod ja jane hone rehne le dila bana bol kara karwa karva bhijwa bhijva milwa milva suna samjha nikal nikaal daal dal hatva jaane rakhva note nahi मत कर बता दिखा भेज रख लिख लगा हटा मिटा छोड दे ले दिला बना बोल करा करवा जाने होने रहने'
    .split(' ')
    .map(fold),
)
const ENGLISH_AFTER_DO = new Set('not you we i they dont it the this that'.split(' ').map(fold))

/** "bata do", "do you": the word for two is a verb here. */
export function isImperative(tokens: readonly Token[], at: number): boolean {
  const key = tokens[at]!.key
  if (key !== 'do' && key !== 'दो') return false
  if (key === 'do' && ENGLISH_AFTER_DO.has(tokens[at + 1]?.key ?? '')) return true
  const before = tokens[at - 1]
  if (before && ENGLISH_BEFORE_DO.has(before.key) && key === 'do')
    return !UNITS.find(tokens, at + 1) && !MULTIPLIERS.has(tokens[at + 1]?.key ?? '')
  return before !== undefined && STEMS.has(before.key) && readUnitOrNumber(tokens, at + 1) === null
}

const ENGLISH_BEFORE_DO = new Set(
  'i we us lets you to can will would could must should may what how'.split(' ').map(fold),
)

function readUnitOrNumber(tokens: readonly Token[], at: number): true | null {
  if (UNITS.find(tokens, at)) return true
  const number = readNumber(tokens, at - 1)
  return number && number.multiplier > 1 ? true : null
}

/** "the other one", "a working one": it stands for a thing. */
const DESCRIBED = new Set(
  `that this which other another old new good better best working nice bigger smaller cheaper big small large same first
  second last no any each every corner present current decent proper ready next right wrong different previous earlier`
    .split(/\s+/)
    .map(fold),
)

function isCounting(tokens: readonly Token[], at: number): boolean {
  return (
    UNITS.find(tokens, at) !== null || isNumberToken(tokens[at]) || MULTIPLIERS.has(tokens[at]?.key ?? '')
  )
}

/** "ek teen bhk flat": the word for one is an article here, not the start of "one to three". */
export function isArticle(tokens: readonly Token[], at: number): boolean {
  const key = tokens[at]!.key
  if (key !== 'ek' && key !== 'ik' && key !== 'एक' && key !== 'one') return false
  const next = tokens[at + 1]
  if (key === 'one' && DESCRIBED.has(tokens[at - 1]?.key ?? '') && !isCounting(tokens, at + 1)) return true
  if (!next || !isNumberToken(next)) return false
  const number = readNumber(tokens, at + 1)
  if (!number) return false
  const own = readNumber(tokens, at)
  if (own && own.to > at + 1) return false
  if (key === 'one' && ENGLISH_TENS.has(next.key)) return false
  const unit = UNITS.find(tokens, number.to)?.meaning
  return (
    unit?.is === 'bhk' || unit?.is === 'room' || unit?.is === 'rk' || number.value / number.multiplier > 2
  )
}
