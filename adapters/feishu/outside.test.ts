// The directory with its pages, the self check with its cures, and logs without a secret in them.
import { afterEach, describe, expect, test } from 'vitest'
import type { DirectoryEntry, PlatformFinding } from '../../src/ports/platform.ts'
import { whole } from '../../test/contract/cards.ts'
import { contractDeps } from '../../test/contract/deps.ts'
import { type FeishuEmulator, openFeishuEmulator } from '../../test/emulators/feishu/index.ts'
import { openIdOf } from '../../test/emulators/feishu/tenant.ts'
import { openFeishu } from './index.ts'
import { safeWords } from './quiet-log.ts'

const opened: FeishuEmulator[] = []
afterEach(async () => {
  for (const emulator of opened.splice(0)) await emulator.close()
})

async function emulatorOf(): Promise<FeishuEmulator> {
  const emulator = await openFeishuEmulator('socket')
  opened.push(emulator)
  return emulator
}

describe('the directory', () => {
  test.each(['everybody', 'single-people'] as const)('of %s is read to its last page, each person once', async sees => {
    const emulator = await emulatorOf()
    emulator.state.sees = sees
    for (let number = 0; number < 23; number += 1) {
      const openId = openIdOf(`P${number}`)
      emulator.tenant.members.set(openId, {
        openId,
        employeeNo: `E${number}`,
        enterpriseEmail: number % 2 === 0 ? `p${number}@corp.example` : undefined,
        locale: 'zh_CN',
        state: number === 7 ? 'left' : 'here',
      })
    }
    const found: DirectoryEntry[] = []
    for await (const entry of emulator.open(contractDeps()).people?.() ?? []) found.push(entry)
    expect(found.map(entry => entry.employeeNo).sort()).toEqual(Array.from({ length: 23 }, (_, n) => `E${n}`).sort())
    expect(found.filter(entry => !entry.active).map(entry => entry.employeeNo)).toEqual(['E7'])
    const first = found.find(entry => entry.employeeNo === 'E0')
    const openId = openIdOf('P0')
    expect(first).toMatchObject({ account: { platform: 'feishu', id: openId }, email: 'p0@corp.example' })
    // A file of people may name them by the id that all apps of a developer share.
    expect(first?.also).toContain(`on_${openId.slice(3)}`)
  })
})

describe('the self check', () => {
  const of = async (emulator: FeishuEmulator): Promise<readonly PlatformFinding[]> =>
    (await emulator.open(contractDeps()).selfCheck?.()) ?? []
  const states = (findings: readonly PlatformFinding[]) =>
    Object.fromEntries(findings.map(finding => [finding.what, finding.state]))

  test('of an app that is set up well finds nothing', async () => {
    const emulator = await emulatorOf()
    expect(states(await of(emulator))).toEqual({
      credentials: 'ok',
      'talk rooms': 'ok',
      scopes: 'ok',
      subscriptions: 'ok',
      clock: 'ok',
    })
  })

  test('names a missing scope, a missing subscription and what helps', async () => {
    const emulator = await emulatorOf()
    emulator.state.grantedScopes = emulator.state.grantedScopes.filter(scope => scope !== 'im:message:send_as_bot')
    emulator.state.subscribedCallbacks = []
    const findings = await of(emulator)
    expect(states(findings)).toMatchObject({ scopes: 'fail', subscriptions: 'fail' })
    expect(findings.map(finding => finding.text).join(' ')).toMatch(/im:message:send_as_bot.*card\.action\.trigger/)
    expect(findings.filter(finding => finding.state === 'fail').every(finding => finding.cure !== undefined)).toBe(true)
  })

  test('of an app that may not read its own settings says what to look at by hand', async () => {
    const emulator = await emulatorOf()
    emulator.state.selfManage = false
    expect((await of(emulator)).find(finding => finding.what === 'subscriptions')).toMatchObject({
      state: 'warn',
      cure: expect.stringContaining('im.message.receive_v1'),
    })
  })

  test('with a wrong secret, a wrong id or no platform says which', async () => {
    const emulator = await emulatorOf()
    const check = async (change: Partial<FeishuEmulator['settings']>) =>
      states((await openFeishu({ ...emulator.settings, ...change }, contractDeps()).selfCheck?.()) ?? [])
    expect(await check({ appSecret: 'other' })).toMatchObject({ credentials: 'fail' })
    expect(await check({ appId: 'cli_short' })).toMatchObject({ 'app id': 'fail' })
    expect(await check({ baseUrl: 'http://127.0.0.1:1' })).toMatchObject({ credentials: 'fail', clock: 'warn' })
  })

  test('without its encrypt key the signed HTTP mode does not open', () => {
    const settings = {
      appId: 'cli_a1b2c3d4e5f60718',
      appSecret: 's',
      baseUrl: 'http://127.0.0.1:1',
      mode: 'http',
    } as const
    expect(() => openFeishu(settings, contractDeps())).toThrow('FEISHU_ENCRYPT_KEY')
  })

  test('with an id of another shape the long connection says so instead of doing nothing', async () => {
    const settings = { appId: 'cli_x', appSecret: 's', baseUrl: 'http://127.0.0.1:1', mode: 'socket' } as const
    const platform = openFeishu(settings, contractDeps())
    await expect(platform.connect?.(new AbortController().signal)).rejects.toMatchObject({ code: 'feishu/app-id' })
  })
})

describe('what is logged', () => {
  test('holds no secret, no token and no words of a card, whatever fails', async () => {
    const emulator = await emulatorOf()
    const lines: string[] = []
    const note = (...said: readonly unknown[]) =>
      void lines.push(said.map(one => `${String(one)} ${JSON.stringify(one)}`).join(' '))
    const deps = { ...contractDeps(), log: { info: note, warn: note, error: note } }
    const platform = emulator.open(deps)
    const account = emulator.phone('E10866').account
    for (const code of [99991663, 230099, 230027, 424242]) {
      emulator.tenant.trouble.code = code
      await platform.show(account, whole, `k${code}`).catch(fault => note(fault, fault.message, fault.stack))
    }
    emulator.tenant.trouble.secretRevoked = true
    await platform.show(account, whole, 'k').catch(fault => note(fault, fault.message))
    const all = lines.join('\n')
    expect(all).not.toContain(emulator.settings.appSecret)
    for (const token of emulator.tenant.tokens.keys()) expect(all).not.toContain(token)
    expect(all).not.toMatch(/结算明细|130 200|请逐项核对/)
  })

  test('of the SDK keeps its words and leaves out addresses, tickets and objects', () => {
    const said = [['[ws]', 'get connect config success, ws url: wss://host/ws?ticket=abc', { config: { secret: 1 } }]]
    expect(safeWords(said)).toBe('[ws] get connect config success, ws url: (address)')
    expect(safeWords([`token t-${'a'.repeat(32)} refused`])).toBe('token … refused')
  })
})
