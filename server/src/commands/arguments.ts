import { parseArgs } from 'node:util'

/** What was asked for cannot be done; the message says why, and no stack is needed. */
export class UsageError extends Error {}

/** Throws UsageError for options that are not among `options`. */
export function readArguments<const T extends NonNullable<Parameters<typeof parseArgs>[0]>['options']>(
  args: readonly string[],
  options: T,
  allowPositionals = false,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals })
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}
