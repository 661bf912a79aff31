// Every card of the agreement and of what follows it, in both languages: a title, few enough fields, no hole in a sentence.
import { describe, expect, test } from 'vitest'
import { everyText, texts, viewOf } from '../../../test/card-view.ts'
import {
  effectiveCase,
  estimatedLines,
  issuedCase,
  plainClauses,
  settledCase,
  signedCase,
} from '../../../test/settled-case.ts'
import { flow, moveTo, type Play, press, rendered } from '../../../test/world.ts'

const voucher = { amount: '22300.00', paidOn: '2025-11-30', proof: ['file-voucher'] }
const evening = (): Play => moveTo(effectiveCase(), '2025-11-30T10:30:00Z')

function pressed(): Play {
  const asked = press(moveTo(issuedCase(), '2025-10-30T04:00:00Z'), 'employee', 'agreement-review', 'to-sign')
  return press(asked, 'employee', 'agreement-review', 'somebody')
}

function paidAndMissing(): Play {
  const paid = press(evening(), 'finance', 'pay-separation', 'proof', voucher)
  return press(paid, 'employee', 'payment-check', 'missing', { what: 'wrong-amount', said: '少了 100' })
}

function handedOut(): Play {
  let play = press(evening(), 'employee', 'announcement', 'choose', { when: '2025-12-01', how: 'by-manager' })
  play = press(play, 'employee', 'effective-employee', 'paper-copy')
  play = press(play, 'manager', 'handover', 'done', {})
  play = press(play, 'it', 'accounts', 'trouble', { why: '账号找不到' })
  play = press(play, 'finance', 'pay-separation', 'delay', { why: '银行维护' })
  play = press(play, 'hrbp', 'certificate', 'issue', {
    post: '高级产品经理',
    contractType: 'open_ended',
    contractStart: '2025-03-18',
  })
  return rendered(play, 'certificate')
}

/** Payroll's final figures were corrected after the payment and are 500.00 higher. */
function raised(): Play {
  const estimated = issuedCase(settledCase(state => state, estimatedLines))
  const effective = effectiveCase(signedCase(moveTo(estimated, '2025-10-30T04:00:00Z')))
  let play = moveTo(effective, '2025-11-30T10:30:00Z')
  play = press(play, 'payroll', 'closing-figures', 'set', { wage: '16500', source: '工资表' })
  play = press(play, 'finance', 'pay-separation', 'proof', { ...voucher, amount: '22800.00' })
  play = press(play, 'employee', 'closing-review', 'question', { line: 'wage', said: '少了一天' })
  return press(play, 'payroll', 'closing-question', 'correct', { wage: '17000', source: '更正的考勤' })
}

/** Everything done but the survey: the report is open. */
function reported(): Play {
  let play = handedOut()
  for (const [who, step] of [
    ['admin', 'assets'],
    ['finance', 'expenses'],
    ['it', 'accounts'],
    ['hrbp', 'housing-fund'],
    ['hrbp', 'paper-copy'],
  ] as const)
    play = press(play, who, step, 'done', {})
  play = press(play, 'hrbp', 'transfer', 'done', { evidence: ['file-transfer'] })
  play = press(play, 'finance', 'pay-separation', 'proof', voucher)
  play = press(play, 'finance', 'pay-handover', 'proof', { ...voucher, amount: '130200.00' })
  play = moveTo(play, '2025-12-08T02:00:00Z')
  play = press(play, 'employee', 'survey', 'start', { respect: '3', clarity: '3', pressure: '5', money: '3' })
  for (const option of ['confirm', 'check'] as const) play = press(rendered(play, 'report'), 'hrbp', 'report', option)
  return press(play, 'hrbp', 'report', 'archive')
}

const plays: readonly (readonly [string, () => Play])[] = [
  ['the draft', () => press(settledCase(), 'hrbp', 'agreement-draft', 'prepare', plainClauses)],
  ['the agreement is out', issuedCase],
  ['somebody presses', pressed],
  ['signed by the employee', signedCase],
  ['the signature is taken back', () => press(signedCase(), 'employee', 'agreement-signed', 'withdraw')],
  ['sent back by the signatory', () => press(signedCase(), 'signatory', 'seal', 'return', { why: '日期写错' })],
  ['the offer is withdrawn', () => press(issuedCase(), 'hrbp', 'agreement-sent', 'withdraw', { why: '业务恢复' })],
  ['effective', effectiveCase],
  [
    'taken back',
    () =>
      press(
        press(effectiveCase(), 'admin', 'assets', 'done', {}),
        'employee',
        'effective-employee',
        'withdraw-agreement',
      ),
  ],
  ['handed out', handedOut],
  ['paid and missing', paidAndMissing],
  ['late', () => moveTo(effectiveCase(), '2026-01-02T02:00:00Z')],
  ['more is due after the payment', raised],
  ['archived', reported],
]
const mine = new Set(
  flow.steps
    .slice(flow.steps.findIndex(step => step.id === 'agreement-draft'))
    .filter(step => step.card !== undefined && (step.id === 'pay-closing' || !step.id.includes('closing')))
    .map(step => step.id),
)

describe.each(plays)('%s', (_, make) => {
  const play = make()
  const instances = play.state.steps.filter(step => mine.has(step.step) && step.who !== undefined)

  test.each(instances.map(instance => instance.id))('%s', id => {
    for (const locale of ['zh-CN', 'en'] as const) {
      const view = viewOf(play, id, locale)
      expect(view.title).not.toBe('')
      expect(everyText(view)).not.toMatch(/\{\w+\}|undefined|NaN|\[object/)
      expect(view.preview).toBe(texts.t(locale, 'card.preview'))
      const fields = view.blocks.reduce((sum, block) => sum + (block.kind === 'facts' ? block.rows.length : 0), 0)
      expect(fields).toBeLessThanOrEqual(12)
      // No threat, no cheer at the end of somebody's job.
      expect(everyText(view)).not.toMatch(/[!!](?=["\\ ])|恭喜|尽快签/)
      if (locale === 'en') expect(`${view.title}${view.next ?? ''}`.replace(/[一-龥]{2,3}/g, '')).not.toMatch(/[一-龥]/)
    }
  })
})

test('every step of these phases is shown by one of the plays', () => {
  const shown = new Set(plays.flatMap(([, make]) => make().state.steps.map(step => step.step)))
  expect([...mine].filter(step => !shown.has(step))).toEqual([])
})
