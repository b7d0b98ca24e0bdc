/** How many words must be put in, taken out or changed to make `heard` of `said`. */
export function wordErrors(said: readonly string[], heard: readonly string[]): number {
  let costs = heard.map((_, index) => index + 1)
  for (const [row, word] of said.entries()) {
    let left = row + 1
    let diagonal = row
    costs = costs.map((above, column) => {
      left = Math.min(above + 1, left + 1, diagonal + (word === heard[column] ? 0 : 1))
      diagonal = above
      return left
    })
  }
  return costs.at(-1) ?? said.length
}

export interface ErrorRate {
  readonly errors: number
  readonly words: number
}

/** As `2.1 % of 431 words (95 % interval 1.1 to 4.0)`, by Wilson's formula, each word a trial of its own. */
export function describeErrorRate({ errors, words }: ErrorRate): string {
  if (words === 0) return 'nothing said'
  const share = errors / words
  const z = 1.96
  const centre = share + z ** 2 / (2 * words)
  const spread = z * Math.sqrt((share * (1 - share)) / words + z ** 2 / (4 * words ** 2))
  const scale = 1 + z ** 2 / words
  const [low, high] = [(centre - spread) / scale, (centre + spread) / scale].map(percent)
  return `${percent(share)} % of ${words} words (95 % interval ${low} to ${high})`
}

function percent(share: number): string {
  return (100 * Math.max(0, share)).toFixed(1)
}
