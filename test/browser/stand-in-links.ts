// Links of a stand-in server: closed until their button is pressed; that of the token `over` ended long ago.
import { Hono } from 'hono'
import type { CardView } from '../../src/model/card.ts'

/** To be mounted where sealed links are asked for and where links to sign in are; `signedIn` hears of a press. */
export function standInLinks(card: CardView, signedIn: () => void) {
  const opened = new Set<string>()
  const app = new Hono()
  app.get('/:token', c => {
    const token = c.req.param('token')
    const refusal = { error: { code: 'over', text: 'It has expired.' } }
    if (token === 'over') return c.json(refusal, 410, { 'content-language': 'en' })
    return c.json({
      lang: c.req.query('lang') ?? 'zh-CN',
      bot: '人事服务助手',
      kind: 'card',
      opened: opened.has(token),
    })
  })
  app.get('/:token/view', c => c.json({ card }))
  app.on('POST', ['/:token', '/:token/open'], c => {
    opened.add(c.req.param('token') ?? '')
    if (!c.req.path.endsWith('/open')) signedIn()
    return c.json({})
  })
  return { app, forget: () => opened.clear() }
}
