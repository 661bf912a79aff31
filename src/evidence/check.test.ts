// The walk along a chain: any single change of any row is found, at that row or the first that no longer fits.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EventDraft } from '../model/case-event.ts'
import { digestOfValue, extend, genesis, type Link } from './chain.ts'
import { compareEnd, type StoredLink, start, walk } from './check.ts'

const draft = (what: string): EventDraft => ({
  by: 'H001',
  at: '2025-10-20T09:00:00+08:00',
  cause: 'web:1',
  body: { kind: 'noted', what },
})

const chain = (count: number): readonly Link[] =>
  extend(
    'c-1',
    0,
    genesis,
    Array.from({ length: count }, (_, index) => draft(`n${index}`)),
    () => 'salt',
  )

const stored = (link: Link): StoredLink => ({ ...link, open: () => ({ salt: link.salt, content: link.content }) })

test('an untouched chain holds, in one walk or in several', () => {
  const rows = chain(6).map(stored)
  const whole = walk(start, rows)
  const half = walk(start, rows.slice(0, 3))
  expect('head' in half && walk(half.head, rows.slice(3))).toEqual(whole)
  expect(whole).toEqual({ head: { seq: 6, hash: rows[5]?.hash } })
})

test('an instant with an offset is chained as the instant it is, and kept as it was written', () => {
  const [link] = chain(1)
  expect(link?.at).toBe('2025-10-20T01:00:00.000Z')
  expect(link?.content).toContain('2025-10-20T09:00:00+08:00')
})

test('any changed field of any row is found at that row', () => {
  const fields = ['at', 'by', 'cause', 'kind', 'prev', 'hash', 'digest', 'salt', 'content'] as const
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 7 }), fc.constantFrom(...fields), (index, field) => {
      const rows = chain(8).map((link, at) =>
        stored(
          at === index ? { ...link, [field]: field === 'at' ? '2025-10-20T01:00:01.000Z' : `${link[field]} ` } : link,
        ),
      )
      expect(walk(start, rows)).toMatchObject({ broken: { caseId: 'c-1', seq: index + 1 } })
    }),
  )
})

test('any lost row is found where it was, lost last rows by the seal', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 7 }), index => {
      const links = chain(8)
      const rows = links.filter((_, at) => at !== index).map(stored)
      const walked = walk(start, rows)
      const sealed = { seq: 8, hash: links[7]?.hash ?? '' }
      const finding = 'broken' in walked ? walked.broken : compareEnd('c-1', walked.head, sealed)
      expect(finding).toMatchObject({ caseId: 'c-1', seq: index + 1 })
    }),
  )
})

test('equal values have equal digests whatever the order of their keys', () => {
  expect(digestOfValue({ a: 1, b: { c: 2, d: undefined } })).toBe(digestOfValue({ b: { c: 2 }, a: 1 }))
  expect(digestOfValue({ a: 1 })).not.toBe(digestOfValue({ a: 2 }))
})
