import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { once } from 'node:events'
import { readRequirement, type Utterance } from '../features/analysis/read-requirement.ts'

export interface RequirementCommand {
  readonly input: Readable
  readonly output: Writable
  readonly errorOutput: Writable
}

/**
 * Calls in, requirements out, one JSON object a line: `{"id", "segments"}` becomes `{"id", …the nine fields}`, in the
 * same order. A line that cannot be read is named on `errorOutput` and the rest is answered all the same. Resolves to
 * the exit code: 1 when a line was bad, else 0, also when the reader of the output goes away.
 */
export async function runRequirement({ input, output, errorOutput }: RequirementCommand): Promise<number> {
  let lineNumber = 0
  let badLines = 0
  const reader = { isGone: false }
  const onError = (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    reader.isGone = true
  }
  output.on('error', onError)
  const lines = createInterface({ input, crlfDelay: Infinity })
  try {
    for await (const line of lines) {
      lineNumber++
      if (line.trim() === '') continue
      const call = readCall(line)
      if (typeof call === 'string') {
        badLines++
        errorOutput.write(`line ${lineNumber}: ${call}\n`)
        continue
      }
      const { requirement } = readRequirement(call.segments)
      const hasRoom = output.write(`${JSON.stringify({ id: call.id, ...requirement })}\n`)
      if (reader.isGone) break
      if (!hasRoom) await Promise.race([once(output, 'drain'), once(output, 'close')]).catch(onError)
    }
  } finally {
    lines.close()
    output.off('error', onError)
    // A write that fails after the last line still answers to nobody.
    output.on('error', () => undefined)
  }
  return badLines > 0 ? 1 : 0
}

interface Call {
  readonly id: string
  readonly segments: readonly Utterance[]
}

/** The call of a line, or what is wrong with it. */
function readCall(line: string): Call | string {
  let call: unknown
  try {
    call = JSON.parse(line)
  } catch (error) {
    return `not JSON (${error instanceof Error ? error.message : String(error)})`
  }
  if (!isObject(call)) return 'not an object'
  if (typeof call.id !== 'string') return 'no string "id"'
  if (!Array.isArray(call.segments)) return 'no list "segments"'
  const segments: Utterance[] = []
  for (const [index, segment] of call.segments.entries()) {
    const utterance = readUtterance(segment)
    if (!utterance) return `segment ${index} is not {speaker: "agent" | "lead" | null, text, startMs, endMs}`
    segments.push(utterance)
  }
  return { id: call.id, segments }
}

/** Times are not needed to read a requirement; a segment without them is read as one at 0 ms. */
function readUtterance(segment: unknown): Utterance | null {
  if (!isObject(segment)) return null
  const { speaker = null, text, startMs = 0, endMs = 0 } = segment
  const isSpeaker = speaker === 'agent' || speaker === 'lead' || speaker === null
  if (!isSpeaker || typeof text !== 'string' || typeof startMs !== 'number' || typeof endMs !== 'number')
    return null
  return { speaker, text, startMs, endMs }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
