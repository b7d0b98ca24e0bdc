import type { TestContext } from 'node:test'

import type { Gap, LiveEvent } from '@leadbreak/contract'

import { ACCOUNT } from '../../../adapters/twilio/scripted-api.ts'
import { aFrame, aStart, connected } from '../../../adapters/twilio/media/media-kit.suite.ts'
import { makeTwilioStreams } from '../../../adapters/twilio/media/twilio-streams.ts'
import { anHttpServer } from '../../../../test/an-http-server.ts'
import { aTelephoneDesk, ASHA, NUMBERS } from '../a-telephone-desk.suite.ts'
import type { CallListener } from '../call-sound.ts'
import type { Side } from '../carrier.ts'
import { carrierIds, reportsOf } from '../scripted-carrier.suite.ts'
import { openStreamSender, type StreamSenderOptions } from './a-stream-sender.suite.ts'
import { mediaRoutes } from './media.routes.ts'
import { makeStreamTokens } from './stream-tokens.ts'

export const AUTH_TOKEN = 'present-token'
export const OLD_AUTH_TOKEN = 'old-token'
export const PUBLIC_URL = 'https://calls.example.com'
export const MEDIA_URL = 'wss://calls.example.com/telephony/media'
export const aStreamSid = (nth: number) => `MZ${String(nth).padStart(32, '0')}`

const FRAMES_AT_ONCE = 5

/** What was heard of one call, as a listener is told it. */
export interface Heard {
  readonly callId: string
  readonly sounds: { readonly side: Side; readonly startMs: number; readonly samples: Int16Array }[]
  readonly gaps: Gap[]
  isOver: boolean
}

/** A listener that remembers; `settles` is when the end of a hearing is done. */
export function aListener(settles: () => Promise<void> = () => Promise.resolve()) {
  const hearings: Heard[] = []
  const listener: CallListener = {
    listen({ callId }) {
      const heard: Heard = { callId, sounds: [], gaps: [], isOver: false }
      hearings.push(heard)
      return {
        hear: (side, startMs, samples) => heard.sounds.push({ side, startMs, samples }),
        gap: (gap) => heard.gaps.push(gap),
        end: () => {
          heard.isOver = true
          return settles()
        },
      }
    },
  }
  return { listener, hearings }
}

/** The whole way of a call's sound on real storage and real WebSockets, with a time that the test moves. */
export async function aMediaDesk(t: TestContext, { settles }: { settles?: () => Promise<void> } = {}) {
  const { listener, hearings } = aListener(settles)
  const published: LiveEvent[] = []
  const desk = aTelephoneDesk(t, { listener, news: { publish: (_owner, event) => published.push(event) } })
  const { time, carrier } = desk
  const tokens = makeStreamTokens('the secret of the installation', time.clock)

  /** Where the streams of one life of the server come in. */
  async function serve(sounds = desk.calling.sounds!) {
    const streams = makeTwilioStreams({
      ...{ accountSid: ACCOUNT, authTokens: [AUTH_TOKEN, OLD_AUTH_TOKEN], publicUrl: () => PUBLIC_URL },
    })
    const { app } = await anHttpServer({
      routes: async (each) => {
        await each.register(mediaRoutes, {
          ...{ desk: sounds, streams, timers: time.timers, waiting: { perAddress: 4, inAll: 8 } },
        })
      },
    })
    const baseUrl = await app.listen({ host: '127.0.0.1', port: 0 })
    t.after(() => app.close())
    t.after(async () => {
      const stopped = sounds.stop(0)
      await time.advance(1)
      await stopped
    })
    return {
      ...{ app, baseUrl },
      open: (options: Partial<StreamSenderOptions> = {}) =>
        openStreamSender({ baseUrl, signedUrl: MEDIA_URL, authToken: AUTH_TOKEN, ...options }),
    }
  }

  const server = await serve()
  let nthCall = 0
  let nthStream = 0

  /** A call whose agent has answered. */
  async function aRingingCall() {
    nthCall++
    const call = await desk.calling.place(ASHA, { ...NUMBERS, leadNumber: 9_000_000_000 + nthCall })
    const callId = call.call_id
    const report = (what: ReturnType<typeof reports>['talk'][number]) => desk.calling.report(callId, what)
    const nth = nthCall
    const reports = () => reportsOf(nth, new Date(time.clock.nowMs()).toISOString())
    await report(reports().leg('agent', 'answered'))
    return {
      ...{ callId, report, reports, callSid: carrierIds(nth).call },
      token: () => tokens.issue(callId),
      leadAnswers: () => report(reports().leg('lead', 'answered')),
      heard: () => hearings.filter((each) => each.callId === callId),
    }
  }

  /** A stream of a call that was let in. */
  async function aStream(call: { callSid: string; token: () => string }, token = call.token()) {
    const streamSid = aStreamSid(++nthStream)
    const sender = await server.open()
    sender.send(connected(), aStart({ streamSid, callSid: call.callSid, token }))
    let sequence = 1
    let place = 0
    /** Both sides for so many frames, while the time goes by as it does. */
    const speak = async (frames: number) => {
      for (const last = place + frames; place < last;) {
        const count = Math.min(FRAMES_AT_ONCE, last - place)
        await time.advance(20 * count, 1)
        for (let n = 0; n < count; n++, place++)
          for (const track of ['inbound', 'outbound'])
            sender.send(aFrame(place, { track, streamSid, sequence: ++sequence }))
        await sender.isRead()
      }
    }
    await sender.isRead()
    return { ...sender, streamSid, speak }
  }

  return { ...desk, ...server, hearings, published, tokens, carrier, serve, aRingingCall, aStream }
}

/** The time of one side that was heard, from its first sound to its last, in milliseconds; it must have no hole. */
export function spanOf({ sounds }: Heard, side: Side): [startMs: number, endMs: number] | null {
  const all = sounds.filter((each) => each.side === side)
  const [first] = all
  if (first === undefined) return null
  let untilMs = first.startMs
  for (const { startMs, samples } of all) {
    if (startMs < untilMs) throw new Error('Sound overlaps.')
    untilMs = startMs + samples.length / 8
  }
  return [first.startMs, untilMs]
}
