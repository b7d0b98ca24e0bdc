import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

import type { Language, Segment, Speaker } from '@leadbreak/contract'

/** What was said, and in which language. */
interface Turn {
  readonly speaker: Speaker | null
  readonly language: Language
  readonly startMs: number
  readonly endMs: number
}

interface Recording {
  readonly file: string
  readonly group: string
  readonly turns: readonly Turn[]
}

/** A line of `leadbreak listen --json`. */
interface Heard {
  readonly file: string
  readonly live: { readonly segments: readonly Segment[]; readonly shed: Readonly<Record<string, number>> }
  readonly afterwards: readonly Segment[]
}

/** Segments by the language spoken and the one that was chosen. */
type Confusion = Record<Language, Record<Language, number>>

const ROOT = join(import.meta.dirname, '..', '..')
const PROGRAM = join(ROOT, 'server', 'src', 'commands', 'leadbreak.ts')
const CONVERSATIONS = join(ROOT, 'simulator', 'conversations')
const SENTENCES = join(ROOT, 'bench', 'data', 'speech-accuracy')
const DEFAULT_SPEED = '3'
/** Other rows are for looking at: the models are made for the voices that they know. */
const TARGET_SHARE = 0.97
const UNKNOWN_VOICES = 'sentences, a voice the models do not know'

/** Whether the language is chosen rightly, while the call goes on and, for comparison, afterwards from its recording. */
export const languageChoice = {
  name: 'language-choice',
  title: 'segments whose language was chosen rightly, demo voices; [times real time]',

  async run(print: (line: string) => void, [speed = DEFAULT_SPEED]: readonly string[]): Promise<void> {
    const recordings = [...conversations(), ...sentences('hi'), ...sentences('en-in')]
    const live = new Map<string, Confusion>()
    const afterwards = new Map<string, Confusion>()
    const shed: Record<string, number> = {}
    let done = 0
    for await (const heard of listenTo(recordings, speed)) {
      const { group, turns } = recordings[done++]!
      count(live, group, heard.live.segments, turns)
      count(afterwards, group, heard.afterwards, turns)
      for (const [what, amount] of Object.entries(heard.live.shed)) shed[what] = (shed[what] ?? 0) + amount
    }
    if (done < recordings.length)
      throw new Error(`Only ${done} of ${recordings.length} recordings were heard.`)

    printTable('while the call goes on', live, print)
    printTable('afterwards, from the recording', afterwards, print)
    if (Object.values(shed).some((amount) => amount > 0)) {
      print(`This machine could not follow at ${speed} times real time; given up: ${JSON.stringify(shed)}`)
    }
  },
}

function conversations(): Recording[] {
  return readdirSync(CONVERSATIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const text = readFileSync(join(CONVERSATIONS, name, 'conversation.json'), 'utf8')
      const { turns } = JSON.parse(text) as { turns: readonly Turn[] }
      const languages = [...new Set(turns.map(({ language }) => language))]
      const group = languages.length > 1 ? 'calls in both languages' : `calls in ${languages[0]} only`
      return { file: join(CONVERSATIONS, name, 'recording.wav'), group, turns }
    })
}

function sentences(folder: string): Recording[] {
  return readFileSync(join(SENTENCES, folder, 'references.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const { file, known, language } = JSON.parse(line) as {
        file: string
        known: boolean
        language: Language
      }
      const group = known ? 'sentences, voices the models know' : UNKNOWN_VOICES
      const turn = { speaker: null, language, startMs: 0, endMs: Infinity }
      return { file: join(SENTENCES, folder, file), group, turns: [turn] }
    })
}

async function* listenTo(recordings: readonly Recording[], speed: string): AsyncGenerator<Heard> {
  const files = recordings.map(({ file }) => file)
  const child = spawn(process.execPath, [PROGRAM, 'listen', '--json', '--speed', speed, ...files], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  try {
    for await (const line of createInterface({ input: child.stdout })) yield JSON.parse(line) as Heard
  } finally {
    child.kill()
    await ended
  }
}

function count(
  table: Map<string, Confusion>,
  group: string,
  segments: readonly Segment[],
  turns: readonly Turn[],
): void {
  const confusion = table.get(group) ?? { hi: { hi: 0, 'en-IN': 0 }, 'en-IN': { hi: 0, 'en-IN': 0 } }
  table.set(group, confusion)
  for (const segment of segments) confusion[turnOf(segment, turns).language][segment.language]++
}

/** The turn with which the segment has most in common. */
function turnOf({ speaker, startMs, endMs }: Segment, turns: readonly Turn[]): Turn {
  const commonMs = (turn: Turn) => Math.min(endMs, turn.endMs) - Math.max(startMs, turn.startMs)
  return turns
    .filter((turn) => turn.speaker === null || turn.speaker === speaker)
    .reduce((best, turn) => (commonMs(turn) > commonMs(best) ? turn : best))
}

function printTable(title: string, table: Map<string, Confusion>, print: (line: string) => void): void {
  print('')
  print(`${title.padEnd(44)} hi>hi  hi>en  en>hi  en>en   right`)
  const known = [...table].filter(([group]) => group !== UNKNOWN_VOICES).map(([, confusion]) => confusion)
  for (const [group, confusion] of table) print(row(group, [confusion]))
  print(row('all but the unknown voice', known))
  const isMet = rightShare(known) >= TARGET_SHARE
  print(`target ${percent(TARGET_SHARE)} of these: ${isMet ? 'met' : 'missed'}`)
}

function row(group: string, confusions: readonly Confusion[]): string {
  const cell = (spoken: Language, chosen: Language) =>
    String(sum(confusions.map((confusion) => confusion[spoken][chosen]))).padStart(5)
  const cells = [cell('hi', 'hi'), cell('hi', 'en-IN'), cell('en-IN', 'hi'), cell('en-IN', 'en-IN')]
  return `${group.padEnd(44)} ${cells.join('  ')}  ${percent(rightShare(confusions)).padStart(7)}`
}

function rightShare(confusions: readonly Confusion[]): number {
  const right = sum(confusions.map((confusion) => confusion.hi.hi + confusion['en-IN']['en-IN']))
  const wrong = sum(confusions.map((confusion) => confusion.hi['en-IN'] + confusion['en-IN'].hi))
  return right / (right + wrong)
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
