// The web messenger as a phone: what its page would show and send, over its own API.
import type { Hono } from 'hono'
import type { CardView } from '../../src/model/card.ts'
import type { PersonId } from '../../src/model/person.ts'
import type { StoredLine } from '../../src/ports/chat-store.ts'
import type { Ack } from '../../src/ports/platform.ts'
import type { Phone, Seen } from './phone.ts'
import { buttonsOn, seenCard, valuesOf } from './screen.ts'

let keys = 0
const freshKey = (): string => {
  keys += 1
  return `web-phone-${keys}`
}

export function webPhone(routes: Hono, as: PersonId): Phone {
  const headers = { host: 'localhost', 'x-haosan': '1' }

  const lines = async (): Promise<readonly StoredLine[]> => {
    const response = await routes.request(`/lines?as=${as}&after=0`, { headers })
    return ((await response.json()) as { lines: readonly StoredLine[] }).lines.filter(line => line.from === 'bot')
  }
  const post = async (path: string, body: object): Promise<Ack> => {
    const sent = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' } }
    const response = await routes.request(path, { ...sent, body: JSON.stringify({ as, key: freshKey(), ...body }) })
    return (await response.json()) as Ack
  }

  return {
    account: { platform: 'web', id: as },
    screen: async () =>
      (await lines()).map(
        (line): Seen =>
          line.card
            ? seenCard(line.card)
            : { kind: 'words', title: '', text: line.text ?? '', buttons: [], closed: false },
      ),
    notices: async () => (await lines()).flatMap(line => (line.card ? [line.card.preview] : [])),
    async say(text) {
      await post('/say', { text })
    },
    async press(label, typed, where = {}) {
      const fits = (card: CardView) =>
        card.closed || !card.title.includes(where.on ?? '')
          ? []
          : buttonsOn(card).filter(
              ([button, line]) => button.label === label && (line ?? '').startsWith(where.line ?? ''),
            )
      const found = (await lines()).flatMap(line => (line.card ? fits(line.card) : [])).at(-1)?.[0]
      if (found === undefined) throw new Error(`${as} has no 「${label}」`)
      const values = found.form ? { values: valuesOf(found.form, typed ?? {}) } : {}
      const { toast, fields } = await post('/press', { token: found.token, ...values })
      return { toast: toast?.text, fields }
    },
    async attach(name, bytes) {
      const body = new FormData()
      body.set('as', as)
      body.set('file', new File([new Uint8Array(bytes)], name))
      const response = await routes.request('/files', { method: 'POST', headers, body })
      return ((await response.json()) as { id: string }).id
    },
    async open(fileName) {
      const items = (await lines()).flatMap(line => line.card?.blocks ?? [])
      const file = items.flatMap(b => (b.kind === 'files' ? b.items : [])).findLast(item => item.name === fileName)
      const response = await routes.request(`/files/${file?.id}?as=${as}`, { headers })
      if (!response.ok) throw new Error(`${as} cannot open ${fileName}`)
      return new Uint8Array(await response.arrayBuffer())
    },
  }
}
