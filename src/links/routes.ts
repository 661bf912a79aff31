// What the page of a sealed link asks for: who may open it, what it shows, one press, one upload, one file.
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { Counter } from '../messengers/deps.ts'
import type { CardView } from '../model/card.ts'
import type { InstantText } from '../model/dates.ts'
import { shownKey } from '../model/effect-keys.ts'
import { downloadHeaders, largestFile } from '../model/file-transfer.ts'
import { formValues } from '../model/inbound.ts'
import type { Locale } from '../model/person.ts'
import { isTooLong } from '../model/too-long.ts'
import { limitBody } from '../ports/body-limit.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { OpenedLinks } from '../ports/opened-links.ts'
import type { Outbox } from '../ports/outbox.ts'
import { isFromOwnPage } from '../ports/own-page.ts'
import type { Accept } from '../ports/platform.ts'
import { digestOf, holderOf, take } from './browser.ts'
import { answerTrouble, LinkProblem, type LinkTrouble, troubleOf } from './problem.ts'
import { type SealedLink, unsealLink } from './seal.ts'
import { carries, filesOn, shownCard } from './target.ts'

export interface LinkDeps extends Pick<Counter, 'personOf' | 'reread' | 'keepFile' | 'openFile'> {
  readonly accept: Accept
  readonly opened: OpenedLinks
  readonly outbox: Pick<Outbox, 'shown'>
  readonly secret: Uint8Array
  readonly clock: Clock
  /** Links end in real time, whatever the sandbox's clock says. */
  readonly now: () => InstantText
  readonly secure: boolean
  readonly log: Log
  say(locale: Locale, key: string): string
}

const press = z.strictObject({
  key: z.string().regex(/^[\w-]{8,80}$/),
  token: z.string().min(1).max(2000),
  values: formValues.optional(),
  lang: z.enum(['zh-CN', 'en']).optional(),
})

/** To be mounted below `/api/link`. */
export function linkRoutes(deps: LinkDeps): Hono {
  const app = new Hono()
  const small = limitBody(128 * 1024, () => refuse('too-much'))
  const large = limitBody(largestFile + 64 * 1024, () => refuse('too-large'))

  app.use(async (c, next) => {
    if (c.req.method !== 'GET' && !isFromOwnPage(c)) refuse('not-from-here')
    await next()
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
  })

  app.get('/:token', c => look(deps, c))
  app.post('/:token/open', small, c => open(deps, c))
  app.get('/:token/view', c => view(deps, c))
  app.post('/:token/press', small, c => pressed(deps, c))
  app.post('/:token/files', large, c => upload(deps, c))
  app.get('/:token/files/:id', c => download(deps, c))
  app.all('*', async c => answerTrouble(c, 'unknown', await localeOf(deps, c), deps.say))
  app.onError(async (fault, c) => {
    const code = troubleOf(fault)
    if (code === 'broken') deps.log.error('the page of a sealed link failed', fault, { path: c.req.routePath })
    return answerTrouble(c, code, await localeOf(deps, c), deps.say)
  })
  return app
}

/** Looking changes nothing: whoever makes previews of links may come here a hundred times. */
async function look(deps: LinkDeps, c: Context): Promise<Response> {
  const { token, link } = await valid(deps, c)
  const holder = await holderOf(c, deps.opened, token)
  if (holder === 'other') throw new LinkProblem('elsewhere')
  const lang = await localeOf(deps, c)
  return c.json({ kind: link.target.kind, lang, bot: deps.say(lang, 'web.bot'), opened: holder === 'me' })
}

async function open(deps: LinkDeps, c: Context): Promise<Response> {
  const { token, link } = await valid(deps, c)
  if (!(await take(c, deps.opened, token, link, deps.secure))) throw new LinkProblem('elsewhere')
  return c.json({})
}

async function view(deps: LinkDeps, c: Context): Promise<Response> {
  const { link } = await mine(deps, c)
  if (link.target.kind !== 'file') return c.json({ card: await cardOf(deps, link, c) })
  const found = await deps.openFile(link.account, link.target.file)
  if (found === undefined) throw new LinkProblem('gone')
  const { id, name, mime, size } = found.meta
  return c.json({ file: { id, name, mime, size } })
}

async function pressed(deps: LinkDeps, c: Context): Promise<Response> {
  const { token, link } = await mine(deps, c)
  const asked = press.safeParse(await c.req.json().catch(() => undefined))
  const { target, account } = link
  if (!asked.success) throw new LinkProblem(isTooLong(asked.error) ? 'text-too-long' : 'bad-request')
  if (target.kind === 'file') throw new LinkProblem('bad-request')
  const { token: button, values, key, lang } = asked.data
  const ref = (await deps.outbox.shown(shownKey(target.card, account)))?.ref
  if (ref === undefined || !carries(deps.secret, target, ref, button, deps.clock.now())) throw new LinkProblem('gone')
  const ack = await deps.accept({
    key: `link:${digestOf(token).slice(0, 24)}:${key}`,
    from: account,
    at: deps.clock.now(),
    locale: lang,
    what: { kind: 'press', token: button, values },
  })
  const card = ack.card?.key === target.card ? shownCard(target, ack.card) : undefined
  return c.json({ toast: ack.toast, fields: ack.fields, card })
}

async function upload(deps: LinkDeps, c: Context): Promise<Response> {
  const { link } = await mine(deps, c)
  const { file } = await c.req.parseBody().catch(() => {
    throw new LinkProblem('bad-request')
  })
  if (!(file instanceof File) || link.target.kind === 'file') throw new LinkProblem('bad-request')
  const meta = await deps.keepFile(link.account, file.name, new Uint8Array(await file.arrayBuffer()))
  return c.json({ id: meta.id, name: meta.name, size: meta.size, mime: meta.mime })
}

/** The file of the link, or one that its card offers. */
async function download(deps: LinkDeps, c: Context): Promise<Response> {
  const { link } = await mine(deps, c)
  const id = c.req.param('id') ?? ''
  const offered = link.target.kind === 'file' ? [link.target.file] : filesOn(await cardOf(deps, link, c))
  const found = offered.includes(id) ? await deps.openFile(link.account, id) : undefined
  if (found === undefined) throw new LinkProblem('gone')
  return c.body(new Uint8Array(found.bytes).buffer, 200, downloadHeaders(found.meta))
}

interface Valid {
  readonly token: string
  readonly link: SealedLink
}

/** Signed by us, not over, and its person still has the account. */
async function valid(deps: LinkDeps, c: Context): Promise<Valid> {
  const token = c.req.param('token') ?? ''
  const link = unsealLink(deps.secret, token)
  if (link === undefined) throw new LinkProblem('unknown')
  if (Date.parse(link.expires) <= Date.parse(deps.now())) throw new LinkProblem('over')
  if ((await deps.personOf(link.account)) === undefined) throw new LinkProblem('unknown')
  return { token, link }
}

/** … and opened by this very browser. */
async function mine(deps: LinkDeps, c: Context): Promise<Valid> {
  const found = await valid(deps, c)
  const holder = await holderOf(c, deps.opened, found.token)
  if (holder !== 'me') throw new LinkProblem(holder === 'nobody' ? 'unopened' : 'elsewhere')
  return found
}

async function cardOf(deps: LinkDeps, { account, target }: SealedLink, c: Context): Promise<CardView> {
  const lang = await localeOf(deps, c)
  const card = target.kind === 'file' ? undefined : await deps.reread(account, target.card, lang)
  if (card === undefined || target.kind === 'file') throw new LinkProblem('gone')
  return shownCard(target, card)
}

/** The language asked for, then the person's, then Chinese. */
async function localeOf(deps: LinkDeps, c: Context): Promise<Locale> {
  const asked = c.req.query('lang')
  if (asked === 'zh-CN' || asked === 'en') return asked
  const link = unsealLink(deps.secret, c.req.param('token') ?? '')
  const person = link && (await deps.personOf(link.account).catch(() => undefined))
  return person?.locale ?? 'zh-CN'
}

function refuse(code: LinkTrouble): never {
  throw new LinkProblem(code)
}
