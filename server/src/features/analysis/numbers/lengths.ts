import { KA } from '../lexicon/common.ts'
import { FEET } from '../lexicon/units.ts'
import { fold } from '../words/fold.ts'
import type { Token } from '../words/tokens.ts'
import type { Ranged } from './range.ts'

/** "40 feet road", "bees foot ki road". */
export function isOfRoad(tokens: readonly Token[], to: number): boolean {
  const next = KA_WORDS.has(tokens[to]?.key ?? '') ? to + 1 : to
  return ROAD.has(tokens[next]?.key ?? '')
}

/** "height 30 feet", "road to 40 foot ki": said before the number, of feet that are not square. */
export function isLength(
  tokens: readonly Token[],
  from: number,
  unitFrom: number,
  { high }: Ranged,
): boolean {
  if (high > LONGEST_FEET || !FEET_WORDS.has(tokens[unitFrom]?.key ?? '')) return false
  const before = tokens[from - 1]?.key ?? ''
  return MEASURED.has(before) || (LENGTH_FILLERS.has(before) && MEASURED.has(tokens[from - 2]?.key ?? ''))
}

const LONGEST_FEET = 200
const FEET_WORDS = new Set(FEET.split('|').map(fold))
const MEASURED = new Set(
  'road rasta raasta sadak gali height width front frontage unchai oonchai chaudai lambai रोड रास्ता सड़क गली ऊंचाई उंचाई चौड़ाई लंबाई हाइट फ्रंट'
    .split(' ')
    .map(fold),
)
const LENGTH_FILLERS = new Set('to kam bhi hai is of तो भी है कम'.split(' ').map(fold))

/** The portal, not a farm: "99acres pe dekha". */
export function isPortal(tokens: readonly Token[], { low, to }: Ranged, unitTo: number): boolean {
  if (low !== 99) return false
  if (PORTAL_BEFORE.has(tokens[unitTo - 4]?.key ?? '')) return true
  return tokens[to]!.start === tokens[to - 1]!.end || PORTAL_CUES.has(tokens[unitTo]?.key ?? '')
}

const PORTAL_BEFORE = new Set('in on from via through'.split(' ').map(fold))
const PORTAL_CUES = new Set(
  'for ad ads advertisement listing i we pe par per on app site website portal dot com पे पर एप वेबसाइट'
    .split(' ')
    .map(fold),
)

const ROAD = new Set(
  'road rod roads rasta raasta wide chaudi chauda chaudha chaude front frontage facing height high tall uncha unchi unche unchai oonchai chaudai lambai length width gali sadak रोड रास्ता चौडी चौडा चौडे चौड़ी चौड़ाई लंबाई फ्रंट सडक ऊंचा ऊंची ऊंचे ऊंचाई उंचाई हाइट गली'
    .split(' ')
    .map(fold),
)
const KA_WORDS = new Set(KA.split('|').map(fold))
