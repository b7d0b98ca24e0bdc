import type { JobLog } from '../../jobs/attempt.ts'
import { WORD_KEY_RULES } from '../../lib/word-keys.ts'
import type { Storage } from '../../storage/collection.ts'
import type { Calls } from '../calls/calls.ts'
import { transcriptsDeclaration } from './transcript-store.ts'
import type { Transcripts } from './transcripts.ts'

export interface KeepFindableDeps {
  readonly storage: Storage
  readonly transcripts: Pick<Transcripts, 'makeFindable'>
  readonly calls: Pick<Calls, 'find'>
  readonly log: JobLog
}

const PAGE = 20
const NOBODY = { agentId: null, username: '' }

/**
 * Brings transcripts of earlier versions, whose segments cannot be found by today's rules, up to date: one call a commit,
 * beside the work of the server. Begun at each start; what is left over then is done at the next one.
 */
export function makeKeepFindable({ storage, transcripts, calls, log }: KeepFindableDeps) {
  const collection = storage.collection(transcriptsDeclaration)
  let running: Promise<void> = Promise.resolve()
  let isStopped = false

  function start(): void {
    running = run().catch((error: unknown) => {
      log.error({ err: error }, 'old transcripts could not be made searchable')
    })
  }

  /** Resolves when the call at hand is done. */
  async function stop(): Promise<void> {
    isStopped = true
    await running
  }

  async function run(): Promise<void> {
    const count = await makeAllFindable()
    if (count > 0) log.info({ count }, 'old transcripts made searchable')
  }

  async function makeAllFindable(): Promise<number> {
    let count = 0
    for (let outdated = await find(); outdated.length > 0; outdated = await find()) {
      for (const callId of outdated) {
        if (isStopped) return count
        if (await makeFindable(callId)) count++
      }
    }
    return count
  }

  async function find(): Promise<string[]> {
    const unknown = await collection.find({ where: { searchRules: null }, limit: PAGE })
    const older = await collection.find({
      where: { searchRules: { below: WORD_KEY_RULES } },
      orderBy: 'searchRules',
      limit: PAGE,
    })
    return [...unknown.items, ...older.items].map(({ callId }) => callId)
  }

  /** False when the transcript was changed meanwhile; then it is found again. */
  async function makeFindable(callId: string): Promise<boolean> {
    const call = await calls.find(callId)
    const owner = call === null ? NOBODY : { agentId: call.agentId, username: call.username }
    const writes = await transcripts.makeFindable({ callId, owner })
    return writes !== null && (await storage.commit(writes))
  }

  return { start, stop }
}
