import type { Task } from '../../jobs/job.ts'

/** What is done with a call, one after the other. The keys find a call's jobs again. */
export const FETCH = 'fetch-recording'
export const TRANSCRIBE = 'transcribe-recording'
export const READ = 'read-requirement'

export const fetchKey = (callId: string) => `${FETCH}:${callId}`
export const transcribeKey = (callId: string) => `${TRANSCRIBE}:${callId}`
export const readKey = (callId: string) => `${READ}:${callId}`

/** A day of them: a carrier that cannot be reached for so long costs no recording. */
const FETCH_ATTEMPTS = 295
/**
 * Recognisers that are away for hours cost no recording, and neither does a machine that keeps losing its power: each end of
 * our process in the middle of an attempt counts as one.
 */
const UNDERSTANDING_ATTEMPTS = 50

export const fetchTask = (callId: string, carrierRecordingId: string): Task => ({
  type: FETCH,
  payload: { callId, carrierRecordingId },
  maxAttempts: FETCH_ATTEMPTS,
})
export const transcribeTask = (callId: string): Task => ({
  type: TRANSCRIBE,
  payload: { callId },
  maxAttempts: UNDERSTANDING_ATTEMPTS,
})
export const readTask = (callId: string): Task => ({
  type: READ,
  payload: { callId },
  maxAttempts: UNDERSTANDING_ATTEMPTS,
})

/** The call that a job is about. */
export function callIdOf(task: Pick<Task, 'payload'>): string {
  return textOf(task, 'callId')
}

/** The carrier's recording that a job is to fetch. */
export function carrierRecordingIdOf(task: Pick<Task, 'payload'>): string {
  return textOf(task, 'carrierRecordingId')
}

function textOf({ payload }: Pick<Task, 'payload'>, field: string): string {
  const value = payload[field]
  if (typeof value !== 'string') throw new TypeError(`This job has no ${field}.`)
  return value
}
