// Cards that HR and payroll are done with keep the figures of their own version, in whatever language they are read again.
import { expect, test } from 'vitest'
import { everyText, viewOf } from '../../../test/card-view.ts'
import { laterOn, sentCase } from '../../../test/settlement-play.ts'
import { press } from '../../../test/world.ts'

const said = { line: 'overtime', said: '10 月两个周六共 16 小时没算' }
const hours = { restDayHours: '16', inBase: 'no', why: '补录 10 月两个周六加班' }

test.each(['settlement-draft', 'settlement-verify', 'settlement-send'])(
  'given a second version came of a dispute, then %s of the first still shows the first',
  step => {
    const disputed = press(
      laterOn(sentCase(), '2025-10-28T02:00:00Z'),
      'employee',
      'settlement-review',
      'question',
      said,
    )
    const second = press(disputed, 'payroll', 'dispute', 'adopt', hours)
    const first = second.state.steps.find(one => one.step === step)
    for (const locale of ['zh-CN', 'en'] as const) {
      const shown = everyText(viewOf(second, first?.id ?? '', locale))
      expect(shown).toContain('"1200.00"')
      expect(shown).not.toContain('4142.53')
      expect(shown).not.toMatch(/(制单|Prepared by)","陈默/)
    }
  },
)
