import { isVoice, type VoicedLine } from './voices.ts'

/**
 * The lines of a text: "agent: …", "ग्राहक: …", "Speaker 1: …", each with a time before it or not, or without any name. A
 * line without a name goes on with what was said before, where others have names.
 */
export function readPlainTalk(text: string): VoicedLine[] {
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '')
  const hasTimes = lines.every((line) => TIME.test(line))
  const rough = lines.map((line) => {
    const time = hasTimes || line.trimStart().startsWith('[') ? TIME.exec(line) : null
    return { startMs: time ? msOf(time) : 0, ...splitVoice(time ? line.slice(time[0].length) : line) }
  })
  const names = new Map<string, number>()
  for (const { name } of rough) if (name !== null) names.set(name, (names.get(name) ?? 0) + 1)
  const isName = (name: string | null) => name !== null && (isVoice(name) || names.get(name)! > 1)
  const areNamed = rough.some(({ name }) => isName(name))

  const said: VoicedLine[] = []
  for (const { name, rest, whole, startMs } of rough) {
    const last = said.at(-1)
    if (isName(name)) said.push({ voice: name, text: rest, startMs, endMs: startMs })
    else if (areNamed && last) said[said.length - 1] = { ...last, text: `${last.text} ${whole}` }
    else said.push({ voice: null, text: whole, startMs, endMs: startMs })
  }
  return said.filter(({ text: words }) => words !== '')
}

/** "0:07", "[00:01:05.250]", at the beginning of a line. */
const TIME = /^\s*\[?(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?\]?(?=\s)/

function msOf([, hours = '0', minutes, seconds, fraction = '']: readonly string[]): number {
  return (
    (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'))
  )
}

const LONGEST_NAME = 40

/** What stands before a colon, if that can be a name, and what stands behind it. */
export function splitVoice(line: string): { name: string | null; rest: string; whole: string } {
  const whole = line.trim()
  const colon = whole.search(/[:：]/)
  // As this program itself prints a call: the name, and spaces.
  const column = /^(agent|lead|voice)\s\s+/.exec(whole)
  if (column) return { name: column[1]!, rest: whole.slice(column[0].length), whole }
  const name = colon > 0 && colon <= LONGEST_NAME ? whole.slice(0, colon).trim() : ''
  if (!/^[\p{L}][\p{L}\p{M}\p{Nd} ._'()-]*$/u.test(name)) return { name: null, rest: whole, whole }
  return { name, rest: whole.slice(colon + 1).trim(), whole }
}
