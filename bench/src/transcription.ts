import { readdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

import { concatenate, wavFile } from '@leadbreak/audio'
import type { RecordingView } from '@leadbreak/contract'

import { signIn, startLeadBreak } from './leadbreak-process.ts'
import { readWav } from './read-wav.ts'

const CONVERSATIONS = join(import.meta.dirname, '..', '..', 'simulator', 'conversations')
const SHORTEST_CALL_MS = 240_000
const AT_ONCE = [1, 2, 4] as const
const POLL_MS = 50

/** How fast recorded calls are written down, from the end of the upload to the requirement. */
export const transcription = {
  name: 'transcription',
  title: 'recorded calls through the running server, both sides in both languages',

  async run(print: (line: string) => void): Promise<void> {
    const call = longCall()
    const leadBreak = await startLeadBreak({ TRANSCRIPTIONS_AT_ONCE: String(Math.max(...AT_ONCE)) })
    try {
      const headers = await signIn(leadBreak.baseUrl)
      await timeOf(leadBreak.baseUrl, headers, longCall(1).file, 1) // a first one warms everything up
      const minutes = (call.durationMs / 60_000).toFixed(1)
      print(`${availableParallelism()} cores, demo models, each call ${minutes} min of two channels`)
      for (const atOnce of AT_ONCE) {
        const tookMs = await timeOf(leadBreak.baseUrl, headers, call.file, atOnce)
        const speed = Math.round((atOnce * call.durationMs) / tookMs)
        print(`${atOnce} at once: ${(tookMs / 1000).toFixed(1)} s in all, ${speed} times real time`)
      }
    } finally {
      await leadBreak.stop()
    }
  },
}

/** The demo's conversations one after the other, again and again, until the call is long enough. */
function longCall(shortestMs = SHORTEST_CALL_MS): { file: Uint8Array<ArrayBuffer>; durationMs: number } {
  const recordings = readdirSync(CONVERSATIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => readWav(join(CONVERSATIONS, name, 'recording.wav')))
  const { sampleRateHz } = recordings[0]!
  const joined: (readonly Int16Array[])[] = []
  let samples = 0
  for (let turn = 0; samples < (shortestMs / 1000) * sampleRateHz; turn++) {
    const { channels } = recordings[turn % recordings.length]!
    joined.push(channels)
    samples += channels[0]!.length
  }
  const channels = [0, 1].map((channel) => concatenate(joined.map((parts) => parts[channel]!)))
  return { file: wavFile(channels, sampleRateHz), durationMs: (samples / sampleRateHz) * 1000 }
}

/** Milliseconds from the first answer to the uploads until all calls are done. */
async function timeOf(
  baseUrl: string,
  headers: Record<string, string>,
  file: Uint8Array<ArrayBuffer>,
  atOnce: number,
): Promise<number> {
  const upload = { method: 'POST', headers: { ...headers, 'content-type': 'audio/wav' }, body: file }
  const sent = Array.from({ length: atOnce }, () => recordingOf(`${baseUrl}/api/recordings`, upload))
  const startedAtMs = await Promise.race(sent.map((each) => each.then(() => performance.now())))
  await Promise.all(
    sent.map(async (each) => {
      const { callId } = await each
      let { state, failure } = await recordingOf(`${baseUrl}/api/recordings/${callId}`, { headers })
      while (state !== 'done') {
        if (state === 'failed') throw new Error(`A call could not be written down: ${failure?.message}`)
        await wait(POLL_MS)
        ;({ state, failure } = await recordingOf(`${baseUrl}/api/recordings/${callId}`, { headers }))
      }
    }),
  )
  return performance.now() - startedAtMs
}

async function recordingOf(url: string, init: RequestInit): Promise<RecordingView> {
  const response = await fetch(url, init)
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as RecordingView
}
