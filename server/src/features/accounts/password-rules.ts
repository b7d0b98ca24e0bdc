import { keyOf } from './user.ts'

const MIN_CHARS = 8

/** Why `password` will not do for somebody with these names, as a sentence for him, or null when it will. */
export function weaknessOf(password: string, names: readonly (string | null)[]): string | null {
  const characters = Array.from(password)
  if (characters.length < MIN_CHARS) return `The password must have at least ${MIN_CHARS} characters.`

  const folded = keyOf(password)
  if (COMMON.has(folded) || COMMON.has(withoutTail(folded))) {
    return 'This password is among the first that are tried. Choose another.'
  }
  if (new Set(characters).size < 3 || isRun(folded)) {
    return 'This password follows a simple pattern. Choose another.'
  }
  for (const name of names) {
    if (name === null || name === '') continue
    const key = keyOf(name)
    if (folded === key || folded === key.split('@', 1)[0]) {
      return 'The password must not be your user name or e-mail address.'
    }
  }
  return null
}

/** `abcdefgh`, `87654321`: each character one step from the last, all in one direction. */
function isRun(text: string): boolean {
  const codes = Array.from(text, (character) => character.codePointAt(0)!)
  const steps = new Set(codes.slice(1).map((code, index) => code - codes[index]!))
  return steps.size === 1 && Math.abs([...steps][0]!) <= 1
}

/** `password123!` is as common as `password`. */
function withoutTail(text: string): string {
  return text.replace(/[\d\p{P}\p{S}]+$/u, '')
}

/** Words that begin the usual lists, here in lower case and without the digits that follow them. */
const COMMON: ReadonlySet<string> = new Set(
  `
  password passwort passw0rd p@ssword p@ssw0rd pass passcode admin administrator root user guest test tester testing
  welcome letmein login secret changeme default master access system server qwerty qwertyuiop qwertyui asdfghjkl
  asdfasdf zxcvbnm zxcvbnm, 1q2w3e4r 1q2w3e4r5t 1qaz2wsx qazwsx qazwsxedc q1w2e3r4 q1w2e3r4t5 zaq12wsx abc abcd
  abc123 abcd1234 a1b2c3d4 iloveyou ilovegod loveyou sunshine princess monkey dragon football baseball cricket hockey
  superman batman spiderman pokemon naruto shadow michael jessica jennifer ashley charlie daniel thomas jordan hunter
  killer trustno trustno1 freedom whatever starwars computer internet samsung google facebook android iphone apple
  india bharat indian mumbai delhi newdelhi bangalore bengaluru kolkata chennai hyderabad krishna ganesh shiva sairam
  jaishriram jaimatadi omsairam omnamahshivaya hanuman lakshmi priyanka sachin dhoni
  11223344 12341234 12344321 123123123 123321123 12121212 147258369 147852369 159753456 987654321 1234567890
  12345678 123456789 88888888 00000000 leadbreak
  `
    .split(/\s+/)
    .filter((word) => word !== ''),
)
