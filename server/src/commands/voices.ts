import type { Speaker } from '@leadbreak/contract'

import { guessSpeakers } from '../features/analysis/guess-speakers.ts'
import type { Utterance } from '../features/analysis/read-requirement.ts'

/** What somebody said, with the name by which a file calls him; null where it names nobody. Milliseconds. */
export interface VoicedLine extends Pick<Utterance, 'text' | 'startMs' | 'endMs' | 'words'> {
  readonly voice: string | null
}

const NAMES: Readonly<Record<Speaker, readonly string[]>> = {
  agent: [
    ...['agent', 'a', 'sales', 'salesman', 'sales agent', 'salesperson', 'executive', 'broker', 'dealer'],
    ...['advisor', 'consultant', 'telecaller', 'rep', 'representative', 'seller', 'realtor'],
    ...['एजेंट', 'एजेन्ट', 'ब्रोकर', 'सेल्स', 'डीलर', 'सलाहकार'],
  ],
  lead: [
    ...[
      'lead',
      'l',
      'customer',
      'cust',
      'client',
      'c',
      'buyer',
      'caller',
      'prospect',
      'user',
      'tenant',
      'owner',
    ],
    ...['लीड', 'ग्राहक', 'कस्टमर', 'क्लाइंट', 'क्लाएंट', 'खरीदार', 'ख़रीदार'],
  ],
}
const SPEAKER_OF: ReadonlyMap<string, Speaker> = new Map(
  (['agent', 'lead'] as const).flatMap((side) => NAMES[side].map((name) => [name, side] as const)),
)

/** Names that a recogniser gives to voices it cannot name. */
const NUMBERED = /^(?:speaker|spk|voice|person|channel|स्पीकर|वक्ता|आवाज)[ _-]*\p{Nd}*$/u

/** Which side a file's name for a voice means, or null for any other name. */
export function speakerNamed(voice: string): Speaker | null {
  return SPEAKER_OF.get(normal(voice)) ?? null
}

/** Whether nothing but a speaker can be meant by these words before a colon. */
export function isVoice(name: string): boolean {
  return speakerNamed(name) !== null || NUMBERED.test(normal(name))
}

/**
 * The lines with their speakers. Names that say no side are given one each: of the voices of a call, the one that sounds
 * most like an agent is the agent's, and the others are the lead's. Lines that name nobody are left to be guessed alone.
 */
export function toUtterances(lines: readonly VoicedLine[]): Utterance[] {
  const sides = sidesOf(lines)
  return lines.map(({ voice, ...line }) => ({
    ...line,
    speaker: voice === null ? null : (speakerNamed(voice) ?? sides.get(normal(voice)) ?? null),
  }))
}

function sidesOf(lines: readonly VoicedLine[]): ReadonlyMap<string, Speaker> {
  const unnamed = lines.filter(({ voice }) => voice !== null && speakerNamed(voice) === null)
  const voices = new Map<string, { agent: number; all: number }>()
  for (const { voice, speaker } of guessed(unnamed)) {
    const count = voices.getOrInsertComputed(normal(voice), () => ({ agent: 0, all: 0 }))
    if (speaker === 'agent') count.agent++
    count.all++
  }
  const known = new Set(lines.flatMap(({ voice }) => (voice === null ? [] : (speakerNamed(voice) ?? []))))
  if (voices.size === 1 && known.size === 0) return new Map() // both sides under one name
  const byLikeness = [...voices].sort(([, a], [, b]) => b.agent / b.all - a.agent / a.all)
  return new Map(
    byLikeness.map(([voice], rank) => [voice, rank === 0 && !known.has('agent') ? 'agent' : 'lead']),
  )
}

function guessed(lines: readonly VoicedLine[]) {
  const spoken = guessSpeakers(lines.map((line) => ({ ...line, speaker: null })))
  return spoken.map(({ speaker }, index) => ({ speaker, voice: lines[index]!.voice! }))
}

function normal(voice: string): string {
  return voice.trim().toLowerCase().normalize('NFC')
}
