// 「出示依据」: given records were imported, when somebody shows them, then the employee alone gets them, others' names cut short, and reading agrees to nothing.
import { describe, expect, test } from 'vitest'
import { card, everyText, labels } from '../../../../test/card-view.ts'
import { sampleFile } from '../../../../test/personnel.ts'
import { attempt, caseAt, everybody, openSteps, type Play, press, refused, testWorld } from '../../../../test/world.ts'
import type { PersonnelFile } from '../../../model/personnel-file.ts'
import { takenFrom } from '../../personnel/taken.ts'
import { evidenceFor } from '../../talk/evidence.ts'

const outsider = { id: 'E10530', name: '高原', roles: ['manager'], timezone: 'Asia/Shanghai', locale: 'zh-CN' } as const
const world = testWorld({ now: '2025-10-27T07:10:00Z', persons: [...everybody, outsider] })
const records = takenFrom(sampleFile('E10866'), '2025-10-20')
const talking = (personnel: PersonnelFile | undefined = records): Play =>
  press(
    caseAt('talking', ['outline'], { world, change: state => ({ ...state, personnel }) }),
    'manager',
    'outline',
    'start-talk',
  )
const show = (kinds: readonly string[], play = talking()): Play =>
  press(play, 'manager', 'outline', 'evidence', { kinds })

describe('showing a record', () => {
  test('given the leave log, then the employee reads dates, days and who approved, in both languages', () => {
    const play = show(['leave'])
    const shown = everyText(card(play, 'employee', 'evidence'))
    for (const words of ['年假记录', '2025 年 2 月 6 日', '2 天', '审批人 周航']) expect(shown).toContain(words)
    expect(everyText(card(play, 'employee', 'evidence', 'en'))).toContain('approved by 周航')
    expect(shown).toContain('「年休假」记录(人事提供)第 2、3、4 行')
    expect(shown.match(/人事提供/g)).toHaveLength(1)
    expect(everyText(card(play, 'employee', 'evidence', 'en'))).toContain('3 June 2025, 1 day, approved')
    expect(labels(card(play, 'employee', 'evidence').buttons)).toEqual(['我看过了'])
    expect(play.state.steps.at(-1)?.data?.by).toBe('E10421')
    const record = play.last?.kind === 'done' ? play.last.events.map(event => event.body) : []
    expect(record).toContainEqual({ kind: 'noted', what: 'evidence-shown', values: { kinds: ['leave'] } })
  })

  test('given an approver from outside the case, then only the first letter of the name is shown', () => {
    const outside = {
      leave: [{ from: '2025-03-03', to: '2025-03-04', days: '2', approvedBy: 'E10530', on: '2025-10-20', line: 3 }],
    }
    const shown = everyText(card(show(['leave'], talking(outside)), 'employee', 'evidence'))
    expect(shown).not.toContain('高原')
    expect(shown).toContain('审批人 高某')
  })

  test('given bonus and scores, then each has its own card, and an amount nobody wrote down is said to be missing', () => {
    const play = show(['bonus', 'performance'])
    const shown = play.state.steps.filter(({ step }) => step === 'evidence')
    expect(shown.map(({ who, data }) => [who, data?.kind])).toEqual([
      ['E10866', 'bonus'],
      ['E10866', 'performance'],
    ])
    const undecided = { bonus: [{ name: '年度奖金', status: 'undecided' as const, on: '2025-10-20', line: 2 }] }
    expect(everyText(card(show(['bonus'], talking(undecided)), 'employee', 'evidence'))).toContain('金额没有记录')
  })

  test('given it was read, then the record says so, and nothing was agreed to', () => {
    const play = press(show(['leave']), 'employee', 'evidence', 'read')
    const events = play.last?.kind === 'done' ? play.last.events.map(({ body }) => body) : []
    expect(events).toContainEqual({ kind: 'noted', what: 'evidence-read', values: { kinds: ['leave'] } })
    expect(play.state.confirmation).toBeUndefined()
    expect(openSteps(play).some(step => step.startsWith('evidence'))).toBe(false)
    // Whoever has read it keeps it.
    const kept = card(play, 'employee', 'evidence')
    expect(kept.closed).toBe(true)
    expect(everyText(kept)).toContain('审批人 周航')
  })

  test('given newer data later, then the card still shows the rows that were shown', () => {
    const play = show(['leave'])
    const later = { ...play, state: { ...play.state, personnel: {} } }
    expect(everyText(card(later, 'employee', 'evidence'))).toContain('审批人 周航')
  })
})

describe('what cannot be shown', () => {
  test('given nothing of the kind was imported, then it is refused and nobody gets a card', () => {
    const last = refused(talking({}), 'manager', 'outline', 'evidence', { kinds: ['leave', 'bonus'] })
    expect(last.fields).toEqual({ kinds: 'not-imported' })
  })

  test('given what others said of the employee, then there is no such choice', () => {
    expect(refused(talking(), 'manager', 'outline', 'evidence', { kinds: ['feedback'] }).kind).toBe('invalid')
  })

  test('given somebody who answers for pay, then scores are not theirs to show', () => {
    const { state } = talking()
    expect(evidenceFor(state, state.parties.payroll ?? '')).toEqual(['leave', 'bonus'])
    expect(evidenceFor(state, state.parties.hrbp ?? '')).toEqual(['leave', 'bonus', 'performance'])
  })

  test('given the talk has not begun, then nothing can be shown', () => {
    const before = caseAt('talking', ['outline'], { world, change: state => ({ ...state, personnel: records }) })
    expect(attempt(before, 'manager', 'outline', 'evidence', { kinds: ['leave'] }).kind).toBe('refused')
  })
})
