import type { LiveEvent, LiveServerMessage } from '@leadbreak/contract'

/** The call that an event is about. */
export function callIdOf(event: LiveEvent): string {
  switch (event.kind) {
    case 'call':
      return event.call.callId
    case 'requirement':
      return event.requirement.callId
    case 'recording':
      return event.recording.callId
    default:
      return event.callId
  }
}

/** Made once for all clients, in UTF-8. In memory of its own: a slice of a shared block would keep the whole block. */
export function toMessage(message: LiveServerMessage): Buffer {
  const text = JSON.stringify(message)
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(text))
  bytes.write(text)
  return bytes
}
