import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { readWav } from './read-wav.ts'
import type { Talk } from './persona.ts'

/** A recorded conversation, as `conversation.json` tells of it. Times are milliseconds from its start. */
export interface Conversation {
  readonly name: string
  readonly title: string
  readonly languages: readonly string[]
  readonly lead: { readonly name: string }
  readonly turns: readonly { readonly endMs: number }[]
  readonly requirement: Readonly<Record<string, unknown>>
}

/** From the last word, whoever said it, to the lead's receiver going down. */
const GOODBYE_MS = 500

export function readConversation(folder: string): Conversation {
  return JSON.parse(readFileSync(join(folder, 'conversation.json'), 'utf8')) as Conversation
}

/** The agent is on the left of the recording, the lead on the right. */
export function readTalk(folder: string, { name, turns }: Conversation): Talk {
  const [agent, lead] = readWav(join(folder, 'recording.wav'))
  if (!agent || !lead) throw new Error(`The recording of ${name} must have two channels.`)
  const lastWordEndsMs = Math.max(0, ...turns.map((turn) => turn.endMs))
  return { conversation: name, agent, lead, leadHangsUpAfterMs: lastWordEndsMs + GOODBYE_MS }
}
