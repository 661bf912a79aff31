// Given the golden case, when two persons make the settlement and the employee checks it, then every figure is the storyboard's.
import { describe, expect, test } from 'vitest'
import { caseAt, openSteps, type Play, press, refused, testWorld } from '../../../../test/world.ts'
import { lastSettlement } from '../../look.ts'

export const payrollFigures = {
  overtime: '1200',
  overtimeSource: '考勤系统',
  bonus: '3000',
  bonusSource: '奖金系统',
  social: '3480',
  wageTax: '420',
  payrollSource: '薪酬系统',
  loan: '2000',
  loanSource: '财务系统',
  loanAgreement: 'yes',
}

const monday = '2025-10-27T02:00:00Z'
const drafting = (): Play => caseAt('offered', ['settlement-draft'], { world: testWorld({ now: monday }) })

const sent = (): Play =>
  [
    (p: Play) => press(p, 'hrbp', 'settlement-draft', 'save', payrollFigures),
    (p: Play) => press(p, 'hrbp', 'settlement-draft', 'submit'),
    (p: Play) => press(p, 'payroll', 'settlement-verify', 'pass'),
    (p: Play) => press(p, 'hrbp', 'settlement-send', 'send'),
  ].reduce((play, step) => step(play), drafting())

describe('the settlement of the golden case', () => {
  test('has the lines of the storyboard to the fen', () => {
    const version = lastSettlement(sent().state)
    expect(version?.lines.map(line => [line.id, line.amount.value, line.estimated])).toEqual([
      ['wage', '16000.00', true],
      ['overtime', '1200.00', false],
      ['bonus', '3000.00', false],
      ['leave', '8000.00', false],
      ['severance', '130200.00', false],
      ['social', '-3480.00', false],
      ['wage-tax', '-420.00', false],
      ['severance-tax', '0.00', false],
      ['loan', '-2000.00', false],
    ])
    expect(version?.net.value).toBe('152500.00')
    expect(version?.unemployment).toBe('likely')
  })

  test('gives five working days from the day it was sent, until 18:00', () => {
    expect(sent().state.considerUntil).toBe('2025-11-03T10:00:00Z')
  })

  test('is confirmed line by line and leads to who proposed, then to the agreement', () => {
    let play = press(sent(), 'employee', 'settlement-review', 'check')
    expect(refused(play, 'employee', 'settlement-review', 'confirm').code).toBe('stale-card')
    for (const line of lastSettlement(play.state)?.lines ?? []) {
      play = press(play, 'employee', 'settlement-review', 'line-ok', { line: line.id })
    }
    play = press(play, 'employee', 'settlement-review', 'confirm', { reservation: '' })
    expect(play.state.confirmation).toMatchObject({ version: 1, hash: lastSettlement(play.state)?.hash })
    expect(play.state.stage).toBe('settled')
    play = press(play, 'employee', 'who-proposed', 'company')
    expect(openSteps(play)).toContain('agreement-draft:E10208')
  })
})
