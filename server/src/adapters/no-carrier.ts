import type { Carrier, CarrierAccount, CarrierWebhooks } from '../features/calls/carrier.ts'
import type { CarrierStreams } from '../features/calls/sound/carrier-streams.ts'
import { AppError } from '../lib/app-error.ts'

interface NoCarrier {
  readonly carrier: Carrier
  readonly webhooks: CarrierWebhooks
  readonly carrierAccount: CarrierAccount
  readonly streams: CarrierStreams
}

/** What stands in the place of a telephone company where none is configured: it refuses all, and says what to set. */
export function makeNoCarrier(): NoCarrier {
  const refuse = async () => {
    throw new AppError(
      'telephony-refused',
      'No calls can be placed: set TWILIO_ACCOUNT_SID and what belongs to it.',
    )
  }
  const distrust = () => {
    throw new AppError('webhook-not-signed', 'There is no telephone company here that could have sent this.')
  }
  return {
    carrier: {
      placeCall: refuse,
      findPlaced: refuse,
      hangUp: refuse,
      startSound: refuse,
      askAbout: refuse,
      openRecording: refuse,
      callOfRecording: refuse,
    },
    webhooks: {
      verify: distrust,
      readLeg: distrust,
      readRecording: distrust,
      readStream: distrust,
      bridgeScript: distrust,
      hangUpScript: distrust,
    },
    streams: {
      verify: distrust,
      openReader: distrust,
    },
    carrierAccount: {
      proves: () => false,
      recordingIdIn: () => {
        throw new AppError(
          'recording-url-refused',
          'There is no telephone company here that could have a recording.',
        )
      },
    },
  }
}
