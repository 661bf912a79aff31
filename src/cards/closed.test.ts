// A card that nobody answered says what happened instead, in both languages.
import { describe, expect, test } from 'vitest'
import { everyText, viewOf } from '../../test/card-view.ts'
import { effectiveCase, signedCase } from '../../test/settled-case.ts'
import { confirmedCase, laterOn, sentCase } from '../../test/settlement-play.ts'
import { caseAt, moveTo, type Play, press } from '../../test/world.ts'
import { payrollFigures } from '../demo/figures.ts'

const sentBack = (): Play =>
  press(caseAt('hr-review', ['hr-review', 'told-passed-to-hr']), 'hrbp', 'hr-review', 'return', { why: '缺材料' })
const unsigned = (): Play => press(signedCase(), 'employee', 'agreement-signed', 'withdraw')
const undone = (): Play => press(effectiveCase(), 'employee', 'effective-employee', 'withdraw-agreement')
function renewed(): Play {
  let play = press(laterOn(confirmedCase(), '2025-10-28T02:00:00Z'), 'hrbp', 'settlement-watch', 'edit', {
    why: '奖金更正',
  })
  play = press(play, 'hrbp', 'settlement-draft', 'save', { ...payrollFigures, bonus: '3500' })
  return sentCase(press(press(play, 'hrbp', 'settlement-draft', 'submit'), 'payroll', 'settlement-verify', 'pass'))
}
const unanswered = (): Play => moveTo(caseAt('offboarding', ['survey']), '2025-12-31T02:00:00Z')

describe('what a card says that closed without an answer', () => {
  test.each<readonly [string, () => Play, string, string, string]>([
    ['HR sent it back', sentBack, 'told-passed-to-hr#1', 'HR 的审核有了结果', 'HR has finished its review'],
    [
      'the employee signed again',
      () => signedCase(unsigned()),
      'settlement-receipt#1',
      '你已签署协议',
      'You have signed the agreement',
    ],
    ['the employee signed, for HR', signedCase, 'agreement-sent#1', '已有一方签署', 'One side has signed'],
    ['both have signed', effectiveCase, 'agreement-signed#1', '双方已签署', 'Both have signed'],
    ['a signature was taken back (P12c)', unsigned, 'seal#1', '林晓 撤回了签名', '林晓 has taken the signature back'],
    ['a new version is out (P8)', renewed, 'settlement-receipt#1', '你对这一版的确认不再有效', 'no longer counts'],
    ['nobody took part', unanswered, 'survey#1', '回访已结束', 'The survey has ended'],
  ])('when %s', (_, play, id, zh, en) => {
    const shown = play()
    expect(everyText(viewOf(shown, id))).toContain(zh)
    expect(everyText(viewOf(shown, id, 'en'))).toContain(en)
  })

  test('when the agreement is taken back: its tasks are off, and their owners read nothing of why (P12d)', () => {
    const back = undone()
    for (const id of ['accounts#1', 'expenses#1', 'pay-separation#1', 'announcement#1']) {
      expect(everyText(viewOf(back, id))).toContain('这项手续已取消')
      expect(everyText(viewOf(back, id))).not.toContain('撤回')
    }
    expect(everyText(viewOf(back, 'agreement-signed#1'))).toContain('此版本已作废')
  })
})

test('given a review that somebody else took over, then the card of whoever had it closes without a word of the case (P3)', () => {
  const silent = moveTo(caseAt('hr-review', ['hr-review', 'told-passed-to-hr']), '2025-10-24T02:00:00Z')
  const taken = press(silent, 'backup-hr', 'hr-backup', 'take')
  for (const [locale, says] of [
    ['zh-CN', '已由其他同事接手'],
    ['en', 'A colleague has taken this over'],
  ] as const) {
    const old = viewOf(taken, 'hr-review#1', locale)
    expect(old).toMatchObject({ closed: true, title: says, buttons: [] })
    expect(everyText(old)).not.toMatch(/林晓|周航|130/)
  }
  expect(() => viewOf(taken, 'hr-review#2')).not.toThrow()
})
