// Who is asking: in the sandbox the phone that was picked, in live mode the signed-in person and nobody else.
import type { Context } from 'hono'
import type { AccountRef, Locale, Person } from '../../src/model/person.ts'
import type { WebDeps } from './deps.ts'
import { webAccountOf } from './directory.ts'
import { WebProblem } from './problem.ts'
import { type SessionDeps, signedIn } from './session.ts'

export interface Reader {
  readonly person: Person
  readonly account: AccountRef
}

export const sessionDeps = (deps: WebDeps): SessionDeps => ({
  chat: deps.chat,
  // Sessions live in real time also where the sandbox's clock is moved.
  now: () => new Date().toISOString(),
  secure: deps.secure,
})

/** The person behind a request; `as` is what the sandbox's phone says, and means nothing in live mode. */
export async function readerOf(deps: WebDeps, c: Context, as: string | undefined): Promise<Reader> {
  const id = deps.mode.kind === 'sandbox' ? as : await signedIn(sessionDeps(deps), c)
  if (id === undefined) throw new WebProblem(deps.mode.kind === 'sandbox' ? 'bad-request' : 'not-signed-in')
  // A page that was left open for somebody else must not speak for the person who signed in since.
  if (as !== undefined && as !== id) throw new WebProblem('not-found')
  const person = (await deps.people.snapshot()).find(id)
  const account = person && (await webAccountOf(deps.people, id))
  if (person === undefined || account === undefined) throw new WebProblem('not-found')
  return { person, account }
}

export function localeAsked(text: string | undefined): Locale | undefined {
  return text === 'zh-CN' || text === 'en' ? text : undefined
}
