/** Whether digits end in the check digit of payment cards (ISO/IEC 7812, Luhn). */
export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits.at(-1 - place))
    const doubled = place % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return digits.length > 1 && sum % 10 === 0
}

/** Whether digits end in the check digit of Aadhaar numbers (Verhoeff: a walk through the symmetries of a pentagon). */
export function passesVerhoeff(digits: string): boolean {
  let check = 0
  for (let place = 0; place < digits.length; place++) {
    check = compose(check, PERMUTATIONS[place % 8]![Number(digits.at(-1 - place))]!)
  }
  return digits.length > 1 && check === 0
}

/** The product of two elements of the dihedral group of ten: 0 to 4 turn the pentagon, 5 to 9 turn it over as well. */
function compose(a: number, b: number): number {
  if (a < 5) return b < 5 ? (a + b) % 5 : 5 + ((a + b) % 5)
  return b < 5 ? 5 + ((a - b) % 5) : (5 + a - b) % 5
}

/** What is done to the digit at each place, counted from the right: one permutation, applied once more with every place. */
const STEP = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
const PERMUTATIONS: readonly (readonly number[])[] = Array.from({ length: 8 }).reduce<number[][]>(
  (rows) => [...rows, rows.length === 0 ? [...STEP.keys()] : rows.at(-1)!.map((digit) => STEP[digit]!)],
  [],
)
