import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** The processes that this one has started, by their ids, whose command line has `words` in it. */
export async function childrenOf(pid: number, words: string): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-ww', '-o', 'pid=,ppid=,args='])
  return stdout.split('\n').flatMap((line) => {
    const [, child, parent] = /^\s*(\d+)\s+(\d+)\s/.exec(line) ?? []
    return Number(parent) === pid && line.includes(words) ? [Number(child)] : []
  })
}
