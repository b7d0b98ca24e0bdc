import { readFile, rm, stat, writeFile } from 'node:fs/promises'

/** What a half download is half of; stands beside it, so that another run can go on. */
export interface DownloadState {
  readonly url: string
  readonly totalBytes: number
  /** What tells that the file at the server is still the same: a strong ETag or a date. */
  readonly validator: string
}

export interface KeptDownload extends DownloadState {
  readonly bytes: number
}

/** The beginning of `url` that an earlier run left in `file`; null when there is none that can be gone on with. */
export async function findKept(file: string, url: string): Promise<KeptDownload | null> {
  const size = await stat(file).then(
    (found) => found.size,
    () => null,
  )
  const text = await readFile(stateFile(file), 'utf8').catch(() => null)
  if (size === null || size === 0 || text === null) return null
  const state = parseState(text)
  return state?.url === url && size <= state.totalBytes ? { ...state, bytes: size } : null
}

export async function writeState(file: string, state: DownloadState): Promise<void> {
  await writeFile(stateFile(file), JSON.stringify(state))
}

export async function forget(file: string): Promise<void> {
  await Promise.all([rm(file, { force: true }), rm(stateFile(file), { force: true })])
}

/** What may stand in If-Range: a weak ETag may not, since it promises no equal bytes. */
export function validatorOf(headers: Headers): string | null {
  const etag = headers.get('etag')
  if (etag !== null && !etag.startsWith('W/')) return etag
  return headers.get('last-modified')
}

function stateFile(file: string): string {
  return `${file}.json`
}

function parseState(text: string): DownloadState | null {
  try {
    const { url, totalBytes, validator } = JSON.parse(text) as Partial<DownloadState>
    const isWhole =
      typeof url === 'string' && Number.isSafeInteger(totalBytes) && typeof validator === 'string'
    return isWhole ? { url, totalBytes: totalBytes!, validator } : null
  } catch {
    return null // cut off by a crash
  }
}
