/**
 * The spelling key of one word: different spellings of the same word give the same key, in both scripts.
 *
 * Devanagari: nukta, half-nasals, doubled consonants, long and short i, and the ways to write "ie" fall together.
 * Roman Hindi: doubled letters, z and j, w and v, ph and f, ck and k fall together. English words pass through the
 * same folding, so a word list and a text always meet.
 */
export function fold(word: string): string {
  const lower = word.normalize('NFC').toLowerCase()
  return DEVANAGARI.test(lower) ? foldDevanagari(lower) : foldRoman(lower)
}

const DEVANAGARI = /[\u0900-\u097f]/

function foldDevanagari(word: string): string {
  let key = word
    .normalize('NFD')
    .replace(/[\u093c\u200c\u200d\u0903'’]/g, '')
    .replace(/\u0901/g, '\u0902')
    .replace(/[\u0966-\u096f]/g, (digit) => String(digit.charCodeAt(0) - 0x0966))
    .replace(/([क-ह])\u094d(?=([क-ह]))/g, (cluster, first: string, second: string) =>
      second === first || PLAIN[second] === (PLAIN[first] ?? first) || PLAIN[first] === second ? '' : cluster,
    )
    // A half nasal before another consonant is written as anusvara as well.
    .replace(/[ङञणन]\u094d(?=[क-ह])|म\u094d(?=[पफबभ])/g, '\u0902')
    .replace(/ि/g, 'ी')
    .replace(/इ/g, 'ई')
    .replace(/ु/g, 'ू')
    .replace(/उ/g, 'ऊ')
    .replace(/ॉ|ॅ/g, 'ा')
    .replace(/ऑ|ऍ/g, 'आ')
    .replace(/ष/g, 'श')
    .replace(/\u094d$/, '')
    .replace(/([\u093e-\u094c])ये/g, '$1ए')
    .replace(/([\u093e-\u094c])यी/g, '$1ई')
    .replace(/(.)ये$/, '$1ए')
  // In short words the two pairs of vowels tell words apart: मैं/में, सौ/सो.
  if (key.length > 3) key = key.replace(/ै/g, 'े').replace(/ौ/g, 'ो').replace(/ऐ/g, 'ए').replace(/औ/g, 'ओ')
  return key
}

/** Aspirated consonants and the plain ones they double with: अट्ठारह is अठारह. */
const PLAIN: Readonly<Record<string, string>> = {
  ख: 'क',
  घ: 'ग',
  छ: 'च',
  झ: 'ज',
  ठ: 'ट',
  ढ: 'ड',
  थ: 'त',
  ध: 'द',
  फ: 'प',
  भ: 'ब',
}

function foldRoman(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/aa/g, 'a')
    .replace(/ee|ii/g, 'i')
    .replace(/oo|uu/g, 'u')
    .replace(/z/g, 'j')
    .replace(/w/g, 'v')
    .replace(/ph/g, 'f')
    .replace(/q/g, 'k')
    .replace(/ck/g, 'k')
    .replace(/chh/g, 'ch')
    .replace(/([a-z])\1+/g, '$1')
}
