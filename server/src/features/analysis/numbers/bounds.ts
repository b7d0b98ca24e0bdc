import { AUR, BHI, CHAHIYE, HAI, HI, HO, KA, KE, MAT, ME, NA, NAHI, SE, TAK, TO } from '../lexicon/common.ts'
import { fold } from '../words/fold.ts'
import { makePhraseBook } from '../words/phrase-book.ts'
import type { Token } from '../words/tokens.ts'
import { readNumber } from './number.ts'

/** A floor is the least, a ceiling the most; `range` words change nothing. */
export type Bound = 'floor' | 'ceiling'

const UPAR =
  'upar|uper|oopar|zyada|jyada|jada|zada|jyaada|adhik|aage|jyda|uppar|vadh|wadh|वध|वद्ध|ऊपर|उपर|ज्यादा|ज़्यादा|अधिक|आगे'
const NEECHE = 'neeche|niche|nichey|kam|km|neche|ghat|ghatt|घट|घट्ट|नीचे|निचे|कम'
const ANDAR = 'andar|ander|anadar|bheetar|bhitar|अंदर|अन्दर|भीतर'

/** "i don't want anything which is below four crores" */
const REFUSING =
  'not|dont|never|cannot|cant|wont|nothing|no want|wanting|show|send|suggest|consider|prefer|need|like|have|looking|look|interested|go|take|spend|pay|give?'
const ANYTHING = 'me|us|for|at|in? anything|something|any|a thing|property|flat|house|plot|option|place?'
const UNDER = 'below|under|less|smaller|lower|cheaper'
const OVER = 'above|over|beyond|exceeding|crossing|more|costlier'

const BEFORE = makePhraseBook<Bound>([
  [
    [
      'at least',
      'atleast',
      'minimum|minimam|min|mininum|मिनिमम|न्यूनतम|nyuntam',
      `kam|कम ${SE} kam|कम`,
      'above|over|beyond|exceeding|एबव|अबव',
      'more|greater|higher|bigger|larger than',
      'not|no|nothing less|lower|lesser|below|under|smaller than?',
      'starting from?',
      'upwards|upward of',
      'at the? very? least|minimum',
      `${REFUSING} ${ANYTHING} which|that|thats? is|costs|has? ${UNDER} than?`,
      `${REFUSING} ${ANYTHING}? ${UNDER} than`,
      'onwards of',
      'एट लीस्ट',
      '>',
    ],
    'floor',
  ],
  [
    [
      'upto|uptil|upto|अपटू',
      'up to|till|tu',
      'under|below|within|undr|अंडर|विदिन',
      'in under|within',
      'maximum|maximam|max|maks|मैक्सिमम|मैक्स|अधिकतम|adhiktam',
      `zyada|jyada|jada|ज्यादा|ज़्यादा|adhik|अधिक ${SE} zyada|jyada|jada|ज्यादा|ज़्यादा|adhik|अधिक`,
      'less|lower|smaller|cheaper than',
      'not|no|nothing|never more|higher|greater|over|above|beyond|bigger|larger than?',
      'cannot|cant|wont|dont|not|never go|exceed|cross|pay|spend|stretch above|over|beyond|past|more? than?',
      'do|does|will|would|could|should|shall not|never want|like|wish|plan|intend|looking? to? go|exceed|cross|pay|spend|stretch above|over|beyond|past|more? than?',
      'dont|wont|cant|wouldnt|not|never want|like|wish|plan|planning|intend|looking to go|exceed|cross|pay|spend|stretch above|over|beyond|past|more? than?',
      'can not|never? go|exceed|cross|pay|spend|stretch above|over|beyond|past|more? than?',
      'not exceed|exceeding|exceeds|cross|crossing',
      'at the? very? most|max|maximum',
      'atmost',
      'till|until',
      `${REFUSING} ${ANYTHING} which|that|thats? is|costs|has? ${OVER} than?`,
      '<',
    ],
    'ceiling',
  ],
])

const THAN = `${SE}|ton|तों`
const SE_UPAR = `${THAN} ${UPAR}`
const SE_NEECHE = `${THAN} ${NEECHE}`

const AFTER = makePhraseBook<Bound | 'above' | 'below'>([
  [
    [
      SE_UPAR,
      `${KE} ${UPAR}`,
      `${SE} ${BHI} ${UPAR}`,
      `${SE} ek rupaya|rupya|rupaye|paisa ${UPAR}`,
      `${SE} एक रुपया|पैसा ${UPAR}`,
    ],
    'above',
  ],
  [[SE_NEECHE, `${SE} ${BHI} ${NEECHE}`], 'below'],
  [
    [
      TAK,
      `${TAK} ${HI}`,
      `${TAK} ${KA}`,
      `${KE} ${ANDAR} ${HI}?`,
      `${KE} ${NEECHE}`,
      `${SE} ${ANDAR}`,
      'maximum|maximam|max|मैक्सिमम|मैक्स|अधिकतम',
      'at the? very? most|max|maximum|outside',
      'tops|top|limit|max',
      'not a rupee|paisa|penny more',
      'and|but? not|nothing more|above|beyond|over than? that|this?',
      'or less|lower|below|under',
      'and below|under',
      `zyada|jyada|jada|ज्यादा|ज़्यादा ${SE} zyada|jyada|jada|ज्यादा|ज़्यादा`,
      'एंड बिलो',
    ],
    'ceiling',
  ],
  [
    [
      '+',
      'plus|प्लस',
      'or more|above|higher|over',
      'and above|more|over|upwards|up|onwards',
      'onwards|onward|upwards',
      `${THAN} shuru|start|chalu|शुरू|शुरु|स्टार्ट|चालू`,
      'minimum|minimam|मिनिमम|न्यूनतम',
      'at the? very? least|minimum',
      `kam|कम ${SE} kam|कम`,
      `${AUR} ${UPAR}`,
      `${TO} ${HO} ${HI}? ${CHAHIYE} kam|कम ${SE} kam|कम`,
      `${TO} ${CHAHIYE} ${HI}? kam|कम ${SE} kam|कम`,
    ],
    'floor',
  ],
])

/** "seventy lakhs plus minus" bounds nothing. */
const PLUS_OR_MINUS = makePhraseBook<true>([[['plus or|and? minus', '+ or|/? -|minus'], true]])
const NEGATION = makePhraseBook<true>([
  [`${NAHI}|${NA}|${MAT}|not|no|never|ni|नी|mushkil|मुश्किल|impossible|asambhav|असंभव`, true],
])
/** Words that may stand between "se upar" and its "nahi". */
const BRIDGE = makePhraseBook<true>([
  [
    `${TO}|${HI}|${BHI}|${HAI}|${HO}|${ME}|${KA}|baat|bat|budget|bajat|rakh|ja|jaa|jaana|jana|kuch|kuchh|koi|price|rate|paisa|paise|rupaye|rupay|wala|wale|rent|kiraya|dikhana|dena|de|bilkul|mera|hamara|apna|property|flat|बात|बजट|रख|जा|जाना|कुछ|कोई|पैसा|पैसे|वाला|वाले|किराया|देना|दे|बिल्कुल|मेरा|हमारा|दाम|daam|bolna|karna|kharch|खर्च|rupya|dene|lena|lagana|lagane|jane|sochna|सोचना|जमेगा|jamega|jamta|chalega|चलेगा|payi|pai|paayi|paega|payega|पाई|पाएगा|dunga|denge|dungi|deta|देता|दूंगा|देंगे|दूंगी|lunga|lenge|लूंगा|लेंगे|jaunga|jaungi|jayenge|jaan|जाऊंगा|जाएंगे|जाण|padega|pad|पड़ेगा|पड़|paisa|rupaiya|रुपया|रुपये|रुपए|एक|ek|sakta|sakte|sakti|सकता|सकते|सकती|humse|hamse|humra|hamra|mujhse|हमसे|मुझसे|bas|बस|call|phone|fone|फोन|कॉल`,
    true,
  ],
])
const MAX_BRIDGE = 6

/** The bound that stands right before token `at`: "kam se kam", "up to". `from` is where it begins. */
export function boundBefore(tokens: readonly Token[], at: number): { bound: Bound; from: number } | null {
  for (let from = Math.max(0, at - MAX_BOUND_TOKENS); from < at; from++) {
    const found = BEFORE.find(tokens, from)
    if (!found) continue
    let to = found.to
    while (to < at && BOUND_FILLERS.has(tokens[to]!.key)) to++
    if (to === at) return { bound: found.meaning, from }
  }
  return null
}

const MAX_BOUND_TOKENS = 9
const BOUND_FILLERS = new Set(
  'rs rupaye rupees ₹ about around approx approximately lagbhag karib karibhan of a is he लगभग करीब : to तो bhi भी hi ही ek एक inr budget'
    .split(' ')
    .map(fold),
)

const COMPARED = new Set('above over beyond exceeding than below under'.split(' ').map(fold))
const DENIED_BEHIND = makePhraseBook<true>([
  [
    [
      'i|we|he|she|they|it|my|wife|husband|company? wont|cannot|cant|dont|not|never|wouldnt go|want|pay|spend|need|look|see|consider|take|stretch?',
      'i|we|he|she|they|it|company will|can|do|would|could|should|am|are not|never go|want|pay|spend|need|look|see|consider|take|stretch?',
      'is|are|will|would be? not|out|beyond|impossible|difficult|tough',
      'not|never possible|acceptable|go|going|interested|wanted|required|okay|ok',
      'dont|wont|cannot|cant|do|please? not? show|send|suggest|go|want|pay|spend',
    ],
    true,
  ],
])

/** "above seventy lakhs we cannot go": the comparison that stands before an amount, denied at token `to` behind it. */
export function deniedBound(
  tokens: readonly Token[],
  { bound, from }: { readonly bound: Bound; readonly from: number },
  at: number,
  to: number,
): { bound: Bound; to: number } | null {
  const isCompared = tokens.slice(from, at).some(({ key }) => COMPARED.has(key))
  const isDenied = tokens.slice(from, at).some(({ key }) => DENIALS.has(key))
  const denied = isCompared && !isDenied ? DENIED_BEHIND.find(tokens, to) : null
  return denied && { bound: bound === 'floor' ? 'ceiling' : 'floor', to: denied.to }
}

const DENIALS = new Set('not no never nothing dont cannot cant wont'.split(' ').map(fold))

/** The bound that stands at token `at`, right behind a quantity: "tak", "se upar nahi". */
export function boundAfter(tokens: readonly Token[], at: number): { bound: Bound; to: number } | null {
  const found = AFTER.find(tokens, at)
  if (!found || PLUS_OR_MINUS.find(tokens, at)) return null
  const { meaning, to } = found
  if (meaning === 'floor' || meaning === 'ceiling') {
    // "minimum 40 lakh maximum 60 lakh": the second word belongs to the second amount.
    const isOfNext = BEFORE.find(tokens, at)?.to === to && readNumber(tokens, to) !== null
    return isOfNext ? null : { bound: meaning, to }
  }
  const negated = negationAfter(tokens, to)
  const isAbove = meaning === 'above'
  if (negated !== null) return { bound: isAbove ? 'ceiling' : 'floor', to: negated }
  return { bound: isAbove ? 'floor' : 'ceiling', to }
}

function negationAfter(tokens: readonly Token[], from: number): number | null {
  let at = from
  for (let bridged = 0; bridged <= MAX_BRIDGE; bridged++) {
    const negation = NEGATION.find(tokens, at)
    if (negation) return negation.to
    const bridge = BRIDGE.find(tokens, at)
    if (!bridge) return null
    at = bridge.to
  }
  return null
}
