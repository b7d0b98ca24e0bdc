import { commits } from './commits.ts'
import { http } from './http.ts'
import { kill } from './kill.ts'
import { languageChoice } from './language-choice.ts'
import { liveConnections } from './live-connections.ts'
import { liveLatency } from './live-latency.ts'
import { media } from './media.ts'
import { requirement } from './requirement.ts'
import { speechAccuracy } from './speech-accuracy.ts'
import { speechServer } from './speech-server.ts'
import { transcription } from './transcription.ts'
import { webhooks } from './webhooks.ts'

/** One measurement: ours and what it is held against, in one run. */
export interface Bench {
  readonly name: string
  readonly title: string
  /** `args` are what follows the name on the command line. */
  run(print: (line: string) => void, args: readonly string[]): Promise<void>
}

const BENCHES: readonly Bench[] = [
  speechAccuracy,
  transcription,
  commits,
  http,
  webhooks,
  kill,
  media,
  languageChoice,
  liveLatency,
  liveConnections,
  speechServer,
  requirement,
]

const [name, ...args] = process.argv.slice(2)
const chosen = name === undefined ? BENCHES : BENCHES.filter((bench) => bench.name === name)
if (chosen.length === 0) {
  console.error(
    `There is no measurement "${name}". There are: ${BENCHES.map((bench) => bench.name).join(', ')}.`,
  )
  process.exitCode = 1
}
for (const bench of chosen) {
  console.log(`\n${bench.name}: ${bench.title}`)
  await bench.run((line) => {
    console.log(`  ${line}`)
  }, args)
}
