/** How many words are remembered before all are forgotten: more than a language has in daily use. */
const MOST = 20_000

/** `find`, which is asked but once for each word: calls are made of the same few thousand. */
export function remembered<Found>(find: (word: string) => Found): (word: string) => Found {
  const known = new Map<string, Found>()
  return (word) => {
    const found = known.get(word)
    if (found !== undefined || known.has(word)) return found as Found
    if (known.size >= MOST) known.clear()
    const fresh = find(word)
    known.set(word, fresh)
    return fresh
  }
}
