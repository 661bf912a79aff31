// What the environment may say about messengers, and what a person is told when half of it is missing.
import { describe, expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { remoteMessengers } from './messengers.ts'

const live = { HAOSAN_SANDBOX: 'off', HAOSAN_URL: 'https://hr.example.com' }
const feishu = { FEISHU_APP_ID: 'cli_a1b2c3d4e5f60718', FEISHU_APP_SECRET: 'secret-of-feishu' }
const dingtalk = { DINGTALK_CLIENT_ID: 'ding1', DINGTALK_CLIENT_SECRET: 'secret-of-dingtalk' }
const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }

const read = (env: Record<string, string>) => {
  const result = readConfig(env, '/srv')
  return result.ok ? { ...result, problems: '' } : { ...result, problems: result.problems.join('\n') }
}
const messengersIn = (env: Record<string, string>) => {
  const result = readConfig({ ...live, ...env }, '/srv')
  if (!result.ok) throw new Error(result.problems.join('\n'))
  return result.config.messengers
}

test('given nothing, then no messenger is connected', () => {
  expect(messengersIn({})).toEqual({ feishu: undefined, dingtalk: undefined, slack: undefined })
})

test('given credentials alone, then production addresses and the long connection are used', () => {
  expect(messengersIn({ ...feishu, ...dingtalk, ...slack })).toMatchObject({
    feishu: { baseUrl: 'https://open.feishu.cn', mode: 'socket' },
    dingtalk: { apiUrl: 'https://api.dingtalk.com', oapiUrl: 'https://oapi.dingtalk.com' },
    slack: { apiUrl: 'https://slack.com/api/', mode: 'socket' },
  })
})

test('given an address of a private deployment, then it is used without its last slash', () => {
  const { feishu: found } = messengersIn({ ...feishu, FEISHU_BASE_URL: 'https://open.feishu.example/' })
  expect(found?.baseUrl).toBe('https://open.feishu.example')
})

describe('half a set of credentials is answered with the name that is missing', () => {
  test.each([
    [{ FEISHU_APP_ID: 'cli_a1b2c3d4e5f60718' }, 'FEISHU_APP_SECRET'],
    [{ FEISHU_APP_SECRET: 'x' }, 'FEISHU_APP_ID'],
    [{ ...feishu, FEISHU_MODE: 'http' }, 'FEISHU_ENCRYPT_KEY'],
    [{ ...feishu, FEISHU_MODE: 'pigeon' }, 'FEISHU_MODE'],
    [{ ...feishu, FEISHU_BASE_URL: 'open.feishu.cn' }, 'FEISHU_BASE_URL'],
    [{ DINGTALK_CLIENT_ID: 'ding1' }, 'DINGTALK_CLIENT_SECRET'],
    [{ ...dingtalk, DINGTALK_OAPI_URL: 'ftp://x' }, 'DINGTALK_OAPI_URL'],
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_APP_TOKEN'],
    [{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_MODE: 'http' }, 'SLACK_SIGNING_SECRET'],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN'],
  ])('%o names %s', (env, name) => {
    const { problems } = read({ ...live, ...env })
    expect(problems).toContain(name)
    for (const secret of ['secret-of', 'xoxb-1', 'xapp-1']) expect(problems).not.toContain(secret)
  })
})

test('given a name of a messenger that is none, then the closest is offered', () => {
  const result = read({ ...live, ...slack, SLACK_SIGNING_SECRETS: 'x' })
  expect(result.ok && result.warnings).toEqual([expect.stringContaining('Did you mean SLACK_SIGNING_SECRET?')])
})

test('given no address of our own, then a warning says where links would lead', () => {
  const result = read({ HAOSAN_SANDBOX: 'off', ...slack })
  expect(result.ok && result.warnings).toEqual([expect.stringContaining('HAOSAN_URL')])
})

describe('the sandbox', () => {
  const here = { ...slack, SLACK_API_URL: 'http://127.0.0.1:4100/api' }
  test('may talk to an emulator on this machine', () => {
    expect(read(here).ok).toBe(true)
  })
  test('does not talk to a real messenger unless testers are named', () => {
    expect(read(slack).problems).toContain('HAOSAN_TESTERS')
    expect(read({ ...slack, HAOSAN_TESTERS: 'E10866' }).ok).toBe(true)
  })
  test('knows a host that only looks like this machine', () => {
    const env = { ...dingtalk, DINGTALK_API_URL: 'http://localhost:1', DINGTALK_OAPI_URL: 'http://localhost.evil:1' }
    expect(remoteMessengers(messengersIn(env))).toEqual(['dingtalk'])
  })
})
