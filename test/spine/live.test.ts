// Live mode: a one-time link signs one person in; nobody chooses who they are, there is no clock, and nothing of the sandbox shows.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeSignInLink } from '../../src/people/sign-in-link.ts'
import { employee, type Harness, manager, openHarness } from './harness.ts'

/** Reads English. */
const foreigner = 'E10917'

let h: Harness
beforeAll(async () => {
  h = await openHarness({ mode: 'live' })
})
afterAll(() => h.close())

const link = async (person: string, now = new Date().toISOString()) =>
  new URL(await makeSignInLink(person, 'https://hr.example.com', now, h.store.chat)).pathname
const open = (path: string, cookie = '', method = 'GET') =>
  h.spine.web.routes.request(path, { method, headers: { host: 'localhost', cookie } })
/** What the button of the page does. */
const press = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  h.spine.web.routes.request(path, { method: 'POST', headers: { host: 'localhost', 'x-haosan': '1', ...headers } })
const cookieOf = (response: Response): string => response.headers.get('set-cookie')?.split(';')[0] ?? ''
const signedIn = async (person: string): Promise<string> => cookieOf(await press(await link(person)))
const errorOf = async (response: Response) =>
  ((await response.json()) as { readonly error: { readonly code: string; readonly text: string } }).error
const problem = async (response: Response) => [response.status, (await errorOf(response)).code]

describe('signing in', () => {
  test('works once, with a cookie that scripts and other sites never see', async () => {
    const path = await link(manager)
    const first = await press(path)
    expect(first.status).toBe(200)
    expect(first.headers.get('cache-control')).toBe('no-store')
    expect(first.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Strict|SameSite=Strict.*HttpOnly/)
    const session = await (await open('/session', cookieOf(first))).json()
    expect(session).toMatchObject({ mode: 'live', me: { id: manager, roleLabel: '经理' } })
    expect(session).not.toHaveProperty('people')
    expect(session).not.toHaveProperty('clock')

    const again = await press(path)
    expect(again.headers.get('set-cookie')).toBeNull()
    expect(await problem(again)).toEqual([410, 'link-used'])
    expect(await problem(await open(path))).toEqual([410, 'link-used'])
  })

  test('given a preview looks at the link, however often, then it still signs its person in', async () => {
    const path = await link(manager)
    for (const method of ['GET', 'HEAD', 'GET']) {
      const looked = await open(path, '', method)
      expect([looked.headers.get('set-cookie'), looked.headers.get('cache-control')]).toEqual([null, 'no-store'])
    }
    expect(await (await open(path)).json()).toEqual({ lang: 'zh-CN', opened: false })
    expect((await press(path)).status).toBe(200)
  })

  test('given a foreign page presses for somebody, then nothing happens', async () => {
    const path = await link(manager)
    const foreign = { origin: 'https://evil.example' }
    expect(await problem(await press(path, foreign))).toEqual([403, 'not-from-here'])
    const form = await h.spine.web.routes.request(path, { method: 'POST', headers: { host: 'localhost' } })
    expect(await problem(form)).toEqual([403, 'not-from-here'])
    expect((await press(path)).status).toBe(200)
  })

  test('with a link too old, or none, does not, and says what to do', async () => {
    const old = await link(manager, new Date(Date.now() - 25 * 3_600_000).toISOString())
    for (const look of [open, press]) {
      expect(await problem(await look(old))).toEqual([410, 'link-over'])
      expect(await problem(await look('/signin/x'))).toEqual([404, 'link-unknown'])
      expect(await problem(await look('/signin/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'))).toEqual([404, 'link-unknown'])
    }
  })

  test('speaks the language of the address, then that of the link’s person', async () => {
    const path = await link(foreigner)
    expect(await (await open(path)).json()).toMatchObject({ lang: 'en' })
    expect(await (await open(`${path}?lang=zh-CN`)).json()).toMatchObject({ lang: 'zh-CN' })
    await press(path)
    expect((await errorOf(await open(path))).text).toMatch(/^This sign-in link was already used/)
    expect((await errorOf(await press(`${path}?lang=zh-CN`))).text).toContain('已经用过')
  })

  test('given the browser is signed in as that person, then the link leads on and is not used up', async () => {
    const used = await link(manager)
    const cookie = cookieOf(await press(used))
    const fresh = await link(manager)
    for (const path of [used, fresh]) expect(await (await open(path, cookie)).json()).toMatchObject({ opened: true })
    expect(await (await open(await link(employee), cookie)).json()).toMatchObject({ opened: false })
    expect((await press(fresh)).status).toBe(200)
  })
})

describe('whoever is signed in', () => {
  test('is themselves and nobody else', async () => {
    const cookie = await signedIn(manager)
    expect((await open('/lines', cookie)).status).toBe(200)
    expect((await open(`/lines?as=${manager}`, cookie)).status).toBe(200)
    expect((await open(`/lines?as=${employee}`, cookie)).status).toBe(404)
    expect((await open(`/lines/many?as=${manager}&as=${employee}`, cookie)).status).toBe(404)
    const said = await h.post('/say', { as: employee, key: 'abcdefgh', text: '帮助' }, { cookie })
    expect(said).toMatchObject({ status: 404 })
    expect(await h.store.chat.since(employee, 0, 10)).toEqual([])
  })

  test('is refused in their own language', async () => {
    const cookie = await signedIn(foreigner)
    const refused = await (await open('/lines?after=x', cookie)).json()
    expect(refused).toMatchObject({ error: { code: 'bad-request', text: expect.stringMatching(/^[ -~]+$/) } })
  })

  test('can leave, and then the cookie is worth nothing', async () => {
    const cookie = await signedIn(manager)
    expect((await h.post('/signout', {}, { cookie })).status).toBe(200)
    expect((await open('/lines', cookie)).status).toBe(401)
  })
})

test('without a session nothing is told', async () => {
  expect(await (await open('/session')).json()).toEqual({ mode: 'live', lang: 'zh-CN', bot: { name: '人事服务助手' } })
  for (const path of [
    '/lines',
    `/lines?as=${manager}`,
    `/lines/many?as=${manager}`,
    '/live',
    '/files/0123456789abcdef',
  ]) {
    expect((await open(path, 'haosan_session=AAAAAAAAAAAAAAAAAAAAAAAAAAAA')).status).toBe(401)
  }
  expect(await h.post('/say', { as: manager, key: 'abcdefgh', text: '帮助' })).toMatchObject({
    status: 401,
    error: { code: 'not-signed-in' },
  })
})

test('there is no clock to move', async () => {
  const cookie = await signedIn(manager)
  expect(await h.post('/clock', { move: 'P1D' }, { cookie })).toMatchObject({ status: 404 })
})
