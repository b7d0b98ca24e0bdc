import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A recorded conversation of the demo. */
export interface Conversation {
  readonly name: string
  readonly title: string
  /** A WAV file with the agent in the first channel and the lead in the second. */
  readonly file: string
}

const FOLDER = join(import.meta.dirname, '..', '..', 'simulator', 'conversations')

/** All conversations that come with LeadBreak, ordered by name. */
export function listConversations(): readonly Conversation[] {
  return readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const text = readFileSync(join(FOLDER, name, 'conversation.json'), 'utf8')
      const { title } = JSON.parse(text) as { title: string }
      return { name, title, file: join(FOLDER, name, 'recording.wav') }
    })
    .toSorted((a, b) => a.name.localeCompare(b.name))
}
