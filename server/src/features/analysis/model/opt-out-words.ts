import { MAT, NAHI, PHONE } from '../lexicon/common.ts'
import { fold } from '../words/fold.ts'
import type { Token } from '../words/tokens.ts'

const keys = (words: string): ReadonlySet<string> => new Set(words.split(/[| ]/).map(fold))

/** What an opt-out is about. */
const CONTACT = keys(
  `${PHONE} fon number numbar nambar contact list database data record records ring message messages sms whatsapp dnd spam details disturb bother harass pareshan tang unsubscribe कॉल्स नंबर नम्बर लिस्ट डेटा मैसेज व्हाट्सएप परेशान तंग डिस्टर्ब डीएनडी`,
)
/** What is to be done about it. */
const ENDING = keys(
  `${MAT} ${NAHI} na ना न not dont don't never stop no band बंद hata hatao hataiye hatado हटा हटाओ हटाइए हटाओ delete remove mita मिटा nikal nikalo nikaliye निकाल निकालो निकालिए block unsubscribe dnd डीएनडी डिलीट रिमूव quit enough`,
)

/** Whether words can ask never to be called again at all: they speak of calling, and of an end of it. */
export function canBeOptOut(tokens: readonly Token[]): boolean {
  return tokens.some(({ key }) => CONTACT.has(key)) && tokens.some(({ key }) => ENDING.has(key))
}
