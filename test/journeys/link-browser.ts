// A browser that follows a sealed link: it keeps its cookies, presses 「打开」, fills the form of the page and sends it.
import type { CardView } from '../../src/model/card.ts'
import type { Ack } from '../../src/ports/platform.ts'
import type { Pressed, Serve, Typed, Where } from './phone.ts'
import { buttonsOn, valuesOf } from './screen.ts'

export interface LinkBrowser {
  /** What a previewer of links does: it looks, and nothing more. */
  look(url: string): Promise<Response>
  /** Opens the link for this browser; the answer says how that went. */
  open(url: string): Promise<Response>
  card(url: string): Promise<CardView>
  press(
    url: string,
    label: string,
    typed?: Typed,
    where?: Where,
  ): Promise<Pressed & { readonly card?: CardView | undefined }>
  attach(url: string, name: string, bytes: Uint8Array): Promise<string>
  file(url: string, id: string): Promise<Response>
}

let keys = 0

export function linkBrowser(serve: Serve): LinkBrowser {
  let cookie = ''

  async function send(url: string, path: string, init: RequestInit = {}): Promise<Response> {
    const token = new URL(url).pathname.replace('/l/', '')
    const headers = { host: 'localhost', 'x-haosan': '1', cookie, ...init.headers }
    const response = await serve(new Request(`http://localhost/api/link/${token}${path}`, { ...init, headers }))
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
    return response
  }
  const post = (url: string, path: string, body: object): Promise<Response> =>
    send(url, path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  const card = async (url: string): Promise<CardView> => {
    const response = await send(url, '/view')
    if (!response.ok) throw new Error(`the link shows nothing: ${await response.text()}`)
    return ((await response.json()) as { card: CardView }).card
  }

  return {
    card,
    look: url => send(url, ''),
    open: url => post(url, '/open', {}),
    async press(url, label, typed, where = {}) {
      const all = buttonsOn(await card(url))
      const found = all.find(([button, line]) => button.label === label && (line ?? '').startsWith(where.line ?? ''))
      if (found === undefined) throw new Error(`no 「${label}」 on the page: ${all.map(([b]) => b.label).join(' ')}`)
      const [{ token, form }] = found
      keys += 1
      const values = form ? { values: valuesOf(form, typed ?? {}) } : {}
      const response = await post(url, '/press', { key: `link-browser-${keys}`, token, ...values })
      const ack = (await response.json()) as Ack & { error?: { text: string } }
      return { toast: ack.toast?.text ?? ack.error?.text, fields: ack.fields, card: ack.card }
    },
    async attach(url, name, bytes) {
      const body = new FormData()
      body.set('file', new File([new Uint8Array(bytes)], name))
      const response = await send(url, '/files', { method: 'POST', body })
      if (!response.ok) throw new Error(await response.text())
      return ((await response.json()) as { id: string }).id
    },
    file: (url, id) => send(url, `/files/${id}`),
  }
}
