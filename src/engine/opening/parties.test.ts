// Who is bound to a case, and who never is.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type People, type Person, type Role, roles } from '../../model/person.ts'
import { missingRoles } from './case-roles.ts'
import { bindParties } from './parties.ts'

const today = '2025-10-20'
const person = (id: string, held: readonly Role[], more: Partial<Person> = {}): Person => ({
  id,
  name: id,
  roles: held,
  timezone: 'Asia/Shanghai',
  locale: 'zh-CN',
  ...more,
})
const directory = (...persons: readonly Person[]): People => ({
  find: id => persons.find(p => p.id === id),
  withRole: role => persons.filter(p => p.roles.includes(role)),
  all: () => persons,
})

const others = [
  person('dir', ['hrd']),
  person('pay', ['payroll']),
  person('fin', ['finance']),
  person('ops', ['it']),
  person('adm', ['admin']),
  person('seal', ['signatory']),
]
const boss = person('boss', ['manager', 'employee'])
const leaver = person('leaver', ['employee'], { hrbpId: 'hr1' })
const hr1 = person('hr1', ['hrbp'])
const hr2 = person('hr2', ['hrbp'])
const bind = (...persons: readonly Person[]) => bindParties(directory(...persons), 'boss', 'leaver', today)

describe('binding', () => {
  test('everybody has one person, and the second HR partner is the backup', () => {
    expect(bind(boss, leaver, hr2, hr1, ...others)).toEqual({
      parties: {
        employee: 'leaver',
        manager: 'boss',
        hrbp: 'hr1',
        hrd: 'dir',
        payroll: 'pay',
        finance: 'fin',
        it: 'ops',
        admin: 'adm',
        signatory: 'seal',
        'backup-hr': 'hr2',
      },
      missing: [],
    })
  })

  test('with one HR partner the HR director is the backup', () => {
    expect(bind(boss, leaver, hr1, ...others).parties['backup-hr']).toBe('dir')
  })

  test('an HR partner on leave is represented by the delegate, from the first day to the last', () => {
    const away = (from: string, to: string) =>
      bind(boss, leaver, { ...hr1, absence: { from, to, delegateId: 'hr2' } }, hr2, ...others).parties.hrbp
    expect(away('2025-10-20', '2025-10-20')).toBe('hr2')
    expect(away('2025-10-21', '2025-10-30')).toBe('hr1')
    expect(away('2025-10-01', '2025-10-19')).toBe('hr1')
  })

  test('a delegate who is no HR person does not get the case', () => {
    const away = { ...hr1, absence: { from: today, to: today, delegateId: 'ops' } }
    expect(bind(boss, leaver, away, hr2, ...others).parties.hrbp).toBe('hr2')
    expect(bind(boss, leaver, away, ...others).parties.hrbp).toBe('hr1')
  })

  test('an HR partner who runs payroll of the case does not stand behind the review', () => {
    const both = person('hr2', ['hrbp', 'payroll'])
    const alone = others.filter(p => p.id !== 'pay')
    expect(bind(boss, leaver, hr1, both, ...alone).parties).toMatchObject({ payroll: 'hr2', 'backup-hr': 'dir' })
  })

  test('delegates who point at each other end the search', () => {
    const a = { ...hr1, absence: { from: today, to: today, delegateId: 'hr2' } }
    const b = { ...hr2, absence: { from: today, to: today, delegateId: 'hr1' } }
    expect(bind(boss, leaver, a, b, ...others).missing).toEqual([])
  })

  test('the subject and the manager decide nothing about the case', () => {
    const bossIsHr = person('boss', ['manager', 'hrbp', 'hrd', 'payroll', 'signatory', 'it'])
    const leaverIsFinance = person('leaver', ['employee', 'finance', 'hrbp'], { hrbpId: 'leaver' })
    const { parties, missing } = bind(bossIsHr, leaverIsFinance, person('adm', ['admin']))
    expect(missing).toEqual(['hrbp', 'hrd', 'payroll', 'finance', 'signatory'])
    expect(parties.it).toBe('boss')
  })

  test('an HR partner who also runs payroll steps back where another can take one of the two', () => {
    const both = person('hr1', ['hrbp', 'payroll'])
    const alone = others.filter(p => p.id !== 'pay')
    expect(bind(boss, leaver, both, hr2, ...alone).parties).toMatchObject({ hrbp: 'hr2', payroll: 'hr1' })
    expect(bind(boss, leaver, both, ...alone).missing).toEqual(['payroll'])
  })

  test('in any directory: nobody is bound against the rules, and a role is either bound or missing', () => {
    const people = fc
      .array(fc.record({ held: fc.subarray([...roles]), away: fc.boolean(), delegate: fc.nat(11) }), {
        minLength: 2,
        maxLength: 12,
      })
      .map(list =>
        list.map((one, i) =>
          person(`p${i}`, one.held, {
            hrbpId: `p${one.delegate}`,
            ...(one.away ? { absence: { from: today, to: today, delegateId: `p${one.delegate}` } } : {}),
          }),
        ),
      )
    fc.assert(
      fc.property(people, list => {
        const { parties, missing } = bindParties(directory(...list), 'p0', 'p1', today)
        for (const role of ['hrbp', 'hrd', 'payroll', 'signatory'] as const) {
          expect(parties[role]).not.toBe('p0')
          expect(parties[role]).not.toBe('p1')
        }
        if (parties.hrbp !== undefined) {
          expect(parties.payroll).not.toBe(parties.hrbp)
          expect(parties['backup-hr']).not.toBe(parties.hrbp)
          if (parties['backup-hr'] !== undefined) expect(parties['backup-hr']).not.toBe(parties.payroll)
        }
        for (const role of ['hrbp', 'hrd', 'payroll', 'finance', 'it', 'admin', 'signatory'] as const)
          expect(missing.includes(role)).toBe(parties[role] === undefined)
        // A head of HR may be named as somebody's HR partner; nobody else stands in for a role that no one holds.
        const standsIn = list.find(one => one.id === parties.hrbp)?.roles.includes('hrd') ?? false
        const unheld = missingRoles(directory(...list)).filter(role => !(role === 'hrbp' && standsIn))
        for (const role of unheld) expect(missing).toContain(role)
      }),
      { numRuns: 300 },
    )
  })
})

test('missing roles are those that nobody holds', () => {
  expect(missingRoles(directory(boss, leaver))).toEqual([
    'hrbp',
    'hrd',
    'payroll',
    'finance',
    'it',
    'admin',
    'signatory',
  ])
  expect(missingRoles(directory(hr1, ...others))).toEqual([])
})
