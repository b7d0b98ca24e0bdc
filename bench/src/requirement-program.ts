import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

import type { Requirement } from '@leadbreak/contract'

import { peakMemoryMbOf, usageOf } from './process-usage.ts'
import type { LabelledCall } from './requirement-sets.ts'

/** CPU that goes by, both for the compiler to get warm and then to be measured: a hundredth of a second is lost in it. */
const WARM_UP_CPU_MS = 1500
const MEASURED_CPU_MS = 1500
const ONE_WORD = { id: 'start-up', segments: [{ speaker: 'lead', text: 'haan', startMs: 0, endMs: 500 }] }

/** All of it with the reading and writing of JSON, and with the threads of the compiler and of the memory. */
export interface Speed {
  /** From nothing to the answer for a call of one word. */
  readonly startUpCpuMs: number
  /** Segments for one second of CPU time, each call new to the process. */
  readonly firstPass: number
  /** The same once the process has seen everything several times. */
  readonly warm: number
  readonly peakMemoryMb: number
}

/** What a program that takes calls as JSON Lines answers to each of `calls`, by id. Throws when it leaves one out. */
export async function answersOf(
  program: readonly string[],
  calls: readonly LabelledCall[],
): Promise<ReadonlyMap<string, Requirement>> {
  const running = start(program)
  running.child.stdin.end(linesOf(calls))
  const answers = new Map<string, Requirement>()
  for await (const line of running.answers) {
    const { id, ...requirement } = JSON.parse(line) as Requirement & { id: string }
    answers.set(id, requirement)
  }
  await running.ended
  const unanswered = calls.find(({ id }) => !answers.has(id))
  if (unanswered) throw new Error(`${program[0]} gave no answer to call ${unanswered.id}.`)
  return answers
}

/** Feeds the calls again and again to one process. Needs Linux. */
export async function measureSpeed(
  program: readonly string[],
  calls: readonly LabelledCall[],
): Promise<Speed> {
  const running = start(program)
  const pid = running.child.pid!
  const text = linesOf(calls)
  const segments = calls.reduce((sum, call) => sum + call.segments.length, 0)
  const ask = async (lines: string, count: number) => {
    running.child.stdin.write(lines)
    for (let answered = 0; answered < count; answered++) {
      if ((await running.answers.next()).done) throw new Error(`${program[0]} ended before its input did.`)
    }
  }
  /** Segments for a second of CPU, over as many passes as take that long. */
  const passesFor = async (leastCpuMs: number) => {
    const before = usageOf(pid).cpuMs
    for (let passes = 1; ; passes++) {
      await ask(text, calls.length)
      const cpuMs = usageOf(pid).cpuMs - before
      if (cpuMs >= leastCpuMs) return (1000 * passes * segments) / Math.max(cpuMs, 1)
    }
  }

  try {
    await ask(`${JSON.stringify(ONE_WORD)}\n`, 1)
    const startUpCpuMs = usageOf(pid).cpuMs
    const firstPass = await passesFor(0)
    await passesFor(WARM_UP_CPU_MS)
    const warm = await passesFor(MEASURED_CPU_MS)
    return { startUpCpuMs, firstPass, warm, peakMemoryMb: peakMemoryMbOf(pid) }
  } finally {
    running.child.kill()
    await running.ended
  }
}

function start([program, ...args]: readonly string[]) {
  const child = spawn(process.execPath, [program!, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  child.stdin.on('error', () => undefined) // a program that ended early shows itself by the answers it owes
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return { child, ended, answers }
}

function linesOf(calls: readonly LabelledCall[]): string {
  return calls.map(({ id, segments }) => `${JSON.stringify({ id, segments })}\n`).join('')
}
