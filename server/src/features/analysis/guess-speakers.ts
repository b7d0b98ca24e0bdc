import { TOPICS } from './lexicon/topics.ts'
import { makePhraseBook } from './words/phrase-book.ts'
import { tokenize } from './words/tokens.ts'
import type { Spoken, Utterance } from './words/turns.ts'

/**
 * Who speaks in a recording with one channel for both. Whatever sounds like an agent (a question about the
 * requirement, an address, an offer) is read as his, so that his prices and places are not taken for wishes; the
 * rest is the lead's. A wish that sounds like a question is lost by this, which is better than a wrong value.
 */
export function guessSpeakers(utterances: readonly Utterance[]): Spoken[] {
  return utterances.map((utterance) => ({
    ...utterance,
    speaker: utterance.speaker ?? (soundsLikeAgent(utterance.text) ? 'agent' : 'lead'),
  }))
}

const AGENT_WORDS = makePhraseBook<true>([
  [
    [
      'sir|madam|maam|mam|सर|मैडम|मैम',
      'aap|aapka|aapko|aapki|aapke|aapne|आप|आपका|आपको|आपकी|आपके|आपने',
      'you|your|yours',
      'hamare|humare|हमारे paas|pas|यहां|पास|project|प्रोजेक्ट',
      'we|our are|have|offer|project|launching|company',
      'dikha|bhej|दिखा|भेज deta|dete|deti|du|doon|दूं|देता|देते',
      'shall|may|can i',
      'how|what|which|where|when|would|do|are|is|any',
      'kya|kitna|kitne|kitni|kaun|kaunsa|kaunse|kahan|kidhar|kab|kaise|क्या|कितना|कितने|कितनी|कौन|कौनसा|कहां|किधर|कब|कैसे',
      'batayiye|bataiye|बताइए',
      '?',
    ],
    true,
  ],
])
const TOPIC_BOOK = makePhraseBook(TOPICS)

function soundsLikeAgent(text: string): boolean {
  const tokens = tokenize(text)
  if (tokens.some((_, at) => AGENT_WORDS.find(tokens, at) !== null)) return true
  // "budget aapka", "location": a topic and nothing else is a question.
  return (
    tokens.length <= 2 && tokens.some((_, at) => TOPIC_BOOK.find(tokens, at) !== null) && !/\d/.test(text)
  )
}
