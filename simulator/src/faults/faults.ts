/** What goes wrong once, or `count` times, because somebody asked for it. Times are the clock's milliseconds. */
export type Fault = CallbackFault | OtherFault

type CallbackFault = { readonly count: number } & Which &
  (
    | { readonly kind: 'webhook-drop' | 'webhook-wrong-signature' }
    /** Delivered `copies` times more, with the same idempotency token. */
    | { readonly kind: 'webhook-duplicate'; readonly copies: number }
    /** Kept back until the next callback of the same call was delivered, or for `holdMs` when none comes. */
    | { readonly kind: 'webhook-reorder'; readonly holdMs: number }
    /** Those behind it do not wait for it. */
    | { readonly kind: 'webhook-delay'; readonly delayMs: number }
  )

type OtherFault = { readonly count: number } & (
  | {
      readonly kind:
        | 'twiml-wrong-signature'
        | 'rest-too-many-requests'
        | 'media-not-found'
        | 'media-no-two-channels'
        | 'recording-absent'
    }
  /** The connection is cut without an answer after `holdMs`. */
  | { readonly kind: 'call-placed-no-answer' | 'call-not-placed-no-answer'; readonly holdMs: number }
)

/** Which callbacks a fault waits for; null is any. */
interface Which {
  readonly event: string | null
  readonly leg: LegChoice | null
}

/** The leg that REST placed, or the one that `<Dial>` made. */
export type LegChoice = 'parent' | 'child'

export type FaultKind = Fault['kind']

/** The callback that is about to be sent. */
export interface Callback {
  readonly event: string
  readonly leg: LegChoice
}

export type Faults = ReturnType<typeof makeFaults>

/** Keeps the ordered faults until they are used up, the oldest order first. */
export function makeFaults() {
  let orders: readonly Fault[] = []

  function order(fault: Fault): void {
    orders = [...orders, fault]
  }

  /** Uses up one of the faults of this kind, or null when none waits. A fault for callbacks is asked for with the callback. */
  function take<Kind extends FaultKind>(
    kind: Kind,
    ...[callback]: Kind extends CallbackFault['kind'] ? [Callback] : []
  ): FaultOf<Kind> | null {
    const taken = orders.find((fault) => fault.kind === kind && isMeant(fault, callback))
    if (!taken) return null

    orders = orders.flatMap((fault) => (fault === taken ? oneLess(fault) : fault))
    return taken as FaultOf<Kind>
  }

  /** What still waits; `count` is how often yet. */
  function list(): readonly Fault[] {
    return orders
  }

  function clear(): void {
    orders = []
  }

  return { order, take, list, clear }
}

type FaultOf<Kind extends FaultKind> = Fault & { readonly kind: Kind }

function isMeant(fault: Fault, callback: Callback | undefined): boolean {
  if (!('event' in fault) || !callback) return true
  const { event, leg } = fault
  return (event === null || event === callback.event) && (leg === null || leg === callback.leg)
}

function oneLess(fault: Fault): Fault[] {
  return fault.count > 1 ? [{ ...fault, count: fault.count - 1 }] : []
}
