import koffi from 'koffi'

import type { Platform } from './libvosk-file.ts'

const M_MXFAST = 1

/**
 * Makes glibc give back to its common stock at once what libvosk frees, for the whole process.
 *
 * By default glibc keeps small freed pieces apart, and joins all of them whenever a large piece is freed. libvosk frees thousands
 * of small ones, and large ones in between, hundreds of times a second: with many streams that joining takes a third of all CPU.
 * Elsewhere than on Linux with glibc nothing happens. True when it was done.
 */
export function tuneAllocator({ os, hasGlibc }: Platform): boolean {
  if (os !== 'linux' || !hasGlibc) return false
  const mallopt = koffi.load('libc.so.6').func('int mallopt(int, int)') as (
    what: number,
    value: number,
  ) => number
  return mallopt(M_MXFAST, 0) === 1
}
