import { changesSince, readLock, type ModelLock } from './model-lock.ts'
import { lackingFiles, listFiles } from './layout.ts'

export type ModelState =
  | { readonly kind: 'absent' }
  /** Whole; with a lock also as it was pulled. */
  | { readonly kind: 'good'; readonly lock: ModelLock | null }
  | {
      readonly kind: 'bad'
      /** Sentences. */
      readonly faults: readonly string[]
      /** Whether it came by a pull, and another pull may replace it. */
      readonly isPulled: boolean
    }

/** Looks whether a model's folder is whole and unchanged, by its files alone; reads all of them when there is a lock. */
export async function inspectModel(folder: string, signal: AbortSignal): Promise<ModelState> {
  const files = await listFiles(folder)
  if (files.size === 0) return { kind: 'absent' }

  const lock = await readLock(folder)
  const lacking = lackingFiles(files).map((path) => `${path} is missing or empty.`)
  if (lock === 'damaged')
    return { kind: 'bad', faults: [...lacking, 'Its lock cannot be read.'], isPulled: true }
  if (lacking.length > 0) return { kind: 'bad', faults: lacking, isPulled: lock !== null }
  const changes = lock === null ? [] : await changesSince(lock, folder, signal)
  return changes.length > 0 ? { kind: 'bad', faults: changes, isPulled: true } : { kind: 'good', lock }
}
