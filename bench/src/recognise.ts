import { WebSocket } from 'ws'

export interface HeardWord {
  readonly word: string
  readonly start: number
  readonly end: number
  readonly conf: number
}

/** Milliseconds of audio in a message: what the protocol's own test clients send. */
const FRAME_MS = 200

/** What a vosk-server hears in a short recording, word by word. Throws when it ends early. */
export async function recognise(
  url: string,
  samples: Int16Array,
  sampleRateHz: number,
): Promise<HeardWord[]> {
  const socket = new WebSocket(url, { perMessageDeflate: false })
  const words: HeardWord[] = []
  const code = await new Promise<number>((resolve, reject) => {
    socket.on('error', reject)
    socket.on('close', resolve)
    socket.on('message', (message: Buffer) => {
      const { result } = JSON.parse(message.toString()) as { result?: HeardWord[] }
      words.push(...(result ?? []))
    })
    socket.on('open', () => {
      socket.send(JSON.stringify({ config: { sample_rate: sampleRateHz, words: true } }))
      const frame = (sampleRateHz * FRAME_MS) / 1000
      for (let at = 0; at < samples.length; at += frame) socket.send(samples.slice(at, at + frame))
      socket.send('{"eof" : 1}')
    })
  })
  if (code !== 1000) throw new Error(`The speech server closed the connection with ${code}.`)
  return words
}
