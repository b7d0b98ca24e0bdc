/** The connection ended before its work was done. `closeCode` is the WebSocket's, null when it never opened or we ended it. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost'
  readonly closeCode: number | null

  constructor(reason: string, closeCode: number | null, options?: ErrorOptions) {
    super(reason, options)
    this.closeCode = closeCode
  }
}
