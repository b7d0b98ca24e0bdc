import { Agent, request, type RequestOptions } from 'node:http'

interface Job extends Required<Pick<RequestOptions, 'method'>> {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** The only status that counts; another one ends the run. */
  readonly expects: number
  readonly seconds: number
  readonly connections: number
}

/** Sends one request after another on each connection until the time is over, and prints how many were answered. */
const job = JSON.parse(process.argv[2]!) as Job
const agent = new Agent({ keepAlive: true, maxSockets: job.connections })
const endsAtMs = performance.now() + job.seconds * 1000
let answered = 0

await Promise.all(
  Array.from({ length: job.connections }, async () => {
    while (performance.now() < endsAtMs) {
      await send()
      answered++
    }
  }),
)
agent.destroy()
console.log(answered)

function send(): Promise<void> {
  const { url, method, headers, body, expects } = job
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { agent, method, headers }, (response) => {
      response.resume()
      response.on('end', () => {
        if (response.statusCode === expects) resolve()
        else reject(new Error(`${url} answered ${response.statusCode ?? 'nothing'}`))
      })
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}
