// Accounts of a messenger's directory and whose they are; the doubtful ones are linked to nobody.
import { describe, expect, test } from 'vitest'
import type { DirectoryEntry } from '../ports/platform.ts'
import { type Company, losesTooMany, planLinks } from './plan-links.ts'

const account = (id: string) => ({ platform: 'slack' as const, id })
const entry = (id: string, more: Partial<DirectoryEntry> = {}): DirectoryEntry => ({
  account: account(id),
  active: true,
  ...more,
})
const company = (more: Partial<Company> = {}): Company => ({
  ids: new Set(['E1', 'E2', 'E3']),
  emails: new Map([
    ['E1', 'One@example.com'],
    ['E2', 'two@example.com'],
    ['E3', 'two@example.com'],
  ]),
  before: [],
  ...more,
})
const linksOf = (entries: readonly DirectoryEntry[], more?: Partial<Company>) =>
  Object.fromEntries(planLinks(entries, company(more)).links.map(link => [link.account.id, link.person]))

describe('an account is linked', () => {
  test('by employee number, or by e-mail whatever its capitals', () => {
    expect(linksOf([entry('U2', { employeeNo: ' E2 ' }), entry('U1', { email: 'one@Example.com' })])).toEqual({
      U1: 'E1',
      U2: 'E2',
    })
  })
  test('by another id that a file of people names', () => {
    const before = [{ account: account('on_1'), person: 'E3', source: 'file' as const }]
    expect(linksOf([entry('ou_1', { also: ['on_1', 'u1'] })], { before })).toEqual({ ou_1: 'E3' })
  })
})

describe('an account is linked to nobody', () => {
  test('without a number or an e-mail that is known; a name alone links nobody', () => {
    const plan = planLinks([entry('U9'), entry('U8', { employeeNo: 'E9' }), entry('U7', { email: 'x@y.z' })], company())
    expect([plan.links, plan.unknown, plan.conflicts]).toEqual([[], 3, []])
  })
  test('when its e-mail belongs to two people', () => {
    const plan = planLinks([entry('U2', { email: 'two@example.com' })], company())
    expect(plan.links).toEqual([])
    expect(plan.conflicts).toEqual([{ code: 'shared-email', account: 'U2', people: ['E2', 'E3'] }])
  })
  test('when number and e-mail name different people', () => {
    const plan = planLinks([entry('U1', { employeeNo: 'E2', email: 'one@example.com' })], company())
    expect([plan.links, plan.conflicts]).toEqual([[], [{ code: 'two-people', account: 'U1', people: ['E1', 'E2'] }]])
  })
  test('when its number is of somebody who does not share the e-mail that two people share', () => {
    const plan = planLinks([entry('U1', { employeeNo: 'E1', email: 'two@example.com' })], company())
    expect([plan.links, plan.conflicts.map(({ code }) => code)]).toEqual([[], ['two-people']])
    expect(linksOf([entry('U2', { employeeNo: 'E2', email: 'two@example.com' })])).toEqual({ U2: 'E2' })
  })
  test('when two accounts claim the same person', () => {
    const plan = planLinks([entry('U1', { employeeNo: 'E1' }), entry('U2', { email: 'one@example.com' })], company())
    expect([plan.links, plan.conflicts]).toEqual([[], [{ code: 'two-accounts', accounts: ['U1', 'U2'], person: 'E1' }]])
  })
})

describe('where the file of people and the directory disagree, nobody is linked', () => {
  const named = (id: string, person: string) => ({ account: account(id), person, source: 'file' as const })

  test.each([
    ['number', { employeeNo: 'E2' }],
    ['e-mail', { email: 'one@example.com' }],
  ])('about the %s of an account', (_, more) => {
    const before = [named('U1', 'E3')]
    const plan = planLinks([entry('U1', more)], company({ before }))
    expect(plan.links).toEqual([])
    expect(plan.conflicts).toMatchObject([{ code: 'two-people', account: 'U1' }])
    expect([plan.gone, plan.lost]).toEqual([[account('U1')], [{ account: account('U1'), person: 'E3' }]])
  })
  test('about an account that the file names by another of its ids', () => {
    const plan = planLinks(
      [entry('ou_1', { also: ['on_1'], employeeNo: 'E2' })],
      company({ before: [named('on_1', 'E3')] }),
    )
    expect([plan.links, plan.gone]).toEqual([[], [account('on_1')]])
  })
  test.each([
    ['is in the directory', [entry('U1'), entry('U2', { employeeNo: 'E1' })]],
    ['is not in the directory', [entry('U2', { employeeNo: 'E1' })]],
  ])('about which account is a person’s, when the one of the file %s', (_, entries) => {
    const plan = planLinks(entries, company({ before: [named('U1', 'E1')] }))
    expect(plan.links).toEqual([])
    expect(plan.conflicts).toEqual([{ code: 'two-accounts', accounts: ['U1', 'U2'], person: 'E1' }])
    expect(plan.gone).toEqual([account('U1')])
  })
  test('and where they agree, or the directory says nothing, the file stands', () => {
    const before = [named('U1', 'E1'), named('U2', 'E2'), named('U3', 'E3')]
    const plan = planLinks([entry('U1', { employeeNo: 'E1' }), entry('U2', { employeeNo: 'E9' })], company({ before }))
    expect(plan.links.map(({ account: { id }, person }) => [id, person])).toEqual([
      ['U1', 'E1'],
      ['U2', 'E2'],
    ])
    expect([plan.conflicts, plan.gone, plan.lost]).toEqual([[], [], []])
  })
})

describe('an account ends', () => {
  const before = [
    { account: account('U1'), person: 'E1', source: 'file' as const },
    { account: account('U2'), person: 'E2', source: 'sync' as const },
    { account: account('U3'), person: 'E3', source: 'file' as const },
  ]
  test('when its person left, also when a file named it, or is not in the directory any more', () => {
    const plan = planLinks([entry('U1', { employeeNo: 'E1', active: false })], company({ before }))
    expect(plan.gone).toEqual([account('U1')])
    expect(plan.lost.map(({ person }) => person)).toEqual(['E1', 'E2'])
  })
  test('many at once are rather a missing permission', () => {
    const many = Array.from({ length: 12 }, (_, i) => ({
      account: account(`U${i}`),
      person: `E${i}`,
      source: 'sync' as const,
    }))
    expect(losesTooMany(planLinks([], company({ before: many })), many)).toBe(true)
    expect(losesTooMany(planLinks([], company({ before })), before)).toBe(false)
  })
})
