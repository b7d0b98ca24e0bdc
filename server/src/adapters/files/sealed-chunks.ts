import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/*
 * The body of a sealed file: the plain bytes in chunks of 64 KiB, each encrypted and authenticated by itself, so that any of
 * them can be read alone. The nonce of a chunk holds its number and whether it is the last one; a chunk that was moved,
 * left out or cut off therefore no longer fits its place (the STREAM construction).
 */

export const CHUNK_BYTES = 64 * 1024
export const TAG_BYTES = 16
const KEY_BYTES = 32
const NONCE_PREFIX_BYTES = 7
export const FILE_KEY_BYTES = KEY_BYTES + NONCE_PREFIX_BYTES

/** What one file is encrypted under, and no other. */
export interface FileKey {
  readonly key: Buffer
  readonly noncePrefix: Buffer
}

export interface Place {
  /** From 0. */
  readonly index: number
  readonly isLast: boolean
}

export function newFileKey(): FileKey {
  return toFileKey(randomBytes(FILE_KEY_BYTES))
}

export function toFileKey(bytes: Buffer): FileKey {
  return { key: bytes.subarray(0, KEY_BYTES), noncePrefix: bytes.subarray(KEY_BYTES, FILE_KEY_BYTES) }
}

export function sealChunk({ key, noncePrefix }: FileKey, place: Place, plain: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(noncePrefix, place))
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** Null when these are not the bytes that were sealed for this place of this file. */
export function openChunk({ key, noncePrefix }: FileKey, place: Place, sealed: Buffer): Buffer | null {
  if (sealed.length < TAG_BYTES) return null
  const tagAt = sealed.length - TAG_BYTES
  const options = { authTagLength: TAG_BYTES }
  const cipher = createDecipheriv('aes-256-gcm', key, nonceOf(noncePrefix, place), options)
  cipher.setAuthTag(sealed.subarray(tagAt))
  const plain = cipher.update(sealed.subarray(0, tagAt))
  try {
    cipher.final()
    return plain
  } catch {
    return null
  }
}

export interface Layout {
  /** At least one: also nothing is sealed, in a chunk without bytes. */
  readonly chunks: number
  readonly plainBytes: number
}

/** Null when no sealed file has a body of this length. */
export function layoutOf(bodyBytes: number): Layout | null {
  const chunks = Math.ceil(bodyBytes / SEALED_CHUNK_BYTES)
  const lastBytes = bodyBytes - (chunks - 1) * SEALED_CHUNK_BYTES
  if (chunks === 0 || lastBytes < TAG_BYTES) return null
  return { chunks, plainBytes: bodyBytes - chunks * TAG_BYTES }
}

export const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES

function nonceOf(prefix: Buffer, { index, isLast }: Place): Buffer {
  const nonce = Buffer.alloc(NONCE_PREFIX_BYTES + 5)
  prefix.copy(nonce)
  nonce.writeUInt32BE(index, NONCE_PREFIX_BYTES)
  nonce.writeUInt8(isLast ? 1 : 0, NONCE_PREFIX_BYTES + 4)
  return nonce
}
