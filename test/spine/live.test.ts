// Live mode: a one-time link signs one person in; nobody chooses who they are, there is no clock, and nothing of the sandbox shows.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeSignInLink } from '../../src/people/sign-in-link.ts'
import { employee, type Harness, manager, openHarness } from './harness.ts'

let h: Harness
beforeAll(async () => {
  h = await openHarness({ mode: 'live' })
})
afterAll(() => h.close())

const link = async (person: string, now = new Date().toISOString()) => {
  const url = new URL(await makeSignInLink(person, 'https://hr.example.com', now, h.store.chat))
  return `/signin${url.search}`
}
const open = (path: string, cookie = '') => h.spine.web.routes.request(path, { headers: { host: 'localhost', cookie } })
const cookieOf = (response: Response): string => response.headers.get('set-cookie')?.split(';')[0] ?? ''

describe('signing in', () => {
  test('works once, with a cookie that scripts and other sites never see', async () => {
    const path = await link(manager)
    const first = await open(path)
    expect(first.status).toBe(303)
    expect(first.headers.get('location')).toBe('/')
    expect(first.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Strict|SameSite=Strict.*HttpOnly/)
    const session = await (await open('/session', cookieOf(first))).json()
    expect(session).toMatchObject({ mode: 'live', me: { id: manager, roleLabel: '经理' } })
    expect(session).not.toHaveProperty('people')
    expect(session).not.toHaveProperty('clock')

    const again = await open(path)
    expect(again.headers.get('location')).toBe('/?signin=used')
    expect(again.headers.get('set-cookie')).toBeNull()
  })

  test('with a link too old, or none, does not', async () => {
    const old = await link(manager, new Date(Date.now() - 25 * 3_600_000).toISOString())
    for (const path of [old, '/signin', '/signin?t=', '/signin?t=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA']) {
      expect((await open(path)).headers.get('location')).toBe('/?signin=used')
    }
  })
})

describe('whoever is signed in', () => {
  test('is themselves and nobody else', async () => {
    const cookie = cookieOf(await open(await link(manager)))
    expect((await open('/lines', cookie)).status).toBe(200)
    expect((await open(`/lines?as=${manager}`, cookie)).status).toBe(200)
    expect((await open(`/lines?as=${employee}`, cookie)).status).toBe(404)
    const said = await h.post('/say', { as: employee, key: 'abcdefgh', text: '帮助' }, { cookie })
    expect(said).toMatchObject({ status: 404 })
    expect(await h.store.chat.since(employee, 0, 10)).toEqual([])
  })

  test('is refused in their own language', async () => {
    const cookie = cookieOf(await open(await link('E10917')))
    const refused = await (await open('/lines?after=x', cookie)).json()
    expect(refused).toMatchObject({ error: { code: 'bad-request', text: expect.stringMatching(/^[ -~]+$/) } })
  })

  test('can leave, and then the cookie is worth nothing', async () => {
    const cookie = cookieOf(await open(await link(manager)))
    expect((await h.post('/signout', {}, { cookie })).status).toBe(200)
    expect((await open('/lines', cookie)).status).toBe(401)
  })
})

test('without a session nothing is told', async () => {
  expect(await (await open('/session')).json()).toEqual({ mode: 'live', lang: 'zh-CN', bot: { name: '人事服务助手' } })
  for (const path of ['/lines', `/lines?as=${manager}`, '/live', '/files/0123456789abcdef']) {
    expect((await open(path, 'haosan_session=AAAAAAAAAAAAAAAAAAAAAAAAAAAA')).status).toBe(401)
  }
  expect(await h.post('/say', { as: manager, key: 'abcdefgh', text: '帮助' })).toMatchObject({
    status: 401,
    error: { code: 'not-signed-in' },
  })
})

test('there is no clock to move', async () => {
  const cookie = cookieOf(await open(await link(manager)))
  expect(await h.post('/clock', { move: 'P1D' }, { cookie })).toMatchObject({ status: 404 })
})
