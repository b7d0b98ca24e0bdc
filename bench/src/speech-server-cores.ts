import { spawnSync } from 'node:child_process'

/** Which cores whom: the beginnings of the command lines that see to it, empty where that cannot be done. */
export interface Cores {
  readonly servers: readonly string[]
  readonly clients: readonly string[]
  /** Those of the servers. */
  readonly serverCores: readonly number[]
  readonly told: string
}

/** The servers get the first half of this process's cores, the clients the rest, so that they do not disturb what they measure. */
export function shareCores(): Cores {
  const mine = spawnSync('taskset', ['-cp', String(process.pid)], { encoding: 'utf8' })
  const cores = mine.status === 0 ? readCoreList(mine.stdout.split(':').at(-1)!.trim()) : []
  if (cores.length < 2)
    return {
      ...{ servers: [], clients: [], serverCores: cores.length > 0 ? cores : [0] },
      told: 'nobody is bound to a core, as that needs two and the program taskset',
    }
  const half = Math.floor(cores.length / 2)
  const [serverCores, clientCores] = [cores.slice(0, half), cores.slice(half)]
  return {
    servers: ['taskset', '-c', serverCores.join(',')],
    clients: ['taskset', '-c', clientCores.join(',')],
    serverCores,
    told: `cores of the server: ${serverCores.join(', ')}; of the clients: ${clientCores.join(', ')}`,
  }
}

/** Linux's way to write sets of cores: `0-3,8` is 0, 1, 2, 3 and 8. */
export function readCoreList(list: string): number[] {
  return list.split(',').flatMap((range) => {
    const [first, last = first] = range.split('-').map(Number)
    return Array.from({ length: last! - first! + 1 }, (_, index) => first! + index)
  })
}
