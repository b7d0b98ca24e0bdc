import type { Leg } from './exchange.ts'

/** How a leg can end. */
type Ending = 'completed' | 'busy' | 'no-answer' | 'failed' | 'canceled'

/** One leg as the exchange knows it: REST has no word for `initiated`. */
export interface LegState extends Omit<Leg, 'status'> {
  readonly phase: 'queued' | 'initiated' | 'ringing' | 'in-progress' | Ending
  /** How the signalling answered in the end; null before. */
  readonly sipCode: number | null
}

export type LegChange =
  | { readonly to: 'initiated' | 'ringing' }
  | { readonly to: 'in-progress'; readonly answeredBy: Leg['answeredBy'] }
  | { readonly to: 'ended'; readonly as: Ending; readonly sipCode: number }

/**
 * The leg after `change`; the very same object when that cannot happen to it any more. Only an answered leg can be
 * `completed`, and an answered one can only be that.
 */
export function advanceLeg(leg: LegState, change: LegChange, atMs: number): LegState {
  switch (change.to) {
    case 'initiated':
      return leg.phase === 'queued' ? { ...leg, phase: 'initiated', updatedAtMs: atMs, begunAtMs: atMs } : leg
    case 'ringing':
      return leg.phase === 'initiated' ? { ...leg, phase: 'ringing', updatedAtMs: atMs } : leg
    case 'in-progress': {
      if (leg.phase !== 'ringing') return leg
      const { answeredBy } = change
      return { ...leg, phase: 'in-progress', updatedAtMs: atMs, answeredAtMs: atMs, answeredBy }
    }
    case 'ended': {
      if (hasEnded(leg) || (leg.phase === 'in-progress') !== (change.as === 'completed')) return leg
      return { ...leg, phase: change.as, updatedAtMs: atMs, endedAtMs: atMs, sipCode: change.sipCode }
    }
  }
}

/** How a leg ends when somebody puts the receiver down, or REST does: (unverified) before the answer that is `canceled` too. */
export function hungUp(leg: LegState): LegChange {
  return leg.phase === 'in-progress'
    ? { to: 'ended', as: 'completed', sipCode: 200 }
    : { to: 'ended', as: 'canceled', sipCode: 487 }
}

export function hasEnded(leg: LegState): boolean {
  return leg.endedAtMs !== null
}

/** Whole seconds from the answer to the end; 0 while there is no end, and when there was no answer. */
export function talkedS({ answeredAtMs, endedAtMs }: Pick<Leg, 'answeredAtMs' | 'endedAtMs'>): number {
  return answeredAtMs === null || endedAtMs === null ? 0 : Math.round((endedAtMs - answeredAtMs) / 1000)
}

/** As REST shows it. */
export function viewLeg({ phase, ...leg }: LegState): Leg {
  if (phase !== 'initiated') return { ...leg, status: phase }
  return { ...leg, status: leg.direction === 'outbound-api' ? 'queued' : 'ringing' }
}
