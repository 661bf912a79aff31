// DingTalk's error codes as our kinds of fault. A code nobody knows stays visible and is never retried for ever.
import { AppError } from '../../src/model/refusal.ts'

/** What an answer that is not a success says, from either API. */
export interface Trouble {
  readonly status: number
  /** `code` of the new API, `errcode` or `sub_code` of the old one. */
  readonly code: string
  /** `Retry-After` in seconds. */
  readonly retryAfter?: number | undefined
}

// A rate limit and a missing permission have the same status, 403: the code decides (call-frequency-limit).
const slower = /Qps|Qpm|too\.?fast|^(90018|90002|88\.90018|88\.90002)$/i
const down = /^(system\.(busy|error)|ServiceUnavailable|504|-1)$/i
const staleToken = /^(InvalidAuthentication|40014|42001|40001|88\.(40014|42001|40001))$/
const locked =
  /(ApiCountLimitForOrg|AccessTokenPermissionDenied|IpNotInWhiteList)$|^(90020|60011|60020|88|invalidClientIdOrSecret|invalidClient|40089|40096)$/
const dead = /^param\.card(NotExist|InstanceNotExist)$/
const receiverGone =
  /^(param\.userIdNotExist|robot\.oto\.notExist|chatbotId\.notAllow\.sendOTO|33012|60121|receiver-left|staffId\.notExisted)$/

/** A new token helps, once. */
export const tokenIsStale = ({ code }: Trouble): boolean => staleToken.test(code)

/** By DingTalk's code, else by the HTTP status; `retryAt` where it is asked to slow down. */
export function faultOf(trouble: Trouble, what: string, now: string): AppError {
  const { status, code } = trouble
  const name = `dingtalk:${code}`
  const said = `DingTalk answered ${what} with ${code} (HTTP ${status}).`
  if (slower.test(code) || status === 429) {
    const retryAt = new Date(Date.parse(now) + Math.max(1, trouble.retryAfter ?? 1) * 1_000).toISOString()
    return new AppError('throttled', name, said, { retryAt })
  }
  if (down.test(code) || status >= 500) return new AppError('unavailable', name, said)
  if (staleToken.test(code) || locked.test(code)) return new AppError('credentials', name, `${said} ${cureOf(code)}`)
  if (dead.test(code)) return new AppError('gone', name, said)
  if (receiverGone.test(code))
    return new AppError('rejected', name, `${said} The person left or has no chat with the bot.`)
  return new AppError('broken', name, said)
}

/** What an administrator does about a code that waits for them. */
export function cureOf(code: string): string {
  if (/ApiCountLimitForOrg|^90020$/.test(code))
    return "The month's calls are used up: buy more or wait for the next month."
  if (/IpNotInWhiteList|^60020$/.test(code)) return "Add this machine's address to the app's list of server addresses."
  if (/AccessTokenPermissionDenied|^(60011|88)$/.test(code))
    return 'Grant the permission the app lacks (docs/connect/dingtalk.md).'
  return 'Check DINGTALK_CLIENT_ID and DINGTALK_CLIENT_SECRET against the app in the DingTalk console.'
}
