// Signing in by a one-time link: looking changes nothing, however often a preview or a mail scanner looks; the page's button uses it up.
import { type Context, Hono } from 'hono'
import type { Locale } from '../../src/model/person.ts'
import type { SignInLink } from '../../src/ports/chat-store.ts'
import type { WebDeps } from './deps.ts'
import { languageOf, noteAsker } from './language.ts'
import { WebProblem } from './problem.ts'
import { linkOf, signedIn, signIn } from './session.ts'
import { sessionDeps } from './verify.ts'

/** What the page of a link is told. */
export interface SignInView {
  readonly lang: Locale
  /** This browser is signed in as the link's person already: then it leads on, and stays as it is. */
  readonly opened: boolean
}

/** To be mounted below `/signin`. */
export function signInRoutes(deps: WebDeps): Hono {
  const app = new Hono()
  const session = sessionDeps(deps)

  app.get('/:token', async c => {
    const link = await linkOf(session, c.req.param('token'))
    await speakAs(deps, c, link?.person)
    const opened = link !== undefined && (await signedIn(session, c)) === link.person
    if (!opened && link?.state !== 'ready') throw unfit(link)
    const view: SignInView = { lang: await languageOf(deps, c), opened }
    return c.json(view)
  })

  app.post('/:token', async c => {
    const token = c.req.param('token')
    if ((await signIn(session, c, token)) === undefined) {
      const link = await linkOf(session, token)
      await speakAs(deps, c, link?.person)
      throw unfit(link)
    }
    return c.json({})
  })
  return app
}

/** A link that was good a moment ago was used meanwhile. */
function unfit(link: SignInLink | undefined): WebProblem {
  if (link === undefined) return new WebProblem('link-unknown')
  return new WebProblem(link.state === 'over' ? 'link-over' : 'link-used')
}

/** Nobody is signed in yet: the language is that of the person the link is for, unless the address asks for one. */
async function speakAs(deps: WebDeps, c: Context, id: string | undefined): Promise<void> {
  if (id !== undefined) noteAsker(c, { lang: (await deps.people.snapshot()).find(id)?.locale })
}
