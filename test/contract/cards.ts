// Cards of the contract suite: one with every kind of block, button and field, one as long as a case ever gets, one that is closed.
import type { Block, Button, CardView, Field, MoneyRow } from '../../src/model/card.ts'

/** As long as the longest real token. */
const token = (name: string): string => `${Buffer.from(name.padEnd(300, '.')).toString('base64url')}.${'m'.repeat(32)}`

const button = (id: string, label: string, more: Partial<Button> = {}): Button => ({
  id,
  label,
  style: 'plain',
  token: token(id),
  ...more,
})

/** Words that would be markup somewhere. */
export const hostile = '<at id=all></at> <!channel> [点我](https://evil.example) **粗** & "引" <script>'

export const fields: readonly Field[] = [
  { kind: 'text', name: 'title', label: '标题', required: true, help: '一句话' },
  { kind: 'long', name: 'reason', label: '说明' },
  { kind: 'date', name: 'day', label: '日期' },
  { kind: 'time', name: 'clock', label: '时间' },
  { kind: 'money', name: 'sum', label: '金额' },
  { kind: 'number', name: 'hours', label: '小时' },
  {
    kind: 'one',
    name: 'kind',
    label: '类型',
    choices: [
      { value: 'a', label: '甲', note: '第一种' },
      { value: 'b', label: '乙' },
    ],
  },
  {
    kind: 'many',
    name: 'parts',
    label: '范围',
    choices: [
      { value: 'x', label: '工资' },
      { value: 'y', label: '年假' },
    ],
  },
  { kind: 'tick', name: 'agree', label: '我已阅读' },
]

const row = (id: string, more: Partial<MoneyRow> = {}): MoneyRow => ({
  id,
  label: `项目 ${id}`,
  amount: { value: '130200.00', currency: 'CNY' },
  caption: '7.0 × 18 600.00 · 《劳动合同法》第 47 条',
  detail: [
    ['公式', '年限 × 月工资'],
    ['来源', '薪酬系统'],
    ['依据', '《劳动合同法》第 47 条'],
  ],
  ...more,
})

const blocks: readonly Block[] = [
  { kind: 'words', text: '请逐项核对。', strong: true },
  { kind: 'words', text: hostile },
  {
    kind: 'facts',
    rows: [
      ['员工', '林晓'],
      ['最后工作日', '2025 年 11 月 30 日 星期日'],
    ],
  },
  {
    kind: 'lines',
    rows: [
      row('severance', { mark: 'estimated', markLabel: '估算' }),
      row('bonus', {
        mark: 'disputed',
        markLabel: '有争议',
        before: { value: '2000.00', currency: 'CNY' },
        buttons: [button('line-ok', '没问题'), button('line-ask', '有疑问')],
      }),
    ],
    total: row('total', { label: '合计', detail: [] }),
  },
  { kind: 'note', text: '工资在最后工作日付清。', basis: ['《工资支付暂行规定》第 9 条'], tone: 'warn' },
  {
    kind: 'steps',
    items: [
      { text: '已通知', state: 'done' },
      { text: '待核对', state: 'open' },
      { text: '缺少材料', state: 'missing' },
    ],
  },
  { kind: 'files', items: [{ id: 'file-1', name: '结算单.pdf', mime: 'application/pdf', size: 48_000 }] },
  { kind: 'rule' },
  { kind: 'more', label: '我的权利', text: '可以不同意,不同意则合同继续履行。' },
]

export const whole: CardView = {
  key: 'hs-contract/whole#1/E10866',
  revision: 1,
  hash: 'hash-1',
  seen: 'seen-1',
  tone: 'calm',
  title: '结算明细 v1',
  preview: '您有一项人事事项待查看',
  blocks,
  buttons: [
    button('confirm', '确认这份结算单', { style: 'main' }),
    button('form', '补充说明', { form: { title: '补充', intro: '请填写。', fields, submit: '提交说明' } }),
    button('decline', '我不接受', { style: 'danger' }),
    button('later', '稍后', { style: 'quiet' }),
  ],
  footer: [
    button('footer.hr', '问 HR 真人', { style: 'quiet' }),
    button('footer.rights', '我的权利', { style: 'quiet' }),
  ],
  next: '下一步:由你在 11 月 3 日前核对',
}

/** Longer than any messenger shows on one card. */
export const long: CardView = {
  ...whole,
  key: 'hs-contract/long#1/E10866',
  hash: 'hash-long',
  blocks: [
    ...Array.from({ length: 40 }, (_, index): Block => ({ kind: 'lines', rows: [row(`第${index + 1}项`)] })),
    { kind: 'more', label: '协议全文', text: '本协议由双方自愿签订。'.repeat(3_000) },
    ...blocks.filter(block => block.kind === 'note'),
  ],
}

export const closed: CardView = {
  ...whole,
  hash: 'hash-closed',
  revision: 3,
  buttons: [],
  footer: undefined,
  closed: true,
}
