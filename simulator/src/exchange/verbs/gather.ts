import type { Gather } from '../../twiml/verbs.ts'
import { runInOrder, type Running } from '../run-in-order.ts'
import type { Stage } from '../stage.ts'
import { beginPrompt } from './prompt.ts'

/** Waits for keys, also while the prompts are still being said. Nobody here is heard to speak: speech never comes. */
export function beginGather(gather: Gather, stage: Stage, done: () => void): Running {
  const { clock, log } = stage.office
  let digits = ''
  let isOver = false
  let callOff: () => void = () => undefined

  log.add({
    callSid: stage.line.sid,
    what: 'gather',
    about: gather.takesDigits ? 'waits for keys' : 'waits for speech, which nobody hears here',
  })
  const prompts = runInOrder(
    gather.prompts,
    (prompt, promptDone) => beginPrompt(prompt, stage, promptDone),
    wait,
  )

  function wait(): void {
    callOff()
    callOff = clock.after(gather.timeoutMs, finish)
  }

  function press(keys: string): void {
    if (!gather.takesDigits) return
    prompts.stop()
    for (const key of keys) {
      if (isOver) return
      const isLast = key === gather.finishOnKey
      if (!isLast) digits += key
      if (isLast || digits.length === gather.numDigits) finish()
    }
    if (!isOver) wait()
  }

  function finish(): void {
    stop()
    if (digits === '' && !gather.actionOnEmptyResult) done()
    else stage.goTo(gather.action, { Digits: digits })
  }

  function stop(): void {
    isOver = true
    callOff()
    prompts.stop()
  }

  return { stop, press }
}
