// A conversation as a test: people press buttons by their labels, fill fields by their labels, and see words and amounts.
import { expect } from 'vitest'
import { payrollFigures, releaseAnswers } from '../../src/demo/figures.ts'
import { cardText } from '../../src/demo/transcript.ts'
import type { Button, CardView, Field, FormValues } from '../../src/model/card.ts'
import type { CaseState } from '../../src/model/case.ts'
import type { StoredLine } from '../../src/ports/chat-store.ts'
import { type Answer, freshKey, type Harness, openHarness } from '../spine/harness.ts'

const ids = {
  manager: 'E10421',
  hr: 'E10208',
  hr2: 'E10233',
  hrd: 'E10112',
  payroll: 'E10315',
  employee: 'E10866',
  finance: 'E10347',
  it: 'E10392',
  admin: 'E10456',
  signatory: 'E10129',
  stranger: 'E10873',
} as const
type Role = keyof typeof ids

type Typed = Readonly<Record<string, string | readonly string[]>>

export interface Actor {
  readonly id: string
  say(text: string): Promise<void>
  /** Presses a button by its label; `line` names the money line it stands at. The second click follows unless `once`. */
  press(
    label: string,
    typed?: Typed,
    how?: { readonly line?: string; readonly once?: boolean; readonly on?: string },
  ): Promise<Answer>
  /** Waits until some card or sentence of the conversation holds all of these texts. */
  sees(...texts: readonly string[]): Promise<StoredLine>
  /** Nothing in the conversation, open or closed, ever held this text. */
  neverSaw(text: string): Promise<void>
  /** No open card has this button (after things have settled). */
  cannot(label: string): Promise<void>
  upload(name: string): Promise<string>
  cards(): Promise<readonly CardView[]>
}

export type Story = Readonly<Record<Role, Actor>> & {
  readonly h: Harness
  /** Moves the sandbox clock to a moment in Shanghai, e.g. `2025-10-27 15:00`. */
  clock(at: string): Promise<void>
  state(): Promise<CaseState>
  close(): Promise<void>
}

/** Tokens and digests say nothing, and hold any three digits by chance. */
const readable = (name: string, value: unknown): unknown =>
  ['token', 'hash', 'seen'].includes(name) ? undefined : value

const labelsOf = (card: CardView): readonly (readonly [Button, string | undefined])[] => [
  ...card.buttons.map(button => [button, undefined] as const),
  ...(card.footer ?? []).map(button => [button, undefined] as const),
  ...card.blocks.flatMap(block =>
    block.kind === 'lines'
      ? block.rows.flatMap(row => (row.buttons ?? []).map(button => [button, row.label] as const))
      : [],
  ),
]

function typedValue(field: Field, typed: string | readonly string[]): string | readonly string[] {
  if (field.kind !== 'one' && field.kind !== 'many') return typed
  const pick = (label: string): string =>
    field.choices.find(choice => choice.label === label || choice.value === label || choice.label.startsWith(label))
      ?.value ?? label
  return typeof typed === 'string' ? pick(typed) : typed.map(pick)
}

function filled(button: Button, typed: Typed | undefined): FormValues | undefined {
  if (!typed) return button.form ? {} : undefined
  return Object.fromEntries(
    Object.entries(typed).map(([label, value]) => {
      const field = button.form?.fields.find(f => f.label === label || f.name === label)
      if (!field)
        throw new Error(
          `「${button.label}」 has no field ${label}: ${button.form?.fields.map(f => f.label).join(', ')}`,
        )
      return [field.name, typedValue(field, value)]
    }),
  )
}

export const openStory = async (): Promise<Story> => storyOn(await openHarness())

/** People of the story on a spine that a test has opened its own way. */
export function storyOn(h: Harness): Story {
  const actors = Object.fromEntries(Object.entries(ids).map(([role, id]) => [role, actor(h, id)])) as Record<
    Role,
    Actor
  >
  return {
    ...actors,
    h,
    async clock(at) {
      const instant = new Date(`${at.replace(' ', 'T')}:00+08:00`).toISOString()
      await h.spine.sandboxClock?.moveTo(instant)
      await h.spine.sweep.now()
    },
    async state() {
      const [newest] = await h.store.cases.list()
      const state = newest && (await h.store.cases.load(newest.id))
      if (!state) throw new Error('no case yet')
      return state
    },
    close: () => h.close(),
  }
}

function actor(h: Harness, id: string): Actor {
  const cards = async (): Promise<readonly CardView[]> =>
    (await h.lines(id)).flatMap(line => (line.card ? [line.card] : []))

  async function find(label: string, line?: string, on?: string): Promise<Button> {
    const fits = (card: CardView): Button | undefined =>
      on !== undefined && !card.title.includes(on)
        ? undefined
        : labelsOf(card).find(
            ([button, row]) => button.label === label && (line === undefined ? true : (row ?? '').startsWith(line)),
          )?.[0]
    const { card } = await h
      .until(id, line => line.card !== undefined && !line.card.closed && fits(line.card) !== undefined)
      .catch(async () => {
        const shown = (await cards())
          .filter(one => !one.closed)
          .map(
            one =>
              `${one.title} [${labelsOf(one)
                .map(([b]) => b.label)
                .join(' ')}]`,
          )
        throw new Error(`${id} has no 「${label}」${line ? ` at ${line}` : ''}; open: ${shown.join(' | ')}`)
      })
    const found = card && fits(card)
    if (!found) throw new Error('no button')
    return found
  }

  return {
    id,
    cards,
    async say(text) {
      await h.say(id, text)
    },
    async press(label, typed, how = {}) {
      const button = await find(label, how.line, how.on)
      const first = await h.pressAndHear(id, button, filled(button, typed))
      const yes = first.card?.buttons.find(one => one.id === `${button.id}!yes`)
      return yes && !how.once ? h.pressAndHear(id, yes) : first
    },
    async sees(...texts) {
      return h.until(id, line => {
        const said = line.card ? cardText(line.card) : (line.text ?? '')
        const buttons = line.card
          ? labelsOf(line.card)
              .map(([button]) => button.label)
              .join('\n')
          : ''
        return texts.every(text => said.includes(text) || buttons.includes(text))
      })
    },
    async neverSaw(text) {
      const all = (await h.lines(id)).map(line => (line.card ? JSON.stringify(line.card, readable) : (line.text ?? '')))
      expect(all.filter(said => said.includes(text))).toEqual([])
    },
    async cannot(label) {
      await h.settled()
      const open = (await cards()).filter(card => !card.closed)
      expect(open.flatMap(card => labelsOf(card).map(([button]) => button.label))).not.toContain(label)
    },
    async upload(name) {
      const meta = await h.store.files.put({
        id: `up-${freshKey()}-${id}-xxxxxxxx`,
        name,
        mime: 'text/plain',
        bytes: new TextEncoder().encode(name),
        by: id,
        at: h.spine.clock.now(),
      })
      return meta.id
    },
  }
}

/** The case until HR has it for review. */
export async function reviewed(story: Story): Promise<void> {
  const { manager, payroll } = story
  await manager.say('发起沟通')
  await manager.press('提交检查', {
    员工: '林晓',
    工号末四位: '0866',
    情形: '业务调整',
    谁先提出: '公司',
    期望最后工作日: '2025-11-30',
    事实说明: '支付业务线收缩,岗位随之撤销。',
  })
  await manager.press('补充材料', {
    documents: [await manager.upload('部门调整文件.txt')],
    公司内是否有其他岗位: '已了解,没有合适的',
    '近 12 个月绩效记录': '完整',
    此前是否有过沟通: '有,已记录',
  })
  await payroll.press('提交核对结果', {
    员工借款: '有',
    未报销费用: '没有',
    未发奖金: '有',
    未付加班费: '有',
    社保与公积金缴纳: '足额缴纳',
  })
}

/** … until HR has released it. */
export async function released(story: Story): Promise<void> {
  await reviewed(story)
  await story.hr.press('放行,可以沟通', releaseAnswers)
}

/** … until the talk has begun. */
export async function begun(story: Story): Promise<void> {
  await released(story)
  await story.manager.press('约时间', { 日期: '2025-10-27', 开始时间: '15:00', 地点: '三楼小会议室' })
  await story.clock('2025-10-27 15:00')
  await story.manager.press('谈话已开始')
}

/** … until the minutes are out and HR has the settlement before it. */
export async function talked(story: Story): Promise<void> {
  await begun(story)
  const { manager, employee } = story
  await employee.press('我已阅读')
  await story.clock('2025-10-27 15:45')
  await manager.press('发给员工核对', {
    日期: '2025-10-27',
    开始: '15:00',
    结束: '15:40',
    参加人: '周航、沈宁、林晓',
    方式: '当面',
    公司说: '希望协商;可以同意、不同意或提出自己的方案。',
    员工说: '想看结算明细。',
  })
}

/** … until the employee has the settlement (v1, net 152 500.00). */
export async function offered(story: Story): Promise<void> {
  await talked(story)
  const { hr, payroll } = story
  await hr.press('保存草稿', payrollFigures)
  await hr.press('提交复核')
  await payroll.press('复核通过')
  await hr.press('发给员工核对')
  await story.employee.sees('结算明细 v1', '152 500.00')
}

/** The employee finds every line right. */
export async function checkedLines(story: Story): Promise<void> {
  const { employee } = story
  await employee.press('逐项核对')
  const open = (await employee.cards()).findLast(card => !card.closed && card.title.includes('结算明细'))
  const rows = open?.blocks.flatMap(block => (block.kind === 'lines' ? block.rows : [])) ?? []
  for (const row of rows) await employee.press('没问题', undefined, { line: row.label })
}
