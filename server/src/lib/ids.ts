import { randomUUID } from 'node:crypto'

/** A new uuid4: letters, digits and hyphens only, so it goes into paths and file names as it is. */
export function newId(): string {
  return randomUUID()
}
