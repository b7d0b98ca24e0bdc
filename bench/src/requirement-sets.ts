import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'

import type { Requirement } from '@leadbreak/contract'

const FOLDER = join(
  ...[import.meta.dirname, '..', '..', 'server', 'src', 'features', 'analysis', 'test-data'],
)

/** What the rules were written by, and what the peer is tuned on. */
export const WORKED_EXAMPLES = join(FOLDER, 'requirement.jsonl')

export interface SaidWords {
  readonly speaker?: 'agent' | 'lead' | null
  readonly text: string
}

/** A call and what a person wrote down as its requirement. */
export interface LabelledCall {
  readonly id: string
  readonly segments: readonly SaidWords[]
  /** `hi`, `hinglish`, `en` or `mixed` in our own sets. */
  readonly language: string
  readonly gold: Partial<Requirement>
}

export interface LabelledSet {
  readonly name: string
  /** `seen` by those who wrote the rules while they wrote them, `held out` from them, or `given` by the caller. */
  readonly origin: 'seen' | 'held out' | 'given'
  readonly calls: readonly LabelledCall[]
}

/** All of our own, those first that were seen, or those of `files`, from the caller's folder. */
export function labelledSets(files: readonly string[]): LabelledSet[] {
  if (files.length > 0)
    return files.map((file) => readSet(resolve(process.env.INIT_CWD ?? process.cwd(), file), 'given'))
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => readSet(join(FOLDER, name), name.startsWith('held-out') ? 'held out' : 'seen'))
    .sort((one, other) => Number(one.origin === 'held out') - Number(other.origin === 'held out'))
}

/** One JSON object a line, `{"id", "tags", "segments", "gold"}`. Throws naming the line that is not one. */
export function readSet(file: string, origin: LabelledSet['origin']): LabelledSet {
  const calls = readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [readCall(line, `${file}, line ${index + 1}`)]))
  if (new Set(calls.map(({ id }) => id)).size < calls.length) throw new Error(`${file}: an id stands twice.`)
  return { name: basename(file), origin, calls }
}

function readCall(line: string, where: string): LabelledCall {
  const { id, segments, tags, gold } = JSON.parse(line) as Partial<LabelledCall> & {
    tags?: readonly string[]
  }
  const hasWords =
    Array.isArray(segments) && segments.every(({ text }: Partial<SaidWords>) => typeof text === 'string')
  if (typeof id !== 'string' || !hasWords || typeof gold !== 'object')
    throw new Error(`${where}: not {"id": text, "segments": [{"speaker", "text"}], "gold": {…}}.`)
  return { id, segments, gold, language: tags?.[0] ?? 'not told' }
}
