// 「求助」 on the messengers outside (E-help, P26): the same words, the helpline hears why, and no other phone ever shows it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually, type Harness, openHarness } from '../spine/harness.ts'
import type { MessengerStage, Phone } from './phone.ts'
import { dingtalkStage, feishuStage, slackStage } from './stages.ts'
import { begun, type Story, storyOn } from './story.ts'

const helpline = 'E10188'
const said = '经理说不签就把我调到外地'

describe.each([
  { messenger: 'Feishu', open: feishuStage },
  { messenger: 'DingTalk', open: dingtalkStage },
  { messenger: 'Slack', open: slackStage },
])('「求助」 on $messenger', ({ open }) => {
  let stage: MessengerStage
  let h: Harness
  let story: Story
  const phone = (who: 'employee' | 'manager' | 'hr' | 'hrd' | 'helpline'): Phone =>
    stage.phone(who === 'helpline' ? helpline : story[who].id)
  const everything = async (of: Phone): Promise<string> => JSON.stringify([await of.screen(), await of.notices()])
  const shows = (of: Phone, ...texts: readonly string[]) =>
    eventually(
      async () => (await of.screen()).some(seen => texts.every(text => everyWord(seen).includes(text))),
      20_000,
    )

  beforeAll(async () => {
    stage = await open()
    const people = ['E10421', 'E10208', 'E10112', 'E10866', helpline]
    const accounts = people.map(person => ({ person, account: stage.phone(person).account }))
    h = await openHarness({ messengers: [{ name: stage.name, open: deps => stage.open(deps) }], accounts })
    stage.serve?.(request => h.serve(request))
    story = storyOn(h)
    await begun(story)
  }, 90_000)
  afterAll(async () => {
    await h.close()
    await stage.close()
  })

  test('given the word, then the card comes; given a report, then all rests and only the helpline reads it', async () => {
    await phone('employee').say('求助')
    await shows(phone('employee'), '不会因此受到不利对待', '举报/求助', '带人一起', '暂停')
    await phone('employee').press('举报/求助', { '你想说的(可以不填)': said })
    await shows(phone('helpline'), '林晓', said)
    await shows(phone('manager'), '事项已暂停')
    await shows(phone('hrd'), '举报/求助', '不得因此作出对其不利的安排')
    expect((await story.state()).paused).toBeDefined()
    for (const who of ['manager', 'hr', 'hrd'] as const) expect(await everything(phone(who))).not.toContain('调到外地')
    for (const who of ['manager', 'hr'] as const) expect(await everything(phone(who))).not.toMatch(/举报|求助/)
    for (const notice of await phone('helpline').notices()) expect(notice).not.toMatch(/林晓|举报|求助|调到/)
  }, 60_000)

  test('when the helpline takes it up, then the employee hears by whom', async () => {
    await phone('helpline').press('已接手')
    await shows(phone('employee'), '有人接手了', '温言')
    expect((await story.state()).help?.[0]?.takenUp?.by).toBe(helpline)
  }, 60_000)
})

const everyWord = ({ title, text, buttons }: { title: string; text: string; buttons: readonly string[] }): string =>
  [title, text, ...buttons].join('\n')
