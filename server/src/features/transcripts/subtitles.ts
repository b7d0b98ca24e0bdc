import type { KeptSegment } from '@leadbreak/contract'

import { cuesOf } from './cues.ts'
import { SPEAKER_NAMES } from './transcript-text.ts'

/** A SubRip file. The format has no way to write its own signs, so others that look alike stand for them. */
export function srtOf(segments: readonly KeptSegment[]): string {
  return cuesOf(segments)
    .map(({ speaker, text, startMs, endMs }, index) => {
      const line = speaker === null ? srtText(text) : `${SPEAKER_NAMES[speaker]}: ${srtText(text)}`
      return `${index + 1}\n${srtTime(startMs)} --> ${srtTime(endMs)}\n${line}\n`
    })
    .join('\n')
}

/** A WebVTT file, with the speakers as voices. */
export function vttOf(segments: readonly KeptSegment[]): string {
  const cues = cuesOf(segments).map(({ speaker, text, startMs, endMs }) => {
    const line = speaker === null ? vttText(text) : `<v ${SPEAKER_NAMES[speaker]}>${vttText(text)}`
    return `\n${vttTime(startMs)} --> ${vttTime(endMs)}\n${line}\n`
  })
  return `WEBVTT\n${cues.join('')}`
}

const LOOK_ALIKES: Readonly<Record<string, string>> = { '<': '‹', '>': '›', '{': '(', '}': ')' }
const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

function srtText(text: string): string {
  return text.replace(/[<>{}]/g, (sign) => LOOK_ALIKES[sign]!)
}

function vttText(text: string): string {
  return text.replace(/[&<>]/g, (sign) => ESCAPED[sign]!)
}

function srtTime(ms: number): string {
  return vttTime(ms).replace('.', ',')
}

function vttTime(ms: number): string {
  const parts = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60, Math.floor(ms / 1000) % 60]
  const [hours, minutes, seconds] = parts.map((part) => String(part).padStart(2, '0'))
  return `${hours}:${minutes}:${seconds}.${String(ms % 1000).padStart(3, '0')}`
}
