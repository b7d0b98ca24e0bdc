/** All sound of the telephone company has 8 kHz. */
export const SAMPLES_PER_MS = 8

/**
 * The sound of one source, put together from pieces at moments of the clock and read back for any stretch of it, so that
 * nothing has to run while it sounds. Times are whole milliseconds of the clock.
 */
export interface Timeline {
  /** Lays `samples` from `startMs` on; when it `repeats`, again and again until it is cut. The answer cuts it at a moment. */
  lay(startMs: number, samples: Int16Array, how?: { readonly repeats: boolean }): (atMs: number) => void
  /** Exactly `toMs - fromMs` milliseconds; silence where nothing lies, pieces that overlap are added. */
  readonly read: (fromMs: number, toMs: number) => Int16Array<ArrayBuffer>
}

interface Piece {
  readonly startMs: number
  readonly samples: Int16Array
  /** Where it ends, unless it is cut before. */
  endMs: number
}

export function makeTimeline(): Timeline {
  const pieces: Piece[] = []

  function lay(
    startMs: number,
    samples: Int16Array,
    { repeats } = { repeats: false },
  ): (atMs: number) => void {
    const endMs = repeats ? Infinity : startMs + lengthMs(samples)
    const piece: Piece = { startMs, samples, endMs }
    pieces.push(piece)
    return (atMs) => {
      piece.endMs = Math.min(piece.endMs, Math.max(startMs, atMs))
    }
  }

  function read(fromMs: number, toMs: number): Int16Array<ArrayBuffer> {
    const sound = new Int16Array(Math.max(0, toMs - fromMs) * SAMPLES_PER_MS)
    for (const piece of pieces) {
      const first = Math.max(fromMs, piece.startMs)
      const last = Math.min(toMs, piece.endMs)
      if (first < last) addPiece(sound, (first - fromMs) * SAMPLES_PER_MS, piece, first, last)
    }
    return sound
  }

  return { lay, read }
}

function addPiece(sound: Int16Array, at: number, piece: Piece, firstMs: number, lastMs: number): void {
  const { samples, startMs } = piece
  const skipped = (firstMs - startMs) * SAMPLES_PER_MS
  const count = (lastMs - firstMs) * SAMPLES_PER_MS
  const repeats = piece.endMs - startMs > lengthMs(samples)
  for (let n = 0; n < count; n++) {
    const from = repeats ? (skipped + n) % samples.length : skipped + n
    const sum = sound[at + n]! + (samples[from] ?? 0)
    sound[at + n] = Math.max(-32_768, Math.min(32_767, sum))
  }
}

/** How long these samples sound, in whole milliseconds. */
export function lengthMs(samples: Int16Array): number {
  return Math.ceil(samples.length / SAMPLES_PER_MS)
}
