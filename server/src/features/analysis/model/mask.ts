import { findNumberSecrets } from './masking/number-secrets.ts'
import type { MaskableSegment, Secret, SecretKind } from './masking/secret.ts'
import { findSpokenIdentifiers } from './masking/spoken-identifiers.ts'
import { findWrittenIdentifiers } from './masking/written-identifiers.ts'

/** A segment as a language model may see it. */
export interface MaskedSegment {
  readonly text: string
  /** What was taken out, in order, without overlaps. `start` and `end` are UTF-16 offsets in the real text. */
  readonly covers: readonly { readonly start: number; readonly end: number; readonly token: string }[]
}

/**
 * The call without numbers and addresses that lead to a person: telephone, e-mail, UPI, PAN, Aadhaar, GSTIN, cards, bank
 * accounts and IFSC, PIN and one-time codes that are named as such; in digits and in words of both scripts, also where they
 * run over several segments. The same secret has the same token throughout. Amounts, areas and names of people stay.
 */
export function maskCall(segments: readonly MaskableSegment[]): MaskedSegment[] {
  const secrets = [
    ...findWrittenIdentifiers(segments),
    ...findSpokenIdentifiers(segments),
    ...findNumberSecrets(segments),
  ]
  const bySegment = Map.groupBy(secrets, ({ segment }) => segment)
  const nextToken = makeTokens()
  return segments.map(({ text }, index) => {
    const covers = withoutOverlaps(bySegment.get(index) ?? []).map((secret) => ({
      ...{ start: secret.start, end: secret.end },
      token: nextToken(secret),
    }))
    let masked = ''
    let at = 0
    for (const { start, end, token } of covers) {
      masked += text.slice(at, start) + token
      at = end
    }
    return { text: masked + text.slice(at), covers }
  })
}

/** Whether a text holds anything that masking would take out. */
export function holdsSecret(text: string): boolean {
  return maskCall([{ speaker: 'lead', text }])[0]!.covers.length > 0
}

/** Names that are given out in the order of the call: [PHONE-1], [PHONE-2], [EMAIL-1]. */
function makeTokens(): (secret: Secret) => string {
  const tokens = new Map<string, string>()
  const counts = new Map<SecretKind, number>()
  return ({ kind, key }) => {
    const id = `${kind}:${key}`
    const known = tokens.get(id)
    if (known) return known
    const count = (counts.get(kind) ?? 0) + 1
    counts.set(kind, count)
    const token = `[${kind}-${count}]`
    tokens.set(id, token)
    return token
  }
}

/** In the order of the text. What overlaps is covered as one, under the name of what begins first. */
function withoutOverlaps(secrets: readonly Secret[]): Secret[] {
  const kept: Secret[] = []
  for (const secret of [...secrets].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1)
    if (last && secret.start < last.end) {
      kept[kept.length - 1] = { ...last, end: Math.max(last.end, secret.end) }
    } else kept.push(secret)
  }
  return kept
}
