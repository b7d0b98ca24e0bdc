import { once } from 'node:events'
import { createServer, type AddressInfo, type Server } from 'node:net'

export async function aTakenPort(): Promise<{ port: number; release: () => Promise<void> }> {
  const holder: Server = createServer().listen(0, '127.0.0.1')
  await once(holder, 'listening')
  const { port } = holder.address() as AddressInfo
  return {
    port,
    release: async () => {
      holder.close()
      await once(holder, 'close')
    },
  }
}

/** A port that was free a moment ago. */
export async function aFreePort(): Promise<number> {
  const { port, release } = await aTakenPort()
  await release()
  return port
}
