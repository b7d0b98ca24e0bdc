/** English letters by their names in Devanagari, as recognisers write what is spelt aloud ("एच एस आर"). */
const NAMES: Readonly<Record<string, string>> = {
  a: 'ए',
  b: 'बी',
  c: 'सी',
  d: 'डी',
  e: 'ई',
  f: 'एफ',
  g: 'जी',
  h: 'एच',
  i: 'आई',
  j: 'जे',
  k: 'के',
  l: 'एल',
  m: 'एम',
  n: 'एन',
  o: 'ओ',
  p: 'पी',
  q: 'क्यू',
  r: 'आर',
  s: 'एस',
  t: 'टी',
  u: 'यू',
  v: 'वी',
  w: 'डब्ल्यू',
  x: 'एक्स',
  y: 'वाई',
  z: 'जेड',
}

const LETTER = Object.entries(NAMES).sort(([, a], [, b]) => b.length - a.length)

/** The Roman letters that a word spells out ("डीएलएफ" → "dlf", "B" → "b"), or null when it is another word. */
export function spelledLetters(word: string): string | null {
  if (/^[a-z]$/i.test(word)) return word.toLowerCase()
  let rest = word
  let letters = ''
  while (rest) {
    const found = LETTER.find(([, name]) => rest.startsWith(name))
    if (!found) return null
    letters += found[0]
    rest = rest.slice(found[1].length)
  }
  return letters || null
}
