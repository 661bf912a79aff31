// The contract of an adapter, run for each: what arrives, what is shown, what happens when the platform does not play along.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CardView } from '../../src/model/card.ts'
import type { InboundEvent } from '../../src/model/inbound.ts'
import { everyButton } from '../../src/model/open-form.ts'
import type { Ack, Receipt } from '../../src/ports/platform.ts'
import { plain, textsOf } from '../journeys/screen.ts'
import { closed, hostile, long, whole } from './cards.ts'
import { type ContractDeps, contractDeps } from './deps.ts'
import type { OpenRig, PlatformRig } from './rig.ts'

type Press = Extract<InboundEvent['what'], { kind: 'press' }>

export function describePlatform(name: string, open: OpenRig): void {
  describe(`${name} keeps the contract of a messenger`, () => {
    let rig: PlatformRig
    let deps: ContractDeps
    let answer: Ack
    const accepted: InboundEvent[] = []

    beforeEach(async () => {
      accepted.length = 0
      answer = {}
      deps = contractDeps()
      rig = await open(async event => {
        accepted.push(event)
        return answer
      }, deps)
    })
    afterEach(() => rig.close())

    const show = (card: CardView, key = `key-${card.hash}`, last?: Receipt): Promise<Receipt> => {
      deps.cards.set(card.key, card)
      return rig.platform.show(rig.account, card, key, last)
    }
    const newest = async () => (await rig.phone.screen()).at(-1)
    const presses = (): readonly Press[] => accepted.flatMap(({ what }) => (what.kind === 'press' ? [what] : []))
    const tokenOf = (label: string): string => everyButton(whole).find(button => button.label === label)?.token ?? ''

    test('what a person types becomes one event from their account', async () => {
      await rig.phone.say('我的事项')
      expect(accepted).toEqual([
        expect.objectContaining({ from: rig.account, what: { kind: 'text', text: '我的事项' } }),
      ])
    })

    test('recorded payloads become what they are', () => {
      for (const { name, read, becomes } of rig.samples) {
        const event = read()
        if (becomes === 'ignored') expect(event, name).toBeUndefined()
        else expect(event, name).toMatchObject(becomes)
      }
    })

    test('signed requests count once; old, forged, altered and repeated ones do not', async () => {
      const { http, platform } = rig
      if (http === undefined || platform.http === undefined) {
        expect([http, platform.http]).toEqual([undefined, undefined])
        return
      }
      const good = http.good()
      const again = good.clone()
      expect((await platform.http(good)).status).toBe(200)
      expect(accepted).toHaveLength(1)
      await platform.http(again)
      const different = new Set(accepted.map(event => event.key))
      expect(different.size).toBe(1)
      for (const request of [http.old(), http.forged(), http.altered()]) {
        expect((await platform.http(request)).status).toBeGreaterThanOrEqual(400)
      }
      expect(new Set(accepted.map(event => event.key))).toEqual(different)
    })

    test('every block can be read and every button pressed', async () => {
      await show(whole)
      const seen = await newest()
      const text = plain(seen?.text ?? '')
      for (const words of textsOf(whole).filter(words => words !== hostile)) expect(text).toContain(plain(words))
      for (const button of everyButton(whole)) expect(seen?.buttons).toContain(button.label)
      expect(seen?.closed).toBe(false)
    })

    test('words that people wrote are not markup', async () => {
      await show(whole)
      expect((await newest())?.text.replaceAll(/[\s\\]/g, '')).toContain(hostile.replaceAll(/\s/g, ''))
    })

    test('a card longer than a message still offers every decision', async () => {
      await show(long)
      const all = (await rig.phone.screen()).flatMap(message => message.buttons)
      for (const { label } of long.buttons) expect(all).toContain(label)
    })

    test('what stands on a lock screen is the neutral preview', async () => {
      await show(whole)
      for (const notice of await rig.phone.notices()) {
        expect(notice).not.toContain('130')
        expect(notice).not.toContain('结算')
      }
    })

    test('a pressed button brings its token and the answer’s words come back', async () => {
      await show(whole)
      answer = { toast: { text: '已记录。', tone: 'calm' } }
      await rig.phone.press('确认这份结算单')
      expect(presses()).toEqual([expect.objectContaining({ token: tokenOf('确认这份结算单') })])
      expect(accepted[0]?.from).toEqual(rig.account)
    })

    test('a button of a money line brings its own token', async () => {
      await show(whole)
      await rig.phone.press('有疑问', undefined, { line: '项目 bonus' })
      expect(presses()[0]?.token).toBe(tokenOf('有疑问'))
    })

    test('a form sends its values under their names, and keeps them when a field is wrong', async () => {
      if (rig.platform.can.forms === 'page') return
      await show(whole)
      const typed = {
        标题: '加班费',
        说明: '两个周六',
        日期: '2025-10-27',
        金额: '1200.00',
        类型: '甲',
        范围: ['工资', '年假'],
      }
      answer = { fields: { sum: '请写成 1200.00 的样子' } }
      const first = await rig.phone.press('补充说明', typed)
      expect(presses()[0]).toMatchObject({
        token: tokenOf('补充说明'),
        values: {
          title: '加班费',
          reason: '两个周六',
          day: '2025-10-27',
          sum: '1200.00',
          kind: 'a',
          parts: ['x', 'y'],
        },
      })
      expect(presses()[0]?.values?.agree ?? '').toBe('')
      expect(first.fields).toMatchObject({ sum: '请写成 1200.00 的样子' })
    })

    test('the same key is one message, an update stays in its place, a closed card has no buttons', async () => {
      const first = await show(whole, 'same')
      await show(whole, 'same')
      expect(await rig.messages()).toBe(1)
      const changed = { ...whole, title: '结算明细 v2', hash: 'hash-2', revision: 2 }
      const second = await show(changed, 'update', first)
      expect(await rig.messages()).toBe(1)
      expect((await newest())?.title).toContain('结算明细 v2')
      await show(closed, 'close', second)
      expect((await newest())?.buttons).toEqual([])
    })

    test('a card that is dead says so', async () => {
      if (rig.killCard === undefined) return
      const receipt = await show(whole)
      await rig.killCard(receipt)
      await expect(show({ ...whole, hash: 'hash-2' }, 'late', receipt)).rejects.toMatchObject({ kind: 'gone' })
    })

    test('plain words arrive as they are', async () => {
      await rig.platform.say(rig.account, '验证码 204816,请不要告诉任何人。', 'words-1')
      expect(await newest()).toMatchObject({ kind: 'words', text: expect.stringContaining('204816') })
    })

    test('a platform that asks to slow down says until when', async () => {
      if (rig.throttle === undefined) return
      await rig.throttle(1_000)
      await expect(show(whole)).rejects.toMatchObject({ kind: 'throttled', retryAt: expect.stringMatching(/Z$/) })
    })

    test('revoked credentials are named as such', async () => {
      if (rig.revoke === undefined) return
      await rig.revoke()
      await expect(show(whole)).rejects.toMatchObject({ kind: 'credentials' })
      const findings = (await rig.platform.selfCheck?.()) ?? []
      expect(findings.some(finding => finding.state === 'fail' && finding.cure !== undefined)).toBe(true)
    })

    test('a connection that was cut comes back', async () => {
      if (rig.cutConnection === undefined) return
      await rig.cutConnection()
      await rig.phone.say('帮助')
      expect(accepted.map(({ what }) => what)).toContainEqual({ kind: 'text', text: '帮助' })
    })
  })
}
