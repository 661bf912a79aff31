// The language of a refusal: the one asked for, else the person's, else Chinese; a body that is refused may say both.
import type { Context } from 'hono'
import { z } from 'zod'
import type { Locale } from '../../src/model/person.ts'
import type { WebDeps } from './deps.ts'
import { signedIn } from './session.ts'
import { localeAsked, sessionDeps } from './verify.ts'

const asker = z.object({ as: z.string().optional().catch(undefined), lang: z.string().optional().catch(undefined) })
const nobody = { as: undefined, lang: undefined }

/** Keeps what a body says of its sender, before anything else in it is looked at. */
export const noteAsker = (c: Context, body: unknown): void => c.set('asker', body)

export async function languageOf(deps: WebDeps, c: Context): Promise<Locale> {
  const told = asker.safeParse(c.get('asker')).data ?? nobody
  const asked = localeAsked(c.req.query('lang') ?? told.lang)
  return asked ?? (await localeOf(deps, c, c.req.query('as') ?? told.as).catch(() => undefined)) ?? 'zh-CN'
}

/** Outside the sandbox nobody else's language is told. */
async function localeOf(deps: WebDeps, c: Context, as: string | undefined): Promise<Locale | undefined> {
  const id = deps.mode.kind === 'sandbox' ? as : await signedIn(sessionDeps(deps), c)
  return id === undefined ? undefined : (await deps.people.snapshot()).find(id)?.locale
}
