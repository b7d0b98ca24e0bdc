/**
 * The program that `npm run bench -- commits` measures: `node commit-load.ts FILE WRITERS SECONDS`. Each writer commits a
 * document, waits until it is durable, and goes on with the next; with one writer every commit is a transaction of its
 * own. Writes one JSON line: commits, seconds, cpuMs (of this process, in user and system).
 */
import { newId } from '../lib/ids.ts'
import { declareCollection } from './collection.ts'
import { openSqliteStorage } from './sqlite.ts'

interface Note {
  readonly id: string
  readonly revision: number
  readonly author: string
  readonly createdAt: string
  readonly text: string
}

const TEXT = 'x'.repeat(500)

const [file, writers, seconds] = process.argv.slice(2)
const storage = openSqliteStorage({ file: file! })
const notes = storage.collection(
  declareCollection<Note>()({ name: 'notes', idField: 'id', indexes: [['author', 'createdAt']] }),
)
let commits = 0

async function write(untilMs: number): Promise<void> {
  while (performance.now() < untilMs) {
    const note = { id: newId(), revision: 0, author: 'asha', createdAt: new Date().toISOString(), text: TEXT }
    await storage.commit([notes.insert(note)])
    commits++
  }
}

await write(performance.now() + 300) // warm
commits = 0
const startMs = performance.now()
const startCpu = process.cpuUsage()
const untilMs = startMs + Number(seconds) * 1000
await Promise.all(Array.from({ length: Number(writers) }, () => write(untilMs)))
const { user, system } = process.cpuUsage(startCpu)
const measured = { commits, seconds: (performance.now() - startMs) / 1000, cpuMs: (user + system) / 1000 }
await storage.close()
process.stdout.write(`${JSON.stringify(measured)}\n`)
