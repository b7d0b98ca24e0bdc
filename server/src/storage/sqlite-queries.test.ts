import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Position } from './cursor.ts'
import { planCount, planQuery } from './query.ts'
import { termsOf } from './search-tokens.ts'
import { openSqliteFile } from './sqlite-file.ts'
import { countingSql, pageQueries, searchSql } from './sqlite-queries.ts'
import type { Sql } from './sqlite-queries.ts'
import { prepareCollection } from './sqlite-schema.ts'
import { peopleDeclaration } from './suite/kit.ts'

const db = openSqliteFile({ file: ':memory:' })
prepareCollection(db, peopleDeclaration)

/** How SQLite would go about it, one line a step. */
function stepsOf({ text, params }: Sql): string[] {
  return db
    .prepare(`EXPLAIN QUERY PLAN ${text}`)
    .all(...params)
    .map((step) => step.detail as string)
}

const AGENTS = { role: 'agent' }
const FINDS: readonly (readonly [where: Record<string, unknown>, orderBy: string | null])[] = [
  [{}, null],
  [AGENTS, null],
  [{}, 'createdAt'],
  [{ createdAt: { atLeast: 'a', below: 'b' } }, 'createdAt'],
  [AGENTS, 'rank'],
  [{ ...AGENTS, rank: { above: 3 } }, 'rank'],
  [{ ...AGENTS, rank: { atMost: 'x' } }, 'rank'],
  [{ role: null, rank: 3 }, 'rank'],
]
const POSITIONS: readonly (Position | null)[] = [null, { value: 5, id: 'x' }, { value: null, id: 'x' }]

for (const [where, orderBy] of FINDS)
  for (const position of POSITIONS)
    for (const isDescending of [false, true])
      test(`a page of ${JSON.stringify(where)} by ${orderBy ?? 'id'} behind ${position ? position.value : 'nothing'} ${isDescending ? 'backwards ' : ''}walks an index, and sorts nothing`, () => {
        for (const query of pageQueries(
          peopleDeclaration,
          planQuery(peopleDeclaration, where, orderBy),
          isDescending,
          position,
        ))
          for (const step of stepsOf(query(10)))
            assert.match(step, /^(SEARCH|SCAN) PeopleCollection USING INDEX /)
      })

test('a page behind a position goes straight to its place', () => {
  const plan = planQuery(peopleDeclaration, AGENTS, 'rank')
  for (const isDescending of [false, true])
    for (const query of pageQueries(peopleDeclaration, plan, isDescending, { value: 5, id: 'x' })) {
      const steps = stepsOf(query(10)).join()
      assert.match(steps, /<expr>=\? AND (<expr>=\?|<expr>[<>]\?)/)
    }
})

test('counting and searching walk indexes', () => {
  const counting = stepsOf(countingSql(peopleDeclaration, planCount(peopleDeclaration, { role: 'agent' })))
  assert.match(counting.join(), /USING (COVERING )?INDEX/)
  const searching = stepsOf(searchSql(peopleDeclaration, termsOf('asha 98765'), null, 10)).join('\n')
  assert.doesNotMatch(searching, /SCAN PeopleCollection:tokens/)
})
