/**
 * A process that is made to be killed: `node kill-writer.ts FILE RUN`. It changes counters and adds visits, many commits at
 * a time, and writes a line `COUNTER REVISION` for each commit that it was told is kept.
 */
import { writeSync } from 'node:fs'
import { openSqliteStorage } from '../sqlite.ts'
import { peopleDeclaration, visitsDeclaration } from './kit.ts'

const [file, run] = process.argv.slice(2)
const storage = openSqliteStorage({ file: file! })
const people = storage.collection(peopleDeclaration)
const visits = storage.collection(visitsDeclaration)

async function countForEver(id: string): Promise<never> {
  if (!(await people.get(id))) await storage.commit([people.insert({ id, revision: 0, role: 'counter' })])
  for (;;) {
    const read = (await people.get(id))!
    const revision = read.revision + 1
    const kept = await storage.commit([
      people.replace({ ...read, revision, username: `${id} of run ${run}` }),
      visits.insert({ visitId: `${id} ${revision}`, revision: 0, personId: id }),
    ])
    if (kept) writeSync(1, `${id} ${revision}\n`)
  }
}

await Promise.all(Array.from({ length: 8 }, (_, n) => countForEver(`counter-${n}`)))
