import type { AskableField } from '@leadbreak/contract'
import { ASKING, NO_MATTER } from '../lexicon/asking.ts'
import { TOPICS, type Topic } from '../lexicon/topics.ts'
import { makePhraseBook } from '../words/phrase-book.ts'
import type { Turn, TurnToken } from '../words/turns.ts'
import type { AgentTurn } from './read-agent.ts'
import { readTakeUp } from './reply.ts'

/** What the agent has asked so far, whether it was answered or not. */
export interface Asked {
  /** The field that was asked last stands last. */
  readonly inOrder: readonly AskableField[]
  /** What he asks with his last words. */
  readonly justNow: readonly AskableField[]
  /** What is all the same to the lead, or what he will not tell. */
  readonly settled: readonly AskableField[]
}

export const NOTHING_ASKED: Asked = { inOrder: [], justNow: [], settled: [] }

const FIELD_OF: Readonly<Partial<Record<Topic, AskableField>>> = {
  budget: 'budget',
  rent: 'budget',
  rate: 'budget',
  bhk: 'bhk',
  area: 'area',
  location: 'locations',
  possession: 'possession',
}
const ASKING_BOOK = makePhraseBook(ASKING)
const TOPIC_BOOK = makePhraseBook(TOPICS)
const NO_MATTER_BOOK = makePhraseBook(NO_MATTER)

/** An agent who only shows that he listens has not gone on to something else. */
const LONGEST_NOD = 3

export function noteQuestion(asked: Asked, turn: Turn, agent: AgentTurn): Asked {
  const fields = fieldsAsked(turn.tokens, agent)
  if (fields.length === 0) {
    const hasGoneOn = turn.tokens.length > LONGEST_NOD && asked.justNow.length > 0
    return hasGoneOn ? { ...asked, justNow: [] } : asked
  }
  const others = asked.inOrder.filter((field) => !fields.includes(field))
  return { ...asked, inOrder: [...others, ...fields], justNow: fields }
}

/** Notes what the lead leaves open of what the agent asked, or of what he himself speaks of. */
export function noteReply(asked: Asked, turn: Turn, agent: AgentTurn | null): Asked {
  const settled = new Set(asked.settled)
  const question = asked.justNow.at(-1)
  const { tokens } = turn
  for (let at = 0; at < tokens.length;) {
    const to = NO_MATTER_BOOK.find(tokens, at)?.to ?? null
    const field = to === null ? undefined : (fieldNear(tokens, at, to) ?? question)
    if (field) settled.add(field)
    at = to ?? at + 1
  }
  const isOfAmenities =
    question === 'amenities' || (agent?.offers.some(({ wish }) => wish.field === 'amenities') ?? false)
  if (isOfAmenities && readTakeUp(tokens).is === 'no') settled.add('amenities')
  return settled.size === asked.settled.length ? asked : { ...asked, settled: [...settled] }
}

/** The fields that a turn asks for, the last one last. */
function fieldsAsked(tokens: readonly TurnToken[], { offers }: AgentTurn): AskableField[] {
  const fields = new Set<AskableField>()
  const add = (field: AskableField | undefined) => {
    if (!field) return
    fields.delete(field)
    fields.add(field)
  }
  for (const { wish, isChoice } of offers) {
    const isAsked = isChoice && (wish.field === 'bhk' || wish.field === 'propertyKind')
    if (isAsked || (isChoice && wish.field === 'purpose')) add(wish.field)
  }
  for (let at = 0; at < tokens.length;) {
    const asking = ASKING_BOOK.find(tokens, at)
    const topic = TOPIC_BOOK.find(tokens, at)
    add(asking?.meaning)
    if (topic && topic.to > (asking?.to ?? at)) add(FIELD_OF[topic.meaning])
    at = Math.max(asking?.to ?? 0, topic?.to ?? 0, at + 1)
  }
  return [...fields]
}

const NEAR = 3

/** "location koi bhi chalegi": what the words beside `from` to `to` name themselves. */
function fieldNear(tokens: readonly TurnToken[], from: number, to: number): AskableField | null {
  for (let at = Math.max(0, from - NEAR); at < Math.min(tokens.length, to + NEAR); at++) {
    const topic = TOPIC_BOOK.find(tokens, at)
    const field = topic && FIELD_OF[topic.meaning]
    if (field) return field
  }
  return null
}
