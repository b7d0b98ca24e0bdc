import { splitVoice } from './read-plain-talk.ts'
import { isVoice, type VoicedLine } from './voices.ts'

/** The cues of a SubRip or WebVTT file, ours or others'. Blocks without a time (headers, notes, styles) are passed over. */
export function readSubtitles(text: string): VoicedLine[] {
  const blocks = text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .map((block) => block.split('\n'))
  const cues = blocks.flatMap((lines) => {
    const at = lines.findIndex((line) => line.includes('-->'))
    const [start, end] = at < 0 ? [] : lines[at]!.split('-->').map(readTime)
    if (start === undefined || start === null) return []
    const times = { startMs: start, endMs: Math.max(start, end ?? start) }
    return lines.slice(at + 1).map((line, index) => ({ ...times, ...readLine(line), isFirst: index === 0 }))
  })
  const names = new Map<string, number>()
  for (const { name } of cues) if (name !== null) names.set(name, (names.get(name) ?? 0) + 1)

  const said: VoicedLine[] = []
  for (const { name, isCertain, isTurn, isFirst, rest, whole, ...times } of cues) {
    const last = said.at(-1)
    const isName = name !== null && (isCertain || isVoice(name) || names.get(name)! > 1)
    if (!isFirst && !isTurn && !isName && last)
      said[said.length - 1] = { ...last, text: `${last.text} ${whole}` }
    else said.push({ voice: isName ? name : null, text: isName ? rest : whole, ...times })
  }
  return said.map((line) => ({ ...line, text: line.text.trim() })).filter(({ text: words }) => words !== '')
}

/** Milliseconds of "01:02:03,004", "02:03.004", with or without settings behind; null for anything else. */
function readTime(text: string): number | null {
  const match = /^\s*(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?(?=\s|$)/.exec(text)
  if (!match) return null
  const [, hours = '0', minutes, seconds, fraction = ''] = match
  return (
    (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'))
  )
}

interface CueLine {
  /** Of whom it may be; null where nobody is named. */
  readonly name: string | null
  /** The format itself says that it is a name. */
  readonly isCertain: boolean
  /** A dash: somebody else speaks from here. */
  readonly isTurn: boolean
  readonly rest: string
  readonly whole: string
}

function readLine(line: string): CueLine {
  const voice = /<v(?:\.[^\s<>]*)?\s([^<>]*)>/.exec(line)?.[1]?.trim()
  const plain = decoded(line.replace(/<[^<>]*>/g, '').replace(/\{\\[^{}]*\}/g, '')).trim()
  const isTurn = /^[-–—]\s*\S/.test(plain)
  const words = isTurn ? plain.replace(/^[-–—]\s*/, '') : plain
  if (voice !== undefined && voice !== '')
    return { name: decoded(voice), isCertain: true, isTurn: true, rest: words, whole: words }
  return { ...splitVoice(words), isCertain: false, isTurn }
}

const SIGNS: Readonly<Record<string, string>> = {
  ...{
    '&amp;': '&',
    '&lt;': '<',
    '&gt;': '>',
    '&nbsp;': ' ',
    '&lrm;': '',
    '&rlm;': '',
    '&quot;': '"',
    '&#39;': "'",
  },
}

function decoded(text: string): string {
  return text.replace(/&(?:amp|lt|gt|nbsp|lrm|rlm|quot|#39);/g, (sign) => SIGNS[sign]!)
}
