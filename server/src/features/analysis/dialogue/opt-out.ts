import type { TurnToken } from '../words/turns.ts'

export interface OptOutWords {
  readonly from: number
  readonly to: number
}

// Spelling keys, as fold() writes them.
const PHONE = '(?:fone|cal|cals|caling|fon|फोन|काल|काल्स|कालींग|fones)'
const DONT = '(?:mat|mt|na|nahi|nahin|nai|nhi|मत|ना|न|नहीं|नही)'
const DO =
  '(?:kar\\w*|kr\\w*|kijiye\\w*|kijie\\w*|kijiyega|kare\\w*|kiya|kia|milana|milao|milaiye\\w*|lagana|lagao|lagaiye\\w*|lagaya|aana|ana|aye|aana|aaye|de\\w*|dena|uthana|कर\\S*|कीज\\S*|कीया|मीला\\S*|लगा\\S*|आए|आना|दे\\S*)'
const NUMBER = '(?:number|numbar|nambar|no|contact|नंबर|नम्बर|कांटैक्ट|details|data)'
const REMOVE =
  '(?:hata\\w*|delete|dilit|nikal\\w*|nikaal\\w*|remove|rimuv|mita\\w*|block|blak|kat|kaat|erase|हटा\\S*|डीलीट|नीकाल\\S*|रीमूव|मीटा\\S*|ब्लाक|काट\\S*)'
const AGAIN =
  '(?:dobara|dubara|dubra|dobra|fir|firse|kabhi|age|aage|ainda|aindah|again|ever|anymore|hamesha|दोबारा|दूबारा|फीर|कभी|आगे|आईंदा|आइंदा|हमेशा|never|aj ke bad|आज के बाद)'
const FOR_NOW =
  '(?:abhi|aj|kal|rat|ratko|subah|sham|shaam|dopahar|sunday|saturday|monday|ofice|office|miting|meeting|baje|bad|now|today|tomorrow|morning|evening|night|before|after|late|later|lunch|time|during|अभी|आज|कल|रात|सूबह|शाम|दोपहर|संडे|मीटींग|आफीस|बजे|बाद|टाईम)'
const W = '(?:\\S+ )'

const PATTERNS: readonly { readonly pattern: RegExp; readonly mayBeForNow: boolean }[] = [
  { pattern: new RegExp(`(?:^| )${PHONE} ${W}{0,3}${DONT} ${W}{0,1}${DO}`), mayBeForNow: true },
  { pattern: new RegExp(`(?:^| )${PHONE} ${DO} ${W}{0,2}(?:band|bnd|बंद)`), mayBeForNow: false },
  { pattern: new RegExp(`(?:^| )${PHONE} ${W}{0,2}(?:band|bnd|बंद) ${DO}`), mayBeForNow: false },
  { pattern: new RegExp(`(?:^| )${DONT} ${PHONE}`), mayBeForNow: true },
  {
    pattern:
      /(?:^| )(?:ghanti|ghantee|घंटी) (?:\S+ )?(?:mat|na|nahi|मत|ना|नहीं) (?:\S+ )?(?:baja|bajna|maar|mar|बजा|बजना|बजे|मार)/,
    mayBeForNow: true,
  },
  { pattern: new RegExp(`(?:^| )${DONT} ${DO} ${W}{0,1}${PHONE}`), mayBeForNow: true },
  {
    pattern: /(?:^| )(?:mat|मत) (?:milaiye\S*|milana|milao|मीला\S*|lagaiye\S*|lagana|लगाई\S*|लगाना)/,
    mayBeForNow: true,
  },
  { pattern: new RegExp(`(?:^| )${AGAIN} ${W}{0,5}${PHONE} ${W}{0,3}${DONT}`), mayBeForNow: false },
  { pattern: new RegExp(`(?:^| )${AGAIN} ${W}{0,3}${DONT} ${W}{0,2}(?:${PHONE}|${DO})`), mayBeForNow: false },
  { pattern: new RegExp(`(?:^| )${NUMBER} ${W}{0,5}${REMOVE}(?: |$)`), mayBeForNow: false },
  { pattern: new RegExp(`(?:^| )${REMOVE} ${W}{0,4}${NUMBER}(?: |$)`), mayBeForNow: false },
  {
    pattern: new RegExp(
      `(?:^| )(?:list|lst|लीस्ट|database|databes|record|records|system|sistam|सीस्टम|डेटाबेस|data) ${W}{0,3}${REMOVE}(?: |$)`,
    ),
    mayBeForNow: false,
  },
  {
    pattern: new RegExp(
      `(?:^| )(?:take|remove|delete|strike|cut|get) ${W}{0,3}(?:of|from) ${W}{0,3}(?:list|database|system|records|data)`,
    ),
    mayBeForNow: false,
  },
  {
    pattern: new RegExp(
      `(?:^| )${NUMBER} ${W}{0,3}(?:dobara|dubara|fir|दोबारा|दूबारा|फीर) ${W}{0,3}(?:na|mat|नहीं|मत|ना|to)(?: |$)`,
    ),
    mayBeForNow: false,
  },
  {
    pattern:
      /(?:^| )(?:do not|dont|never|stop|quit|kuit|no more|plij dont) (?:\S+ ){0,2}(?:cal|caling|fone|foning|contact|contacting|ring|ringing|disturb|disturbing|bother|bothering|cals|mesaging|spaming|haras|harasing)(?: |$)/,
    mayBeForNow: true,
  },
  {
    pattern:
      /(?:^| )(?:told|asked|said|requested|rekuested|tell) (?:\S+ ){0,4}(?:not|never) to (?:cal|contact|fone|ring|disturb)/,
    mayBeForNow: true,
  },
  {
    pattern: /(?:^| )(?:not|never) (?:be|get|vant|vish) (?:\S+ ){0,2}(?:caled|contacted|cals|disturbed)/,
    mayBeForNow: false,
  },
  { pattern: /(?:^| )(?:stop|band karo) (?:\S+ ){0,2}(?:cal|cals|caling|fone)/, mayBeForNow: false },
  {
    pattern: /(?:^| )(?:not|dont|do not) (?:\S+ ){0,2}(?:vant|like) (?:\S+ ){0,4}(?:cals|cal|caled)(?: |$)/,
    mayBeForNow: true,
  },
  {
    pattern: /(?:^| )(?:dnd|डीएनडी|do not disturb|d n d|डी एन डी|unsubscribe|opt out)(?: |$)/,
    mayBeForNow: false,
  },
  {
    pattern: /(?:^| )(?:pareshan|paresan|tang|disturb|distarb|परेशान|तंग|डीस्टर्ब) ?(?:mat|na|nahi|मत|ना|नहीं) ?/,
    mayBeForNow: true,
  },
  { pattern: /(?:^| )(?:mat|मत) (?:\S+ )?(?:pareshan|tang|disturb|परेशान|तंग)(?: |$)/, mayBeForNow: true },
  {
    pattern: new RegExp(
      `(?:^| )(?:dobara|dubara|fir se|agli bar|again|aj ke bad|ab ke bad|दोबारा|दूबारा|फीर से|अगली बार|आज के बाद) ${W}{0,4}${PHONE} ${W}{0,2}(?:aya|aaya|kiya|kia|ai|aai|आया|कीया|आई) (?:na )?(?:to|तो)`,
    ),
    mayBeForNow: false,
  },
]

/** The words by which the lead asks never to be called again, or null. "Not now, call in the evening" is no such wish. */
export function findOptOut(tokens: readonly TurnToken[]): OptOutWords | null {
  const starts: number[] = []
  let text = ''
  for (const token of tokens) {
    starts.push(text.length)
    text += `${token.key} `
  }
  text = text.trimEnd()
  for (const { pattern, mayBeForNow } of PATTERNS) {
    const match = pattern.exec(text)
    if (!match) continue
    const begin = match.index + (match[0].startsWith(' ') ? 1 : 0)
    if (mayBeForNow && isForNow(text, begin, match.index + match[0].length)) continue
    if (mayBeForNow && CONDITION.test(text.slice(Math.max(0, begin - NEIGHBOURHOOD), begin))) continue
    const from = Math.max(
      0,
      starts.findLastIndex((start) => start <= begin),
    )
    const end = starts.findIndex((start) => start >= match.index + match[0].trimEnd().length)
    return { from, to: end < 0 ? tokens.length : end }
  }
  return null
}

/** "do crore se neeche ka ho to phone mat karna": he wants to be called about other things. */
const CONDITION =
  /(?:^| )(?:ka|ki|ke|vala|vali|vale|ho|hua|hui|mile|aye|का|की|के|वाला|वाली|वाले|हो|हुआ|मीले|आए) (?:to|तो)(?: hi| ही)? ?$/

const NOW = new RegExp(`(?:^| )${FOR_NOW}(?: |$)`)
const ALWAYS = new RegExp(`(?:^| )(?:${AGAIN}|(?:ab|अब) (?:se |से )?${PHONE})(?: |$)`)
const NEIGHBOURHOOD = 30

function isForNow(text: string, begin: number, end: number): boolean {
  const around = text.slice(Math.max(0, begin - NEIGHBOURHOOD), end + NEIGHBOURHOOD)
  return NOW.test(around) && !ALWAYS.test(around)
}
