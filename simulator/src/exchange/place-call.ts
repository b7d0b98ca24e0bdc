import type { NewCall } from './exchange.ts'
import { makeLine } from './line.ts'
import type { Office, Party } from './office.ts'
import { makeProgram } from './program.ts'
import { recordLine } from './record-line.ts'

/** The leg that REST orders, still queued: once answered it follows its instructions, and out of them it is hung up. */
export function placeCall(office: Office, call: NewCall): Party {
  const line = makeLine(office, { ...call, parentSid: null })
  const program = makeProgram(line, office, { fallback: call.fallback, mayDial: true })
  line.whenAnswered(() => {
    if (call.record) {
      const { channels, hook, trimsSilence } = call.record
      recordLine(line, office.recorder, {
        source: 'OutboundAPI',
        channels,
        hook,
        trims: trimsSilence ?? true,
      })
    }
    program.run(call.instructions, line.hangUp)
  })
  return {
    line,
    redirect(instructions, fallback) {
      program.run(instructions, line.hangUp, fallback ?? call.fallback)
    },
    press: program.press,
  }
}
