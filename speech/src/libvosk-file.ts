import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** What decides whether the library inside the npm package `vosk` runs here. */
export interface Platform {
  readonly os: NodeJS.Platform
  readonly arch: string
  /** Linux only: libvosk is linked against glibc, not musl. */
  readonly hasGlibc: boolean
}

export function thisPlatform(): Platform {
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } }
  const hasGlibc = report.header?.glibcVersionRuntime !== undefined
  return { os: process.platform, arch: process.arch, hasGlibc }
}

/** The library's place inside the npm package `vosk` 0.3.39, or null when that has none for the platform. */
export function findPackagedLibrary({ os, arch, hasGlibc }: Platform): string | null {
  if (os === 'linux' && arch === 'x64' && hasGlibc) return 'lib/linux-x86_64/libvosk.so'
  if (os === 'darwin' && (arch === 'x64' || arch === 'arm64')) return 'lib/osx-universal/libvosk.dylib'
  if (os === 'win32' && arch === 'x64') return 'lib/win-x86_64/libvosk.dll'
  return null
}

/** The library to load: the one named by `LIBVOSK_PATH`, else the packaged one; null when there is none. */
export function findLibvoskFile(named: string | null, platform: Platform): string | null {
  if (named !== null) return named
  const inside = findPackagedLibrary(platform)
  if (inside === null) return null
  const file = join(dirname(createRequire(import.meta.url).resolve('vosk/package.json')), inside)
  // Windows looks for the compiler's run-time, which lies beside the library, on the path only.
  if (platform.os === 'win32') process.env.PATH = `${dirname(file)};${process.env.PATH ?? ''}`
  return file
}
