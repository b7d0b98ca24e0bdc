import type { PublishedModel } from './catalogue.ts'

/** The publisher's list lies beside the models. */
const LIST = 'model-list.json'
const DEADLINE_MS = 15_000

/**
 * `model` with what the list at `baseUrl` says of its ZIP, where the catalogue knows no MD5; as it was when there is no list
 * or nothing in it. Never throws, except the reason of `signal`.
 */
export async function withPublishedChecksum(
  model: PublishedModel,
  baseUrl: string,
  signal: AbortSignal,
): Promise<PublishedModel> {
  if (model.md5 !== null) return model
  try {
    const deadline = AbortSignal.timeout(DEADLINE_MS)
    const response = await fetch(`${baseUrl}/${LIST}`, { signal: AbortSignal.any([signal, deadline]) })
    return response.ok ? asListed(model, await response.json()) : model
  } catch {
    signal.throwIfAborted()
    return model
  }
}

function asListed(model: PublishedModel, list: unknown): PublishedModel {
  const rows = (Array.isArray(list) ? list : []) as (Partial<
    Record<'name' | 'md5' | 'size', unknown>
  > | null)[]
  const row = rows.find((each) => each?.name === model.name)
  const { md5, size } = row ?? {}
  if (typeof md5 !== 'string' || !/^[0-9a-f]{32}$/i.test(md5)) return model
  const zipBytes = Number.isSafeInteger(size) && Number(size) > 0 ? Number(size) : model.zipBytes
  return { ...model, md5: md5.toLowerCase(), zipBytes }
}
