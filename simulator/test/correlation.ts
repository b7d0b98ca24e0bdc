/** How alike two sounds are, whatever their loudness: 1 is the same, 0 is nothing in common. */
export function correlation(a: Int16Array, b: Int16Array): number {
  let [both, onlyA, onlyB] = [0, 0, 0]
  for (let n = 0; n < Math.min(a.length, b.length); n++) {
    both += a[n]! * b[n]!
    onlyA += a[n]! ** 2
    onlyB += b[n]! ** 2
  }
  return onlyA === 0 || onlyB === 0 ? 0 : both / Math.sqrt(onlyA * onlyB)
}
