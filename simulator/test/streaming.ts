import type { Company } from './a-company.ts'

/** For tests of streams: documents that begin some, and what the customer heard of them. */
export const STREAM_URL = 'wss://customer.example/media'

export const STREAM = `<Stream name="live" url="${STREAM_URL}" track="both_tracks" statusCallback="/stream"><Parameter name="token" value="t-1"/></Stream>`

/** A document that begins `streams`, and goes on with `rest`. */
export function streaming(streams: string, rest = '<Pause length="2"/>'): { readonly '/start': string } {
  return { '/start': `<Response><Start>${streams}</Start>${rest}</Response>` }
}

/** What the customer was told of streams: event, name, and the error if there was one. */
export function toldOfStreams({ told }: Company): string[][] {
  return told
    .filter(({ event }) => event.startsWith('stream-'))
    .map(({ parameters: { StreamEvent = '', StreamName = '', StreamError = '' } }) => [
      StreamEvent,
      StreamName,
      ...(StreamError === '' ? [] : [StreamError]),
    ])
}
