// Calls the web messenger's API; every failure becomes one ApiError that says whether trying again can help.
import type { FormValues } from '../../../src/model/card.ts'
import type { Locale, PersonId } from '../../../src/model/person.ts'
import { knownLanguage } from '../texts/language.ts'
import { attempt } from './attempt.ts'
import { together } from './together.ts'
import type { Answer, FieldProblems, LinesPage, Problem, Session, Uploaded } from './wire.ts'

export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly text: string | undefined
  readonly fields: FieldProblems | undefined
  /** The language of the text. */
  readonly lang: Locale | undefined

  constructor(status: number, code: string, text?: string, fields?: FieldProblems, lang?: Locale) {
    super(`${status} ${code}`)
    this.name = 'ApiError'
    this.status = status
    this.code = code
    this.text = text
    this.fields = fields
    this.lang = lang
  }

  /** The network or a gateway failed, or the server is busy: the same request with the same key may be sent again. */
  get temporary(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 502
  }
}

export async function call<T>(path: string, init: RequestInit = {}): Promise<T> {
  let response: Response
  try {
    response = await fetch(path, { credentials: 'same-origin', signal: AbortSignal.timeout(20_000), ...init })
  } catch {
    throw new ApiError(0, 'offline')
  }
  const body: unknown = await response.json().catch(() => undefined)
  if (response.ok) return body as T
  const problem = isProblem(body) ? body.error : undefined
  const lang = knownLanguage(response.headers.get('content-language'))
  throw new ApiError(response.status, problem?.code ?? 'broken', problem?.text, problem?.fields, lang)
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'error' in body && typeof body.error === 'object'

export const post = <T>(path: string, body: object): Promise<T> =>
  call(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-haosan': '1' },
    body: JSON.stringify(body),
  })

export const query = (values: Readonly<Record<string, string | undefined>>): string => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) if (value !== undefined) search.set(name, value)
  return search.size > 0 ? `?${search}` : ''
}

interface Asked {
  readonly as: PersonId
  readonly after: number
}

/** One person's lines, or those of many people at once. */
async function linesOf(asked: readonly Asked[], lang: Locale | undefined): Promise<readonly LinesPage[]> {
  const search = new URLSearchParams(
    asked.flatMap(({ as, after }) => [
      ['as', as],
      ['after', String(after)],
    ]),
  )
  if (lang) search.set('lang', lang)
  if (asked.length === 1) return [await call<LinesPage>(`/api/web/lines?${search}`)]
  return (await call<{ readonly pages: readonly LinesPage[] }>(`/api/web/lines/many?${search}`)).pages
}

export interface Client {
  /** The language asked for in the address. */
  readonly lang: Locale | undefined
  session(): Promise<Session>
  lines(as: PersonId, after: number): Promise<LinesPage>
  say(as: PersonId, text: string): Promise<Answer>
  sayInRoom(as: PersonId, room: string, text: string): Promise<Answer>
  leaveRoom(as: PersonId, room: string): Promise<Answer>
  press(as: PersonId, token: string, values?: FormValues): Promise<Answer>
  upload(as: PersonId, file: File): Promise<Uploaded>
  moveClock(to: { readonly move: 'PT4H' | 'P1D' } | { readonly to: string }): Promise<{ readonly now: string }>
  signOut(): Promise<void>
  fileUrl(as: PersonId, id: string): string
}

/**
 * `lang` is what the address asks for; without it the server speaks the person's language.
 * `onStranger` hears when nobody is signed in any more: the session is over, or was left in another tab.
 */
export function openClient(lang: Locale | undefined, onStranger: () => void): Client {
  const signedIn = async <T>(answer: Promise<T>): Promise<T> => {
    try {
      return await answer
    } catch (error) {
      if (error instanceof ApiError && error.code === 'not-signed-in') onStranger()
      throw error
    }
  }
  const lines = together<Asked, LinesPage>(asked => signedIn(linesOf(asked, lang)))
  return {
    lang,
    session: () => call(`/api/web/session${query({ lang })}`),
    lines: (as, after) => lines({ as, after }),
    say: (as, text) =>
      signedIn(
        attempt(`say ${as} ${text}`, key => post<Answer>('/api/web/say', { as, key, text, ...(lang && { lang }) })),
      ),
    sayInRoom: (as, room, text) =>
      attempt(`say ${as} ${room} ${text}`, key =>
        post<Answer>('/api/web/rooms/say', { as, key, room, text, ...(lang && { lang }) }),
      ),
    leaveRoom: (as, room) =>
      attempt(`leave ${as} ${room}`, key =>
        post<Answer>('/api/web/rooms/leave', { as, key, room, ...(lang && { lang }) }),
      ),
    press: (as, token, values) =>
      signedIn(
        attempt(`press ${as} ${token} ${JSON.stringify(values ?? {})}`, key =>
          post<Answer>('/api/web/press', { as, key, token, ...(values && { values }), ...(lang && { lang }) }),
        ),
      ),
    upload: (as, file) => {
      const body = new FormData()
      body.set('as', as)
      body.set('file', file)
      return call(`/api/web/files${query({ as, lang })}`, { method: 'POST', headers: { 'x-haosan': '1' }, body })
    },
    moveClock: to => post(`/api/web/clock${query({ lang })}`, to),
    signOut: async () => {
      await post('/api/web/signout', {})
    },
    fileUrl: (as, id) => `/api/web/files/${encodeURIComponent(id)}${query({ as })}`,
  }
}
