import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'

import { systemTimers, type Timers } from '../../../jobs/timers.ts'
import { AppError } from '../../../lib/app-error.ts'
import { attendStream } from './attend-stream.ts'
import type { CarrierStreams } from './carrier-streams.ts'
import { makeDoorway, type DoorwayLimits } from './doorway.ts'
import type { SoundDesk } from './sound-desk.ts'

export interface MediaRoutesOptions {
  readonly desk: Pick<SoundDesk, 'connect'>
  readonly streams: CarrierStreams
  readonly timers?: Timers
  /** Of connections that have not proved themselves yet. */
  readonly waiting?: DoorwayLimits
}

/** All streams of a busy office begin at few addresses of the carrier's; each proves itself with its second message. */
const WAITING: DoorwayLimits = { perAddress: 64, inAll: 256 }
const TRY_AGAIN_LATER = 1013

/** Where the carrier sends the sound of calls while they go on. */
export const mediaRoutes: FastifyPluginAsyncTypebox<MediaRoutesOptions> = async (
  app,
  { desk, streams, timers = systemTimers, waiting = WAITING },
) => {
  const doorway = makeDoorway(waiting)

  app.route({
    method: 'GET',
    url: '/telephony/media',
    config: { access: 'public', rate: 'none' }, // the carrier proves itself by its signature
    schema: {
      tags: ['telephony'],
      summary: 'The telephone company sends the sound of a call while it goes on',
      hide: true, // OpenAPI has no words for what is said over a WebSocket
    },
    onRequest: async (request) => {
      const { method, url: target, headers } = request
      streams.verify({ method, target, headers, parameters: {} })
    },
    handler: async () => {
      throw new AppError('upgrade-required', 'This is a WebSocket, for the telephone company.')
    },
    wsHandler: (socket, request: FastifyRequest) => {
      const leave = doorway.enter(request.ip)
      if (leave === null) socket.close(TRY_AGAIN_LATER)
      else attendStream(socket, { desk, streams, timers, log: request.log }, leave)
    },
  })
}
