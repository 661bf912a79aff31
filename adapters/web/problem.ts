// What goes wrong on the web messenger's API: a status, a code, and a sentence in the reader's language.
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Locale } from '../../src/model/person.ts'
import { AppError } from '../../src/model/refusal.ts'

const statuses = {
  'bad-request': 400,
  'text-too-long': 400,
  'bad-clock': 400,
  'clock-backwards': 400,
  'not-signed-in': 401,
  'not-from-here': 403,
  'not-found': 404,
  'link-unknown': 404,
  'link-used': 410,
  'link-over': 410,
  'too-large': 413,
  'too-much': 413,
  'file-type': 415,
  unavailable: 503,
  broken: 500,
} as const satisfies Record<string, ContentfulStatusCode>

export type ProblemCode = keyof typeof statuses

/** Thrown inside a route, answered by the API's error handler. */
export class WebProblem extends Error {
  readonly code: ProblemCode
  constructor(code: ProblemCode) {
    super(code)
    this.name = 'WebProblem'
    this.code = code
  }
}

export function problemOf(fault: unknown): ProblemCode {
  if (fault instanceof WebProblem) return fault.code
  if (!(fault instanceof AppError)) return 'broken'
  if (fault.kind === 'invalid' && (fault.code === 'too-large' || fault.code === 'file-type')) return fault.code
  if (fault.kind === 'invalid' || fault.kind === 'rejected') return 'bad-request'
  return fault.kind === 'unavailable' ? 'unavailable' : 'broken'
}

export const answerProblem = (
  c: Context,
  code: ProblemCode,
  locale: Locale,
  say: (locale: Locale, key: string) => string,
): Response =>
  c.json({ error: { code, text: say(locale, `web.${code}`) } }, statuses[code], { 'content-language': locale })
