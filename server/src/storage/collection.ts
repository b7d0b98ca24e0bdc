import type { CountQuery, FindQuery, SearchQuery, TallyQuery } from './query.ts'
import type { Document, ScalarField, Shape, Value } from './shape.ts'

interface ShapeOf<T> extends Shape {
  readonly idField: ScalarField<T>
  readonly unique?: readonly ScalarField<T>[]
  readonly indexes?: readonly (readonly [ScalarField<T>, ...ScalarField<T>[]])[]
  readonly search?: {
    readonly words?: readonly ScalarField<T>[]
    readonly digits?: readonly ScalarField<T>[]
  }
}

declare const documentType: unique symbol

/** A shape that remembers the type of its documents. */
export type Declaration<T extends Document, S extends Shape> = S & { readonly [documentType]?: T }

/**
 * Declares a collection, once: `declareCollection<User>()({ name, idField: 'id', unique: ['email'] })`.
 * (Two calls, because TypeScript either takes all type arguments or infers all of them.)
 */
export function declareCollection<T extends Document>() {
  return <const S extends ShapeOf<T>>(shape: S): Declaration<T, S> => shape
}

/** The collection that belongs to a declaration, or to a function that makes one. */
export type CollectionOf<D> = D extends (...name: never[]) => infer Made
  ? CollectionOf<Made>
  : D extends Declaration<infer T, infer S>
    ? Collection<T, S>
    : never

/** One change to one document; made by a collection, carried out by `Storage.commit`. Plain data, nothing happens before. */
export type Write =
  | { readonly kind: 'insert'; readonly collection: string; readonly document: Document }
  | { readonly kind: 'replace'; readonly collection: string; readonly document: Document }
  | { readonly kind: 'remove'; readonly collection: string; readonly id: string; readonly revision: number }

export interface Page<T> {
  readonly items: readonly T[]
  /** Where the next page begins, as opaque text that is safe in a URL; null after the last page. */
  readonly next: string | null
}

export interface TallyRow<V> {
  readonly value: V
  readonly count: number
  /** Of the numbers in the field named by `sum`; 0 when the query named none. */
  readonly sum: number
}

/**
 * A set of documents with the same shape. Every method may throw `storage-unavailable`.
 *
 * Values sort as null and absent first (they are the same to a query), then numbers, then text by code points. One
 * field holds values of one type, or null. A query that no declared index serves does not compile.
 */
export interface Collection<T extends Document, S extends Shape> {
  /** Resolves to null when there is no such document. */
  get(id: string): Promise<T | null>

  /** The one document whose unique `field` holds `value`, or null. */
  getBy<F extends UniqueField<S>>(field: F, value: NonNullable<Value<T, F>>): Promise<T | null>

  /**
   * One page of at most `limit` documents. Paging on with `after` never shows a document twice and never leaves one out,
   * as long as its order value stays, whatever else is written meanwhile. Throws `bad-request` for a broken cursor.
   */
  find(query: FindQuery<T, S>): Promise<Page<T>>

  count(query: CountQuery<T, S>): Promise<number>

  /** Counts, and sums, the matching documents for each value of `by`, ordered by that value. For fields of few values. */
  tally<B extends ScalarField<T>>(query: TallyQuery<T, S, B>): Promise<readonly TallyRow<Value<T, B>>[]>

  /**
   * Documents in which every word of `text` begins a word of a declared field, or, if it has four digits or more, stands
   * inside a declared telephone number. Ordered by id. Text without a word finds nothing. Throws `bad-request` for a
   * broken cursor.
   */
  search(query: SearchQuery): Promise<Page<T>>

  /** A commit with this throws `duplicate-key` when the id or a unique value is taken. */
  insert(document: T): Write

  /**
   * Stores `next` if the kept document is still at the revision just before `next.revision`; otherwise its commit resolves
   * to false. A commit with this throws `duplicate-key` when a unique value is taken.
   */
  replace(next: T): Write

  /** Removes the document if it is still at `revision`; otherwise its commit resolves to false. */
  remove(id: string, revision: number): Write
}

export interface StorageHealth {
  readonly engine: 'sqlite' | 'mongodb'
  /** Null when reads and writes work; otherwise why they do not. */
  readonly problem: 'storage-full' | 'storage-unavailable' | null
}

/** Keeps documents. `collection.suite.ts` holds every engine to this text. */
export interface Storage {
  /**
   * Makes the collection ready, with all its indexes, also for documents that were stored before an index was declared.
   * Throws `storage-unavailable` when it cannot, and `duplicate-key` when kept documents break a new unique key.
   * The same declaration may come many times; two different ones of one name are a bug.
   */
  collection<T extends Document, S extends Shape>(declaration: Declaration<T, S>): Collection<T, S>

  /**
   * Carries out all writes, in the given order and across collections, or none of them. Resolves to true when they are
   * kept durably, and to false, with nothing changed, when one of them lost a race.
   *
   * Throws `duplicate-key` (details: collection, key), `storage-full` (retryable) or `storage-unavailable` (retryable);
   * nothing is changed then either.
   */
  commit(writes: readonly Write[]): Promise<boolean>

  /** Never throws. After a failed write it tries one of its own, so that it tells the present. */
  health(): Promise<StorageHealth>

  /** Finishes the commits already asked for; everything asked for later throws `storage-unavailable`. */
  close(): Promise<void>
}

export type UniqueField<S extends Shape> = S['unique'] extends readonly (infer F extends string)[] ? F : never
