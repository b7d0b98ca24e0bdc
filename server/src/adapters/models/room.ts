import { statfs } from 'node:fs/promises'

import { ModelProblem } from './model-problem.ts'

/** What came so far is good, and can be gone on with when there is room. */
export class NoRoom extends ModelProblem {}

/** Bytes that this user may still write where `folder` is. */
export async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/** Throws NoRoom. */
export function requireRoom(folder: string, neededBytes: number, freeBytes: number): void {
  if (neededBytes <= freeBytes) return
  throw new NoRoom(
    `${folder} has ${inMegabytes(freeBytes)} free, and ${inMegabytes(neededBytes)} are needed. Make room, or name another folder with --to.`,
  )
}

function inMegabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1_000_000)} MB`
}
