/**
 * A document is plain JSON. Fields that no declaration knows pass through untouched, as long as code that changes
 * a document spreads the one it read. A kept document without `revision` reads as revision 0.
 */
export interface Document {
  /** Grows by one with every change; lets a store refuse a write that was based on an old read. */
  readonly revision: number
}

/** What both engines need to know about a collection to build it. */
export interface Shape {
  /** Comes from app.json for some collections, so it is known at run time only. */
  readonly name: string
  /** The field that holds the document's id: text that never changes. */
  readonly idField: string
  /** No two documents have the same value here; null and absent may occur any number of times. */
  readonly unique?: readonly string[]
  /** The last field of each is its order; a query names the fields before it by equality. Ties are parted by id. */
  readonly indexes?: readonly (readonly string[])[]
  readonly search?: {
    /** Found by the beginnings of their words. */
    readonly words?: readonly string[]
    /** Telephone numbers, found by any four or more consecutive digits. */
    readonly digits?: readonly string[]
  }
}

/** What an index can hold. */
export type Scalar = string | number | boolean | null

/** The fields that hold scalars, in any member when the documents are a union. */
export type ScalarField<T> = T extends unknown
  ? { [F in keyof T & string]-?: T[F] extends Scalar | undefined ? F : never }[keyof T & string]
  : never

/** What a field may hold; null where it may be absent. */
export type Value<T, F extends string> = T extends unknown
  ? F extends keyof T
    ? undefined extends T[F]
      ? Exclude<T[F], undefined> | null
      : T[F]
    : null
  : never
