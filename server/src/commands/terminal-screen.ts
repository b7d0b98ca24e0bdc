/** The part of a terminal, or of a file, that a picture of a call needs. */
export interface ScreenOutput {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

export type TerminalScreen = ReturnType<typeof makeTerminalScreen>

const DEFAULT_COLUMNS = 80

/**
 * Lines that stay, and on a terminal, below them, a few that change in place. In a file the changing ones are left out.
 */
export function makeTerminalScreen(output: ScreenOutput) {
  let below: readonly string[] = []

  /** One more line that stays. */
  function print(line: string): void {
    output.write(`${eraser()}${line}\n${below.map(toLine).join('')}`)
  }

  /** What stands below from now on. */
  function setBelow(lines: readonly string[]): void {
    if (output.isTTY !== true || lines.join('\n') === below.join('\n')) return
    const erase = eraser()
    below = lines
    output.write(`${erase}${below.map(toLine).join('')}`)
  }

  function eraser(): string {
    return below.length === 0 ? '' : `\u001b[${below.length}A\r\u001b[J`
  }

  /** A line that wraps would be two lines to erase, so what is too long loses its beginning: the end is what is new. */
  function toLine(line: string): string {
    return `${lastColumns(line, (output.columns ?? DEFAULT_COLUMNS) - 1)}\n`
  }

  return { print, setBelow }
}

/** The end of a line that has at most `columns` columns, at one for each character; colours are kept. */
function lastColumns(line: string, columns: number): string {
  const parts = line.match(/\u001b\[[0-9;]*m|[^\u001b]\p{M}*/gu) ?? []
  const widthOf = (part: string) => (part.startsWith('\u001b') ? 0 : part.length)
  const width = parts.reduce((sum, part) => sum + widthOf(part), 0)
  if (width <= columns) return line
  let left = columns - 1
  const kept = parts.toReversed().filter((part) => (left -= widthOf(part)) >= 0 || widthOf(part) === 0)
  return `…${kept.reverse().join('')}`
}
