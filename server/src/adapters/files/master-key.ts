import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

import { FILE_KEY_BYTES, TAG_BYTES, toFileKey, type FileKey } from './sealed-chunks.ts'

/*
 * Each file has a key of its own, which stands in the file's head, encrypted under a master key. The head has two slots,
 * a disk block each: another master key goes into the free one before the old one is wiped, so that a crash at any moment
 * leaves a slot that opens.
 */

/** Encrypts the keys of files. */
export interface MasterKey {
  /** Names the key without telling anything of it: 16 hexadecimal digits. */
  readonly id: string
  readonly bytes: Buffer
}

/** The first is used for what is new, the others for what is there. */
export type MasterKeys = readonly [MasterKey, ...MasterKey[]]

export const SLOT_BYTES = 4096
export const HEAD_BYTES = 2 * SLOT_BYTES

const MAGIC = Buffer.from('LBR1')
const ID_BYTES = 8
const NONCE_BYTES = 12
const NONCE_AT = MAGIC.length + ID_BYTES
const SEALED_AT = NONCE_AT + NONCE_BYTES
const SEALED_END = SEALED_AT + FILE_KEY_BYTES + TAG_BYTES

export function toMasterKey(bytes: Buffer): MasterKey {
  const id = createHmac('sha256', bytes).update('id of a LeadBreak master key').digest('hex')
  return { id: id.slice(0, 2 * ID_BYTES), bytes }
}

/** Whether these first bytes of a file are those of a sealed one. */
export function isSealed(start: Uint8Array): boolean {
  return MAGIC.equals(start.subarray(0, MAGIC.length))
}

/** A slot that opens with `master`, and for the file of this name only. */
export function fullSlot(fileKey: FileKey, master: MasterKey, name: string): Buffer {
  const slot = emptySlot()
  slot.write(master.id, MAGIC.length, 'hex')
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', master.bytes, nonce).setAAD(boundTo(slot, name))
  const sealed = [cipher.update(fileKey.key), cipher.update(fileKey.noncePrefix), cipher.final()]
  Buffer.concat([nonce, ...sealed, cipher.getAuthTag()]).copy(slot, NONCE_AT)
  return slot
}

export function emptySlot(): Buffer {
  const slot = Buffer.alloc(SLOT_BYTES)
  MAGIC.copy(slot)
  return slot
}

/** The id of the master key that a slot asks for; null for an empty slot, and for bytes that are none. */
export function keyIdIn(slot: Buffer): string | null {
  const id = slot.subarray(MAGIC.length, NONCE_AT)
  return isSealed(slot) && slot.length >= SEALED_END && id.some((byte) => byte !== 0)
    ? id.toString('hex')
    : null
}

/** Null when the slot was not made by `master` for the file of this name, or was changed since. */
export function openSlot(slot: Buffer, master: MasterKey, name: string): FileKey | null {
  if (keyIdIn(slot) !== master.id) return null
  const nonce = slot.subarray(NONCE_AT, SEALED_AT)
  const options = { authTagLength: TAG_BYTES }
  const cipher = createDecipheriv('aes-256-gcm', master.bytes, nonce, options).setAAD(boundTo(slot, name))
  cipher.setAuthTag(slot.subarray(SEALED_END - TAG_BYTES, SEALED_END))
  const bytes = cipher.update(slot.subarray(SEALED_AT, SEALED_END - TAG_BYTES))
  try {
    cipher.final()
    return toFileKey(bytes)
  } catch {
    return null
  }
}

function boundTo(slot: Buffer, name: string): Buffer {
  return Buffer.concat([slot.subarray(0, NONCE_AT), Buffer.from(name)])
}
