/** How much of a sample's slow part is kept; what lies below some 130 Hz (hum, an offset of the line) hardly counts. */
const KEPT = 0.9

/** Measures the loudness of one track, piece by piece. */
export function makeLoudness() {
  let before = 0
  let filtered = 0

  /** Decibels over a loudness of one step of a 16-bit sample: 0 is silence, speech on the telephone 45 to 75. */
  return function loudnessDb(samples: Int16Array): number {
    let energy = 0
    for (const sample of samples) {
      filtered = sample - before + KEPT * filtered
      before = sample
      energy += filtered * filtered
    }
    return 10 * Math.log10(1 + energy / samples.length)
  }
}
