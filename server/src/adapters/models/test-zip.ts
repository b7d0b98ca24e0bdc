import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'

/** An entry for tests, honest unless it says otherwise. */
export interface TestEntry {
  readonly name: string
  readonly content?: string | Buffer
  /** As Unix would call it; an ordinary file when absent. */
  readonly mode?: number
  /** What the directory claims in place of the truth. */
  readonly claimedBytes?: number
  readonly claimedCrc32?: number
}

const LOCAL_HEADER = 0x04034b50
const DIRECTORY_HEADER = 0x02014b50
const DIRECTORY_END = 0x06054b50
const DEFLATE = 8
const MADE_ON_UNIX = 3 << 8

/** A ZIP, written byte by byte, since no archiver would write what some tests need. */
export function aZip(entries: readonly TestEntry[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content = '', mode = 0o100644, claimedBytes, claimedCrc32 } of entries) {
    const raw = Buffer.from(content)
    const packed = deflateRawSync(raw)
    const fileName = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(DEFLATE, 4)
    common.writeUInt32LE(claimedCrc32 ?? crc32(raw), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(claimedBytes ?? raw.length, 18)
    common.writeUInt16LE(fileName.length, 22)
    const local = Buffer.concat([uint32(LOCAL_HEADER), common, fileName, packed])

    const tail = Buffer.alloc(14)
    tail.writeUInt32LE((mode << 16) >>> 0, 6)
    tail.writeUInt32LE(offset, 10)
    directory.push(uint32(DIRECTORY_HEADER), uint16(MADE_ON_UNIX | 20), common, tail, fileName)
    locals.push(local)
    offset += local.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(listed.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, listed, uint32(DIRECTORY_END), end])
}

/** All files of a folder as entries below `root/`. */
export function entriesOfFolder(folder: string, root: string): TestEntry[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ name: `${root}/${relative(folder, path)}`, content: readFileSync(path) }))
}

/** As little as counts as a whole model by its files. */
export function aModelZip(name: string, more: readonly TestEntry[] = []): Buffer {
  const content = (path: string) => `what stands in ${path}`
  const paths = ['am/final.mdl', 'conf/model.conf', 'conf/mfcc.conf', 'graph/HCLG.fst', 'graph/words.txt']
  const files = paths.map((path) => ({ name: `${name}/${path}`, content: content(path) }))
  return aZip([{ name: `${name}/`, mode: 0o040755 }, ...files, ...more])
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}
