import { KE, KE_LIYE, ME, PE, SE } from '../lexicon/common.ts'
import { makePhraseBook } from '../words/phrase-book.ts'
import { fold } from '../words/fold.ts'
import type { Mention } from './mention.ts'
import type { Setting } from './set-aside.ts'

const NEAR = 'paas|pas|najdeek|nazdeek|najdik|kareeb|karib|aaspaas|bagal|पास|नजदीक|करीब|बगल|आसपास'
const AMENITY = 'gym|jim|pool|wifi|parking|canteen|cafe|ac|जिम|पूल|पार्किंग|वाईफाई|एसी'
const POINTED_FROM = makePhraseBook<true>([
  [
    [
      `${KE} ${NEAR}`,
      NEAR,
      `${SE} ${NEAR}|door|dur|दूर`,
      SE,
      `${KE} baad|bad|time|samay|bagal|बाद|टाइम|पहले|pehle`,
      'jana|jaana|jaane|jane|जाने|jata|jaate|jati|aana|ja|jaa|aa|aaunga|aunga|aaungi|aayenge|aakar|जाना|जाता|जाते|जा|आना|आ|आऊंगा|आऊंगी|आएंगे|आकर',
      `${ME}|${PE} ${AMENITY} hai|he|है`,
      `${KE} call|kaam|meeting|log|staff|saamne|samne|piche|peeche|bahar|andar|कॉल|काम|मीटिंग|लोग|स्टाफ|सामने|पीछे|बाहर`,
      `${ME}|${PE} hu|hoon|hun|hain|हूं|हैं|हू|busy|baitha|kaam|meeting|disturb|call|phone|बैठा|बिजी|काम|मीटिंग|डिस्टर्ब|फोन`,
      'is|are nearby|near|close|far',
      'wahi|wahin|wahan|udhar|yahin|yahan|वही|वहीं|वहां|उधर|यहीं bhi|भी? hai|है',
    ],
    true,
  ],
])
const FOR_IT = makePhraseBook<true>([[KE_LIYE, true]])
const MY = new Set(
  'my our mera meri mere hamara hamare apne his her मेरा मेरी मेरे हमारा हमारे अपने'.split(' ').map(fold),
)
const ADJECTIVES = new Set('new old naya purana wali wala नया पुराना'.split(' ').map(fold))
const RELATIVES = new Set(
  'bete beta beti pati patni papa mummy bhai behen husband wife son daughter father mother brother sister बेटे बेटी पति पत्नी पापा मम्मी भाई बहन'
    .split(' ')
    .map(fold),
)
const OF = new Set('ka ki ke का की के s'.split(' ').map(fold))

/** "bete ka office" */
function isRelatives({ tokens }: Setting, from: number): boolean {
  return OF.has(tokens[from - 1]?.key ?? '') && RELATIVES.has(tokens[from - 2]?.key ?? '')
}

const FROM = new Set(
  'se से from at the near around jaunga aaunga aunga aaungi jaungi pahunch जाऊंगा आऊंगा'.split(' ').map(fold),
)
const CLOSE_TO = makePhraseBook<true>([
  [['close|closer|nearer|next|commute|distance|drive|walk to', 'near|from|around|beside|opposite'], true],
])
const WORKPLACES = new Set(['office', 'shop', 'showroom', 'warehouse'])
const HOMES = new Set(['house', 'apartment', 'villa'])
/** How far behind it a "mera hai" may still claim the workplace. */
const CLAIM_REACH = 4

/** Whether a kind of property is where the lead works or lives, from where he reckons distances and times. */
export function isOwnPlace(setting: Setting, mention: Mention): boolean {
  const { wish, from, to } = mention
  if (setting.isOwner || FOR_IT.find(setting.tokens, to) !== null) return false
  const isOfKind = (kinds: ReadonlySet<string>) => wish.field === 'propertyKind' && kinds.has(wish.kind)
  const key = setting.tokens[from - 1]?.key ?? ''
  const isMine =
    MY.has(key) ||
    (ADJECTIVES.has(key) && MY.has(setting.tokens[from - 2]?.key ?? '')) ||
    isRelatives(setting, from)
  const pointsFrom = POINTED_FROM.find(setting.tokens, to) !== null
  if (isOfKind(HOMES)) {
    const isCloseTo = [2, 3].some((back) => CLOSE_TO.find(setting.tokens, from - back)?.to === from - 1)
    return isMine && (pointsFrom || isCloseTo)
  }
  if (!isOfKind(WORKPLACES) && !(wish.field === 'propertyType' && wish.type === 'industrial')) return false
  const isCloseTo = [1, 2].some((back) => CLOSE_TO.find(setting.tokens, from - back)?.to === from)
  return (
    isMine ||
    FROM.has(key) ||
    pointsFrom ||
    isCloseTo ||
    isClaimed(setting, mention) ||
    placeOfOffice(setting, mention) !== null
  )
}

/** Whether the clause tells where the place is ("mera office rushikonda me hai"), and not how far away something may be. */
export function tellsWhere(setting: Setting, mention: Mention): boolean {
  if (isClaimed(setting, mention) || placeOfOffice(setting, mention) !== null) return true
  const isMine = MY.has(setting.tokens[mention.from - 1]?.key ?? '')
  return isMine && POINTED_FROM.find(setting.tokens, mention.to) === null
}

/** "office rushikonda me hai mera" */
function isClaimed({ tokens }: Setting, { wish, to }: Mention): boolean {
  if (wish.field !== 'propertyKind' || wish.kind !== 'office') return false
  for (let at = to; at < Math.min(tokens.length, to + CLAIM_REACH); at++) {
    const isClaim = tokens[at]!.key === 'hai' || tokens[at]!.key === 'है'
    if (isClaim && MY.has(tokens[at + 1]?.key ?? '')) return true
  }
  return false
}

const IN = new Set('me mein main में मे in'.split(' ').map(fold))
const IS = new Set('hai he है'.split(' ').map(fold))

/** "office to okhla me hai", "okhla me office hai": the place where it is, and so nobody looks for it; or null. */
export function placeOfOffice({ tokens, mentions }: Setting, { wish, from, to }: Mention): Mention | null {
  if (wish.field !== 'propertyKind' || wish.kind !== 'office') return null
  const isIn = (at: number) => IN.has(tokens[at]?.key ?? '')
  const is = (at: number) => IS.has(tokens[at]?.key ?? '')
  const place = mentions.find(
    (other) =>
      other.wish.field === 'locations' &&
      ((other.to === from - 1 && isIn(other.to) && is(to)) ||
        (other.from >= to && other.from - to <= 1 && isIn(other.to) && is(other.to + 1))),
  )
  return place ?? null
}
