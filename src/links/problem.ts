// What goes wrong on the page of a sealed link: a status, a code, and a calm sentence that says how to go on.
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Locale } from '../model/person.ts'
import { AppError } from '../model/refusal.ts'

const statuses = {
  'bad-request': 400,
  'text-too-long': 400,
  unopened: 401,
  elsewhere: 403,
  'not-from-here': 403,
  unknown: 404,
  gone: 404,
  over: 410,
  'too-large': 413,
  'too-much': 413,
  'file-type': 415,
  broken: 500,
  unavailable: 503,
} as const satisfies Record<string, ContentfulStatusCode>

export type LinkTrouble = keyof typeof statuses

/** Thrown inside a route, answered by the error handler. */
export class LinkProblem extends Error {
  readonly code: LinkTrouble
  constructor(code: LinkTrouble) {
    super(code)
    this.name = 'LinkProblem'
    this.code = code
  }
}

/** Whatever is not known here is `broken`, and its words stay in the log. */
export function troubleOf(fault: unknown): LinkTrouble {
  if (fault instanceof LinkProblem) return fault.code
  if (!(fault instanceof AppError)) return 'broken'
  if (fault.code === 'too-large' || fault.code === 'file-type') return fault.code
  if (fault.kind === 'rejected') return 'gone'
  if (fault.kind === 'invalid') return 'bad-request'
  return fault.kind === 'unavailable' ? 'unavailable' : 'broken'
}

/** Sentences that the web messenger has too stand there. */
const own: ReadonlySet<LinkTrouble> = new Set(['unopened', 'elsewhere', 'unknown', 'gone', 'over'])

/** The status, the code, and the sentence in the reader's language. */
export const answerTrouble = (
  c: Context,
  code: LinkTrouble,
  locale: Locale,
  say: (locale: Locale, key: string) => string,
): Response =>
  c.json({ error: { code, text: say(locale, `${own.has(code) ? 'link' : 'web'}.${code}`) } }, statuses[code], {
    'content-language': locale,
  })
