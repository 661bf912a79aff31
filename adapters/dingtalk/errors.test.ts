// Every code of DingTalk's has a fate; one that nobody knows keeps its name.
import { expect, test } from 'vitest'
import { faultOf } from './errors.ts'

const now = '2025-10-20T01:00:00.000Z'

test.each([
  ['Forbidden.AccessDenied.QpsLimitForAppkeyAndApi', 403, 'throttled'],
  ['Forbidden.AccessDenied.QpmLimitForApi', 403, 'throttled'],
  ['send.too.fast', 400, 'throttled'],
  ['90018', 200, 'throttled'],
  ['88.90018', 200, 'throttled'],
  ['anything', 429, 'throttled'],
  ['system.busy', 400, 'unavailable'],
  ['-1', 200, 'unavailable'],
  ['http-502', 502, 'unavailable'],
  ['InvalidAuthentication', 400, 'credentials'],
  ['invalidClientIdOrSecret', 400, 'credentials'],
  ['Forbidden.AccessDenied.AccessTokenPermissionDenied', 403, 'credentials'],
  ['Forbidden.AccessDenied.ApiCountLimitForOrg', 403, 'credentials'],
  ['Forbidden.AccessDenied.IpNotInWhiteList', 403, 'credentials'],
  ['param.cardNotExist', 400, 'gone'],
  ['param.userIdNotExist', 400, 'rejected'],
  ['robot.oto.notExist', 400, 'rejected'],
  ['33012', 200, 'rejected'],
  ['param.templateUnpublished', 400, 'broken'],
  ['something.nobody.wrote.down', 403, 'broken'],
])('%s with %i is %s', (code, status, kind) => {
  const fault = faultOf({ status, code }, 'a call', now)
  expect([fault.kind, fault.code]).toEqual([kind, `dingtalk:${code}`])
  expect(fault.message).toContain(code)
  expect(fault.retryAt).toBe(kind === 'throttled' ? '2025-10-20T01:00:01.000Z' : undefined)
})

test('a platform that says how long to wait is believed', () => {
  const fault = faultOf({ status: 429, code: 'busy', retryAfter: 30 }, 'a call', now)
  expect(fault.retryAt).toBe('2025-10-20T01:00:30.000Z')
})
