import { spawnSync } from 'node:child_process'

/** Which cores whom: the beginnings of the command lines that see to it, empty where that cannot be done. */
export interface Cores {
  readonly servers: readonly string[]
  readonly clients: readonly string[]
  /** How many the servers have. */
  readonly serverCores: number
  readonly told: string
}

/** The servers get the first half of this process's cores, the clients the rest, so that they do not disturb what they measure. */
export function shareCores(): Cores {
  const mine = spawnSync('taskset', ['-cp', String(process.pid)], { encoding: 'utf8' })
  const cores = mine.status === 0 ? readCoreList(mine.stdout.split(':').at(-1)!.trim()) : []
  if (cores.length < 2)
    return {
      ...{ servers: [], clients: [], serverCores: Math.max(1, cores.length) },
      told: 'nobody is bound to a core, as that needs two and the program taskset',
    }
  const forServers = cores.slice(0, Math.floor(cores.length / 2)).join(',')
  const forClients = cores.slice(Math.floor(cores.length / 2)).join(',')
  return {
    servers: ['taskset', '-c', forServers],
    clients: ['taskset', '-c', forClients],
    serverCores: Math.floor(cores.length / 2),
    told: `the server has core ${forServers}, the clients have ${forClients}`,
  }
}

/** Linux's way to write sets of cores: `0-3,8` is 0, 1, 2, 3 and 8. */
export function readCoreList(list: string): number[] {
  return list.split(',').flatMap((range) => {
    const [first, last = first] = range.split('-').map(Number)
    return Array.from({ length: last! - first! + 1 }, (_, index) => first! + index)
  })
}
