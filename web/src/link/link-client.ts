// What the page of a sealed link asks the server; everything is about this one link.
import type { CardView, FileLink, FormValues } from '../../../src/model/card.ts'
import type { Locale } from '../../../src/model/person.ts'
import { attempt } from '../api/attempt.ts'
import { call, post, query } from '../api/client.ts'
import type { Answer, Uploaded } from '../api/wire.ts'

export interface Look {
  readonly kind: 'card' | 'form' | 'file'
  readonly lang: Locale
  /** Who sent the link, as the messenger names it. */
  readonly bot: string
  /** This browser has opened it. */
  readonly opened: boolean
  /** Present when it has. */
  readonly view?: View
}

export type View = { readonly card: CardView } | { readonly file: FileLink }

export interface LinkClient {
  look(): Promise<Look>
  open(): Promise<void>
  view(): Promise<View>
  press(token: string, values?: FormValues): Promise<Answer>
  upload(file: File): Promise<Uploaded>
  fileUrl(id: string): string
}

export function openLinkClient(token: string, lang: Locale | undefined): LinkClient {
  const base = `/api/link/${token}`
  const view = (): Promise<View> => call(`${base}/view${query({ lang })}`)
  return {
    look: async () => {
      const look = await call<Look>(`${base}${query({ lang })}`)
      return look.opened ? { ...look, view: await view() } : look
    },
    open: async () => {
      await post(`${base}/open`, {})
    },
    view,
    press: (button, values) =>
      attempt(`link ${button} ${JSON.stringify(values ?? {})}`, key =>
        post<Answer>(`${base}/press${query({ lang })}`, {
          key,
          token: button,
          ...(values && { values }),
          ...(lang && { lang }),
        }),
      ),
    upload: file => {
      const body = new FormData()
      body.set('file', file)
      return call(`${base}/files${query({ lang })}`, { method: 'POST', headers: { 'x-haosan': '1' }, body })
    },
    fileUrl: id => `${base}/files/${encodeURIComponent(id)}`,
  }
}
