import type { Task } from '../../jobs/job.ts'

/** What is done with a recorded call, one after the other. The keys find a call's jobs again. */
export const TRANSCRIBE = 'transcribe-recording'
export const READ = 'read-requirement'

export const transcribeKey = (callId: string) => `${TRANSCRIBE}:${callId}`
export const readKey = (callId: string) => `${READ}:${callId}`

/** Recognisers that are away for half an hour cost no recording: each attempt waits a minute for them, and then longer. */
const TRANSCRIPTION_ATTEMPTS = 12

export const transcribeTask = (callId: string): Task => ({
  type: TRANSCRIBE,
  payload: { callId },
  maxAttempts: TRANSCRIPTION_ATTEMPTS,
})
export const readTask = (callId: string): Task => ({ type: READ, payload: { callId } })

/** The call that a job is about. */
export function callIdOf({ payload }: Pick<Task, 'payload'>): string {
  const { callId } = payload
  if (typeof callId !== 'string') throw new TypeError('This job names no call.')
  return callId
}
