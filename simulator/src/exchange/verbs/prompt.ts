import { lengthMs } from '../../audio/timeline.ts'
import { keyTones, quietTone } from '../../audio/tones.ts'
import { shownUrl } from '../../outside/address.ts'
import type { Prompt } from '../../twiml/verbs.ts'
import type { Running } from '../run-in-order.ts'
import type { Stage } from '../stage.ts'

const TONE_MS_PER_CHARACTER = 60
const SHORTEST_TONE_MS = 300
const UNFETCHED_PLAY_MS = 1000

/** Says, plays or waits. */
export function beginPrompt(prompt: Prompt, stage: Stage, done: () => void): Running | null {
  const { line, office } = stage
  const { log, sayings } = office
  switch (prompt.kind) {
    case 'say': {
      const { text, language, times } = prompt
      if (text === '') return null
      log.add({ callSid: line.sid, what: 'say', about: text })
      const toneMs = Math.max(SHORTEST_TONE_MS, text.length * TONE_MS_PER_CHARACTER)
      return sound(sayings(text, language) ?? quietTone(toneMs), times, stage, done)
    }
    case 'play': {
      const { url, digits, times } = prompt
      const about = digits === null ? `${shownUrl(url)} (a tone instead)` : `keys ${digits}`
      log.add({ callSid: line.sid, what: 'play', about })
      return sound(digits === null ? quietTone(UNFETCHED_PLAY_MS) : keyTones(digits), times, stage, done)
    }
    case 'pause': {
      const callOff = office.clock.after(prompt.lengthMs, done)
      return { stop: callOff }
    }
  }
}

function sound(samples: Int16Array, times: number, stage: Stage, done: () => void): Running | null {
  if (samples.length === 0) return null
  const { line, office } = stage
  const { clock } = office
  const cut = line.sound.played.lay(clock.nowMs(), samples, { repeats: times > 1 })
  const callOff = clock.after(lengthMs(samples) * times, () => {
    cut(clock.nowMs())
    done()
  })
  return {
    stop() {
      callOff()
      cut(clock.nowMs())
    },
  }
}
