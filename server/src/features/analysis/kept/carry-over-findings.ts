import type { Ledger } from '../../../jobs/ledger.ts'
import type { Storage } from '../../../storage/collection.ts'
import { readKey, readTask } from '../../calls/call-jobs.ts'
import { findingsDeclaration } from './analysis-documents.ts'

export interface CarryOverDeps {
  readonly storage: Storage
  readonly ledger: Ledger
}

const PAGE = 100

/**
 * Earlier versions of LeadBreak kept one finding a call. Their calls are read again, which takes milliseconds each, and
 * each finding goes in the commit that asks for it, so that a crash on the way loses none. Resolves to how many there were.
 */
export async function carryOverFindings({ storage, ledger }: CarryOverDeps): Promise<number> {
  const findings = storage.collection(findingsDeclaration)
  let carried = 0
  for (;;) {
    const { items } = await findings.find({ where: {}, limit: PAGE })
    if (items.length === 0) return carried
    for (const { callId, revision } of items) {
      const job = await ledger.addOnce(readTask(callId), { key: readKey(callId) })
      if (await storage.commit([job, findings.remove(callId, revision)])) carried++
    }
  }
}
