import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/**
 * Fills a new folder beside `folder` and gives it its name at the end, in place of what had it. When `fill` fails nothing
 * of it is left, and `folder` is as it was.
 */
export async function moveIn(folder: string, fill: (fresh: string) => Promise<void>): Promise<void> {
  const { fresh, old } = besides(folder)
  await rm(fresh, { recursive: true, force: true })
  await mkdir(fresh)
  try {
    await fill(fresh)
    if (existsSync(folder)) await rename(folder, old)
    await rename(fresh, folder)
  } catch (error) {
    await rm(fresh, { recursive: true, force: true })
    await mendAfterCrash(folder)
    throw error
  }
  await rm(old, { recursive: true, force: true })
}

/** Puts back what a crash left between two names, and removes what it left half. */
export async function mendAfterCrash(folder: string): Promise<void> {
  const { fresh, old } = besides(folder)
  await rm(fresh, { recursive: true, force: true })
  if (existsSync(old) && !existsSync(folder)) await rename(old, folder)
  await rm(old, { recursive: true, force: true })
}

function besides(folder: string): { fresh: string; old: string } {
  const name = basename(folder)
  return { fresh: join(dirname(folder), `.${name}.unpacking`), old: join(dirname(folder), `.${name}.old`) }
}
