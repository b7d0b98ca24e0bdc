import { inMegabytes } from './models-shown.ts'

export interface ProgressFacts {
  readonly doneBytes: number
  readonly totalBytes: number
  readonly bytesPerSecond: number
}

const SHOWN_EVERY_MS = 200

/** `18 of 44 MB  41 %  2.1 MB/s  12 s left`. */
export function progressText({ doneBytes, totalBytes, bytesPerSecond }: ProgressFacts): string {
  const percent = Math.floor((100 * doneBytes) / totalBytes)
  const parts = [`${inMegabytes(doneBytes)} of ${inMegabytes(totalBytes)}`, `${percent} %`]
  if (bytesPerSecond > 0) {
    parts.push(`${inMegabytes(bytesPerSecond)}/s`)
    const leftSeconds = Math.ceil((totalBytes - doneBytes) / bytesPerSecond)
    parts.push(`${leftSeconds < 120 ? `${leftSeconds} s` : `${Math.round(leftSeconds / 60)} min`} left`)
  }
  return parts.join('  ')
}

/** Shows a download: on a terminal as one line that changes, elsewhere as a line for every tenth part. */
export function makeDownloadProgress(
  name: string,
  output: NodeJS.WritableStream & { readonly isTTY?: boolean },
  nowMs: () => number = () => performance.now(),
) {
  const isTerminal = output.isTTY === true
  let began: { readonly atMs: number; readonly bytes: number } | null = null
  let shownAtMs = -Infinity
  let shownTenth = -1

  function show(doneBytes: number, totalBytes: number): void {
    const atMs = nowMs()
    // What was here from an earlier run, or is sent anew, is no part of the rate.
    if (began === null || doneBytes < began.bytes) began = { atMs, bytes: doneBytes }
    const seconds = (atMs - began.atMs) / 1000
    const bytesPerSecond = seconds > 0 ? (doneBytes - began.bytes) / seconds : 0
    const line = `${name}  ${progressText({ doneBytes, totalBytes, bytesPerSecond })}`

    const isLast = doneBytes === totalBytes
    const tenth = Math.floor((10 * doneBytes) / totalBytes)
    if (isTerminal && (isLast || atMs - shownAtMs >= SHOWN_EVERY_MS)) output.write(`\r${line}\u001b[K`)
    else if (!isTerminal && tenth > shownTenth) output.write(`${line}\n`)
    else return
    shownAtMs = atMs
    shownTenth = tenth
  }

  /** A sentence on a line of its own. */
  function say(sentence: string): void {
    const isBesideProgress = isTerminal && began !== null
    output.write(isBesideProgress ? `\n${sentence}\n` : `${sentence}\n`)
    began = null
  }

  return { show, say }
}
