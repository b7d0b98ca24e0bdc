import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'

import { WebSocket } from 'ws'

import { freePort } from './free-port.ts'
import type { ServerProcess } from './speech-process.ts'

/** The official server and the Python that runs it; neither is part of the repository. */
export interface Official {
  readonly program: string
  readonly python: string
  /** The libvosk inside PyPI's `vosk`. */
  readonly libvoskFile: string
  readonly versions: string
}

export const HOW_TO_GET_IT = `The official server is not part of the repository. To hold ours against it:
  python3 -m venv venv && venv/bin/pip install vosk==0.3.45 websockets==13.1
  git clone https://github.com/alphacep/vosk-server
  npm run bench -- speech-server --official vosk-server/websocket/asr_server.py --python venv/bin/python
(websockets 13.1 is the last whose serve() calls the server's handler with a path, as it expects.)`

const LAST_WEBSOCKETS_MAJOR = 13
const START_DEADLINE_MS = 30_000
const TELL_VERSIONS = `
import os, vosk, websockets, platform
from importlib.metadata import version
print(os.path.dirname(vosk.__file__), version("vosk"), websockets.__version__, platform.python_version())
`

/** Throws when the Python has not what the server needs. */
export async function findOfficial(program: string, python: string): Promise<Official> {
  const { stdout } = await promisify(execFile)(python, ['-c', TELL_VERSIONS]).catch((cause: unknown) => {
    throw new Error(`${python} cannot import vosk and websockets.\n${HOW_TO_GET_IT}`, { cause })
  })
  const [folder, vosk, websockets, version] = stdout.trim().split(' ')
  if (parseInt(websockets!, 10) > LAST_WEBSOCKETS_MAJOR)
    throw new Error(`The official server cannot serve with websockets ${websockets!}.\n${HOW_TO_GET_IT}`)
  return {
    program,
    python,
    libvoskFile: join(folder!, 'libvosk.so'),
    versions: `vosk ${vosk!}, websockets ${websockets!}, Python ${version!}`,
  }
}

/** Starts it on a free port, behind `pinned`, the beginning of a command line; resolves when it listens. */
export async function startOfficial(
  { program, python }: Official,
  modelDir: string,
  pinned: readonly string[],
): Promise<ServerProcess> {
  const port = await freePort()
  const [command, ...args] = [...pinned, python, program, modelDir]
  const child = spawn(command, args, {
    stdio: 'ignore',
    env: { ...process.env, VOSK_SERVER_INTERFACE: '127.0.0.1', VOSK_SERVER_PORT: String(port) },
  })
  const ended = once(child, 'exit')
  // Ours goes when this process does; this one has to be told, also when this process is told to end.
  const end = () => child.kill('SIGTERM')
  const leave = () => process.exit(1)
  process.on('exit', end).on('SIGTERM', leave)
  const stop = async () => {
    process.off('exit', end).off('SIGTERM', leave)
    end()
    await ended
  }
  const url = `ws://127.0.0.1:${port}`
  const deadlineMs = performance.now() + START_DEADLINE_MS
  while (!(await answers(url))) {
    if (child.exitCode !== null)
      throw new Error(`The official server did not start; try: ${python} ${program}`)
    if (performance.now() > deadlineMs) {
      await stop()
      throw new Error('The official server does not answer.')
    }
    await wait(100)
  }
  return { url, pid: child.pid!, stop }
}

async function answers(url: string): Promise<boolean> {
  const socket = new WebSocket(url)
  return new Promise((resolve) => {
    socket.on('error', () => {
      resolve(false)
    })
    socket.on('open', () => {
      socket.close()
      resolve(true)
    })
  })
}
