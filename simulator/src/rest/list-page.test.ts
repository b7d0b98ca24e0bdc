import assert from 'node:assert/strict'
import { test } from 'node:test'

import fc from 'fast-check'

import { makeForm } from './form.ts'
import { listPage } from './list-page.ts'

const PATH = '/2010-04-01/Accounts/AC1/Calls.json'

interface Page {
  readonly calls: readonly string[]
  readonly start: number
  readonly end: number
  readonly uri: string
  readonly next_page_uri: string | null
  readonly previous_page_uri: string | null
}

function page(sids: readonly string[], search: string): Page {
  const query = makeForm(Object.fromEntries(new URLSearchParams(search)))
  const all = sids.map((sid) => ({ sid }))
  return listPage({ all, name: 'calls', path: PATH, query, view: ({ sid }) => sid }) as unknown as Page
}

function follow(sids: readonly string[], uri: string): Page {
  return page(sids, uri.slice(uri.indexOf('?')))
}

test('addresses in a list keep what was asked for, also the names with signs in them', () => {
  const { uri, next_page_uri } = page(['CA3', 'CA2', 'CA1'], 'StartTime>=2026-11-22&PageSize=2')

  assert.equal(uri, `${PATH}?StartTime%3E=2026-11-22&PageSize=2&Page=0`)
  assert.equal(next_page_uri, `${PATH}?StartTime%3E=2026-11-22&PageSize=2&Page=1&PageToken=PACA2`)
})

test('an empty list has one empty page', () => {
  const { calls, start, end, next_page_uri, previous_page_uri } = page([], '')

  assert.deepEqual([calls, start, end, next_page_uri, previous_page_uri], [[], 0, 0, null, null])
})

test('a list that grows while its pages are turned shows nothing twice', () => {
  const first = page(['CA3', 'CA2', 'CA1'], 'PageSize=2')

  assert.deepEqual(follow(['CA4', 'CA3', 'CA2', 'CA1'], first.next_page_uri!).calls, ['CA1'])
})

test('a page can be turned back', () => {
  const sids = ['CA3', 'CA2', 'CA1']
  const second = follow(sids, page(sids, 'PageSize=2').next_page_uri!)

  assert.deepEqual([second.start, second.end], [2, 2])
  assert.deepEqual(follow(sids, second.previous_page_uri!).calls, ['CA3', 'CA2'])
})

test('the pages of any list, one after the other, are the list', () => {
  fc.assert(
    fc.property(fc.nat(30), fc.integer({ min: 1, max: 12 }), (count, size) => {
      const sids = Array.from({ length: count }, (_, n) => `CA${n}`)
      const seen: string[] = []
      for (let uri: string | null = `?PageSize=${size}`; uri !== null;) {
        const { calls, next_page_uri } = follow(sids, uri)
        seen.push(...calls)
        uri = next_page_uri
      }
      assert.deepEqual(seen, sids)
    }),
  )
})

for (const search of ['PageSize=0', 'PageSize=many', 'Page=-1'])
  test(`${search} is refused`, () => {
    assert.throws(() => page([], search), { code: 20001 })
  })

test('no page is longer than a thousand', () => {
  assert.match(page([], 'PageSize=5000').uri, /PageSize=1000&/)
})
