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
