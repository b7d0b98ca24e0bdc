/** What goes wrong once, or `count` times, because somebody asked for it. Times are the clock's milliseconds. */
export type Fault = CallbackFault | StreamFault | OtherFault

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

/**
 * What befalls a stream of a call's sound that is `afterMs` old, of the leg `callSid` where that is named; `frames` are of
 * 20 ms, of all its tracks.
 */
export type StreamFault = { readonly count: number; readonly afterMs: number; readonly callSid?: string } & (
  | { readonly kind: 'stream-drop' | 'stream-duplicate'; readonly frames: number }
  /** One comes behind the `frames` that follow it. */
  | { readonly kind: 'stream-reorder'; readonly frames: number }
  /** Nothing comes for so long, and then everything at once. */
  | { readonly kind: 'stream-delay'; readonly delayMs: number }
  /** From then on all timestamps are so much later, or earlier. */
  | { readonly kind: 'stream-clock-jump'; readonly byMs: number }
  /** The connection is gone, without a word. */
  | { readonly kind: 'stream-cut' }
)

type OtherFault = { readonly count: number } & (
  | {
      readonly kind:
        | 'twiml-wrong-signature'
        | 'rest-too-many-requests'
        | 'media-not-found'
        | 'media-no-two-channels'
        | 'recording-absent'
        | 'stream-refused'
        | 'stream-no-stop'
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

interface Order {
  readonly id: number
  /** Its `count` is how often yet. */
  readonly fault: Fault
}

export type Faults = ReturnType<typeof makeFaults>

/** Keeps the ordered faults until they are used up, the oldest order first. */
export function makeFaults() {
  let orders: readonly Order[] = []
  let lastId = 0

  function order(fault: Fault): void {
    orders = [...orders, { id: ++lastId, fault }]
  }

  /** Uses up one of the faults of this kind, or null when none waits. A fault for callbacks is asked for with the callback. */
  function take<Kind extends Exclude<FaultKind, StreamFault['kind']>>(
    kind: Kind,
    ...[callback]: Kind extends CallbackFault['kind'] ? [Callback] : []
  ): FaultOf<Kind> | null {
    const taken = orders.find(({ fault }) => fault.kind === kind && isMeant(fault, callback))
    if (!taken) return null

    useUp(taken)
    return taken.fault as FaultOf<Kind>
  }

  /** For one stream of the leg: uses up one of the faults that it is old enough for, or null. What was ordered several times befalls as many streams. */
  function ofStream(callSid: string): (ageMs: number) => StreamFault | null {
    const had = new Set<number>()
    return (ageMs) => {
      const taken = orders.find(
        ({ id, fault }) =>
          'afterMs' in fault &&
          fault.afterMs <= ageMs &&
          (fault.callSid ?? callSid) === callSid &&
          !had.has(id),
      )
      if (!taken) return null

      had.add(taken.id)
      useUp(taken)
      return taken.fault as StreamFault
    }
  }

  function useUp({ id }: Order): void {
    orders = orders.flatMap((order) => (order.id === id ? oneLess(order) : order))
  }

  /** What still waits; `count` is how often yet. */
  function list(): readonly Fault[] {
    return orders.map(({ fault }) => fault)
  }

  function clear(): void {
    orders = []
  }

  return { order, take, ofStream, list, clear }
}

type FaultOf<Kind extends FaultKind> = Fault & { readonly kind: Kind }

function isMeant(fault: Fault, callback: Callback | undefined): boolean {
  if (!('event' in fault) || !callback) return true
  const { event, leg } = fault
  return (event === null || event === callback.event) && (leg === null || leg === callback.leg)
}

function oneLess({ id, fault }: Order): Order[] {
  return fault.count > 1 ? [{ id, fault: { ...fault, count: fault.count - 1 } }] : []
}
