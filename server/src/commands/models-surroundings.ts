import type { PublishedModel } from '../adapters/models/catalogue.ts'
import type { Config } from '../config.ts'

export interface ModelsContext {
  readonly config: Config
  /** Where `.env` is. */
  readonly rootDir: string
  /** Where the person stands. */
  readonly callerDir: string
  readonly output: NodeJS.WritableStream
  /** Progress and complaints. */
  readonly errorOutput: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number }
  readonly signal: AbortSignal
  readonly published?: readonly PublishedModel[]
}

export interface ModelsSurroundings extends Required<ModelsContext> {
  /** Where models are kept unless somebody names another folder. */
  readonly modelsDir: string
}
