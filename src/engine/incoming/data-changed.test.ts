// Newer data in a running case: given an import, then the items and the report follow it, HR hears what changed, and nothing that was confirmed moves.
import { describe, expect, test } from 'vitest'
import { card, everyText } from '../../../test/card-view.ts'
import { sentCase } from '../../../test/settlement-play.ts'
import { attempt, caseAt, flow, linXiao, openSteps, type Play, press, testWorld } from '../../../test/world.ts'
import type { CaseState } from '../../model/case.ts'
import type { EmploymentRecord } from '../../model/person.ts'
import type { PersonnelFile } from '../../model/personnel-file.ts'
import { decide } from '../decide.ts'
import { itemsDone, itemsToAttest } from '../personnel/open-items.ts'

const world = testWorld({ now: '2025-10-27T07:10:00Z' })
const loan = (balance: string) => ({
  loan: 'JK-1',
  date: '2025-05-12',
  balance,
  writtenAgreement: 'yes' as const,
  on: '2025-10-20',
  line: 2,
})
const bonus = { name: '季度奖金', status: 'due' as const, amount: '3000.00', on: '2025-10-20', line: 2 }
const before: PersonnelFile = { loans: [loan('2000.00')], bonus: [bonus] }

const running = (
  stage: string,
  steps: readonly string[],
  change: (state: CaseState) => CaseState = state => state,
): Play => caseAt(stage, steps, { world, change: state => change({ ...state, personnel: before }) })

/** HR has looked at both items and closed the list. */
function attested(): Play {
  const start = running('hr-review', ['item-check', 'hr-review'])
  const items = itemsToAttest(start.state).map(({ id }) => id)
  return press(press(start, 'hrbp', 'item-check', 'item-confirmed', { items }), 'hrbp', 'item-check', 'checked')
}

function imported(play: Play, personnel: PersonnelFile, record: EmploymentRecord = {}): Play {
  const action = { kind: 'data-changed' as const, at: play.world.now, cause: 'import', personnel, record }
  const last = decide(flow, play.state, action, play.world)
  return last.kind === 'done' ? { ...play, state: last.state, last } : { ...play, last }
}
const states = (play: Play): readonly (string | undefined)[] =>
  itemsToAttest(play.state).map(({ attested: one }) => one?.state)

describe('an item whose data changed', () => {
  test('given HR had checked it, then that check no longer counts, the other one does, and release waits', () => {
    const play = imported(attested(), { ...before, loans: [loan('1500.00')] })
    expect(states(play)).toEqual(['confirmed', undefined])
    expect(openSteps(play)).toContain('item-check:E10208')
    expect(itemsDone(play.state)).toBe(false)
    const release = { authorityMonths: '1', considerationDays: '5' }
    expect(attempt(play, 'hrbp', 'hr-review', 'release', release).kind).toBe('refused')
  })

  test('given the change, then HR reads what it was and what it is, in both languages', () => {
    const play = imported(attested(), { ...before, loans: [loan('1500.00')] })
    const told = everyText(card(play, 'hrbp', 'told-data-changed'))
    for (const words of ['借款:JK-1', '2 000.00 → −1 500.00', '请重新核对']) expect(told).toContain(words)
    expect(told).not.toContain('季度奖金')
    expect(everyText(card(play, 'hrbp', 'told-data-changed', 'en'))).toContain('please check again')
  })

  test('given HR checks it again, then the list can be closed again', () => {
    const play = imported(attested(), { ...before, loans: [loan('1500.00')] })
    const items = itemsToAttest(play.state).flatMap(({ id, attested: one }) => (one ? [] : [id]))
    const again = press(press(play, 'hrbp', 'item-check', 'item-confirmed', { items }), 'hrbp', 'item-check', 'checked')
    expect(itemsDone(again.state)).toBe(true)
  })

  test('given a new item and one that is gone, then both are named', () => {
    const expense = {
      claim: 'BX-9',
      date: '2025-10-01',
      amount: '88.00',
      status: 'open' as const,
      on: '2025-10-27',
      line: 2,
    }
    const play = imported(attested(), { loans: before.loans, bonus: [], expenses: [expense] })
    const told = everyText(card(play, 'hrbp', 'told-data-changed'))
    for (const words of ['报销:BX-9', '新增:88.00', '奖金:季度奖金', '不再列出']) expect(told).toContain(words)
  })
})

describe('what stays as it was', () => {
  test('given the same data again, or only another line of the file, then nothing happens or nothing has to be checked again', () => {
    expect(imported(attested(), before).last?.kind).toBe('repeated')
    const moved = imported(attested(), { ...before, loans: [{ ...loan('2000.00'), line: 7 }] })
    expect(states(moved)).toEqual(['confirmed', 'confirmed'])
  })

  test('given a case that ended, then nothing happens', () => {
    const ended = running('archived', [], state => ({ ...state, ended: { how: 'archived', at: world.now } }))
    expect(imported(ended, {}).last?.kind).toBe('repeated')
  })

  test('given a confirmed settlement, then it is untouched, nothing is to be checked again, and HR is told so', () => {
    const confirmation = { version: 1, hash: 'abc', at: world.now }
    const play = { ...attested() }
    const settled = { ...play, state: { ...play.state, stage: 'settled', confirmation } }
    const after = imported(settled, { ...before, loans: [loan('1.00')] })
    expect(after.state.confirmation).toEqual(confirmation)
    expect(after.state.settlements).toEqual(settled.state.settlements)
    expect(after.state.facts).toEqual(settled.state.facts)
    expect(states(after)).toEqual(['confirmed', 'confirmed'])
    expect(openSteps(after).some(step => step.startsWith('item-check'))).toBe(false)
    expect(everyText(card(after, 'hrbp', 'told-data-changed'))).toContain('已确认的结算单没有改动')
  })
})

describe('the report', () => {
  test('given the manager had it, then a newer version is typeset and the manager hears of it, without figures', () => {
    const play = imported(running('ready', ['preparation']), { ...before, bonus: [{ ...bonus, amount: '9000.00' }] })
    const effects = play.last?.kind === 'done' ? play.last.effects : []
    expect(effects).toContainEqual({
      kind: 'render',
      caseId: 'C-1',
      document: 'preparation-v2',
      type: 'preparation',
      version: 2,
    })
    expect(everyText(card(play, 'manager', 'report-changed'))).toContain('准备报告有新版本')
    expect(everyText(card(play, 'manager', 'preparation'))).toContain('9000.00')
  })

  test('given newer leave, then the days taken follow it only where the leave file was the source', () => {
    const leave = [{ from: '2025-03-03', to: '2025-03-04', days: '2', approvedBy: 'E10421', on: '2025-10-27', line: 2 }]
    const byFile = running('ready', ['preparation'], ({ facts: { leaveTakenDays: _, ...facts }, ...state }) => ({
      ...state,
      facts,
    }))
    expect(imported(byFile, { ...before, leave }).state.facts.leaveTakenDays?.value).toBe('2')
    const directory = running('ready', ['preparation'])
    const known = directory.state.facts.leaveTakenDays
    expect(imported(directory, { ...before, leave }).state.facts.leaveTakenDays).toEqual(known)
  })

  test('given the checks are not handed in yet, then the list opens when they are, not before', () => {
    const play = imported(running('checks', ['checks']), { ...before, loans: [loan('1500.00')] })
    expect(openSteps(play).some(step => step.startsWith('item-check'))).toBe(false)
  })
})

describe('given an import of people says less pay than the case was opened with', () => {
  const lowered = (play = running('offered', [])) => imported(play, before, { ...linXiao, monthlyWage: '12000.00' })
  const told = ({ state }: Play) => state.steps.filter(one => one.step === 'told-pay-lowered').map(one => one.who)

  test('then both desks of HR hear from what to what and who imported it, the manager does not', () => {
    const play = lowered()
    const { hrbp, hrd } = play.state.parties
    expect(told(play)).toEqual([hrbp, hrd])
    const view = everyText(card(play, 'hrbp', 'told-pay-lowered'))
    expect(view).toMatch(/16\D*000\.00.{0,9}→.{0,9}12\D*000\.00/)
    expect(view).toContain('系统操作员')
  })

  test('then no figure of the case moves, and the record keeps what the directory told', () => {
    const play = lowered()
    expect(play.state.facts).toEqual(running('offered', []).state.facts)
    expect(play.state.answers['directory-pay']?.values).toEqual({ monthlyWage: '12000.00' })
  })

  test('when the same list comes again, then nobody is told twice; when it is lowered once more, they are', () => {
    const again = imported(lowered(), before, { ...linXiao, monthlyWage: '12000.00' })
    expect(again.last?.kind).toBe('repeated')
    const more = imported(lowered(), before, { ...linXiao, monthlyWage: '11000.00' })
    expect(told(more)).toHaveLength(4)
  })

  test('when it is put right, then it is on record without alarm, and a later cut is seen from there', () => {
    const right = imported(lowered(), before, linXiao)
    expect(told(right)).toHaveLength(2)
    expect(told(imported(right, before, { ...linXiao, monthlyWage: '15999.99' }))).toHaveLength(4)
  })

  test('when the same or more pay comes, or none is told any more, then nothing is raised', () => {
    for (const record of [linXiao, { ...linXiao, monthlyWage: '20000.00' }, {}])
      expect(told(imported(running('offered', []), before, record))).toEqual([])
  })
})

describe('given HR knew the pay better than the directory', () => {
  const corrected = running('offered', [], state => ({
    ...state,
    facts: {
      ...state.facts,
      monthlyWage: { value: '17000.00', source: '补充协议', by: 'E10208', at: '2025-10-22T02:00:00Z' },
    },
  }))
  const told = ({ state }: Play) => state.steps.filter(one => one.step === 'told-pay-lowered')

  test('then a list that says what it always said is no cut, and one that says less after it is', () => {
    const same = imported(corrected, before, linXiao)
    expect(told(same)).toEqual([])
    expect(told(imported(same, before, { ...linXiao, monthlyWage: '15000.00' })).map(one => one.data)).toContainEqual({
      'monthlyWage-from': '16000.00',
      'monthlyWage-to': '15000.00',
    })
  })
})

describe('given the employee declined on 28 October', () => {
  const declined = (): Play => {
    const play = sentCase()
    const tuesday = { ...play, world: { ...play.world, now: '2025-10-28T03:00:00Z' } }
    return press(tuesday, 'employee', 'settlement-review', 'decline', {})
  }
  const cut = { ...linXiao, monthlyWage: '12000.00' }
  const at = (now: string, play = declined(), record: EmploymentRecord = cut): Play =>
    imported({ ...play, world: { ...play.world, now } }, {}, record)
  const told = ({ state }: Play) => state.steps.filter(one => one.step === 'told-pay-lowered').map(one => one.who)

  test('when pay goes down within 90 days, then it is on the record of that case and the head of HR hears of it, nobody else', () => {
    const play = at('2025-11-20T02:00:00Z')
    expect(play.state.answers['directory-pay']?.values).toEqual({ monthlyWage: '12000.00' })
    expect(play.state.ended?.how).toBe('declined')
    expect(told(play)).toEqual([play.state.parties.hrd])
    const view = everyText(card(play, 'hrd', 'told-pay-lowered'))
    for (const words of [
      '16 000.00 → 12 000.00',
      '2025 年 10 月 28 日 星期二',
      '2026 年 1 月 26 日 星期一 之前(含当日)降薪',
    ])
      expect(view).toContain(words)
    expect(everyText(card(play, 'hrd', 'told-pay-lowered', 'en'))).toContain(
      'Up to and including Monday, 26 January 2026 any cut in pay',
    )
    const shown = play.last?.kind === 'done' ? play.last.effects : []
    expect(shown.flatMap(effect => (effect.kind === 'show' ? [effect.ref.to] : []))).toEqual([play.state.parties.hrd])
    expect(openSteps(play)).toEqual([])
  })

  test('then it is watched to the end of the ninetieth day where the employee is, and not a minute longer', () => {
    expect(told(at('2026-01-26T15:59:00Z'))).toHaveLength(1)
    expect(at('2026-01-26T16:00:00Z').last?.kind).toBe('repeated')
  })

  test('when the same list comes again, or the pay is the same or more, then nothing is raised', () => {
    expect(at('2025-11-21T02:00:00Z', at('2025-11-20T02:00:00Z')).last?.kind).toBe('repeated')
    expect(told(at('2025-11-20T02:00:00Z', declined(), linXiao))).toEqual([])
    expect(told(at('2025-11-20T02:00:00Z', declined(), { ...linXiao, monthlyWage: '18000.00' }))).toEqual([])
  })

  test('when other data come, then the case that is over takes none of them', () => {
    const play = declined()
    const later = { ...play, world: { ...play.world, now: '2025-11-20T02:00:00Z' } }
    expect(imported(later, before, linXiao).last?.kind).toBe('repeated')
  })

  test('then a case that ended otherwise is not watched', () => {
    const { declined: _no, ...state } = declined().state
    const cancelled = { ...declined(), state: { ...state, ended: { how: 'cancelled' as const, at: state.openedAt } } }
    expect(at('2025-11-20T02:00:00Z', cancelled).last?.kind).toBe('repeated')
  })
})
