import type { LiveEvent } from '@leadbreak/contract'

/** Whose call it is, for deciding who may know. */
export interface CallOwner {
  readonly agentId: string | null
  readonly username: string
}

/** Where features tell what people at open consoles may want to know. Never throws, never waits for anybody. */
export interface News {
  publish(owner: CallOwner, event: LiveEvent): void
}
