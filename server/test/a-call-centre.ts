import assert from 'node:assert/strict'
import { tmpdir } from 'node:os'

import type { RecordingView } from '@leadbreak/contract'

import { openApp, type RunningApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { aCaller, type Caller } from './a-caller.ts'
import { aFreePort } from './a-port.ts'
import { aDataDir } from './a-server.ts'
import { aTelephoneCompany } from './a-telephone-company.ts'

export const QUEUED_MAX_MS = 30_000

/** Ten digits of people at the simulated telephone company. */
export const LEADS = {
  /** For half a minute. */
  talks: '9000000001',
  busy: '9000000021',
  neverAnswers: '9000000022',
  refuses: '9000000023',
  /** After twelve seconds, while the agent asks a question. */
  hangsUp: '9000000024',
  hasVoicemail: '9000000025',
}

/** What happens on the way to a talk, and in a whole one, as a caller's `story` tells it. */
export const AGENT_RINGS = ['ordered', 'agent initiated', 'agent ringing']
export const LEAD_RINGS = [...AGENT_RINGS, 'agent answered', 'lead initiated', 'lead ringing']
export const WHOLE_TALK = [
  ...LEAD_RINGS,
  ...['lead answered', 'recordingStarted', 'recordingCompleted'],
  ...['lead ended completed', 'agent ended completed'],
]

type Settings = Readonly<Record<string, string>>

/** A telephone company, a server that is its customer, and somebody who has people rung. The time of both is in the test's hands. */
export async function aCallCentre() {
  const company = await aTelephoneCompany()
  const [hindi, english] = [await aFreePort(), await aFreePort()]
  let aheadMs = 0

  /** Of a server that may have calls placed, without its recognisers and its data. */
  async function customerSettings(): Promise<Settings> {
    const port = await aFreePort()
    return {
      ...company.settings,
      ...{ PORT: `${port}`, PUBLIC_URL: `http://127.0.0.1:${port}`, LOG_LEVEL: 'silent' },
      ...{ RATE_LIMIT_PER_MINUTE: '1000000', SIGN_INS_PER_MINUTE: '1000000', JWT_EXPIRY_MINUTES: '1440' },
      QUEUED_MAX_SECONDS: `${QUEUED_MAX_MS / 1000}`,
      LIVE_TRANSCRIPTION: 'false', // the company's time leaps, and no recogniser follows
    }
  }

  function openServer(settings: Settings): Promise<RunningApp> {
    const clock = { nowMs: () => Date.now() + aheadMs }
    return openApp(readConfig(settings, null, tmpdir()), undefined, clock)
  }

  const app = await openServer({
    ...(await customerSettings()),
    ...{ SPEECH_PORT_HI: `${hindi}`, SPEECH_PORT_EN: `${english}`, DATA_DIR: aDataDir() },
  })
  const caller = await aCaller(app.baseUrl)

  /** Lets the company's time go by until nothing more happens to the call by itself. */
  async function untilOver(callId: string, by: Caller = caller): Promise<RecordingView> {
    await company.passUntil(async () => !['awaited', 'fetching'].includes((await by.ask(callId)).state))
    return by.until(callId, 'done', 'absent', 'failed')
  }

  async function untilUnderstood(callId: string, by: Caller = caller): Promise<RecordingView> {
    const recording = await untilOver(callId, by)
    assert.deepEqual([recording.state, recording.failure], ['done', null])
    return recording
  }

  async function close(): Promise<void> {
    await app.close()
    await company.close()
  }

  return {
    ...{ company, caller, baseUrl: app.baseUrl, untilOver, untilUnderstood, openServer, customerSettings },
    /** For another server: the recognisers of this one. */
    sharedSpeech: { SPEECH_URL_HI: `ws://127.0.0.1:${hindi}`, SPEECH_URL_EN: `ws://127.0.0.1:${english}` },
    /** Puts our clock on; the company's stands still. */
    putOn: (ms: number) => {
      aheadMs += ms
    },
    close,
  }
}

export type CallCentre = Awaited<ReturnType<typeof aCallCentre>>
