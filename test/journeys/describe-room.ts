// The declared room on a messenger outside: the notice first, words with their speaker, alerts in private, silence at its end.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PersonId } from '../../src/model/person.ts'
import { employee, eventually, type Harness, manager, openHarness, stranger } from '../spine/harness.ts'
import type { Group, MessengerStage } from './phone.ts'
import { begun, type Story, storyOn } from './story.ts'

export interface RoomStage extends MessengerStage {
  group(person: PersonId): Group
  /** Somebody whom nobody asked comes into the newest room. */
  joins(person: PersonId): void
  /** Whether the company gave the bot what a room needs. */
  allow(yes: boolean): void
  /** What the manager reads when it did not. */
  readonly without: string
  /** Writes where the bot may hear it and must keep nothing of it. */
  writeElsewhere(person: PersonId): Promise<void>
  /** Every room with everything the bot put into it, as the messenger holds it. */
  rooms(): readonly string[]
  connected(): Promise<void>
}

export function describeRoom(name: string, openStage: () => Promise<RoomStage>): void {
  describe(`the declared room on ${name}`, () => {
    let stage: RoomStage
    let h: Harness
    let story: Story

    beforeAll(async () => {
      stage = await openStage()
      h = await openHarness({
        messengers: [stage],
        accounts: [manager, employee].map(person => ({ person, account: stage.phone(person).account })),
      })
      story = storyOn(h)
      await stage.connected()
      await begun(story)
      await story.manager.sees('必须说的已说,下一节')
    }, 60_000)
    afterAll(async () => {
      await h.close()
      await stage.close()
    })

    const said = (person: PersonId): readonly string[] => stage.group(person).lines() ?? []
    const inPrivate = async (person: PersonId): Promise<string> =>
      (await stage.phone(person).screen()).map(seen => `${seen.title}${seen.text}`).join('\n')
    const roomNow = async () => (await story.state()).rooms?.at(-1)

    async function agreed(): Promise<void> {
      await story.manager.press('用沟通室谈', {}, { on: '第 1/7 节' })
      await story.employee.press('同意,开沟通室')
      await eventually(async () => (await roomNow())?.state === 'open')
    }

    test('given the bot may not hear it, then there is no room, and the manager hears why', async () => {
      stage.allow(false)
      await story.manager.press('用沟通室谈', {}, { on: '第 1/7 节' })
      await story.manager.sees('这次不开沟通室', stage.without)
      await story.employee.neverSaw('沟通室')
      stage.allow(true)
    })

    test('given both want it, then both have the notice before any word', async () => {
      await agreed()
      const [notice, ...rest] = said(employee)
      expect(notice).toContain('每一句话都会记入案卷')
      expect(notice).toContain('离开,只整理纪要')
      expect(rest).toEqual([])
      expect(stage.group(employee).topic()).toContain('每一句话都会记录')
      expect(said(manager)).toEqual(said(employee))
      expect(await roomNow()).toMatchObject({ platform: stage.name, lines: [] })
    })

    test('given words of both, then the record has them with their speaker, and nothing that was written elsewhere', async () => {
      const before = await h.database.sql('select count(*) from inbox')
      await stage.writeElsewhere(manager)
      expect(await h.database.sql('select count(*) from inbox')).toEqual(before)
      await stage.group(manager).say('业务线要收缩,公司希望和你协商。')
      await stage.group(employee).say('我想先看结算明细。')
      await eventually(async () => (await roomNow())?.lines.length === 2)
      expect((await roomNow())?.lines.map(({ by, text }) => `${by} ${text}`)).toEqual([
        `${manager} 业务线要收缩,公司希望和你协商。`,
        `${employee} 我想先看结算明细。`,
      ])
    })

    test('given more words than a record takes, then whoever wrote them hears so in private, and the record has none of them', async () => {
      await stage.group(employee).say('长'.repeat(4_001))
      await eventually(async () => (await inPrivate(employee)).includes('超过 4000 字,没有记入案卷'))
      expect(await inPrivate(manager)).not.toContain('没有记入案卷')
      expect((await roomNow())?.lines).toHaveLength(2)
    })

    test('given a risky sentence, then the warning stands in the manager’s private conversation and nowhere else', async () => {
      const before = said(employee).length
      await stage.group(manager).say('其他人都已经签完了,只剩你了。')
      await eventually(async () => (await inPrivate(manager)).includes('你刚才在沟通室写的一句话有风险'))
      expect(said(employee)).toHaveLength(before + 1)
      expect(await inPrivate(employee)).not.toContain('有风险')
    })

    test('given the employee presses the button under the notice, then the end is announced and nobody can write', async () => {
      await stage.group(employee).pressLeave()
      await eventually(() => stage.group(employee).closed())
      expect(said(employee).at(-1)).toContain('沟通室到这里结束')
      expect(await roomNow()).toMatchObject({ state: 'ended', ended: { why: 'left' } })
      await story.employee.sees('沟通室已结束')
    })

    test('given a second room, when the employee leaves the group itself, then it ends too', async () => {
      await agreed()
      await stage.group(employee).leave()
      await eventually(() => stage.group(manager).closed())
      expect(await roomNow()).toMatchObject({ state: 'ended', ended: { why: 'left' } })
    })

    test('given words of somebody else in a third room, however many, then it ends, and everybody hears why', async () => {
      await agreed()
      stage.joins(stranger)
      await stage.group(stranger).say('长'.repeat(4_001))
      await eventually(() => stage.group(employee).closed())
      expect(await roomNow()).toMatchObject({ lines: [], ended: { why: 'stranger' } })
      await eventually(async () => (await inPrivate(stranger)).includes('只供约定谈话的双方使用'))
      await story.employee.sees('约定双方以外的人在沟通室里发了内容')
      await story.manager.sees('约定双方以外的人在沟通室里发了内容')
    })

    test('given a threat in a fourth room, then the case rests, and the room ends without a word of why', async () => {
      await agreed()
      await stage.group(manager).say('不签的话,下个月就按不胜任处理你。')
      await eventually(() => stage.group(employee).closed())
      expect((await story.state()).paused?.why).toBe('risk')
      expect(said(employee).at(-1)).not.toMatch(/风险|暂停/)
      await story.hr.sees('沟通室(已经写出)')
    })

    test('given all of it, then no card and no amount ever stood in a room', () => {
      expect(stage.rooms()).toHaveLength(4)
      expect(stage.rooms().join('\n')).not.toMatch(/\d{3}\.\d{2}|press|form/)
    })
  })
}
