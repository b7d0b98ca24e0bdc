import { open, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import type { Readable, Writable } from 'node:stream'

import { guessSpeakers } from '../features/analysis/guess-speakers.ts'
import { callEntities } from '../features/analysis/kept/call-entities.ts'
import { understand } from '../features/analysis/understand.ts'
import { readArguments, UsageError } from './arguments.ts'
import { isWav, MOST_TRANSCRIPT_BYTES, readTranscript } from './read-transcript.ts'
import { makePaint } from './show-call.ts'
import { understandingLines } from './show-understanding.ts'

export interface AnalyseDeps {
  readonly input: Readable
  readonly output: Writable
  readonly inColour: boolean
  /** Against which a relative path is meant. */
  readonly callerDir: string
  readonly nowMs: number
  /** Sends a recording through the whole system and prints what comes out. */
  readonly analyseRecording: (options: { file: string; json: boolean }) => Promise<void>
}

export const ANALYSE_HELP = `Usage: npm run leadbreak -- analyse FILE [--json] [--at TIME]

Reads one call and tells what the lead wants, what came of it and what is to be done, with the words that say so.

  FILE    a transcript: text with lines "agent: …" and "lead: …" (ग्राहक: …, Speaker 1: …, or no names at all),
          JSON (segments with text, speaker, startMs, endMs; a list, an object, or a segment a line), SRT or VTT;
          or a WAV (agent left, lead right), which the recognisers write down first; - is a transcript on standard input
  --json  one JSON object instead
  --at    when a transcript's call began, as 2026-11-22T10:00, in India unless it names a zone; "kal" is the day after it.
          Otherwise when the transcript says that it was made, or now

A transcript is read at once, by the rules alone, and nothing of it leaves this machine.
`

/** Throws UsageError when the file cannot be read as a call, or `args` are not understood. Resolves to the exit code. */
export async function runAnalyse(args: readonly string[], deps: AnalyseDeps): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS, true)
  if (values.help) {
    deps.output.write(ANALYSE_HELP)
    return 0
  }
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0)
    throw new UsageError('Name one transcript or WAV file, or - for standard input: analyse FILE')
  const atMs = values.at === undefined ? null : readInstant(values.at)

  if (file !== '-' && (await isRecording(resolve(deps.callerDir, file)))) {
    if (atMs !== null) throw new UsageError('--at goes with a transcript.')
    await deps.analyseRecording({ file: resolve(deps.callerDir, file), json: values.json })
    return 0
  }

  const name = file === '-' ? 'standard input' : basename(file)
  const bytes =
    file === '-' ? await readStream(deps.input) : await readFileBytes(resolve(deps.callerDir, file))
  if (isWav(bytes)) throw new UsageError('A recording is read from a file, not from standard input.')
  const { segments, hasTimes, madeAtMs } = readTranscript(name, bytes)
  const spokenAtMs = atMs ?? madeAtMs ?? deps.nowMs
  const understanding = understand({ segments, spokenAtMs, wasReached: true })
  const shown = { segments: guessSpeakers(segments), understanding, hasTimes }
  if (values.json) {
    const { requirement, evidence } = understanding
    const entities = callEntities(requirement, evidence)
    deps.output.write(`${JSON.stringify({ transcript: shown.segments, ...understanding, entities })}\n`)
    return 0
  }
  const paint = makePaint(deps.inColour)
  const title = `${paint.strong(name)}  ${paint.faint(`its days are counted from ${DAY.format(spokenAtMs)}`)}`
  deps.output.write(`${[title, '', ...understandingLines(shown, paint)].join('\n')}\n`)
  return 0
}

/** What "kal" is the day after, as a person in India says it. */
const DAY = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Kolkata', dateStyle: 'full' })

const OPTIONS = {
  json: { type: 'boolean', default: false },
  at: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const

const INSTANT = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?<zone>Z|[+-]\d{2}:\d{2})?)?$/

/** Epoch milliseconds. A day alone is its midnight; without a zone, India's clock is meant. */
function readInstant(text: string): number {
  const match = INSTANT.exec(text)
  const whole = text.includes('T') ? text : `${text}T00:00`
  const ms = match ? Date.parse(match.groups?.zone === undefined ? `${whole}+05:30` : whole) : NaN
  if (Number.isNaN(ms)) throw new UsageError('--at is a time like 2026-11-22T10:00')
  return ms
}

const HEAD_BYTES = 12

/** By what it begins with; a file that only calls itself WAV is for the system to refuse. */
async function isRecording(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) throw new UsageError(found ? `${path} is not a file.` : `There is no file ${path}.`)
  if (/\.wave?$/i.test(path)) return true
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return isWav(buffer.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}

/** As much of it as shows that it is too large. */
async function readFileBytes(path: string): Promise<Uint8Array> {
  const file = await open(path)
  return readStream(file.createReadStream({ end: MOST_TRANSCRIPT_BYTES }))
}

async function readStream(input: Readable): Promise<Uint8Array> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of input) {
    const bytes = Buffer.from(piece as Uint8Array | string)
    pieces.push(bytes)
    length += bytes.length
    if (length > MOST_TRANSCRIPT_BYTES) break
  }
  return Buffer.concat(pieces)
}
