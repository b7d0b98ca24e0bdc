import { findLoud } from '../../audio/loud-span.ts'
import { beep } from '../../audio/tones.ts'
import { lengthMs } from '../../audio/timeline.ts'
import type { RecordVerb } from '../../twiml/verbs.ts'
import { recordingNoteParameters } from '../parameters.ts'
import type { Running } from '../run-in-order.ts'
import { recordingHook, type Stage } from '../stage.ts'

/** Records the caller until silence, a key, or the longest time; with nothing recorded the document goes on. */
export function beginRecord(verb: RecordVerb, stage: Stage, done: () => void): Running {
  const { line, office } = stage
  const { clock, recorder } = office
  const timers: (() => void)[] = []
  let recordingSid: string | null = null

  const tone = verb.playsBeep ? beep() : new Int16Array()
  line.sound.played.lay(clock.nowMs(), tone)
  timers.push(clock.after(lengthMs(tone), start))

  function start(): void {
    const { sid } = recorder.start({
      callSid: line.leg().parentSid ?? line.sid,
      source: 'RecordVerb',
      channels: 1,
      trims: verb.wish.trims,
      hook: recordingHook(stage, verb.wish),
      sources: [line.sound.said.read],
    })
    recordingSid = sid
    timers.push(
      clock.after(verb.maxLengthMs, () => {
        finish('')
      }),
    )
    listen(clock.nowMs())
  }

  /** Looks again when the silence since `sinceMs` would have been long enough. */
  function listen(sinceMs: number): void {
    const delayMs = sinceMs + verb.timeoutMs - clock.nowMs()
    timers.push(
      clock.after(delayMs, () => {
        const since = { fromMs: sinceMs, toMs: clock.nowMs() }
        const loud = findLoud((fromMs, toMs) => [line.sound.said.read(fromMs, toMs)], since)
        if (loud) listen(loud.toMs)
        else finish('')
      }),
    )
  }

  function finish(digits: string): void {
    const note = stop()
    if (note) stage.goTo(verb.action, { ...recordingNoteParameters(note), Digits: digits })
    else done()
  }

  function stop() {
    for (const callOff of timers.splice(0)) callOff()
    return recordingSid === null ? null : recorder.stop(recordingSid)
  }

  return {
    stop,
    press(digits) {
      const key = Array.from(digits).find((digit) => verb.finishOnKey.includes(digit))
      if (key !== undefined && recordingSid !== null) finish(key)
    },
  }
}
