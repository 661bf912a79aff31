// One exchange with DingTalk: sent with a time limit, and its answer read, which says no in two ways.
import { z } from 'zod'
import { AppError } from '../../src/model/refusal.ts'
import type { Trouble } from './errors.ts'

const patienceMs = 10_000

const newTrouble = z.object({ code: z.union([z.string(), z.number()]).optional(), status: z.number().optional() })
const oldAnswer = z.looseObject({ errcode: z.number(), sub_code: z.string().optional() })

export type Reply = { readonly ok: true; readonly json: unknown } | { readonly ok: false; readonly trouble: Trouble }

/** Throws AppError `unavailable` when no answer comes in time; `what` names the call in it. */
export async function send(url: string, init: RequestInit, what: string): Promise<Response> {
  try {
    return await fetch(url, { ...init, signal: AbortSignal.timeout(patienceMs) })
  } catch (cause) {
    throw new AppError('unavailable', 'dingtalk:unreachable', `DingTalk did not answer ${what}.`, { cause })
  }
}

/** Of `api.dingtalk.com`: a no has its status and a `code`. */
export async function readNew(response: Response): Promise<Reply> {
  const json: unknown = await response.json().catch(() => undefined)
  const said = newTrouble.safeParse(json)
  const banned = said.success && said.data.status === 1111
  if (response.ok && json !== undefined && !banned) return { ok: true, json }
  return { ok: false, trouble: troubleOf(response, banned ? 'Qps-ban-1111' : said.data?.code) }
}

/** Of `oapi.dingtalk.com`: a no comes as a 200 with an `errcode`. */
export async function readOld(response: Response): Promise<Reply> {
  const json: unknown = await response.json().catch(() => undefined)
  const said = oldAnswer.safeParse(json)
  if (response.ok && said.success && said.data.errcode === 0) return { ok: true, json }
  if (!said.success) return { ok: false, trouble: troubleOf(response, undefined) }
  const { errcode, sub_code: sub } = said.data
  return { ok: false, trouble: troubleOf(response, errcode === 88 && sub ? `88.${sub}` : errcode) }
}

function troubleOf(response: Response, code: string | number | undefined): Trouble {
  const after = Number(response.headers.get('retry-after'))
  return {
    status: response.status,
    code: String(code ?? `http-${response.status}`),
    retryAfter: Number.isFinite(after) && after > 0 ? after : undefined,
  }
}

/** An answer of another shape than documented is a fault of its own, never a silent undefined. */
export function shaped<S extends z.ZodType>(schema: S, json: unknown, what: string): z.infer<S> {
  const parsed = schema.safeParse(json)
  if (parsed.success) return parsed.data
  const where = parsed.error.issues[0]?.path.join('.') ?? ''
  throw new AppError('broken', 'dingtalk:odd-answer', `DingTalk answered ${what} in an unknown shape (${where}).`)
}
