import type { Form } from './form.ts'
import { Refusal } from './refusal.ts'

const DEFAULT_PAGE_SIZE = 50
const MAX_PAGE_SIZE = 1000
const PAGING = ['PageSize', 'Page', 'PageToken']

/**
 * One page of `all`, which is in the order of the list, in the envelope of every list: `name` is the key of the records.
 * A page's token names the record that it begins after (or, going back, ends before), so that a list that grows at its
 * head while somebody turns its pages shows nothing twice.
 */
export function listPage<T extends { readonly sid: string }>(list: {
  readonly all: readonly T[]
  readonly name: string
  /** The address of the list, relative to the server. */
  readonly path: string
  readonly query: Form
  readonly view: (item: T) => unknown
}) {
  const { all, name, path, query, view } = list
  const size = Math.min(whole(query, 'PageSize', DEFAULT_PAGE_SIZE, 1), MAX_PAGE_SIZE)
  const page = whole(query, 'Page', 0, 0)
  const from = placeOf(query.one('PageToken'), all, { page, size })
  const items = all.slice(from, from + size)

  const uri = (number: number, token: string | null) => {
    const kept = query.pairs().filter(([key]) => !PAGING.includes(key))
    const search = new URLSearchParams(kept.map(([key, value]) => [key, value]))
    search.set('PageSize', String(size))
    search.set('Page', String(number))
    if (token !== null) search.set('PageToken', token)
    return `${path}?${search.toString()}`
  }
  const [first, last] = [items.at(0), items.at(-1)]
  return {
    [name]: items.map(view),
    page,
    page_size: size,
    start: page * size,
    end: items.length === 0 ? 0 : page * size + items.length - 1,
    uri: uri(page, query.one('PageToken')),
    first_page_uri: uri(0, null),
    next_page_uri: last && from + size < all.length ? uri(page + 1, `PA${last.sid}`) : null,
    previous_page_uri: first && page > 0 && from > 0 ? uri(page - 1, `PB${first.sid}`) : null,
  }
}

/** Where a page begins in `all`. A token whose record is gone leaves it to the page's number. */
function placeOf(
  token: string | null,
  all: readonly { readonly sid: string }[],
  { page, size }: { page: number; size: number },
): number {
  const named = token === null ? -1 : all.findIndex(({ sid }) => sid === token.slice(2))
  if (named < 0) return page * size
  return token?.startsWith('PB') ? Math.max(0, named - size) : named + 1
}

function whole(query: Form, name: string, otherwise: number, least: number): number {
  const text = query.one(name)
  if (text === null) return otherwise
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < least)
    throw new Refusal(20001, `Parameter '${name}' is not valid: ${text}`)
  return value
}
