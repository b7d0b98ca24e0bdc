import type { OpenTwo } from './suite/kit.ts'
import { describeQueries } from './suite/queries.suite.ts'
import { describeSearch } from './suite/search.suite.ts'
import { describeWrites } from './suite/writes.suite.ts'

/** Holds an engine to every promise of the storage port. */
export function describeStorage(name: string, open: OpenTwo): void {
  describeWrites(name, open)
  describeQueries(name, open)
  describeSearch(name, open)
}
