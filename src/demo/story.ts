// The storyboard's case, press by press: from 「发起沟通」 to the archive, on the sandbox clock, through the real spine.
import type { InstantText } from '../model/dates.ts'
import type { PersonId } from '../model/person.ts'
import { payrollFigures, releaseAnswers } from './figures.ts'
import { makePlayer, type Player, type Stage } from './player.ts'

/** Who plays whom in the sample company. */
const cast = {
  manager: 'E10421',
  hr: 'E10208',
  payroll: 'E10315',
  employee: 'E10866',
  signatory: 'E10129',
  admin: 'E10456',
  finance: 'E10347',
  it: 'E10392',
} as const satisfies Record<string, PersonId>
export type CastRole = keyof typeof cast
export const castIds: readonly PersonId[] = Object.values(cast)

export interface Story extends Stage {
  moveTo(at: InstantText): Promise<void>
  /** Called after each scene: how far the story is. */
  progress(done: number, all: number, scene: string): void
  /** First cursor of each person's conversation that belongs to this story. */
  readonly since: Readonly<Record<PersonId, number>>
  /** Who presses for a person; the web chat unless the story is played on another messenger. */
  readonly player?: ((id: PersonId) => Player) | undefined
}

type Cast = Readonly<Record<CastRole, Player>>
type Scene = readonly [name: string, play: (people: Cast, story: Story) => Promise<unknown>]

const pdf = (title: string): Uint8Array => new TextEncoder().encode(`${title}\n`)

/** The six digits that were just sent to somebody's own conversation. */
const codeOf = (player: Player): Promise<string> => player.hears(/\b\d{6}\b/)

const scenes: readonly Scene[] = [
  [
    '发起',
    async ({ manager }) => {
      await manager.say('发起沟通')
      await manager.press('start', 'submit', {
        employee: cast.employee,
        last4: cast.employee.slice(-4),
        reason: 'business',
        proposedBy: 'employer',
        lastDay: '2025-11-30',
        statement: '支付业务线收缩,部门于 10 月 15 日公布调整文件,该岗位随之撤销。',
      })
    },
  ],
  [
    '检查',
    async ({ manager, payroll }) => {
      const paper = await manager.upload('部门调整文件.txt', 'text/plain', pdf('关于支付业务线调整的通知'))
      await manager.press('checks', 'supply', {
        documents: [paper],
        otherPosts: 'offered',
        otherPostsNote: '已介绍两个岗位,员工暂无意愿。',
        performance: 'gaps',
        talksBefore: 'documented',
      })
      await payroll.press('open-items', 'attest', {
        loan: 'yes',
        expenses: 'none',
        bonus: 'yes',
        overtime: 'yes',
        socialInsurance: 'paid',
      })
    },
  ],
  [
    'HR 放行',
    async ({ hr }) => {
      await checkItems(hr)
      await hr.press('hr-review', 'release', releaseAnswers)
    },
  ],
  [
    '约时间',
    async ({ manager }, story) => {
      await manager.press('preparation', 'schedule', { date: '2025-10-27', time: '15:00', place: '三楼小会议室' })
      await manager.sees('meeting', card => card.blocks.some(block => block.kind === 'files'))
      await story.moveTo('2025-10-27T07:00:00.000Z')
    },
  ],
  [
    '谈话与告知',
    async ({ manager, employee }) => {
      await manager.press('outline', 'start-talk')
      await employee.press('opening-notice', 'read')
      for (const tap of ['said', 'said', 'said', 'next', 'next', 'next', 'said'] as const) {
        // A tick belongs to the scene on the card: the next one waits until the next scene is there.
        const { title } = await manager.sees('outline', card => card.buttons.some(button => button.id === tap))
        await manager.press('outline', tap)
        await manager.sees('outline', card => card.title !== title)
      }
    },
  ],
  [
    '纪要',
    async ({ manager, employee }, story) => {
      await story.moveTo('2025-10-27T07:45:00.000Z')
      // The card still lists what was not ticked until the last tick has reached it.
      await manager.sees('minutes', card => !card.blocks.some(block => block.kind === 'steps'))
      await manager.press('minutes', 'send', {
        date: '2025-10-27',
        from: '15:00',
        to: '15:40',
        participants: '周航、沈宁、林晓',
        mode: 'in-person',
        companySaid: '业务线收缩,公司希望协商解除;可以同意、不同意或提出自己的方案。',
        employeeSaid: '需要看到结算明细后再考虑。',
        notAgreed: '补偿月数、最后工作日',
      })
      await employee.press('minutes-check', 'correct')
    },
  ],
  [
    '结算单',
    async ({ hr, payroll }) => {
      await hr.press('settlement-draft', 'save', payrollFigures)
      await hr.press('settlement-draft', 'submit')
      await payroll.press('settlement-verify', 'pass')
      await hr.press('settlement-send', 'send')
    },
  ],
  [
    '逐项核对',
    async ({ employee }, story) => {
      await employee.press('settlement-review', 'check')
      const card = await employee.sees('settlement-review', shown =>
        shown.blocks.some(block => block.kind === 'lines' && block.rows.some(row => (row.buttons ?? []).length > 0)),
      )
      const lines = card.blocks.flatMap(block => (block.kind === 'lines' ? block.rows.map(row => row.id) : []))
      for (const line of lines) await employee.press('settlement-review', 'line-ok', undefined, line)
      await story.moveTo('2025-10-29T03:00:00.000Z')
      await employee.press('settlement-review', 'confirm', {})
      await employee.press('who-proposed', 'company')
    },
  ],
  [
    '协议',
    async ({ hr, employee }) => {
      await hr.press('agreement-draft', 'prepare', {
        confidentiality: 'yes',
        nonCompete: 'no',
        handoverTo: '许诺',
        handoverBy: '2025-11-30',
        handoverItems: '项目文档与账号清单',
      })
      await hr.press('agreement-draft', 'send')
      await employee.sees('agreement-review')
    },
  ],
  [
    '签署',
    async ({ employee, signatory }, story) => {
      await story.moveTo('2025-11-04T02:00:00.000Z')
      await employee.press('agreement-review', 'to-sign')
      await employee.sees('agreement-review', card => card.buttons.some(button => button.id === 'sign'))
      await employee.press('agreement-review', 'sign', {
        code: await codeOf(employee),
        fullName: '林晓',
        intent: '我已阅读全文,自愿签署',
      })
      await signatory.press('seal', 'to-seal')
      await signatory.sees('seal', card => card.buttons.some(button => button.id === 'seal'))
      await signatory.press('seal', 'seal', { code: await codeOf(signatory), intent: '代表公司签署' })
      await employee.sees('effective-employee', card => card.blocks.some(block => block.kind === 'files'))
    },
  ],
  [
    '手续',
    async ({ employee, manager, admin, finance, it, hr, payroll }, story) => {
      await employee.press('announcement', 'choose', { when: '2025-11-24', how: 'by-manager' })
      await manager.press('handover', 'done', { note: '交接完成' })
      await admin.press('assets', 'done', { note: '电脑与门禁卡已收回' })
      await finance.press('expenses', 'done', { note: '无未报销费用' })
      await story.moveTo('2025-11-30T10:30:00.000Z')
      await payroll.press('closing-figures', 'set', { wage: '16000', source: '11 月考勤与薪酬核定' })
      await it.press('accounts', 'done', { note: '账号已停用' })
      await hr.press('certificate', 'issue', {
        post: '高级工程师',
        contractType: 'open_ended',
        contractStart: '2025-03-18',
      })
      await employee.sees('certificate-ready')
      await hr.press('transfer', 'done', {
        evidence: [await hr.upload('档案与社保转移回执.txt', 'text/plain', pdf('转移回执'))],
      })
      await hr.press('housing-fund', 'done', { note: '公积金已封存' })
    },
  ],
  [
    '付款',
    async ({ finance, employee }) => {
      for (const [step, amount] of [
        ['pay-separation', '22300.00'],
        ['pay-handover', '130200.00'],
      ] as const) {
        const proof = await finance.upload('付款凭证.txt', 'text/plain', pdf(`付款凭证 ${amount}`))
        await finance.press(step, 'proof', { amount, paidOn: '2025-11-30', proof: [proof] })
        await employee.press('payment-check', 'received')
      }
    },
  ],
  [
    '回访与归档',
    async ({ employee, hr }, story) => {
      await story.moveTo('2025-12-08T02:00:00.000Z')
      await employee.press('survey', 'start', { respect: '4', clarity: '5', pressure: '1', money: '5' })
      await hr.sees('report', card => card.blocks.some(block => block.kind === 'files'))
      await hr.press('report', 'confirm')
      await hr.press('report', 'check')
      await hr.press('report', 'archive')
      await hr.sees('archived', card => card.blocks.some(block => block.kind === 'files'))
    },
  ],
]

/** Every open item of the files is as it says; a company without files has no such card. It comes before the review. */
async function checkItems(hr: Player): Promise<void> {
  const review = await hr.sees('hr-review')
  const card = (await hr.lines()).findLast(line => line.card?.key.includes('/item-check#'))?.card
  const field = card?.buttons.find(button => button.id === 'item-confirmed')?.form?.fields[0]
  if (field?.kind !== 'many') return
  await hr.press('item-check', 'item-confirmed', { items: field.choices.map(choice => choice.value) })
  await hr.sees('item-check', shown => shown.buttons.some(button => button.id === 'checked'))
  await hr.press('item-check', 'checked')
  // The review tells of the items, and its buttons belong to what it tells.
  await hr.sees('hr-review', shown => shown.seen !== review.seen)
}

/** Plays the whole case. A scene that does not come about stops the story with what was not seen. */
export async function playStory(story: Story): Promise<void> {
  const people = Object.fromEntries(
    Object.entries(cast).map(([role, id]) => [role, story.player?.(id) ?? makePlayer(story, id, story.since[id] ?? 0)]),
  ) as Record<CastRole, Player>
  let done = 0
  for (const [name, play] of scenes) {
    await play(people, story)
    done += 1
    story.progress(done, scenes.length, name)
  }
}
