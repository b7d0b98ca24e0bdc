import { readdirSync, readFileSync } from 'node:fs'

/** Linux counts a process's time in hundredths of a second. */
const TICK_MS = 10
const PAGE_MB = 4096 / 1e6

/** Processor time so far, and resident memory at present. */
export interface Usage {
  readonly cpuMs: number
  readonly memoryMb: number
}

/** Of a process and those that it started. Needs Linux. */
export function usageOfFamily(pid: number): Usage {
  const usages = familyOf(pid).map(usageOf)
  return {
    cpuMs: usages.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
    memoryMb: usages.reduce((sum, { memoryMb }) => sum + memoryMb, 0),
  }
}

/** Of the process itself, not of its children. Needs Linux. */
export function usageOf(pid: number): Usage {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  return {
    cpuMs: (Number(fields[11]) + Number(fields[12])) * TICK_MS,
    memoryMb: Number(fields[21]) * PAGE_MB,
  }
}

/** The process, its children, theirs, and so on. Any thread may have started one. */
function familyOf(pid: number): number[] {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  )
  return [pid, ...children.flatMap(familyOf)]
}

/** For how long these cores were busy so far, whoever used them, other guests of the hardware included. Summed. Needs Linux. */
export function busyMsOf(cores: readonly number[]): number {
  const lines = readFileSync('/proc/stat', 'utf8').split('\n')
  let ticks = 0
  for (const core of cores) {
    const line = lines.find((each) => each.startsWith(`cpu${core} `)) ?? ''
    const [user = 0, nice = 0, system = 0, , , irq = 0, softIrq = 0, stolen = 0] = line
      .split(' ')
      .slice(1)
      .map(Number)
    ticks += user + nice + system + irq + softIrq + stolen
  }
  return ticks * TICK_MS
}

/** The most memory that the process ever had resident at once. Needs Linux. */
export function peakMemoryMbOf(pid: number): number {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return (Number(kilobytes) * 1024) / 1e6
}
