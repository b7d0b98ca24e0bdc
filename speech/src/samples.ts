/**
 * Turns the frames of one stream into samples. A frame may end inside a sample: its last byte waits for
 * the next frame, so that the samples after it are not torn apart.
 */
export function makeSampleJoiner() {
  let carried: number | null = null

  /** The samples that `frame` completes; they may share its memory. */
  function join(frame: ArrayBuffer): Int16Array {
    if (carried === null && frame.byteLength % 2 === 0) return new Int16Array(frame)
    const bytes = new Uint8Array((carried === null ? 0 : 1) + frame.byteLength)
    if (carried !== null) bytes[0] = carried
    bytes.set(new Uint8Array(frame), carried === null ? 0 : 1)
    carried = bytes.length % 2 === 0 ? null : bytes[bytes.length - 1]!
    return new Int16Array(bytes.buffer, 0, bytes.length >> 1)
  }

  /** What follows begins at a whole sample again. */
  function drop(): void {
    carried = null
  }

  return { join, drop }
}
