import type { Parameters, WebHook } from '../outside/outside.ts'
import type { Address, RecordingWish } from '../twiml/verbs.ts'
import type { RecordingHook } from './exchange.ts'
import type { Line } from './line.ts'
import type { Office } from './office.ts'
import type { Program } from './program.ts'
import type { Running } from './run-in-order.ts'

/** Where a verb is carried out, and what it may do there. */
export interface Stage {
  readonly office: Office
  readonly line: Line
  /** A called party who is being asked something may not call others. */
  readonly mayDial: boolean
  /** What a called party follows. */
  makeProgramFor(called: Line): Program
  /** An address of the document made absolute; null, with a warning, when it cannot be. */
  resolve(address: Address): WebHook | null
  /** Leaves the document for the one at `address`; null stands for the document's own address. */
  goTo(address: Address | null, parameters: Parameters): Running
  readonly warn: (code: number, sentence: string) => void
}

/** Relative addresses need a `base`; null when it is no address of the web. */
export function resolveUrl(url: string, base: string | null): string | null {
  const resolved = URL.parse(url, base ?? undefined)
  return resolved && /^https?:$/.test(resolved.protocol) ? resolved.href : null
}

export function recordingHook(stage: Stage, { callback }: RecordingWish): RecordingHook | null {
  const hook = callback && stage.resolve(callback)
  return hook && { ...hook, events: callback.events }
}
