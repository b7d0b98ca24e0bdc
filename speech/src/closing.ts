import { WebSocket } from 'ws'

import type { StreamFailure } from './worker-protocol.ts'

/** How a connection ends when its stream failed: a WebSocket close code, and a reason for the client. */
export const FAILURES = {
  'no-recogniser': { code: 1011, reason: 'the model makes no recogniser with these settings' },
  'phrases-unknown': { code: 1007, reason: 'the model knows no word of phrase_list' },
  'recogniser-failed': { code: 1011, reason: 'the recogniser failed on this audio' },
  'worker-died': { code: 1011, reason: 'the recognising thread died' },
} as const satisfies Record<StreamFailure, { code: number; reason: string }>

/** For what `ws` itself closes without a word. */
const REASONS: Readonly<Record<number, string>> = {
  1002: 'not a valid WebSocket frame',
  1007: 'text messages must be UTF-8',
  1009: 'message too long',
}

/** A WebSocket that always says why it closes. */
export class ExplainingWebSocket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    super.close(code, reason ?? REASONS[code ?? 0])
  }
}
