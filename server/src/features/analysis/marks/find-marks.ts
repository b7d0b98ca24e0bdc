import { AMENITY_WORDS, NO_AMENITY_WORDS } from '../lexicon/amenities.ts'
import { CUES, type Cue } from '../lexicon/cues.ts'
import { EVERYDAY_WORDS } from '../lexicon/everyday-words.ts'
import { NO_PROPERTY_WORDS, PROPERTY_WORDS } from '../lexicon/kinds.ts'
import { NO_POSSESSION_WORDS, POSSESSION_WORDS } from '../lexicon/possession.ts'
import { NO_PURPOSE_WORDS, PURPOSE_WORDS } from '../lexicon/purposes.ts'
import { readNumber } from '../numbers/number.ts'
import { findQuantities, type Quantity } from '../numbers/quantities.ts'
import { findPlaces, type PlaceMention } from '../places/places.ts'
import { fold } from '../words/fold.ts'
import { makePhraseBook, type PhraseList } from '../words/phrase-book.ts'
import type { Turn, TurnToken, Utterance } from '../words/turns.ts'
import type { Wish } from './wish.ts'

/** What tokens `from` to `to` (exclusive) of a turn say. */
export type Mark = { readonly from: number; readonly to: number } & (
  { readonly is: 'wish'; readonly wish: Wish } | { readonly is: 'cue'; readonly cue: Cue }
)

/** Below this the name was only guessed, or the words may well mean something else; then the dialogue must confirm it. */
const CERTAIN_PLACE = 0.68

/** The places that an utterance of the call names. */
export type PlacesIn = (segment: number) => readonly PlaceMention[]

/** Everything in a turn that carries meaning, in order. Several wishes may stand on the same words. */
export function findMarks(
  turn: Turn,
  utterances: readonly Utterance[],
  placesIn: PlacesIn = (segment) => findPlaces(utterances[segment]!.text),
): Mark[] {
  const { tokens } = turn
  const placeAt = findPlaceMarks(turn, placesIn)
  const quantityAt = new Map<number, Quantity>()
  for (const quantity of findQuantities(tokens, (at) => placeAt.has(at)))
    quantityAt.set(quantity.from, quantity)

  const marks: Mark[] = []
  let bedroomsAt: number | null = null
  for (let at = 0; at < tokens.length;) {
    const place = placeAt.get(at)
    if (place) {
      marks.push(place)
      at = place.to
      continue
    }
    const longest = BOOK.find(tokens, at)
    const phrase = longest && reachesInto(quantityAt, at, longest.to) ? null : longest
    const quantity = quantityAt.get(at)
    const isRoomOfAPhrase = quantity !== undefined && startsInside(tokens, quantity)
    if (quantity && !isRoomOfAPhrase && (phrase === null || phrase.to <= quantity.to)) {
      const isFurtherRoom =
        quantity.is === 'bhk' &&
        quantity.said === 'room' &&
        bedroomsAt !== null &&
        at - bedroomsAt <= FURTHER_ROOM
      if (quantity.is === 'bhk' && quantity.said === 'bhk') bedroomsAt = at
      const wish = isFurtherRoom ? null : wishOf(quantity)
      if (wish) marks.push({ is: 'wish', wish, from: quantity.from, to: quantity.to })
      at = quantity.to
      continue
    }
    for (const said of phrase?.meaning ?? []) {
      marks.push(
        said.is === 'cue'
          ? { is: 'cue', cue: said.cue, from: at, to: phrase!.to }
          : { is: 'wish', wish: said.wish, from: at, to: phrase!.to },
      )
    }
    at = phrase?.to ?? at + 1
  }
  return marks
}

/** "teen bhk aur ek chhota kamra": a room so shortly behind the bedrooms is none of them. */
const FURTHER_ROOM = 10

/** "will not spend more than ten lakh": the "not" belongs to the amount. */
function reachesInto(quantityAt: ReadonlyMap<number, Quantity>, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++) {
    const quantity = quantityAt.get(at)
    if (quantity && quantity.to > to && quantity.is !== 'bare' && quantity.is !== 'other') return true
  }
  return false
}

/** "ek kamra padhai ka": the room belongs to the amenity, not to the bedrooms. */
function startsInside(tokens: readonly TurnToken[], quantity: Quantity): boolean {
  if (quantity.is !== 'bhk' || quantity.said !== 'room') return false
  for (let at = quantity.from + 1; at < quantity.to; at++) {
    const phrase = BOOK.find(tokens, at)
    if (phrase && phrase.to > quantity.to && phrase.meaning.some((said) => said.is === 'wish')) return true
  }
  return false
}

function findPlaceMarks(turn: Turn, placesIn: PlacesIn): Map<number, Mark> {
  const marks = new Map<number, Mark>()
  const { tokens } = turn
  let at = 0
  for (const segment of turn.segments) {
    for (const place of placesIn(segment)) {
      const isBefore = (token: TurnToken) =>
        token.segment < segment || (token.segment === segment && token.end <= place.start)
      while (at < tokens.length && isBefore(tokens[at]!)) at++
      const from = at
      while (at < tokens.length && tokens[at]!.segment === segment && tokens[at]!.start < place.end) at++
      if (at === from) continue
      const mark = placeMark(tokens, from, at, place)
      if (mark) for (let covered = from; covered < at; covered++) marks.set(covered, mark)
    }
  }
  return marks
}

/** Words with a meaning of their own are no place, whatever else they may name; nor are numbers, unless it is certain. */
function placeMark(tokens: readonly TurnToken[], from: number, to: number, place: PlaceMention): Mark | null {
  const phrase = BOOK.find(tokens, from)
  if (phrase && phrase.to >= to) return null
  const isEveryday = tokens.slice(from, to).every((token) => EVERYDAY_WORDS.has(token.key))
  if (place.name === 'Gaya' && STEMS.has(tokens[from - 1]?.key ?? '')) return null
  if (isEveryday && !(place.kind === 'city' && standsAsTown(tokens, from, to))) return null
  const isCertain = place.certainty >= CERTAIN_PLACE
  // "assi" is eighty and a ghat of Varanasi.
  const isOneWord = to === from + 1 && place.kind !== 'sector'
  if ((!isCertain || isOneWord) && readNumber(tokens, from) !== null) return null
  const { name, city, certainty } = place
  return {
    is: 'wish',
    wish: { field: 'locations', name, isCity: place.kind === 'city', city, isCertain, certainty },
    from,
    to,
  }
}

/** "plot hai gaya me": no verb before it that it could complete, and "in" behind it. */
function standsAsTown(tokens: readonly TurnToken[], from: number, to: number): boolean {
  const before = tokens[from - 1]?.key
  return IN.has(tokens[to]?.key ?? '') && (before === undefined || BEFORE_TOWN.has(before))
}

/** "kho gaya main": the verb, and no town. */
const STEMS = new Set(
  'ho kho aa mil ja le de reh rah chala bik kar pahunch thak ban bhool bhul nikal badh bach chhoot phas fas lag ruk chhut bol kat हो खो आ मिल जा ले दे रह चला बिक कर पहुंच थक बन भूल निकल बढ़ बच छूट फंस लग रुक बोल कट'
    .split(' ')
    .map(fold),
)
const IN = new Set('me mein में मे'.split(' ').map(fold))
const BEFORE_TOWN = new Set(
  'hai hain plot flat ghar makan dukan ji haan sir mujhe hame hamein bihar zila jila town है हैं प्लॉट फ्लैट घर मकान दुकान जी हां सर मुझे हमें बिहार जिला'
    .split(' ')
    .map(fold),
)

function wishOf(quantity: Quantity): Wish | null {
  switch (quantity.is) {
    case 'money':
      return Number.isSafeInteger(Math.round(quantity.high))
        ? {
            field: 'budget',
            low: Math.round(quantity.low),
            high: Math.round(quantity.high),
            bound: quantity.bound,
            per: quantity.per,
          }
        : null
    case 'area':
      return {
        field: 'area',
        low: quantity.low,
        high: quantity.high,
        bound: quantity.bound,
        unit: quantity.unit,
      }
    case 'bhk':
      return { field: 'bhk', rooms: quantity.rooms }
    case 'months': {
      const months = Math.round(quantity.high)
      return Number.isSafeInteger(months) && months > 0
        ? { field: 'possession', possession: { months } }
        : null
    }
    case 'bare':
      return {
        field: 'bare',
        low: quantity.low,
        high: quantity.high,
        bound: quantity.bound,
        isChoice: !quantity.isRange && quantity.high > quantity.low,
        isDigits: quantity.isDigits,
      }
    case 'other':
      return null
  }
}

type Said = { readonly is: 'wish'; readonly wish: Wish } | { readonly is: 'cue'; readonly cue: Cue }

const wish = (said: Wish): Said => ({ is: 'wish', wish: said })
const cue = (said: Cue): Said => ({ is: 'cue', cue: said })

/** One book of all phrases, so that the longest wins whatever it is about; silences come before wishes, wishes before cues. */
const BOOK = makeBook()

function makeBook() {
  const silences = [...NO_PROPERTY_WORDS, ...NO_AMENITY_WORDS, ...NO_PURPOSE_WORDS, ...NO_POSSESSION_WORDS]
  const layers: PhraseList<readonly Said[]>[] = [
    CUES.map(([phrases, said]) => [phrases, [cue(said)]] as const),
    POSSESSION_WORDS.map(
      ([phrases, possession]) => [phrases, [wish({ field: 'possession', possession })]] as const,
    ),
    PURPOSE_WORDS.map(([phrases, said]) => [phrases, [wish({ field: 'purpose', ...said })]] as const),
    AMENITY_WORDS.map(([phrases, said]) => [phrases, [wish({ field: 'amenities', ...said })]] as const),
    PROPERTY_WORDS.map(([phrases, { kind, type }]) => {
      const said: Said[] = []
      if (type) said.push(wish({ field: 'propertyType', type }))
      if (kind) said.push(wish({ field: 'propertyKind', kind }))
      return [phrases, said] as const
    }),
    [[silences, []]],
  ]
  const books = layers.map((layer) => makePhraseBook<readonly Said[]>(layer))
  return {
    find(tokens: readonly TurnToken[], at: number) {
      let best: { meaning: readonly Said[]; to: number } | null = null
      for (const book of books) {
        const found = book.find(tokens, at)
        if (found && (best === null || found.to >= best.to)) best = found
      }
      return best
    },
  }
}
