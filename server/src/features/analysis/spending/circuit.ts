/**
 * Whether a model is worth asking. Closed: yes. Open: no, it has failed too often. Half-open: one question is on its way
 * to find out; nobody else asks meanwhile.
 */
export type Circuit =
  | { readonly state: 'closed'; readonly failures: number }
  | { readonly state: 'open'; readonly untilMs: number }
  | { readonly state: 'half-open' }

export interface CircuitRules {
  /** Failures in a row. */
  readonly opensAfter: number
  readonly openMs: number
}

/** The probe decides about the circuit; other questions do so only while it is closed. */
export type Pass = 'ordinary' | 'probe'

/** How a question ended: `bad` if another try may help; `given-up` when nobody waited for the end. */
export type Ending =
  | { readonly kind: 'good' }
  | { readonly kind: 'given-up' }
  | { readonly kind: 'bad'; readonly retryAfterMs: number | null }

export const CLOSED: Circuit = { state: 'closed', failures: 0 }

/** How long to wait while a probe is out: it may take as long as a question takes. */
const PROBE_MS = 5_000

export function admit(
  circuit: Circuit,
  nowMs: number,
): { readonly circuit: Circuit; readonly pass: Pass } | { readonly waitMs: number } {
  switch (circuit.state) {
    case 'closed':
      return { circuit, pass: 'ordinary' }
    case 'half-open':
      return { waitMs: PROBE_MS }
    case 'open':
      return nowMs < circuit.untilMs
        ? { waitMs: circuit.untilMs - nowMs }
        : { circuit: { state: 'half-open' }, pass: 'probe' }
  }
}

export function afterEnding(
  circuit: Circuit,
  pass: Pass,
  ending: Ending,
  nowMs: number,
  { opensAfter, openMs }: CircuitRules,
): Circuit {
  if (pass === 'ordinary' && circuit.state !== 'closed') return circuit
  if (ending.kind === 'good') return CLOSED
  if (ending.kind === 'given-up') return pass === 'probe' ? { state: 'open', untilMs: nowMs } : circuit
  const failures = circuit.state === 'closed' ? circuit.failures + 1 : opensAfter
  if (failures < opensAfter) return { state: 'closed', failures }
  return { state: 'open', untilMs: nowMs + Math.max(openMs, ending.retryAfterMs ?? 0) }
}
