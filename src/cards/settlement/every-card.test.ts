// Every card of the settlement, built from the real flow in both languages: a title, few enough fields, no hole in a sentence.
import { describe, expect, test } from 'vitest'
import { card, everyText, rows, texts } from '../../../test/card-view.ts'
import {
  confirmedCase,
  draftingCase,
  lastDayCase,
  laterOn,
  sentCase,
  verifiedCase,
} from '../../../test/settlement-play.ts'
import { moveTo, type Play, press } from '../../../test/world.ts'
import { payrollFigures } from '../../demo/figures.ts'
import type { FormValues } from '../../model/card.ts'
import type { CaseRole } from '../../model/flow.ts'

const tuesday = '2025-10-28T02:00:00Z'
const question = { line: 'overtime', said: '10 月两个周六共 16 小时没算', files: ['file-photo'] }
const disputed = (): Play => press(laterOn(sentCase(), tuesday), 'employee', 'settlement-review', 'question', question)
const rejected = (): Play => press(disputed(), 'payroll', 'dispute', 'reject', { why: '没有审批', basis: '审批记录' })
describe('every card of the settlement', () => {
  const declined = (): Play => press(laterOn(sentCase(), tuesday), 'employee', 'settlement-review', 'decline')
  const proposed = (): Play =>
    press(sentCase(), 'employee', 'settlement-review', 'propose', { months: '2', said: 'N+2' })
  const final = (values: FormValues): Play =>
    press(lastDayCase(), 'payroll', 'closing-figures', 'set', { ...values, source: '工资表' })
  const questioned = (): Play =>
    press(final({ wage: '16500' }), 'employee', 'closing-review', 'question', { line: 'wage', said: '还差 100' })
  const differs = (said: 'unclear' | 'myself'): Play => press(confirmedCase(), 'employee', 'who-proposed', said)
  const all: readonly (readonly [() => Play, CaseRole, string])[] = [
    [draftingCase, 'hrbp', 'settlement-draft'],
    [
      () =>
        press(
          press(draftingCase(), 'hrbp', 'settlement-draft', 'save', payrollFigures),
          'hrbp',
          'settlement-draft',
          'submit',
        ),
      'payroll',
      'settlement-verify',
    ],
    [verifiedCase, 'hrbp', 'settlement-send'],
    [sentCase, 'hrbp', 'settlement-watch'],
    [sentCase, 'manager', 'told-considering'],
    [sentCase, 'employee', 'settlement-review'],
    [confirmedCase, 'employee', 'settlement-receipt'],
    [() => press(confirmedCase(), 'employee', 'settlement-receipt', 'withdraw'), 'hrbp', 'told-withdrawn'],
    [disputed, 'payroll', 'dispute'],
    [disputed, 'employee', 'told-dispute-received'],
    [rejected, 'employee', 'dispute-answer'],
    [() => press(rejected(), 'employee', 'dispute-answer', 'review', { why: '有聊天记录' }), 'hrd', 'dispute-review'],
    [proposed, 'hrbp', 'counter-offer'],
    [confirmedCase, 'employee', 'who-proposed'],
    [() => differs('unclear'), 'hrd', 'proposer-mismatch'],
    [() => differs('myself'), 'hrd', 'proposer-mismatch'],
    [
      () => press(differs('myself'), 'hrd', 'proposer-mismatch', 'close-case', { why: '事实不符' }),
      'manager',
      'told-ended',
    ],
    [declined, 'manager', 'told-declined'],
    [declined, 'employee', 'declined-receipt'],
    [declined, 'hrbp', 'told-declined-hr'],
    [() => moveTo(sentCase(), '2025-11-03T10:00:00Z'), 'hrbp', 'settlement-silence'],
    [() => moveTo(disputed(), '2025-10-31T02:00:00Z'), 'hrd', 'told-dispute-overdue'],
    [
      () => press(proposed(), 'hrbp', 'counter-offer', 'explain', { answer: '不能再加' }),
      'employee',
      'told-proposal-answer',
    ],
    [() => press(proposed(), 'hrbp', 'counter-offer', 'escalate'), 'hrd', 'counter-offer-hrd'],
    [lastDayCase, 'payroll', 'closing-figures'],
    [() => final({ wage: '16000' }), 'employee', 'told-closing-same'],
    [() => final({ wage: '16500' }), 'employee', 'closing-review'],
    [() => final({ social: '3600', why: '基数调整' }), 'employee', 'closing-review'],
    [
      () => moveTo(final({ social: '3600', why: '基数调整' }), '2025-12-09T02:00:00Z'),
      'employee',
      'told-closing-stands',
    ],
    [questioned, 'payroll', 'closing-question'],
    [
      () => press(questioned(), 'payroll', 'closing-question', 'explain', { answer: '按新基数' }),
      'employee',
      'told-closing-answer',
    ],
  ]
  test.each(all.map(([play, who, step]) => [step, who, play] as const))(
    '%s for %s reads whole in both languages',
    (step, who, play) => {
      const shown = play()
      for (const locale of ['zh-CN', 'en'] as const) {
        const view = card(shown, who, step, locale)
        expect(view.title.length).toBeGreaterThan(3)
        expect(view.preview).toBe(texts.t(locale, 'card.preview'))
        expect(view.blocks.length).toBeGreaterThan(0)
        expect(view.buttons.filter(button => button.style === 'main').length).toBeLessThanOrEqual(1)
        const facts = view.blocks.flatMap(block => (block.kind === 'facts' ? block.rows : []))
        expect(facts.length).toBeLessThanOrEqual(12)
        for (const button of [...view.buttons, ...rows(view).flatMap(row => row.buttons ?? [])]) {
          expect(button.form?.fields.length ?? 0).toBeLessThanOrEqual(12)
        }
        expect(everyText(view)).not.toMatch(/undefined|NaN|\{[a-z]/)
        // Dates and sources as people write them, also behind a line.
        expect(JSON.stringify(view.blocks)).not.toMatch(/\.csv|\b20\d\d-\d\d-\d\d\b/)
      }
    },
  )
})
