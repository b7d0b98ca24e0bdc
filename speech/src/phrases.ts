/** Marks that a vocabulary lists beside its words: nothing, sentence ends, disambiguation. */
const NO_WORD = /^(<.*>|#\d+)$/

/**
 * What is left of a phrase list when words are left out that the model cannot hear: the grammar that libvosk
 * would make of it, but without its traps. A phrase with `<eps>`, or an empty list, ends the process.
 *
 * `findWord` gives a word's number: below 0 for an unknown one, 0 for "nothing".
 */
export function hearablePhrases(phrases: readonly string[], findWord: (word: string) => number): string[] {
  const isHearable = (word: string) => word !== '' && !NO_WORD.test(word) && findWord(word) > 0
  return phrases
    .map((phrase) => phrase.split(' ').filter(isHearable).join(' '))
    .filter((phrase) => phrase !== '')
}
