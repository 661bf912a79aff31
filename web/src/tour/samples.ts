// What a visitor may let the tour type for them, by step: the answers of the sample case, dates from the sandbox's day on.
import { releaseAnswers } from '../../../src/demo/figures.ts'
import type { CardView } from '../../../src/model/card.ts'
import type { Locale } from '../../../src/model/person.ts'
import { type Brief, type Seat, seats } from '../api/wire.ts'
import type { Sample } from '../card/sample.ts'
import type { Seating } from '../sandbox/seats.ts'

type Told = Pick<Sample, 'option' | 'values'>

export interface Scene {
  /** `YYYY-MM-DD` in the company's zone. */
  readonly today: string
  readonly locale: Locale
  /** Whom the case is about. */
  readonly employee: Pick<Brief, 'id' | 'name'>
  /** Who takes part in the talk. */
  readonly present: readonly string[]
  /** The card that is filled in, where figures of it are needed. */
  readonly card?: CardView | undefined
  /** The code that was sent to whoever signs; only colleagues have theirs typed for them. */
  readonly code?: string | undefined
}

type Answers = (scene: Scene, say: (zh: string, en: string) => string) => Told

const day = 86_400_000
const plus = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10)

/** The last day of the next month: whole months are easy to follow in the sums. */
const endOfNextMonth = (today: string): string => {
  const [year = 0, month = 0] = today.split('-').map(Number)
  return new Date(Date.UTC(year, month + 1, 0)).toISOString().slice(0, 10)
}

/** The coming Monday, on a Monday the next one. */
const nextMonday = (today: string): string => {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay()
  return plus(today, weekday === 0 ? 1 : 8 - weekday)
}

const samples: Readonly<Record<string, Answers>> = {
  start: ({ today, employee }, say) => ({
    option: 'submit',
    values: {
      employee: employee.id,
      last4: employee.id.slice(-4),
      reason: 'business',
      proposedBy: 'employer',
      lastDay: endOfNextMonth(today),
      statement: say(
        '支付业务线收缩,部门已公布调整文件,该岗位随之撤销。',
        'The payment line is being reduced; the department has announced it, and the post goes with it.',
      ),
    },
  }),
  'open-items': () => ({
    option: 'attest',
    values: { loan: 'yes', expenses: 'none', bonus: 'yes', overtime: 'yes', socialInsurance: 'paid' },
  }),
  checks: (_, say) => ({
    option: 'supply',
    values: {
      documents: {
        name: say('部门调整文件.txt', 'notice-of-the-change.txt'),
        text: say('关于支付业务线调整的通知', 'Notice on the change of the payment line'),
      },
      otherPosts: 'offered',
      otherPostsNote: say('已介绍两个岗位,员工暂无意愿。', 'Two posts were offered; neither was wanted for now.'),
      performance: 'gaps',
      talksBefore: 'documented',
    },
  }),
  'item-check': () => ({ option: 'item-confirmed', values: { items: 'all' } }),
  'hr-review': () => ({ option: 'release', values: releaseAnswers }),
  preparation: ({ today }, say) => ({
    option: 'schedule',
    values: { date: nextMonday(today), time: '15:00', place: say('三楼小会议室', 'Small room, third floor') },
  }),
  minutes: ({ today, present }, say) => ({
    option: 'send',
    values: {
      date: today,
      from: '09:00',
      to: '09:40',
      participants: present.join(say('、', ', ')),
      mode: 'in-person',
      companySaid: say(
        '业务线收缩,公司希望协商解除;可以同意、不同意或提出自己的方案。',
        'The line is reduced and the company proposes to part by agreement; yes, no and an own proposal are all open.',
      ),
      employeeSaid: say('需要看到结算明细后再考虑。', 'I want to see the settlement first.'),
      notAgreed: say('补偿月数、最后工作日', 'Months of severance, last day'),
    },
  }),
  'settlement-draft': (_, say) => ({
    option: 'save',
    values: {
      overtime: '1200',
      overtimeSource: say('考勤系统', 'attendance system'),
      bonus: '3000',
      bonusSource: say('奖金系统', 'bonus system'),
      social: '3480',
      wageTax: '420',
      payrollSource: say('薪酬系统', 'payroll system'),
      loan: '2000',
      loanSource: say('财务系统', 'finance system'),
      loanAgreement: 'yes',
    },
  }),
  'settlement-review': (_, say) => ({
    option: 'question',
    values: {
      line: 'overtime',
      said: say('10 月两个周六共 16 小时没算。', 'Two Saturdays, 16 hours in all, are missing.'),
    },
  }),
  dispute: (_, say) => ({
    option: 'adopt',
    values: {
      restDayHours: '16',
      inBase: 'no',
      why: say('核对打卡记录,两个周六共 16 小时属实。', 'The attendance record shows the 16 hours on two Saturdays.'),
    },
  }),
  'agreement-draft': (_, say) => ({
    option: 'prepare',
    values: {
      confidentiality: 'yes',
      nonCompete: 'no',
      handoverItems: say('项目文档与账号清单', 'project papers and list of accounts'),
    },
  }),
  // The code in the conversation is read and typed by the person who signs, in the tour as well.
  'agreement-review': ({ employee }, say) => ({
    option: 'sign',
    values: {
      fullName: employee.name,
      intent: say('我已阅读全文,自愿签署', 'I have read the whole text and sign of my own free will'),
    },
  }),
  seal: ({ code = '' }, say) => ({
    option: 'seal',
    values: { code, intent: say('代表公司签署', 'I sign for the company') },
  }),
  announcement: ({ today }) => ({ option: 'choose', values: { when: plus(today, 14), how: 'by-manager' } }),
  handover: (_, say) => ({ option: 'done', values: { note: say('交接完成', 'Hand-over complete') } }),
  assets: (_, say) => ({ option: 'done', values: { note: say('设备已归还', 'All devices returned') } }),
  expenses: (_, say) => ({ option: 'done', values: { note: say('没有未报销的费用', 'No expenses are open') } }),
  'closing-figures': ({ card }, say) => ({
    option: 'set',
    values: {
      wage: amountOn(card, 'wage'),
      source: say('当月考勤与薪酬核定', 'attendance and payroll of the month'),
    },
  }),
  certificate: (_, say) => ({ option: 'issue', values: { post: say('高级工程师', 'Senior engineer') } }),
  'pay-separation': proofOf,
  'pay-handover': proofOf,
  transfer: (_, say) => ({
    option: 'done',
    values: {
      evidence: {
        name: say('转移回执.txt', 'transfer-receipt.txt'),
        text: say('档案和社会保险关系转移回执', 'Receipt for the transfer of file and social insurance'),
      },
    },
  }),
  'housing-fund': (_, say) => ({ option: 'done', values: { note: say('公积金已封存', 'Account sealed') } }),
  accounts: (_, say) => ({ option: 'done', values: { note: say('账号已停用', 'Accounts closed') } }),
  survey: () => ({ option: 'start', values: { respect: '4', clarity: '5', pressure: '1', money: '5' } }),
}

/** What is due by the card is what was paid. */
function proofOf({ today, card }: Scene, say: (zh: string, en: string) => string): Told {
  const amount = amountOn(card, 'due')
  return {
    option: 'proof',
    values: {
      amount,
      paidOn: today,
      proof: {
        name: say('付款凭证.txt', 'proof-of-payment.txt'),
        text: say(`付款 ${amount} 元`, `Paid ${amount} CNY`),
      },
    },
  }
}

/** The amount of a line of the card, or of its sum. */
const amountOn = (card: CardView | undefined, id: string): string =>
  card?.blocks
    .flatMap(block => (block.kind === 'lines' ? [...block.rows, ...(block.total ? [block.total] : [])] : []))
    .find(row => row.id === id)?.amount.value ?? ''

/** The people on the phones play the sample. */
export function sceneOf(people: readonly Brief[], seating: Seating, today: string, locale: Locale): Scene {
  const named = (seat: Seat) => people.find(({ id }) => id === seating[seat])
  return {
    today,
    locale,
    employee: { id: seating.employee, name: named('employee')?.name ?? '' },
    present: seats.flatMap(seat => named(seat)?.name ?? []),
  }
}

/** Undefined where nothing is to be typed. */
export function sampleOf(step: string | undefined, scene: Scene): Omit<Sample, 'asked'> | undefined {
  const told = step === undefined ? undefined : samples[step]?.(scene, (zh, en) => (scene.locale === 'en' ? en : zh))
  return step === undefined || told === undefined ? undefined : { step, ...told }
}
