import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const PROGRAM = join(import.meta.dirname, '..', '..', 'server', 'src', 'storage', 'commit-load.ts')
const ROUNDS = 3
const ROUND_SECONDS = 1.2
const REQUESTS_AT_ONCE = 64

interface Measured {
  readonly commits: number
  readonly seconds: number
  readonly cpuMs: number
}

/**
 * Durable commits of one small document each, with many requests at once, which our engine joins in groups, against the
 * same engine when each request has a transaction of its own. The rounds take turns in one folder, so that both meet the
 * same disk; the server's engine is measured as a process, since nothing may import it.
 */
export const commits = {
  name: 'commits',
  title: `durable commits of ${REQUESTS_AT_ONCE} requests at once, grouped and one by one`,

  async run(print: (line: string) => void): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), 'leadbreak-bench-'))
    try {
      const grouped: Measured[] = []
      const alone: Measured[] = []
      for (let round = 0; round < ROUNDS; round++) {
        grouped.push(await measure(join(folder, `grouped-${round}.sqlite`), REQUESTS_AT_ONCE))
        alone.push(await measure(join(folder, `alone-${round}.sqlite`), 1))
      }
      const [ours, other] = [middle(grouped), middle(alone)]
      print(`group commit:         ${told(ours)}`)
      print(`one commit a request: ${told(other)}`)
      print(
        `ratio: ${(rate(ours) / rate(other)).toFixed(1)} times the commits, ` +
          `${(cpuUs(other) / cpuUs(ours)).toFixed(1)} times less CPU (the middle of ${ROUNDS} rounds each)`,
      )
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
}

async function measure(file: string, writers: number): Promise<Measured> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    PROGRAM,
    file,
    String(writers),
    String(ROUND_SECONDS),
  ])
  return JSON.parse(stdout) as Measured
}

function middle(rounds: readonly Measured[]): Measured {
  return rounds.toSorted((left, right) => rate(left) - rate(right))[Math.floor(rounds.length / 2)]!
}

function told(measured: Measured): string {
  return `${Math.round(rate(measured))} commits/s, ${Math.round(cpuUs(measured))} µs of CPU each`
}

function rate({ commits: count, seconds }: Measured): number {
  return count / seconds
}

function cpuUs({ commits: count, cpuMs }: Measured): number {
  return (cpuMs * 1000) / count
}
