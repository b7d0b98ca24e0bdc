import type { MaskableSegment, Secret, SecretKind } from './secret.ts'

/** Each pattern is bounded, so that it stays linear in the text. Earlier ones win where two match. */
const PATTERNS: readonly (readonly [kind: SecretKind, pattern: RegExp])[] = [
  ['EMAIL', /[\p{L}\p{M}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/gu],
  ['UPI', /[\p{L}\p{M}\p{N}._-]{2,64}@[\p{L}]{2,20}(?![\p{L}\p{N}])/gu],
  ['GSTIN', /(?<![\p{L}\p{N}])\d{2}[A-Z]{5}\d{4}[A-Z][A-Z\d]Z[A-Z\d](?![\p{L}\p{N}])/giu],
  ['PAN', /(?<![\p{L}\p{N}])[A-Z]{5}\d{4}[A-Z](?![\p{L}\p{N}])/giu],
  // With spaces in it only capitals count: "block 1234 a" is an address.
  ['PAN', /(?<![\p{L}\p{N}])[A-Z]{5}[ -]\d{4}[ -]?[A-Z](?![\p{L}\p{N}])/gu],
  ['IFSC', /(?<![\p{L}\p{N}])[A-Z]{4}0(?=[A-Z]{0,5}\d)[A-Z\d]{6}(?![\p{L}\p{N}])/giu],
]

/** Identifiers that are written with their letters: addresses, tax and bank codes. */
export function findWrittenIdentifiers(segments: readonly MaskableSegment[]): Secret[] {
  return segments.flatMap(({ text }, segment) =>
    PATTERNS.flatMap(([kind, pattern]) =>
      [...text.matchAll(pattern)].map((match) => ({
        kind,
        key: match[0].toLowerCase().replace(/[ -]/g, ''),
        segment,
        start: match.index,
        end: match.index + match[0].length,
      })),
    ),
  )
}
