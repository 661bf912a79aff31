// Given the golden case, when two persons make the settlement and the employee checks it, then every figure is the storyboard's.
import { describe, expect, test } from 'vitest'
import {
  checkedCase,
  confirmedCase,
  draftingCase,
  sentCase,
  type verifiedCase,
} from '../../../../test/settlement-play.ts'
import { attempt, openSteps, press, refused } from '../../../../test/world.ts'
import { payrollFigures } from '../../../demo/figures.ts'
import { lastSettlement } from '../../look.ts'
import { settlementHash } from '../../settlement/version.ts'

describe('the settlement of the golden case', () => {
  test('has the lines of the storyboard to the fen', () => {
    const version = lastSettlement(sentCase().state)
    expect(version?.lines.map(line => [line.id, line.amount.value, line.estimated, line.payWith])).toEqual([
      ['wage', '16000.00', true, 'separation'],
      ['overtime', '1200.00', false, 'separation'],
      ['bonus', '3000.00', false, 'separation'],
      ['leave', '8000.00', false, 'separation'],
      ['severance', '130200.00', false, 'handover'],
      ['social', '-3480.00', false, 'separation'],
      ['wage-tax', '-420.00', false, 'separation'],
      ['severance-tax', '0.00', false, 'handover'],
      ['loan', '-2000.00', false, 'separation'],
    ])
    expect(version?.net.value).toBe('152500.00')
    expect(version?.unemployment).toBe('likely')
    expect(version?.lines.every(line => line.formula !== '' && line.source !== '' && line.basis.length > 0)).toBe(true)
  })

  test('gives five working days after the day it was sent, until 18:00', () => {
    const { state } = sentCase()
    expect(state.considerUntil).toBe('2025-11-03T10:00:00Z')
    expect(state.stage).toBe('considering')
    expect(openSteps({ ...sentCase() })).toEqual(
      expect.arrayContaining(['settlement-review:E10866', 'settlement-watch:E10208']),
    )
  })

  test('asks for its statement to be typeset', () => {
    const { last } = sentCase()
    const rendering = last?.kind === 'done' ? last.effects.filter(effect => effect.kind === 'render') : []
    expect(rendering).toEqual([expect.objectContaining({ document: 'settlement-v1', type: 'settlement-statement' })])
  })

  test('cannot be verified by whoever prepared it', () => {
    const saved = press(draftingCase(), 'hrbp', 'settlement-draft', 'save', payrollFigures)
    const submitted = press(saved, 'hrbp', 'settlement-draft', 'submit')
    const samePerson = {
      ...submitted,
      state: { ...submitted.state, settlementDraft: { ...draftOf(submitted), by: 'E10315' } },
    }
    expect(refused(samePerson, 'payroll', 'settlement-verify', 'pass').code).toBe('two-persons')
  })

  test('goes back to HR with the reason of the second person', () => {
    const saved = press(draftingCase(), 'hrbp', 'settlement-draft', 'save', payrollFigures)
    const submitted = press(saved, 'hrbp', 'settlement-draft', 'submit')
    const returned = press(submitted, 'payroll', 'settlement-verify', 'return', { why: '奖金应为 3 200' })
    expect(returned.state.settlementDraft?.returned).toBe('奖金应为 3 200')
    expect(openSteps(returned)).toContain('settlement-draft:E10208')
    expect(returned.state.steps.at(-1)?.draft?.overtime).toBe('1200')
  })

  test('cannot be confirmed before every line was checked', () => {
    const play = press(sentCase(), 'employee', 'settlement-review', 'check')
    const one = press(play, 'employee', 'settlement-review', 'line-ok', { line: 'wage' })
    expect(refused(one, 'employee', 'settlement-review', 'confirm').code).toBe('stale-card')
    expect(attempt(one, 'employee', 'settlement-review', 'line-ok', { line: 'wage' }).kind).toBe('repeated')
    expect(refused(one, 'employee', 'settlement-review', 'line-ok', { line: 'gold' }).fields).toEqual({
      line: 'unknown-choice',
    })
  })

  test('is confirmed by its hash, with the reservation in the own words of the employee', () => {
    const { state } = confirmedCase(checkedCase(), { reservation: '十月调休另议' })
    const version = lastSettlement(state)
    expect(state.confirmation).toMatchObject({ version: 1, hash: version?.hash })
    expect(state.reservation).toBe('十月调休另议')
    expect(state.stage).toBe('settled')
  })

  test('has another hash as soon as one character differs', () => {
    const { state } = sentCase()
    const version = lastSettlement(state)
    if (!version) throw new Error('nothing was sent')
    const { hash, ...shown } = version
    expect(settlementHash(state, shown)).toBe(hash)
    const [first, ...others] = shown.lines
    if (!first) throw new Error('no lines')
    const changed = { ...shown, lines: [{ ...first, source: `${first.source}.` }, ...others] }
    expect(settlementHash(state, changed)).not.toBe(hash)
  })

  test('leads to who proposed, and from the same answer to the agreement', () => {
    const play = press(confirmedCase(), 'employee', 'who-proposed', 'company')
    expect(openSteps(play)).toContain('agreement-draft:E10208')
    expect(openSteps(play)).not.toContain('proposer-mismatch:E10112')
  })

  test('stands still where the two sides name different proposers, until a person has cleared it', () => {
    const differs = press(confirmedCase(), 'employee', 'who-proposed', 'myself')
    expect(openSteps(differs)).toContain('proposer-mismatch:E10112')
    expect(openSteps(differs)).not.toContain('agreement-draft:E10208')
    const again = press(differs, 'hrd', 'proposer-mismatch', 'ask-again', { why: '10 月 27 日由公司提出,见纪要' })
    const cleared = press(again, 'employee', 'who-proposed', 'company')
    expect(openSteps(cleared)).toContain('agreement-draft:E10208')
    const closed = press(differs, 'hrd', 'proposer-mismatch', 'close-case', { why: '员工自己提出,另行办理' })
    expect(closed.state.ended?.how).toBe('withdrawn')
  })
})

const draftOf = (play: ReturnType<typeof verifiedCase>) => {
  const draft = play.state.settlementDraft
  if (!draft) throw new Error('no draft')
  return draft
}
