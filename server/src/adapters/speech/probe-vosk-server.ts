import { openVoskConnection } from './vosk-connection.ts'

const PROBE_RATE_HZ = 16_000
const PROBE_SAMPLES = 1600

/** Whether a vosk-server answers audio within `deadlineMs`. Never throws. */
export async function probeVoskServer(url: string, deadlineMs: number): Promise<boolean> {
  try {
    const connection = await openVoskConnection({
      url,
      sampleRateHz: PROBE_RATE_HZ,
      windowFrames: 1,
      connectDeadlineMs: deadlineMs,
      silenceDeadlineMs: deadlineMs,
      signal: AbortSignal.timeout(deadlineMs),
      onAnswer: () => undefined,
    })
    try {
      await connection.send({ startSample: 0, samples: new Int16Array(PROBE_SAMPLES) })
      await connection.finish()
    } finally {
      connection.close()
    }
    return true
  } catch {
    return false
  }
}
