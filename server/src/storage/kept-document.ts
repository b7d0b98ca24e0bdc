import type { Document, Shape } from './shape.ts'

/** MongoDB keeps no document above 16 MiB, so no engine does. */
const LARGEST_BODY_BYTES = 15_000_000
const MOST_BYTES_OF_A_CHARACTER = 3

export function idOf(shape: Shape, document: Document): string {
  const id = fieldOf(document, shape.idField)
  if (typeof id !== 'string')
    throw new TypeError(`${shape.name}: a document's ${shape.idField} must be text.`)
  return id
}

/** Documents of older systems have no revision. */
export function revisionOf(document: Partial<Document>): number {
  return document.revision ?? 0
}

/**
 * The document as JSON that every engine can keep, compare and give back: no half surrogate pairs, nothing but single
 * values in declared fields, and no more than any engine has room for. Throws TypeError or RangeError otherwise.
 */
export function bodyOf(shape: Shape, document: Document): string {
  checkDeclaredFields(shape, document)
  const json = JSON.stringify(document)
  // JSON writes half pairs as escapes, and whole ones as they are.
  const body = /\\ud[89a-f]/.test(json) ? JSON.stringify(document, wellFormed) : json
  const mayBeLarge = body.length * MOST_BYTES_OF_A_CHARACTER > LARGEST_BODY_BYTES
  if (mayBeLarge && Buffer.byteLength(body) > LARGEST_BODY_BYTES)
    throw new RangeError(`A document of ${shape.name} is larger than ${LARGEST_BODY_BYTES} bytes.`)
  return body
}

/** An array or object there would mean one thing to SQLite and another to MongoDB. */
function checkDeclaredFields(shape: Shape, document: Document): void {
  const check = (field: string) => {
    const value = fieldOf(document, field)
    if (typeof value === 'object' && value !== null)
      throw new TypeError(`${shape.name}: the declared field ${field} must hold a single value.`)
  }
  shape.unique?.forEach(check)
  for (const fields of shape.indexes ?? []) fields.forEach(check)
}

function wellFormed(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value
}

function fieldOf(document: Document, field: string): unknown {
  return (document as unknown as Record<string, unknown>)[field]
}
