// The golden case of the product's storyboard as its papers see it: net 152 500.00, nothing invented beside it.
import type { LawNames } from '../../src/documents/words.ts'
import { agreementContent, agreementHash } from '../../src/engine/agreement/content.ts'
import { readTerms } from '../../src/engine/agreement/terms.ts'
import type { CaseState } from '../../src/model/case.ts'
import { money, sum } from '../../src/model/money.ts'
import type { Locale, Person } from '../../src/model/person.ts'
import type { CompanySettings } from '../../src/model/settings.ts'
import type { PayWith, SettlementLine, SettlementVersion } from '../../src/model/settlement.ts'
import { loadTexts } from '../../src/packs/texts.ts'

export const company: CompanySettings['company'] = {
  legalName: '上海云舟软件有限公司',
  creditCode: '91310115MA1K4ABC7X',
  address: '上海市浦东新区张杨路 500 号 18 层',
  city: 'Shanghai',
  signatory: '顾岚',
  privacyContact: 'privacy@example.com',
}

const person = (id: string, name: string, department: string): Person => ({
  id,
  name,
  roles: ['employee'],
  department,
  city: 'Shanghai',
  timezone: 'Asia/Shanghai',
  locale: 'zh-CN',
})

export const everybody: readonly Person[] = [
  person('E1001', '林晓', '增长产品部'),
  person('E0201', '周航', '增长产品部'),
  person('E0301', '沈宁', '人力资源部'),
  person('E0302', '顾岚', '人力资源部'),
  person('E0401', '陈默', '薪酬组'),
  person('E0402', '何敏', '财务部'),
]
export const people = { find: (id: string) => everybody.find(p => p.id === id) }

const line = (
  id: string,
  amount: string,
  formula: string,
  source: string,
  basis: readonly string[],
  more: Partial<SettlementLine> = {},
  payWith: PayWith = 'separation',
): SettlementLine => ({
  id,
  amount: money(amount),
  formula,
  facts: {},
  source,
  basis,
  estimated: false,
  payWith,
  ...more,
})

export const lines: readonly SettlementLine[] = [
  line('wage', '16000', '16000.00', 'directory', ['CN-WPR-9'], {
    estimated: true,
    facts: { monthlyWage: '16000.00' },
    floor: money('16000'),
  }),
  line('overtime', '1200', '1200.00', '考勤系统,已审批', ['CN-LCL-31']),
  line('bonus', '3000', '3000.00', '奖金系统,已确定', ['CN-WPR-9']),
  line('leave', '8000', '5 × 800.00 × 200%', 'law', ['CN-ALR-5', 'CN-ALM-12'], {
    facts: { leaveDays: '⌊334/365×10 − 4⌋ = 5', avgWage12mExclOvertime: '17400.00', dailyWage: '800.00' },
  }),
  line(
    'severance',
    '130200',
    '7.0 × 18600.00',
    'law',
    ['CN-LCL-46', 'CN-LCL-47'],
    { facts: { hireDate: '2019-03-18', endDate: '2025-11-30', avgMonthlyWage: '18600.00', cap: '37302.00' } },
    'handover',
  ),
  line('social', '-3480', '3480.00', '薪酬系统', ['CN-SIL-60']),
  line('wage-tax', '-420', '420.00', '薪酬系统', ['CN-IIT-11']),
  line(
    'severance-tax',
    '0',
    '130200.00 ≤ 3 × 149208.00',
    'law',
    ['CN-CS-2018-164-5'],
    { facts: { localAvgAnnualWage: '149208.00' } },
    'handover',
  ),
  line('loan', '-2000', '2000.00', '财务系统,有书面扣还约定', ['CN-WPR-16']),
]

export const settlement: SettlementVersion = {
  version: 1,
  lines,
  net: sum(lines.map(l => l.amount)),
  hash: '9f3a71c0b2d84e5f60718293a4b5c6d7e8f90112233445566778899aabbccdde',
  lastDay: '2025-11-30',
  considerUntil: '2025-11-03T10:00:00Z',
  publishedAt: '2025-10-27T08:30:00Z',
  preparedBy: 'E0301',
  verifiedBy: 'E0401',
  why: 'first',
  law: { version: '2025.11', reviewed: false, warnings: [] },
  unemployment: 'likely',
  reserved: [],
}

const fact = (value: string) => ({ value, source: 'directory', by: 'directory' as const, at: '2025-10-20T01:00:00Z' })

/** The case at the moment the employee has the statement. */
export const caseState: CaseState = {
  id: 'C2025-0017',
  flow: { id: 'cn-mutual', version: 1 },
  jurisdiction: 'CN',
  openedAt: '2025-10-20T01:00:00Z',
  seq: 40,
  stage: 'consideration',
  parties: {
    employee: 'E1001',
    manager: 'E0201',
    hrbp: 'E0301',
    hrd: 'E0302',
    payroll: 'E0401',
    finance: 'E0402',
    signatory: 'E0302',
  },
  opening: {
    reason: 'business',
    proposedBy: 'employer',
    lastDay: '2025-11-30',
    statement: '增长产品线在 11 月底停止运营,岗位随业务线取消。',
  },
  facts: {
    hireDate: fact('2019-03-18'),
    contractType: fact('open_ended'),
    contractStart: fact('2025-03-18'),
    post: fact('高级产品经理'),
  },
  steps: [],
  answers: {},
  considerationDays: 5,
  authorityMonths: '0',
  minutes: [],
  settlements: [settlement],
  checkedLines: [],
  disputes: [],
  proposals: [],
  reoffers: 0,
  agreements: [],
  papers: [],
  payments: [],
  denials: [],
}

const texts = loadTexts()

const laws: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  'CN-LCL': ['《劳动合同法》', 'Labor Contract Law'],
  'CN-WPR': ['《工资支付暂行规定》', 'Interim Provisions on Payment of Wages'],
  'CN-IR': ['《劳动合同法实施条例》', 'Implementing Regulations of the Labor Contract Law'],
  'CN-ALR': ['《职工带薪年休假条例》', 'Regulations on Paid Annual Leave'],
  'CN-ALM': ['《企业职工带薪年休假实施办法》', 'Measures for Paid Annual Leave in Enterprises'],
  'CN-SIL': ['《社会保险法》', 'Social Insurance Law'],
  'CN-IIT': ['《个人所得税法》', 'Individual Income Tax Law'],
  'CN-SPC1': ['法释〔2020〕26 号', 'Judicial Interpretation [2020] 26'],
  'CN-CS-2018-164': ['财税〔2018〕164 号', 'Cai Shui [2018] 164'],
  'CN-LMAL': ['《劳动争议调解仲裁法》', 'Labor Dispute Mediation and Arbitration Law'],
  'CN-CC': ['《民法典》', 'Civil Code'],
  'CN-ESL': ['《电子签名法》', 'Electronic Signature Law'],
}
const terms: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  monthlyWage: ['约定月工资', 'agreed monthly wage'],
  leaveDays: ['折算应休未休天数', 'unused leave days, pro rata'],
  avgWage12mExclOvertime: ['剔除加班的月均工资', 'average monthly wage without overtime'],
  dailyWage: ['日工资', 'daily wage'],
  hireDate: ['入职日', 'hired on'],
  endDate: ['最后工作日', 'last day'],
  avgMonthlyWage: ['月均应得工资', 'average monthly wage due'],
  cap: ['三倍社平工资', 'three times the local average'],
  localAvgAnnualWage: ['当地上年职工年平均工资', 'local average annual wage'],
}
const inLocale = (pair: readonly [string, string] | undefined, locale: Locale): string | undefined =>
  pair?.[locale === 'zh-CN' ? 0 : 1]

/** Law names as a pack gives them. */
export const lawNames: LawNames = {
  cite: (id, locale) => {
    const [, law = '', article = ''] = /^(.*)-(\d+)$/.exec(id) ?? []
    const name = inLocale(laws[law], locale)
    if (name === undefined) throw new Error(`unknown article ${id}`)
    return locale === 'zh-CN' ? `${name}第 ${article} 条` : `${name}, Art. ${article}`
  },
  term: (fact, locale) => inLocale(terms[fact], locale) ?? fact,
  sentence: (key, locale, values) => texts.t(locale, key, values),
}

const terms1 = readTerms({ handoverBy: '2025-11-30' })
if (!terms1.ok) throw new Error('the golden terms are readable')
export const goldenContent = agreementContent({
  state: caseState,
  version: 1,
  settlement,
  terms: terms1.value,
  company,
  employee: { id: 'E1001', name: '林晓' },
})

/** The same case with agreement version 1 issued and confirmed. */
export const agreedState: CaseState = {
  ...caseState,
  whoProposed: 'company',
  confirmation: { version: 1, hash: settlement.hash, at: '2025-10-29T03:12:40Z' },
  agreements: [
    {
      version: 1,
      settlement: 1,
      settlementHash: settlement.hash,
      hash: agreementHash(goldenContent),
      values: { handoverBy: '2025-11-30' },
      issuedAt: '2025-10-29T07:00:00Z',
      by: 'E0301',
      signFrom: '2025-10-30T07:00:00Z',
      signatures: [],
    },
  ],
}

const shown = 'b7e94be513e96e8c45cd23d162275e5a12ebde9100a425c4ebcdd7fa4dcd897c'
/** Signed by both, paid, with the course that a report tells. */
export const signedState: CaseState = {
  ...agreedState,
  effectiveAt: '2025-11-04T03:05:21Z',
  agreements: agreedState.agreements.map(a => ({
    ...a,
    signatures: [
      {
        party: 'employee' as const,
        by: 'E1001',
        at: '2025-11-04T02:32:05Z',
        document: shown,
        method: 'one-time-code',
        intent: '我已阅读全文,自愿签署。',
      },
      {
        party: 'company' as const,
        by: 'E0302',
        at: '2025-11-04T03:05:21Z',
        document: shown,
        method: 'one-time-code',
        intent: '代表公司签署。',
      },
    ],
  })),
}

/** Paid, certified, archived: what the report of a finished case is filled from. */
export const finishedState: CaseState = {
  ...signedState,
  whoProposed: 'company',
  minutes: [
    {
      version: 1,
      values: {},
      by: 'E0201',
      at: '2025-10-27T07:50:00Z',
      answer: { kind: 'corrected', text: '补充:我说的是十一月底之后再谈交接。', at: '2025-10-27T09:10:00Z' },
    },
  ],
  payments: [
    {
      part: 'separation',
      amount: money('22300'),
      fileId: 'F1',
      by: 'E0402',
      at: '2025-11-30T06:00:00Z',
      received: { kind: 'received', at: '2025-11-30T08:00:00Z' },
    },
    { part: 'handover', amount: money('130200'), fileId: 'F2', by: 'E0402', at: '2025-11-30T06:05:00Z' },
  ],
  papers: [{ name: 'certificate', fileId: 'F3', sha256: shown, at: '2025-11-30T01:00:00Z' }],
}
