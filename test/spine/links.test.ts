// Sealed links from outside: one account, one browser, one card, one time; everything else is refused in a calm sentence.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeSealedLinks } from '../../src/links/seal.ts'
import type { CardView } from '../../src/model/card.ts'
import { type LinkBrowser, linkBrowser } from '../journeys/link-browser.ts'
import { employee, eventually, type Harness, hr, manager, openHarness, startValues } from './harness.ts'
import { type PlainMessenger, plainMessenger } from './plain-messenger.ts'

const account = (person: string) => ({ platform: 'dingtalk' as const, id: `ding-${person}` })
let h: Harness
let ding: PlainMessenger
let browser: LinkBrowser
const fresh = (): LinkBrowser => linkBrowser(request => h.serve(request))

beforeAll(async () => {
  ding = plainMessenger('dingtalk')
  const accounts = [manager, hr, employee].map(person => ({ person, account: account(person) }))
  h = await openHarness({ messengers: [ding], accounts, url: 'https://hr.example.com' })
})
beforeEach(() => {
  browser = fresh()
})
afterAll(() => h.close())

/** The manager's start card, on DingTalk. */
async function startCard(): Promise<CardView> {
  const begin = ding.shown.length
  const card = () => ding.shown.slice(begin).find(one => one.card.buttons.some(b => b.label === '提交检查'))?.card
  await ding.says(account(manager), '发起沟通')
  await eventually(() => card() !== undefined)
  const found = card()
  if (found === undefined) throw new Error('no start card')
  return found
}
const links = () => ding.deps().links
const text = async (response: Response) => ((await response.json()) as { error?: { text: string } }).error?.text ?? ''

describe('a link to a card', () => {
  test('shows nothing before it was opened, and looking opens nothing', async () => {
    const url = links().card(account(manager), (await startCard()).key)
    expect(url).toMatch(/^https:\/\/hr\.example\.com\/l\/[\w-]+\.[\w-]+$/)
    for (let i = 0; i < 3; i += 1) {
      const looked = await fresh().look(url)
      expect(await looked.json()).toEqual({ kind: 'card', lang: 'zh-CN', bot: '人事服务助手', opened: false })
    }
    await expect(browser.card(url)).rejects.toThrow('请先按「打开」')
    expect((await browser.open(url)).status).toBe(200)
    expect((await browser.card(url)).title).toContain('发起一项人事沟通')
  })

  test('belongs to the browser that opened it first', async () => {
    const url = links().card(account(manager), (await startCard()).key)
    await browser.open(url)
    const second = await fresh().open(url)
    expect(second.status).toBe(403)
    expect(await text(second)).toContain('已在另一个浏览器中打开')
    expect((await fresh().look(url)).status).toBe(403)
    expect((await browser.open(url)).status).toBe(200)
  })

  test('sends a form as its account, names wrong fields, and a repeated send changes nothing twice', async () => {
    const card = await startCard()
    const url = links().card(account(manager), card.key)
    await browser.open(url)
    const wrong = await browser.press(url, '提交检查', { ...startValues, last4: '0000' })
    expect(wrong.fields).toHaveProperty('last4')
    expect(await h.store.cases.list()).toEqual([])
    const sent = await Promise.all([1, 2].map(() => browser.press(url, '提交检查', startValues)))
    expect(sent.every(one => one.fields === undefined)).toBe(true)
    expect(await h.store.cases.list()).toHaveLength(1)
  })
})

describe('nothing beside the link’s own card', () => {
  test('a button of another card, or of another person, is refused', async () => {
    await eventually(() => ding.card(account(manager), 'checks') !== undefined)
    const checks = ding.card(account(manager), 'checks')
    const home = await startCard()
    const url = links().card(account(manager), home.key)
    await browser.open(url)
    const { serve } = h
    const foreign = await browser.card(url)
    expect(foreign.key).toBe(home.key)
    const stolen: CardView = { ...home, buttons: checks?.buttons ?? [] }
    for (const button of stolen.buttons) {
      const thief = linkBrowser(async request => {
        const isPress = request.url.endsWith('/press')
        if (!isPress) return serve(request)
        const body = JSON.stringify({ key: 'key-of-thief', token: button.token })
        return serve(new Request(request.url, { method: 'POST', headers: request.headers, body }))
      })
      const own = links().card(account(manager), home.key)
      await thief.open(own)
      expect((await thief.press(own, '提交检查', startValues)).toast).toContain('已经更新或结束')
    }
  })

  test('another account’s card, and a file the card does not offer, are not there', async () => {
    const card = await startCard()
    const other = links().card(account(hr), card.key)
    await browser.open(other)
    await expect(browser.card(other)).rejects.toThrow('已经更新或结束')
    const own = links().card(account(manager), card.key)
    await browser.open(own)
    const id = await browser.attach(own, '说明.txt', new TextEncoder().encode('岗位撤销'))
    expect((await h.store.files.meta(id))?.by).toBe(manager)
    expect((await browser.file(own, id)).status).toBe(404)
  })

  test('a form’s link shows that form alone and carries no other press', async () => {
    const checks = ding.card(account(manager), 'checks')
    const url = links().form(account(manager), checks?.key ?? '', 'supply')
    await browser.open(url)
    const shown = await browser.card(url)
    expect(shown.buttons.map(button => button.id)).toEqual(['supply'])
    expect([shown.blocks, shown.footer]).toEqual([[], undefined])
    await expect(browser.press(url, '取消本事项')).rejects.toThrow('no 「取消本事项」')
  })

  test('a file’s link gives the file to its person and to nobody else', async () => {
    const { id } = await ding.deps().keepFile(account(employee), '考勤.txt', new TextEncoder().encode('09:00'))
    const own = links().file(account(employee), id)
    await browser.open(own)
    const got = await browser.file(own, id)
    expect([got.status, await got.text()]).toEqual([200, '09:00'])
    expect(got.headers.get('content-disposition')).toContain('attachment')
    const foreign = links().file(account(hr), id)
    const stranger = fresh()
    await stranger.open(foreign)
    expect((await stranger.file(foreign, id)).status).toBe(404)
  })
})

describe('a link that does not count', () => {
  test('forged, altered or signed as a button is unknown', async () => {
    const card = await startCard()
    const good = links().card(account(manager), card.key)
    const forged = makeSealedLinks(new Uint8Array(32), 'https://hr.example.com', () => new Date().toISOString())
    const [head = '', tail = ''] = good.split('.com/l/')[1]?.split('.') ?? []
    const swapped = Buffer.from(Buffer.from(head, 'base64url').toString().replace(manager, hr)).toString('base64url')
    for (const url of [
      forged.card(account(manager), card.key),
      `https://hr.example.com/l/${swapped}.${tail}`,
      `https://hr.example.com/l/${card.buttons[0]?.token}`,
      'https://hr.example.com/l/x',
    ]) {
      expect((await browser.look(url)).status).toBe(404)
      expect((await browser.open(url)).status).toBe(404)
    }
  })

  test('over after seven days of real time', async () => {
    const card = await startCard()
    const past = () => new Date(Date.now() - 7 * 86_400_000 - 1_000).toISOString()
    const url = makeSealedLinks(h.store.tokenSecret, 'https://hr.example.com', past).card(account(manager), card.key)
    const looked = await browser.look(url)
    expect(looked.status).toBe(410)
    expect(await text(looked)).toContain('已过期')
  })

  test('of somebody who lost the account is unknown at once', async () => {
    const card = await startCard()
    const url = links().card(account(manager), card.key)
    await browser.open(url)
    const others = [hr, employee].map(person => ({ person, account: account(person) }))
    await h.store.people.relink('dingtalk', others, [account(manager)])
    expect((await browser.look(url)).status).toBe(404)
    await expect(browser.card(url)).rejects.toThrow('不能使用')
    await h.store.people.relink('dingtalk', [...others, { person: manager, account: account(manager) }], [])
  })

  test('a page of somebody else cannot send for it', async () => {
    const url = links().card(account(manager), (await startCard()).key)
    await browser.open(url)
    const request = new Request(
      url.replace('https://hr.example.com/l/', 'http://localhost/api/link/').concat('/open'),
      {
        method: 'POST',
        headers: { host: 'localhost', origin: 'https://evil.example', 'x-haosan': '1' },
      },
    )
    expect((await h.serve(request)).status).toBe(403)
  })
})
