import { lengthMs } from '../audio/timeline.ts'
import { quietTone } from '../audio/tones.ts'
import { shownUrl } from '../outside/address.ts'
import { FetchFailure, type Parameters, type WebHook } from '../outside/outside.ts'
import { parseTwiml, type Reading } from '../twiml/parse.ts'
import { readDocument } from '../twiml/read-document.ts'
import type { Address } from '../twiml/verbs.ts'
import type { Instructions } from './exchange.ts'
import type { Line } from './line.ts'
import type { Office } from './office.ts'
import { callParameters } from './parameters.ts'
import { NOTHING_MORE, runInOrder, type Running } from './run-in-order.ts'
import { resolveUrl, type Stage } from './stage.ts'
import { beginVerb } from './verbs/begin-verb.ts'

/** What a leg does by the documents of the customer. */
export interface Program {
  /** Drops what it does and follows these, with another fallback if one is given; `done` is called when they are out of verbs, and never after another `run`. */
  run(instructions: Instructions, done: () => void, fallback?: WebHook | null): void
  readonly press: (digits: string) => void
}

interface ProgramOptions {
  /** Asked when a document cannot be had or read. */
  readonly fallback: WebHook | null
  readonly mayDial: boolean
}

const INVALID_URL = 11100
const NOT_VALID_TWIML = 12200
const TOO_MANY_REDIRECTS = 11215
const MOST_AT_ONE_MOMENT = 100
const APOLOGY_MS = 2000

export function makeProgram(line: Line, office: Office, { fallback, mayDial }: ProgramOptions): Program {
  const { clock, log, outside, accountSid } = office
  const callSid = line.sid
  let running: Running | null = null
  /** Grows with each new document, so that the answer to an old question is not taken for a new one. */
  let turn = 0
  let finished: () => void = () => undefined
  /** Used once, so that a fallback which leads to what fails again does not go round for ever. */
  let fallbackLeft = fallback
  let asked = { atMs: 0, times: 0 }
  line.whenEnding(stop)

  function run(instructions: Instructions, done: () => void, ownFallback = fallback): void {
    finished = done
    fallbackLeft = ownFallback
    if ('hook' in instructions) fetchDocument(instructions.hook, {})
    else {
      stop()
      perform(parseTwiml(instructions.twiml), null)
    }
  }

  function stop(): void {
    turn++
    const stopped = running
    running = null
    stopped?.stop()
  }

  function fetchDocument(hook: WebHook, parameters: Parameters): void {
    stop()
    if (goesRound()) {
      fail(TOO_MANY_REDIRECTS, 'the documents lead to each other and nothing happens', hook.url)
      return
    }
    const own = turn
    // The clock is held by whoever is on the wire, and not here: between two attempts it must run.
    void outside.fetchDocument(hook, { ...callParameters(line.leg(), accountSid), ...parameters }).then(
      (document) => {
        if (own !== turn) return
        log.add({ callSid, what: 'twiml fetched', about: URL.parse(hook.url)?.pathname ?? '' })
        perform(readDocument(document), document.url)
      },
      (error: unknown) => {
        if (!(error instanceof FetchFailure)) throw error
        if (own === turn) fail(error.code, error.message, hook.url)
      },
    )
  }

  /** Documents without a verb that takes time would never let a fast clock reach the call's time limit. */
  function goesRound(): boolean {
    const atMs = clock.nowMs()
    asked = { atMs, times: asked.atMs === atMs ? asked.times + 1 : 1 }
    return asked.times > MOST_AT_ONE_MOMENT
  }

  function perform(reading: Reading, documentUrl: string | null): void {
    if (reading.status === 'unreadable') {
      fail(reading.code, reading.reason, documentUrl)
      return
    }
    for (const warning of reading.warnings) warn(NOT_VALID_TWIML, warning)
    const own = turn
    const stage = makeStage(documentUrl)
    const begun = runInOrder(
      reading.verbs,
      (verb, done) => beginVerb(verb, stage, done),
      () => {
        if (own === turn) finished()
      },
    )
    if (own === turn) running = begun
  }

  function makeStage(documentUrl: string | null): Stage {
    function resolve({ url, method }: Address): WebHook | null {
      const resolved = resolveUrl(url, documentUrl)
      if (resolved) return { url: resolved, method }
      warn(INVALID_URL, `the address ${shownUrl(url)} cannot be understood`)
      return null
    }

    function goTo(address: Address | null, parameters: Parameters): Running {
      const hook = resolve(address ?? { url: '', method: 'POST' })
      if (hook) fetchDocument(hook, parameters)
      else {
        stop()
        fail(INVALID_URL, 'there is nowhere to go on', null)
      }
      return NOTHING_MORE
    }

    const makeProgramFor = (called: Line) => makeProgram(called, office, { fallback: null, mayDial: false })
    return { office, line, mayDial, makeProgramFor, resolve, goTo, warn }
  }

  /** Goes on with the fallback; without one the carrier apologises and hangs up. */
  function fail(code: number, message: string, url: string | null): void {
    warn(code, url === null ? message : `${message} (${shownUrl(url)})`)
    const hook = fallbackLeft
    fallbackLeft = null
    if (hook) {
      asked = { atMs: 0, times: 0 }
      fetchDocument(hook, { ErrorCode: String(code), ...(url !== null && { ErrorUrl: url }) })
      return
    }
    log.add({ callSid, what: 'application error', about: 'said to the caller, then hung up' })
    const apology = quietTone(APOLOGY_MS)
    const cut = line.sound.played.lay(clock.nowMs(), apology)
    const callOff = clock.after(lengthMs(apology), () => {
      line.hangUp()
    })
    running = {
      stop() {
        callOff()
        cut(clock.nowMs())
      },
    }
  }

  function warn(code: number, sentence: string): void {
    log.add({ callSid, what: 'warning', about: `${code}: ${sentence}` })
  }

  return {
    run,
    press: (digits) => running?.press?.(digits),
  }
}
