// The golden case after 林晓 confirmed the settlement (net 152 500.00) and both sides said that the company proposed.
import { digest } from '../src/engine/canonical.ts'
import type { CaseState } from '../src/model/case.ts'
import type { InstantText } from '../src/model/dates.ts'
import { money, sum } from '../src/model/money.ts'
import type { SettlementLine, SettlementVersion } from '../src/model/settlement.ts'
import { caseAt, everybody, instanceFor, moveTo, type Play, personOf, press, rendered, testWorld } from './world.ts'

const line = (
  id: string,
  amount: string,
  formula: string,
  basis: readonly string[],
  more: Partial<SettlementLine> = {},
): SettlementLine => ({
  id,
  amount: money(amount),
  formula,
  facts: {},
  source: 'directory',
  basis,
  estimated: false,
  payWith: 'separation',
  ...more,
})

export const goldenLines: readonly SettlementLine[] = [
  line('wage', '16000', '16000.00', ['CN-WPR-9'], { facts: { month: '11' } }),
  line('overtime', '1200', '1200.00', ['CN-WPR-13']),
  line('bonus', '3000', '3000.00', ['CN-WPR-9']),
  line('leave', '8000', '5 × 800.00 × 200%', ['CN-ALM-12'], {
    source: 'law',
    facts: { payableLeaveDays: '5' },
  }),
  line('severance', '130200', '7.0 × 18600.00', ['CN-LCL-47'], {
    source: 'law',
    payWith: 'handover',
    facts: { payableFactor: '7' },
  }),
  line('social', '-3480', '3480.00', ['CN-SIL-45']),
  line('wage-tax', '-420', '420.00', ['CN-IIT-3']),
  line('severance-tax', '0', '130200.00 ≤ 447624.00', ['CN-CS-2018-164'], { source: 'law', payWith: 'handover' }),
  line('loan', '-2000', '2000.00', ['CN-WPR-15']),
]

export function settlementOf(
  version: number,
  lines: readonly SettlementLine[],
  lastDay = '2025-11-30',
): SettlementVersion {
  const net = sum(lines.map(one => one.amount))
  return {
    version,
    lines,
    net,
    hash: digest({ version, lines, net, lastDay }),
    lastDay,
    // Monday, 3 November 2025, 18:00 in Shanghai.
    considerUntil: '2025-11-03T10:00:00Z',
    publishedAt: '2025-10-27T08:30:00Z',
    preparedBy: 'E10208',
    verifiedBy: 'E10315',
    why: 'first',
    law: { version: '2025.11', reviewed: false, warnings: [] },
    unemployment: 'likely',
    reserved: [],
  }
}

/** The same with the wage still estimated: payroll makes it final on the last day. */
export const estimatedLines: readonly SettlementLine[] = goldenLines.map(one =>
  one.id === 'wage' ? { ...one, estimated: true, floor: one.amount } : one,
)

/** Wednesday, 29 October 2025, 11:00 in Shanghai. */
export const confirmedAt: InstantText = '2025-10-29T03:00:00Z'

export function settledCase(
  change: (state: CaseState) => CaseState = state => state,
  lines: readonly SettlementLine[] = goldenLines,
): Play {
  const settlement = settlementOf(1, lines)
  return caseAt('settled', ['agreement-draft'], {
    world: testWorld({ now: confirmedAt }),
    change: state =>
      change({
        ...state,
        settlements: [settlement],
        confirmation: { version: 1, hash: settlement.hash, at: confirmedAt },
        whoProposed: 'company',
        minutes: [{ version: 1, values: {}, by: 'E10421', at: '2025-10-27T07:50:00Z' }],
        papers: [{ name: 'settlement-v1', fileId: 'file-settlement-v1', sha256: 'ef'.repeat(32), at: confirmedAt }],
      }),
  })
}

export const plainClauses = { confidentiality: 'yes', nonCompete: 'no' }

/** H4 done: the agreement is out and the employee has its full text. */
export function issuedCase(start: Play = settledCase()): Play {
  const filled = press(start, 'hrbp', 'agreement-draft', 'prepare', plainClauses)
  const sent = press(filled, 'hrbp', 'agreement-draft', 'send')
  return rendered(sent, `agreement-v${sent.state.agreements.length}`)
}

/** The code that the last press sent to this person. */
export function codeOf(play: Play, who: string): string {
  const effects = play.last?.kind === 'done' ? play.last.effects : []
  const said = effects.find(
    effect =>
      effect.kind === 'say' && effect.text === 'say.sign-code' && effect.to === personOf(play.state, who as never),
  )
  if (said?.kind !== 'say' || said.values?.code === undefined) throw new Error(`no code was sent to ${who}`)
  return said.values.code
}

export const employeeIntent = '我已阅读全文,自愿签署'
export const companyIntent = '代表公司签署'
const nameOf = (play: Play): string => everybody.find(person => person.id === play.state.parties.employee)?.name ?? ''

/** The employee signs: question about pressure answered when it is asked, code, name, sentence. */
export function signedCase(start: Play = moveTo(issuedCase(), '2025-10-30T04:00:00Z')): Play {
  const asked = press(start, 'employee', 'agreement-review', 'to-sign')
  const asking = instanceFor(asked.state, 'employee', 'agreement-review')?.draft?.asking === 'yes'
  const coded = asking ? press(asked, 'employee', 'agreement-review', 'nobody') : asked
  return press(coded, 'employee', 'agreement-review', 'sign', {
    code: codeOf(coded, 'employee'),
    fullName: nameOf(coded),
    intent: employeeIntent,
  })
}

/** The company seals as well: the agreement is effective and its signed copy is typeset. */
export function effectiveCase(start: Play = signedCase()): Play {
  const coded = press(start, 'signatory', 'seal', 'to-seal')
  const sealed = press(coded, 'signatory', 'seal', 'seal', { code: codeOf(coded, 'signatory'), intent: companyIntent })
  return rendered(sealed, 'signed-agreement')
}

/** Everything is done, paid and handed out in the evening of the last day: the report is written. */
export function reportedCase(): Play {
  const answered = [
    ['manager', 'handover'],
    ['admin', 'assets'],
    ['finance', 'expenses'],
    ['it', 'accounts'],
    ['hrbp', 'housing-fund'],
  ] as const
  const proof = (amount: string) => ({ amount, paidOn: '2025-11-30', proof: ['file-voucher'] })
  const certificate = { post: '高级产品经理', contractType: 'open_ended', contractStart: '2025-03-18' }
  let play = moveTo(effectiveCase(), '2025-11-30T10:30:00Z')
  for (const [who, step] of answered) play = press(play, who, step, 'done', { note: '已办理' })
  play = press(play, 'finance', 'pay-separation', 'proof', proof('22300.00'))
  play = press(play, 'finance', 'pay-handover', 'proof', proof('130200.00'))
  play = press(play, 'hrbp', 'certificate', 'issue', certificate)
  play = press(rendered(play, 'certificate'), 'hrbp', 'transfer', 'done', { evidence: ['file-transfer'] })
  return rendered(play, 'report')
}
