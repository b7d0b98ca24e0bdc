import type { App } from './server.ts'

const SWEEP_EVERY_MS = 50

/**
 * Stops listening and lets requests that are under way finish, for `deadlineMs` at most: then the connections are cut, so
 * that nobody who sends slowly keeps the program from ending.
 */
export async function closeServer(app: App, deadlineMs: number): Promise<void> {
  // Clients keep a connection open after its answer, and a server that is closing looks for those only once.
  const sweep = setInterval(() => {
    app.server.closeIdleConnections()
  }, SWEEP_EVERY_MS)
  const cut = setTimeout(() => {
    app.server.closeAllConnections()
  }, deadlineMs)
  try {
    await app.close()
  } finally {
    clearInterval(sweep)
    clearTimeout(cut)
  }
}
