// The web messenger's API from outside: what it tells, what it refuses, and that hostile input changes nothing.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { employee, type Harness, hr, manager, openHarness, startValues, stranger } from './harness.ts'

let h: Harness
beforeAll(async () => {
  h = await openHarness()
})
afterAll(() => h.close())

interface SessionView {
  readonly mode: string
  readonly lang: string
  readonly people?: readonly { readonly id: string; readonly name: string; readonly roleLabel: string }[]
  readonly phones?: Readonly<Record<string, string>>
  readonly clock?: { readonly now: string; readonly zone: string }
  readonly me?: unknown
}
const session = async (query = '') => (await (await h.get(`/session${query}`)).json()) as SessionView

describe('a session of the sandbox', () => {
  test('names everybody, the three phones and the clock', async () => {
    const view = await session()
    expect(view).toMatchObject({
      mode: 'sandbox',
      lang: 'zh-CN',
      phones: { manager, hr, employee },
      clock: { zone: 'Asia/Shanghai' },
    })
    const labels = new Map(view.people?.map(one => [one.id, `${one.roleLabel} ${one.name}`]))
    expect([labels.get(manager), labels.get(hr), labels.get(employee)]).toEqual(['经理 周航', 'HR 沈宁', '员工 林晓'])
  })
  test('speaks English when asked', async () => {
    const view = await session('?lang=en')
    expect(view.people?.find(one => one.id === manager)?.roleLabel).toBe('Manager')
  })
  test('tells nothing sealed', async () => {
    const text = JSON.stringify(await session())
    for (const sealed of ['16000.00', '18600.00', '2019-03-18', 'example']) expect(text).not.toContain(sealed)
  })
})

test('the lines of several people come in one answer, each from a place of their own, and nobody’s when one is unknown', async () => {
  await h.say(employee, '帮助')
  await h.until(employee, line => line.from === 'bot')
  const pageOf = async (as: string, after: number) => (await h.get(`/lines?as=${as}&after=${after}`)).json()
  const all = await pageOf(employee, 0)
  expect(all).toMatchObject({ more: false, lines: [{ text: '帮助' }, {}] })
  const { cursor } = all as { readonly cursor: number }
  const many = await h.get(`/lines/many?as=${employee}&after=0&as=${manager}&after=0&as=${employee}&after=${cursor}`)
  expect(await many.json()).toEqual({ pages: [all, await pageOf(manager, 0), await pageOf(employee, cursor)] })
  expect((await h.get(`/lines/many?as=${employee}&after=0&as=E99999&after=0`)).status).toBe(404)
})

describe('bad requests are answered in words and change nothing', () => {
  const good = { as: manager, key: 'abcdefgh', text: '帮助' }
  test.each([
    ['not JSON', '{', {}, 400, 'bad-request'],
    ['a list', '[]', {}, 400, 'bad-request'],
    ['an unknown field', { ...good, admin: true }, {}, 400, 'bad-request'],
    ['an empty text', { ...good, text: ' ' }, {}, 400, 'bad-request'],
    ['a text too long', { ...good, text: '长'.repeat(4_001) }, {}, 400, 'text-too-long'],
    ['a body too large', { ...good, text: 'x'.repeat(200_000) }, {}, 413, 'too-much'],
    ['a key with letters of its own', { ...good, key: 'a b;c--' }, {}, 400, 'bad-request'],
    ['nobody', { ...good, as: 'E99999' }, {}, 404, 'not-found'],
    ['no phone', { key: good.key, text: good.text }, {}, 400, 'bad-request'],
    ['a prototype', '{"as":"E10421","key":"abcdefgh","text":"x","__proto__":{"a":1}}', {}, 400, 'bad-request'],
    ['a foreign page', good, { origin: 'https://evil.example' }, 403, 'not-from-here'],
    ['a form of a foreign page', good, { 'x-haosan': '' }, 403, 'not-from-here'],
  ])('%s', async (_what, body, headers, status, code) => {
    const answer = await h.post('/say', body, headers)
    expect(answer).toMatchObject({ status, error: { code, text: expect.stringMatching(/[\u4e00-\u9fff]/) } })
    expect(await h.lines(manager)).toEqual([])
  })

  test('a text too long in a form says so too, in the language that was asked for', async () => {
    const values = { statement: '长'.repeat(4_001) }
    const answer = await h.post('/press?lang=en', { as: manager, key: 'abcdefgh', token: 'x.y', values })
    expect(answer).toMatchObject({
      status: 400,
      error: { code: 'text-too-long', text: expect.stringContaining('4,000') },
    })
  })

  test('form values with names that are not names are refused', async () => {
    for (const values of [
      { 'a b': 'x' },
      { '': 'x' },
      Object.fromEntries(Array.from({ length: 61 }, (_, i) => [`f${i}`, 'x'])),
    ]) {
      const answer = await h.post('/press', { as: manager, key: 'abcdefgh', token: 'x.y', values })
      expect(answer).toMatchObject({ status: 400, error: { code: 'bad-request' } })
    }
  })

  test('errors come in the language asked for, unknown paths too', async () => {
    const response = await h.get('/nothing-here?lang=en')
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({
      error: { code: 'not-found', text: expect.stringMatching(/^[ -~]+$/) },
    })
  })

  test('errors come in the language that the page shows, else in the person’s, also where the body says so', async () => {
    const english = 'E10917'
    const latin = expect.stringMatching(/^[ -~]+$/)
    for (const body of [
      { as: manager, lang: 'en', key: good.key, text: ' ' },
      { as: english, key: good.key, text: ' ' },
    ]) {
      expect(await h.post('/say', body)).toMatchObject({ status: 400, error: { text: latin } })
    }
    expect((await h.upload(english, 'run.exe', 'MZ')).body).toMatchObject({ error: { code: 'file-type', text: latin } })
  })

  test('a null character, which the database does not keep, is left out or refused at once', async () => {
    expect((await h.get(`/files/a%00b?as=${manager}`)).status).toBe(404)
    const room = await h.post('/rooms/say', { ...good, room: 'hs-1\u0000:1' })
    expect(room).toMatchObject({ status: 400, error: { code: 'bad-request' } })
    expect(await h.post('/say', { ...good, text: '\u0000\u202e' })).toMatchObject({ error: { code: 'bad-request' } })

    await h.say(manager, '发起沟通')
    const submit = await h.button(manager, 'start', 'submit')
    const answer = await h.press(manager, submit, { ...startValues, employee: `${stranger}\u0000`, last4: '0000' })
    expect(answer.fields).toEqual({ last4: expect.any(String) })
  })

  test.each(['-1', 'x', '1e99', '1.5'])('a cursor of %s', async after => {
    for (const path of ['/lines', '/lines/many']) {
      expect((await h.get(`${path}?as=${manager}&after=${after}`)).status).toBe(400)
    }
  })
})

describe('files', () => {
  const upload: Harness['upload'] = (as, name, bytes) => h.upload(as, name, bytes)

  test('an upload is its uploader’s alone and comes back as it was', async () => {
    const { status, body } = await upload(employee, '考勤记录.txt', '10 月 11 日 09:00–18:00')
    expect(status).toBe(200)
    expect(body).toMatchObject({ name: '考勤记录.txt', mime: 'text/plain' })
    const own = await h.get(`/files/${String(body.id)}?as=${employee}`)
    expect(own.status).toBe(200)
    expect(await own.text()).toBe('10 月 11 日 09:00–18:00')
    expect(own.headers.get('content-disposition')).toContain('attachment')
    expect(own.headers.get('content-security-policy')).toContain('sandbox')
    for (const as of [manager, hr, stranger]) {
      const refused = await h.get(`/files/${String(body.id)}?as=${as}`)
      const missing = await h.get(`/files/00000000-0000-0000-0000-000000000000?as=${as}`)
      expect(refused.status).toBe(404)
      expect(await refused.text()).toBe(await missing.text())
    }
  })

  test.each([
    ['page.html', '<script>alert(1)</script>', 415],
    ['run.exe', 'MZ', 415],
    ['picture.png', 'no picture', 415],
    ['paper.pdf', '<html>', 415],
    ['nothing.txt', '', 400],
    ['zeros.txt', new Uint8Array(10), 415],
    ['large.txt', new Uint8Array(10 * 1024 * 1024 + 1).fill(65), 413],
  ])('%s is refused', async (name, bytes, status) => {
    expect((await upload(employee, name, bytes)).status).toBe(status)
  })

  test('folders and control letters in a name are dropped', async () => {
    const { body } = await upload(employee, '../../etc/\u202Epass\nwd.txt', 'x')
    expect(body.name).toBe('passwd.txt')
  })
})

describe('live updates', () => {
  test('tell whose conversation changed, and the clock', async () => {
    const response = await h.get(`/live?as=${manager}&as=${hr}`)
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    const reader = response.body?.getReader()
    if (reader === undefined) return expect.unreachable('no stream')
    let heard = ''
    const until = async (text: string) => {
      for (let i = 0; i < 50 && !heard.includes(text); i += 1) {
        const { value } = await reader.read()
        heard += new TextDecoder().decode(value)
      }
      expect(heard).toContain(text)
    }
    await until('event: beat')
    await h.say(manager, '帮助')
    await until(`event: lines\ndata: {"as":"${manager}"}`)
    await h.post('/clock', { move: 'PT4H' })
    await until('event: clock')
    expect(heard).not.toContain(hr)
    await reader.cancel()
  })
})
