import type { Clock } from '../clock/clock.ts'
import type { Line } from './line.ts'

/** Two people who hear each other. */
export interface Bridge {
  /** Nothing more is said or heard; ending it twice does nothing. */
  end(): void
}

/** Joins the two lines: from now on both speak as the called person's talk has it, and the called one hangs up at its end. */
export function joinLines(caller: Line, called: Line, clock: Clock): Bridge {
  const fromMs = clock.nowMs()
  const stops = [caller.sound.listenTo(called.sound, fromMs), called.sound.listenTo(caller.sound, fromMs)]
  const { talk } = called.persona
  let callOff: () => void = () => undefined
  if (talk) {
    stops.push(caller.sound.said.lay(fromMs, talk.agent), called.sound.said.lay(fromMs, talk.lead))
    callOff = clock.after(talk.leadHangsUpAfterMs, called.hangUp)
  }
  return {
    end() {
      callOff()
      for (const stop of stops.splice(0)) stop(clock.nowMs())
    },
  }
}
