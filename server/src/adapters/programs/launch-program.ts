import { fork, type ChildProcess } from 'node:child_process'

export type Environment = Readonly<Record<string, string | undefined>>

export interface LaunchOptions {
  /** Its main module. It says by a message when it listens. */
  readonly program: string
  readonly args: readonly string[]
  /** All of its environment; `passedOn` picks what every program needs of ours. */
  readonly env: Environment
  readonly startDeadlineMs: number
  /** Where the child's own log goes once it listens. */
  readonly stderr: NodeJS.WritableStream
}

/** Why a program did not come to listen, in its own words; for the person who started us. */
export class LaunchFailure extends Error {
  override readonly name = 'LaunchFailure'
}

export interface RunningProgram {
  readonly pid: number
  readonly port: number
  /** Resolves when it has ended, however that came. */
  readonly ended: Promise<ProgramEnd>
  /** Asks it to finish, and makes it when it has not by `deadlineMs`; resolves when it has ended. */
  stop(deadlineMs: number): Promise<void>
}

export interface ProgramEnd {
  readonly exitCode: number | null
  readonly signal: string | null
}

const PASSED_ON = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'SystemRoot', 'LD_LIBRARY_PATH', 'LOG_LEVEL']
const KEPT_COMPLAINT_CHARACTERS = 2000

/** What a child needs to run, and none of our secrets; `more` names what this one needs beside that. */
export function passedOn(env: Environment, ...more: readonly string[]): Environment {
  return Object.fromEntries([...PASSED_ON, ...more].map((name) => [name, env[name]]))
}

/**
 * Starts a program as a child of this process and waits until it listens. It leaves by itself when this process
 * goes, even by kill -9, because the channel between them closes. Throws LaunchFailure, or the reason of `signal`.
 */
export async function launchProgram(options: LaunchOptions, signal: AbortSignal): Promise<RunningProgram> {
  signal.throwIfAborted()
  const child = fork(options.program, options.args, {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: options.env,
    execArgv: [],
    // In a process group of its own: Ctrl-C in the terminal is for us, and we stop the child when its work is done.
    detached: process.platform !== 'win32',
  })
  const ended = endOf(child)
  const stopChild = (deadlineMs: number) => stop(child, ended, deadlineMs)

  try {
    const port = await untilListening(child, ended, options, signal)
    return { pid: child.pid!, port, ended, stop: stopChild }
  } catch (error) {
    await stopChild(0)
    throw error
  }
}

/** Resolves to the port. What the child writes until then explains why it did not come so far. */
async function untilListening(
  child: ChildProcess,
  ended: Promise<ProgramEnd>,
  { startDeadlineMs, stderr }: LaunchOptions,
  signal: AbortSignal,
): Promise<number> {
  let complaint = ''
  const keepComplaint = (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-KEPT_COMPLAINT_CHARACTERS)
  }
  child.stderr!.on('data', keepComplaint)

  const listening = Promise.withResolvers<number>()
  child.on('message', (message) => {
    const { type, port } = message as { type?: unknown; port?: unknown }
    if (type === 'listening' && typeof port === 'number') listening.resolve(port)
  })
  void ended.then(({ exitCode, signal: killer }) => {
    const reason = complaint.trim() || `The program ended at once (${killer ?? exitCode}).`
    listening.reject(new LaunchFailure(reason))
  })
  const deadline = setTimeout(() => {
    listening.reject(new LaunchFailure(`The program was not ready after ${startDeadlineMs / 1000} s.`))
  }, startDeadlineMs)
  const onAbort = () => {
    listening.reject(signal.reason as Error)
  }
  signal.addEventListener('abort', onAbort, { once: true })

  try {
    return await listening.promise
  } finally {
    clearTimeout(deadline)
    signal.removeEventListener('abort', onAbort)
    child.stderr!.off('data', keepComplaint)
    child.stderr!.on('data', (chunk: Buffer) => stderr.write(chunk))
  }
}

function endOf(child: ChildProcess): Promise<ProgramEnd> {
  return new Promise((resolve) => {
    child.once('exit', (exitCode, signal) => {
      resolve({ exitCode, signal })
    })
    // A child that could not be made has no exit.
    child.on('error', () => {
      if (child.pid === undefined) resolve({ exitCode: null, signal: null })
    })
  })
}

async function stop(child: ChildProcess, ended: Promise<ProgramEnd>, deadlineMs: number): Promise<void> {
  if (deadlineMs > 0) child.kill('SIGTERM')
  const killer = setTimeout(() => child.kill('SIGKILL'), deadlineMs)
  await ended
  clearTimeout(killer)
}
