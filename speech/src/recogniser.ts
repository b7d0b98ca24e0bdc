import { makeResampler } from '@leadbreak/audio'

import { feedRateHz } from './feature-config.ts'
import type { Libvosk, RecogniserPointer } from './libvosk.ts'
import type { LoadedModel } from './model.ts'
import { hearablePhrases } from './phrases.ts'
import { repairJson } from './repair-json.ts'
import { makeSampleJoiner } from './samples.ts'
import type { StreamSettings } from './stream-settings.ts'
import type { StreamFailure } from './worker-protocol.ts'

/** One stream's ear. It belongs to the thread that made it. Everything may throw RecogniserFailure. */
export interface Recogniser {
  readonly clientRateHz: number
  /** Takes a frame as the client sent it; the one before it must have been listened to. */
  take(frame: ArrayBuffer): void
  /** Recognises at most a second of the frame. True when nothing of it is left. */
  listen(): boolean
  /** The reply to the frame: a result if an utterance ended with it, else what is understood so far. */
  reply(): string
  /** Ends the utterance. What is heard afterwards begins a new one; times go on counting. */
  finish(): string
  free(): void
}

/** The recogniser cannot be made or cannot go on. */
export class RecogniserFailure extends Error {
  override readonly name = 'RecogniserFailure'
  readonly failure: StreamFailure

  constructor(failure: StreamFailure) {
    super(failure)
    this.failure = failure
  }
}

/**
 * libvosk itself works through what it is given in steps of this length. Cutting at whole steps therefore
 * changes nothing in what it recognises, and other streams of the thread wait less for a long frame.
 */
const STEP_SECONDS = 0.2
const STEPS_PER_TURN = 5

/**
 * Makes a recogniser, or throws RecogniserFailure.
 *
 * Three mistakes with libvosk end the process, and none of them can be made through this function:
 * - two calls at once on one recogniser: its pointer never leaves this closure, every call is synchronous,
 *   and a closure cannot be posted to another thread;
 * - freeing during a call: for the same reason no call can be running when `free` is entered;
 * - a call on NULL or on freed memory: NULL is refused before anything else happens, and `free` takes the
 *   pointer away, so that a later call throws.
 */
export function makeRecogniser(libvosk: Libvosk, loaded: LoadedModel, settings: StreamSettings): Recogniser {
  const rateHz = feedRateHz(settings.sampleRateHz, loaded.features)
  const resampler = rateHz === settings.sampleRateHz ? null : makeResampler(settings.sampleRateHz, rateHz)
  const turnSamples = Math.trunc(rateHz * STEP_SECONDS) * STEPS_PER_TURN
  const joiner = makeSampleJoiner()
  let alive: RecogniserPointer | null = newPointer(libvosk, loaded, settings, rateHz)
  let waiting: Int16Array = new Int16Array(0)
  let endedUtterance = false

  function pointer() {
    if (alive === null) throw new Error('This recogniser was freed.')
    return alive
  }

  function accept(pcm: Int16Array): void {
    const answer = libvosk.acceptSamples(pointer(), pcm, pcm.length)
    if (answer < 0) throw new RecogniserFailure('recogniser-failed')
    endedUtterance = answer === 1
  }

  return {
    clientRateHz: settings.sampleRateHz,
    take(frame) {
      const pcm = joiner.join(frame)
      waiting = resampler === null ? pcm : resampler.push(pcm)
    },
    listen() {
      accept(waiting.subarray(0, turnSamples))
      waiting = waiting.subarray(turnSamples)
      return waiting.length === 0
    },
    reply() {
      return repairJson(endedUtterance ? libvosk.result(pointer()) : libvosk.partialResult(pointer()))
    },
    finish() {
      joiner.drop()
      const rest = resampler?.flush()
      if (rest !== undefined && rest.length > 0) accept(rest)
      return repairJson(libvosk.finalResult(pointer()))
    },
    free() {
      const last = pointer()
      alive = null
      libvosk.freeRecogniser(last)
    },
  }
}

function newPointer(
  libvosk: Libvosk,
  loaded: LoadedModel,
  settings: StreamSettings,
  rateHz: number,
): RecogniserPointer {
  // Like the original, a model with a fixed graph goes on without the phrases.
  const wished = loaded.takesPhrases ? settings.phrases : []
  const phrases = hearablePhrases(wished, (word) => libvosk.findWord(loaded.model, word))
  if (wished.length > 0 && phrases.length === 0) throw new RecogniserFailure('phrases-unknown')

  const pointer =
    phrases.length > 0
      ? libvosk.newRecogniserOfPhrases(loaded.model, rateHz, JSON.stringify(phrases))
      : libvosk.newRecogniser(loaded.model, rateHz)
  if (pointer === null) throw new RecogniserFailure('no-recogniser')

  if (loaded.speakerModel !== null) libvosk.setSpeakerModel(pointer, loaded.speakerModel)
  libvosk.setWords(pointer, settings.words ? 1 : 0)
  libvosk.setMaxAlternatives(pointer, settings.maxAlternatives)
  return pointer
}
