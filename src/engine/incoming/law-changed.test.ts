// P30: the law changes while a version is out. The case keeps its law, HR gets both figures and a choice, what was confirmed never falls.
import { describe, expect, test } from 'vitest'
import { card as cardOf, everyText } from '../../../test/card-view.ts'
import { confirmedCase, sentCase } from '../../../test/settlement-play.ts'
import { flow, openSteps, type Play, press, refused } from '../../../test/world.ts'
import { payrollFigures } from '../../demo/figures.ts'
import type { LawView, World } from '../../model/world.ts'
import { decide } from '../decide.ts'
import { lastSettlement } from '../look.ts'
import { compose } from '../settlement/compose.ts'

/** The same case in a world whose law gives another severance. */
function under(play: Play, severance: string): Play {
  const { law } = play.world
  const other: World['law'] = request => {
    const view: LawView = law(request)
    return {
      ...view,
      lines: view.lines.map(line =>
        line.name === 'severance' && line.amount ? { ...line, amount: { ...line.amount, value: severance } } : line,
      ),
    }
  }
  return { ...play, world: { ...play.world, law: other } }
}

const ask = (play: Play) =>
  decide(flow, play.state, { kind: 'law-changed', at: play.world.now, cause: 'law:1' }, play.world)

function asked(play: Play): Play {
  const last = ask(play)
  if (last.kind !== 'done') throw new Error(`nobody was asked: ${last.kind}`)
  return { ...play, state: last.state, last }
}

const severanceOf = ({ state, world }: Play) =>
  compose(state, world).lines.find(line => line.id === 'severance')?.amount.value

describe('the law changes while a version is out', () => {
  test('and no amount with it: nobody is asked', () => {
    expect(ask(sentCase()).kind).toBe('repeated')
  })

  test('HR is asked once, with the difference, both figures and the article; nothing changes by itself', () => {
    const play = asked(under(sentCase(), '131400.00'))
    expect(openSteps(play)).toContain('law-change:E10208')
    const card = everyText(cardOf(play, 'hrbp', 'law-change'))
    for (const text of [
      '新规则会让金额 +1 200.00 元,按新规则重算?',
      '152 500.00',
      '153 700.00',
      '130 200.00',
      '131 400.00',
    ])
      expect(card).toContain(text)
    expect(card).toContain('第 46、47 条')
    expect(lastSettlement(play.state)?.net.value).toBe('152500.00')
    expect(ask(play).kind).toBe('repeated')
  })

  const withOtherBonus = (play: Play): Play => {
    const edited = press(play, 'hrbp', 'settlement-watch', 'edit', { why: '奖金更正' })
    return press(edited, 'hrbp', 'settlement-draft', 'save', { ...payrollFigures, bonus: '3100' })
  }

  test('an unrelated correction keeps the law that the case runs under, where it gives no less', () => {
    expect(severanceOf(withOtherBonus(under(sentCase(), '129000.00')))).toBe('130200.00')
  })

  test('a further version is never submitted below the law in force, also where HR kept what was sent', () => {
    const kept = press(asked(under(sentCase(), '131400.00')), 'hrbp', 'law-change', 'keep', {
      why: '按发出时的规则履行',
    })
    const submitted = press(withOtherBonus(kept), 'hrbp', 'settlement-draft', 'submit')
    const sent = press(press(submitted, 'payroll', 'settlement-verify', 'pass'), 'hrbp', 'settlement-send', 'send')
    const line = lastSettlement(sent.state)?.lines.find(({ id }) => id === 'severance')
    expect(line).toMatchObject({ amount: { value: '131400.00' }, floor: { value: '131400.00' } })
  })

  test('what the employee has confirmed stays as it is, also when the law now owes more', () => {
    expect(severanceOf(under(confirmedCase(), '131400.00'))).toBe('130200.00')
  })

  test('HR calculates again: two persons make a new version, and what was confirmed is checked anew', () => {
    const play = asked(under(confirmedCase(), '131400.00'))
    expect(refused(play, 'hrbp', 'law-change', 'recalculate', {}).fields).toEqual({ why: 'required' })
    const chosen = press(play, 'hrbp', 'law-change', 'recalculate', { why: '上海公布了新的平均工资' })
    expect(chosen.state.confirmation).toBeDefined()
    const submitted = press(chosen, 'hrbp', 'settlement-draft', 'submit')
    const sent = press(press(submitted, 'payroll', 'settlement-verify', 'pass'), 'hrbp', 'settlement-send', 'send')
    expect(lastSettlement(sent.state)).toMatchObject({
      version: 2,
      net: { value: '153700.00' },
      reason: '上海公布了新的平均工资',
    })
    expect(sent.state.confirmation).toBeUndefined()
    expect(openSteps(sent)).toContain('settlement-review:E10866')
    expect(openSteps(sent)).not.toContain('law-change:E10208')
  })

  test('it changes once more before HR answered: the newer question stands alone', () => {
    const play = asked(under(asked(under(sentCase(), '131400.00')), '131500.00'))
    const open = play.state.steps.filter(({ step, status }) => step === 'law-change' && status === 'open')
    expect(open.map(({ data }) => data?.after)).toEqual(['153800.00'])
  })

  test('HR keeps what was sent: the reason is on record, and the same figures are not asked about again', () => {
    const play = asked(under(sentCase(), '131400.00'))
    const kept = press(play, 'hrbp', 'law-change', 'keep', { why: '按发出时的规则履行' })
    expect(kept.state.answers['law-change']?.values).toMatchObject({
      answer: 'keep',
      before: '152500.00',
      after: '153700.00',
    })
    expect(lastSettlement(kept.state)?.lines.find(({ id }) => id === 'severance')?.amount.value).toBe('130200.00')
    expect(ask(kept).kind).toBe('repeated')
    expect(openSteps(asked(under(kept, '131500.00')))).toContain('law-change:E10208')
  })

  test('a lower amount may be offered, but never below what was confirmed', () => {
    expect(openSteps(asked(under(sentCase(), '129000.00')))).toContain('law-change:E10208')
    const confirmed = under(confirmedCase(), '129000.00')
    expect(ask(confirmed).kind).toBe('repeated')
    expect(severanceOf(confirmed)).toBe('130200.00')
    const late = press(asked(under(sentCase(), '129000.00')), 'hrbp', 'law-change', 'recalculate', { why: '新规则' })
    const both = { ...late, state: { ...late.state, confirmation: confirmed.state.confirmation } }
    expect(severanceOf(late)).toBe('129000.00')
    expect(severanceOf(both)).toBe('130200.00')
  })
})
