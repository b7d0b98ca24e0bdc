import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'

import type {
  Analysis,
  AnalysisVersion,
  EditableField,
  Finding,
  RequirementEdit,
  Segment,
  Understanding,
} from '@leadbreak/contract'

import { AppError } from '../../../lib/app-error.ts'
import { toInstant, type Clock } from '../../../lib/clock.ts'
import type { Page, Storage, Write } from '../../../storage/collection.ts'
import { analysesDeclaration, editsDeclaration } from './analysis-documents.ts'
import type { AnalysisDocument, EditsDocument } from './analysis-documents.ts'
import { applyEdits, toEdits } from './apply-edits.ts'
import { callEntities } from './call-entities.ts'

export interface AnalysesDeps {
  readonly storage: Storage
  readonly clock: Clock
}

/** What is read: the words of a segment as they stand now. */
type ReadWords = Pick<Segment, 'text'>

export type Analyses = ReturnType<typeof makeAnalyses>

/** Versions are asked for by people, one call at a time; nobody has looked at more. */
const MOST_VERSIONS = 100
/** Each holds a whole reading; the one that is looked for is mostly the first or the second. */
const FEW_VERSIONS = 3

/** What was read from calls, version by version, and what people have set. Every method may throw `storage-unavailable`. */
export function makeAnalyses({ storage, clock }: AnalysesDeps) {
  const analyses = storage.collection(analysesDeclaration)
  const edits = storage.collection(editsDeclaration)

  /**
   * The writes that make a reading of these words the call's newest version. There are none where the rules read as they last
   * did, whatever a model added to it since, as long as that was read from the same words; and where a model reads as the
   * newest version says. Their commit throws `duplicate-key` when another reading came first.
   */
  async function keep(
    callId: string,
    read: Understanding,
    words: readonly ReadWords[],
  ): Promise<readonly Write[]> {
    const [newest = null] = await latest(callId, 1)
    const version = (newest?.version ?? 0) + 1
    const wordsKey = keyOf(words)
    const last = read.level === 'rules' ? await newestOfRules(callId) : newest
    const isStale = newest?.version !== last?.version && newest?.wordsKey !== wordsKey
    if (last && !isStale && isDeepStrictEqual(last.read, asKept(read))) return []
    const id = `${callId}.${version}`
    const document = { id, callId, version, madeAt: toInstant(clock.nowMs()), wordsKey, read, revision: 0 }
    return [analyses.insert(document)]
  }

  async function latest(callId: string, limit: number): Promise<readonly AnalysisDocument[]> {
    return (await pageOf(callId, { after: null, limit })).items
  }

  function pageOf(callId: string, page: { readonly after: string | null; readonly limit: number }) {
    return analyses.find({ where: { callId }, orderBy: 'version', direction: 'descending', ...page })
  }

  /** The newest version, with what people have set; null while the call was not read. */
  async function find(callId: string): Promise<Analysis | null> {
    const [[newest], set] = await Promise.all([latest(callId, 1), edits.get(callId)])
    return newest ? toAnalysis(newest, set) : null
  }

  /** A version as it was read, whatever people have set since. Throws `analysis-not-found`. */
  async function getVersion(callId: string, version: number): Promise<Analysis> {
    const kept = await analyses.get(`${callId}.${version}`)
    if (!kept) throw new AppError('analysis-not-found', 'There is no such version of this analysis.')
    return toAnalysis(kept, null)
  }

  /** The newest first. */
  async function versionsOf(callId: string): Promise<AnalysisVersion[]> {
    const versions = await latest(callId, MOST_VERSIONS)
    return versions.map(({ version, madeAt, read: { level, rulesVersion, model } }) => ({
      ...{ version, madeAt, level, rulesVersion, model },
    }))
  }

  /** The newest version that the rules made; null while there is none. */
  async function newestOfRules(callId: string): Promise<AnalysisDocument | null> {
    let after: string | null = null
    do {
      const page: Page<AnalysisDocument> = await pageOf(callId, { after, limit: FEW_VERSIONS })
      const found = page.items.find(({ read }) => read.level === 'rules')
      if (found) return found
      after = page.next
    } while (after !== null)
    return null
  }

  /** The requirement of the newest version; null while there is none. */
  async function findFinding(callId: string): Promise<Finding | null> {
    const analysis = await find(callId)
    if (!analysis) return null
    const { requirement, evidence, replaced, level, rulesVersion } = analysis
    return { requirement, evidence, replaced, level, rulesVersion }
  }

  /** The writes by which a person sets fields of the requirement, for ever or until he takes it back. */
  async function edit(callId: string, by: string, values: RequirementEdit): Promise<Write[]> {
    const old = await edits.get(callId)
    const at = toInstant(clock.nowMs())
    const fields = Object.keys(values) as EditableField[]
    const made = { ...old?.made, ...Object.fromEntries(fields.map((field) => [field, { by, at }])) }
    const next = { callId, values: { ...old?.values, ...values }, made }
    return [
      old ? edits.replace({ ...next, revision: old.revision + 1 }) : edits.insert({ ...next, revision: 0 }),
    ]
  }

  /** The writes by which a field is again what was read; none where nobody has set it. */
  async function takeBackEdit(callId: string, field: EditableField): Promise<Write[]> {
    const old = await edits.get(callId)
    if (old?.made[field] === undefined) return []
    const values = without(old.values, field)
    const made = without(old.made, field)
    return [edits.replace({ ...old, values, made, revision: old.revision + 1 })]
  }

  /** What people have set; null where nobody has. */
  function findEdits(callId: string): Promise<EditsDocument | null> {
    return edits.get(callId)
  }

  return { keep, find, findFinding, getVersion, versionsOf, newestOfRules, edit, takeBackEdit, findEdits }
}

function toAnalysis(
  { callId, version, madeAt, read }: AnalysisDocument,
  set: EditsDocument | null,
): Analysis {
  const effective = applyEdits(read, set)
  const entities = callEntities(effective.requirement, effective.evidence)
  return { callId, version, madeAt, ...effective, edits: toEdits(set), entities }
}

function keyOf(words: readonly ReadWords[]): string {
  const texts = JSON.stringify(words.map(({ text }) => text))
  return createHash('sha256').update(texts).digest('base64url')
}

/** As it comes back from the storage, where absent and undefined are the same. */
function asKept(read: Understanding): Understanding {
  return JSON.parse(JSON.stringify(read)) as Understanding
}

function without<T extends object>(values: T, field: keyof T): T {
  return Object.fromEntries(Object.entries(values).filter(([name]) => name !== field)) as T
}
