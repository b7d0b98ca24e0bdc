import { Refusal, settingsAfter, type StreamSettings } from './stream-settings.ts'

/** Where one client stands. Pure: `client.ts` does the deeds. */
export type Connection =
  /** No audio yet: the settings may still change. */
  | { readonly phase: 'configuring'; readonly settings: StreamSettings }
  | { readonly phase: 'streaming'; readonly settings: StreamSettings }
  /** The client said that this was all, or was refused: whatever it still sends is not read. */
  | { readonly phase: 'over' }

export type Message =
  { readonly type: 'text'; readonly text: string } | { readonly type: 'audio'; readonly bytes: Uint8Array }

/** What a message asks for, in order. `hear` and `finish` will each be answered by exactly one reply. */
export type Deed =
  | { readonly type: 'open'; readonly settings: StreamSettings }
  | { readonly type: 'hear'; readonly bytes: Uint8Array }
  | { readonly type: 'finish'; readonly endsStream: boolean }
  | { readonly type: 'refuse'; readonly closeCode: number; readonly reason: string }

export interface Step {
  readonly connection: Connection
  readonly deeds: readonly Deed[]
}

/** What becomes of a connection, and what is to be done, when a message arrives. */
export function advance(connection: Connection, message: Message, modelNames: readonly string[]): Step {
  if (connection.phase === 'over') return { connection, deeds: [] }
  try {
    if (message.type === 'audio') return stream(connection, { type: 'hear', bytes: message.bytes })
    return obey(connection, parseCommand(message.text), modelNames)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const refusal: Deed = { type: 'refuse', closeCode: error.closeCode, reason: error.message }
    return { connection: { phase: 'over' }, deeds: [refusal] }
  }
}

function obey(
  connection: Exclude<Connection, { phase: 'over' }>,
  command: Readonly<Record<string, unknown>>,
  modelNames: readonly string[],
): Step {
  if ('config' in command) {
    const settings = settingsAfter(connection.settings, command.config, modelNames)
    // Too late for a running recogniser, but a mistake in it is still worth telling.
    return {
      connection: connection.phase === 'configuring' ? { ...connection, settings } : connection,
      deeds: [],
    }
  }
  if (command.eof) return stream(connection, { type: 'finish', endsStream: true })
  if (command.reset) return stream(connection, { type: 'finish', endsStream: false })
  throw new Refusal(1003, 'unknown message: expected config, eof, reset or audio')
}

/** The recogniser is made by the first message that needs it, so that all settings before it count. */
function stream({ phase, settings }: Exclude<Connection, { phase: 'over' }>, deed: Deed): Step {
  const isEnd = deed.type === 'finish' && deed.endsStream
  return {
    connection: isEnd ? { phase: 'over' } : { phase: 'streaming', settings },
    deeds: phase === 'configuring' ? [{ type: 'open', settings }, deed] : [deed],
  }
}

function parseCommand(text: string): Readonly<Record<string, unknown>> {
  let command: unknown
  try {
    command = JSON.parse(text)
  } catch {
    throw new Refusal(1007, 'text messages must be JSON')
  }
  if (typeof command !== 'object' || command === null)
    throw new Refusal(1003, 'unknown message: expected config, eof, reset or audio')
  return command as Readonly<Record<string, unknown>>
}
