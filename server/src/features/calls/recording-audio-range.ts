/** Bytes from `start` up to `end`. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/**
 * The one range of a file of `sizeBytes` that a Range header asks for (RFC 9110, 14.2). Null where the whole file is to be
 * sent: for no header, one that is not understood, and one with several ranges.
 */
export function rangeAskedFor(header: string | undefined, sizeBytes: number): ByteRange | 'none' | null {
  const [, first = '', last = ''] = /^bytes=\s*(\d*)-(\d*)\s*$/i.exec(header ?? '') ?? []
  if (first === '' && last === '') return null
  if (first === '') {
    const lastBytes = Math.min(Number(last), sizeBytes)
    return lastBytes === 0 ? 'none' : { start: sizeBytes - lastBytes, end: sizeBytes }
  }
  const start = Number(first)
  const end = last === '' ? sizeBytes : Math.min(Number(last) + 1, sizeBytes)
  if (last !== '' && Number(last) < start) return null
  return start >= sizeBytes ? 'none' : { start, end }
}

/** Whether an If-None-Match header names this tag. */
export function namesTag(header: string | undefined, etag: string): boolean {
  const tags = (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return tags.includes(etag) || tags.includes('*')
}
