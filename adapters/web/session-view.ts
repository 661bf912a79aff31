// What a page is told when it opens: mode, language, who reads, and in the sandbox everybody and the clock.
import type { Context } from 'hono'
import type { InstantText } from '../../src/model/dates.ts'
import type { Locale, Person, PersonId } from '../../src/model/person.ts'
import { sandboxZone } from './clock.ts'
import type { WebDeps } from './deps.ts'
import { type Brief, briefOf, defaultPhones } from './directory.ts'
import { signedIn } from './session.ts'
import { localeAsked, sessionDeps } from './verify.ts'

export interface SessionView {
  readonly mode: 'sandbox' | 'live'
  readonly lang: Locale
  readonly bot: { readonly name: string }
  readonly me?: Brief | undefined
  readonly people?: readonly Brief[]
  readonly phones?: Readonly<Record<'manager' | 'hr' | 'employee', PersonId>> | undefined
  readonly clock?: { readonly now: InstantText; readonly zone: string }
}

export async function sessionView(deps: WebDeps, c: Context): Promise<SessionView> {
  const asked = localeAsked(c.req.query('lang'))
  const people = await deps.people.snapshot()
  if (deps.mode.kind === 'live') {
    const id = await signedIn(sessionDeps(deps), c)
    const me = id === undefined ? undefined : people.find(id)
    const lang = asked ?? me?.locale ?? 'zh-CN'
    return { mode: 'live', lang, bot: bot(deps, lang), me: me && briefOf(me, lang, deps.say) }
  }
  const lang = asked ?? 'zh-CN'
  return {
    mode: 'sandbox',
    lang,
    bot: bot(deps, lang),
    people: people.all().map((person: Person) => briefOf(person, lang, deps.say)),
    phones: defaultPhones(people),
    clock: { now: deps.mode.clock.now(), zone: sandboxZone },
  }
}

const bot = (deps: WebDeps, lang: Locale) => ({ name: deps.say(lang, 'web.bot') })
