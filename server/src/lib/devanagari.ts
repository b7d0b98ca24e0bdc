/** True when the word holds at least one Devanagari letter. */
export function isDevanagari(word: string): boolean {
  return /[\u0904-\u0939\u0958-\u0961]/u.test(word)
}

export interface RomanSpelling {
  /** How "ड़" is spelt: "karor" or "karod". */
  readonly flap: 'r' | 'd'
  /** Whether the inherent vowel is written within a word also where nobody speaks it: "kamara" for "कमरा". */
  readonly writesUnspoken: boolean
}

const AS_SPOKEN: RomanSpelling = { flap: 'r', writesUnspoken: false }

/**
 * Lower-case Roman spelling of one Devanagari word as Indians pronounce and spell it: "भुवाणा" → "bhuwana",
 * "पावटा" → "paota". The inherent vowel is left out where it is not spoken ("नगर" is "nagar", "पटना" is
 * "patna"), which no letter table alone can do. Signs and letters of other scripts are left out.
 */
export function romanise(word: string, spelling: RomanSpelling = AS_SPOKEN): string {
  const letters = word.normalize('NFD').replace(/[\u200c\u200d]/gu, '')
  const end = COMPOUND_ENDS.find((part) => letters.endsWith(part) && letters.length >= part.length + 2)
  // A compound keeps the beat of its parts: "महा|नगर" is "mahanagar", never "mahangar".
  const parts = end ? [letters.slice(0, -end.length), end] : [letters]
  const roman = parts.map((part) => spell(withoutUnspoken(soundsOf(part, spelling), spelling))).join('')
  return roman.replace(/ganv$/, 'gaon')
}

interface Sound {
  readonly kind: 'consonant' | 'vowel' | 'inherent' | 'nasal'
  /** Roman letters; a long "a" is "A" until it is spelt. */
  readonly text: string
  /** Written under or before another consonant, with no vowel between them. */
  readonly joined?: boolean
}

// prettier-ignore
const CONSONANTS = new Map(Object.entries({
  क: 'k', ख: 'kh', ग: 'g', घ: 'gh', ङ: 'n', च: 'ch', छ: 'chh', ज: 'j', झ: 'jh', ञ: 'n',
  ट: 't', ठ: 'th', ड: 'd', ढ: 'dh', ण: 'n', त: 't', थ: 'th', द: 'd', ध: 'dh', न: 'n',
  प: 'p', फ: 'f', ब: 'b', भ: 'bh', म: 'm', य: 'y', र: 'r', ल: 'l', व: 'v', श: 'sh',
  ष: 'sh', स: 's', ह: 'h', ळ: 'l',
}))

// prettier-ignore
const WITH_NUKTA = new Map(Object.entries({ क: 'q', ख: 'kh', ग: 'g', ज: 'z', ड: 'r', ढ: 'rh', फ: 'f' }))

// prettier-ignore
const VOWELS = new Map(Object.entries({
  अ: 'a', आ: 'A', इ: 'i', ई: 'i', उ: 'u', ऊ: 'u', ऋ: 'ri', ए: 'e', ऐ: 'ai', ओ: 'o', औ: 'au', ऑ: 'o', ऍ: 'a',
  'ा': 'A', 'ि': 'i', 'ी': 'i', 'ु': 'u', 'ू': 'u', 'ृ': 'ri', 'े': 'e', 'ै': 'ai', 'ो': 'o', 'ौ': 'au', 'ॉ': 'o',
  'ॅ': 'a', 'ॆ': 'e', 'ॊ': 'o', ऎ: 'e', ऒ: 'o',
}))

const COMPOUND_ENDS = ['नगर', 'पुरम', 'पुरी', 'पुरा', 'पुर', 'गंज', 'गढ़', 'विहार', 'बाद', 'वाड़ी', 'खेड़ा', 'गांव', 'गाँव']
  .map((end) => end.normalize('NFD')) // prettier-ignore

const VIRAMA = '्'
const NUKTA = '़'

function soundsOf(letters: string, { flap }: RomanSpelling): Sound[] {
  const sounds: Sound[] = []
  const signs = Array.from(letters)
  for (let at = 0; at < signs.length; at++) {
    const sign = signs[at]!
    const vowel = VOWELS.get(sign)
    if (vowel !== undefined) {
      if (sounds.at(-1)?.kind === 'inherent' && isVowelSign(sign)) sounds.pop()
      sounds.push({ kind: 'vowel', text: vowel })
    } else if (sign === 'ं' || sign === 'ँ') {
      sounds.push({ kind: 'nasal', text: 'n' })
    } else if (sign === VIRAMA) {
      if (sounds.at(-1)?.kind === 'inherent') sounds.pop()
      const last = sounds.at(-1)
      if (last) sounds[sounds.length - 1] = { ...last, joined: true }
    } else {
      const hasNukta = signs[at + 1] === NUKTA
      const isFlap = hasNukta && (sign === 'ड' || sign === 'ढ')
      const written = isFlap && flap === 'd' ? CONSONANTS : WITH_NUKTA
      const consonant = (hasNukta ? written.get(sign) : undefined) ?? CONSONANTS.get(sign)
      if (consonant) sounds.push({ kind: 'consonant', text: consonant }, { kind: 'inherent', text: 'a' })
    }
  }
  return sounds
}

function isVowelSign(sign: string): boolean {
  return /\p{M}/u.test(sign)
}

/** Leaves out the inherent vowels that are written and not spoken: the last one, and those in V·C_C·V. */
function withoutUnspoken(sounds: readonly Sound[], { writesUnspoken }: RomanSpelling): Sound[] {
  const kept = [...sounds]
  if (kept.length > 2 && kept.at(-1)?.kind === 'inherent' && !endsInHeavyCluster(kept)) kept.pop()
  if (writesUnspoken) return kept
  for (let at = kept.length - 3; at >= 2; at--) {
    if (kept[at]!.kind !== 'inherent') continue
    const afterOneConsonant = kept[at - 1]!.kind === 'consonant' && isVowel(kept[at - 2])
    const beforeOneConsonant = kept[at + 1]!.kind === 'consonant' && isVowel(kept[at + 2])
    if (afterOneConsonant && beforeOneConsonant && !kept[at + 1]!.joined) kept.splice(at, 1)
  }
  return kept
}

/** "चंद्र" and "सूर्य" keep their last vowel (chandra, surya); "गंज" and "मार्ग" do not (ganj, marg). */
function endsInHeavyCluster(sounds: readonly Sound[]): boolean {
  const [before, last] = sounds.slice(-3)
  if (before?.joined !== true || !last) return false
  return ['r', 'y', 'v'].includes(last.text) || (last.text === 'n' && before.text === 'sh')
}

function isVowel(sound: Sound | undefined): boolean {
  return sound?.kind === 'vowel' || sound?.kind === 'inherent'
}

function spell(sounds: readonly Sound[]): string {
  return sounds
    .map((sound, at) => {
      const before = sounds[at - 1]
      const after = sounds[at + 1]
      if (sound.kind === 'nasal') return /^[pbmf]/.test(after?.text ?? '') ? 'm' : 'n'
      if (sound.text === 'A') return 'a'
      if (sound.text !== 'v') return sound.text
      if (before?.text === 'A' && after?.kind !== 'vowel' && after?.kind !== 'inherent') return 'o'
      return before?.kind === 'consonant' || after?.text === 'A' ? 'w' : 'v'
    })
    .join('')
}
