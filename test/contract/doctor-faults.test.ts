// What `haosan doctor` says of each messenger when something is wrong there: the sentence names the fault, the cure what to do.
import { afterEach, describe, expect, test } from 'vitest'
import { openDingtalk } from '../../adapters/dingtalk/index.ts'
import { openFeishu } from '../../adapters/feishu/index.ts'
import { openSlack } from '../../adapters/slack/index.ts'
import type { Platform, PlatformFinding } from '../../src/ports/platform.ts'
import { connected } from '../emulators/dingtalk/connected.ts'
import { openFeishuEmulator } from '../emulators/feishu/index.ts'
import { openRig } from '../emulators/slack/rig.ts'
import { contractDeps } from './deps.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const wrongIn = async (platform: Platform): Promise<readonly PlatformFinding[]> =>
  ((await platform.selfCheck?.()) ?? []).filter(({ state }) => state !== 'ok')

/** One thing is wrong, and it is said with words and a cure that a person can follow. */
function told(wrong: readonly PlatformFinding[], text: RegExp, cure: RegExp): void {
  const said = wrong.map(finding => `${finding.text} | ${finding.cure ?? ''}`)
  expect(
    said.some(one => text.test(one) && cure.test(one.split(' | ')[1] ?? '')),
    said.join('\n'),
  ).toBe(true)
  for (const finding of wrong) expect(finding.cure, finding.text).toBeDefined()
}
const late = { clock: { now: () => new Date(Date.now() + 600_000).toISOString() } }

describe('of Feishu', () => {
  type Emulator = Awaited<ReturnType<typeof openFeishuEmulator>>
  type Fault = readonly [string, (emulator: Emulator) => object | undefined, RegExp, RegExp]
  const faults: readonly Fault[] = [
    ['a wrong secret', () => ({ appSecret: 'x' }), /100(14|03|15).*FEISHU_APP_SECRET/, /feishu\.md/],
    ['an id of another shape', () => ({ appId: 'cli_x' }), /sixteen hex/, /App ID/],
    ['no way there', () => ({ baseUrl: 'http://127.0.0.1:1' }), /no answer|could not be reached/i, /FEISHU_BASE_URL/],
    ['an address that is not allowed', e => coded(e, 99991401), /allow-list/, /feishu\.md/],
    ['a used-up quota', e => coded(e, 99991403), /quota/, /feishu\.md/],
    ['a code nobody knows', e => coded(e, 424242), /424242/, /feishu\.md/],
    [
      'a missing scope',
      e => changed(e, { grantedScopes: e.state.grantedScopes.slice(1) }),
      /im:message:send_as_bot/,
      /权限管理/,
    ],
    ['no clicks', e => changed(e, { subscribedCallbacks: [] }), /card\.action\.trigger/, /publish/],
    ['no messages', e => changed(e, { subscribedEvents: [] }), /im\.message\.receive_v1/, /publish/],
    ['settings it may not read', e => changed(e, { selfManage: false }), /cannot be read/, /callback/],
  ]
  const changed = ({ state }: Emulator, how: Partial<Emulator['state']>): undefined => void Object.assign(state, how)
  const coded = ({ tenant }: Emulator, code: number): undefined => void Object.assign(tenant.trouble, { code })

  test.each(faults)('%s', async (_, make, text, cure) => {
    const emulator = await openFeishuEmulator('socket')
    closing.push(() => emulator.close())
    told(await wrongIn(openFeishu({ ...emulator.settings, ...make(emulator) }, contractDeps())), text, cure)
  })

  test('a clock that is wrong', async () => {
    const emulator = await openFeishuEmulator('socket')
    closing.push(() => emulator.close())
    told(await wrongIn(openFeishu(emulator.settings, { ...contractDeps(), ...late })), /differs .* (59|60)\d s/, /NTP/)
  })
})

describe('of DingTalk', () => {
  type Line = Awaited<ReturnType<typeof connected>>
  type Fault = readonly [string, (line: Line) => object | undefined, RegExp, RegExp]
  const scripted = ({ emulator }: Line, status: number, code: string): undefined =>
    void emulator.state.scripted.push({ status, body: { code, message: '' } })
  const faults: readonly Fault[] = [
    ['a wrong secret', () => ({ clientSecret: 'x' }), /DINGTALK_CLIENT_SECRET/, /Troubleshooting/],
    ['no way there', () => ({ apiUrl: 'http://127.0.0.1:1' }), /did not answer/, /DINGTALK_API_URL/],
    [
      'an address that is not allowed',
      line => scripted(line, 403, 'Forbidden.AccessDenied.IpNotInWhiteList'),
      /server addresses/,
      /Troubleshooting/,
    ],
    ['a used-up month', line => scripted(line, 403, 'Forbidden.AccessDenied.ApiCountLimitForOrg'), /used up/, /./],
    ['a code nobody knows', line => scripted(line, 400, 'param.neverSeen'), /param\.neverSeen/, /Troubleshooting/],
    ['a platform that is down', line => scripted(line, 503, 'ServiceUnavailable'), /ServiceUnavailable/, /run doctor/],
    ['nobody to be read', line => void line.emulator.state.departments.delete(1), /60003/, /Troubleshooting/],
    ['no template', () => ({ cardTemplateId: undefined }), /instead of cards/, /DINGTALK_CARD_TEMPLATE_ID/],
    ['an id that is no template', () => ({ cardTemplateId: 'abc' }), /does not look like/, /\.schema/],
  ]

  test.each(faults)('%s', async (_, make, text, cure) => {
    const line = await connected()
    closing.push(() => line.close())
    told(await wrongIn(openDingtalk({ ...line.emulator.settings, ...make(line) }, contractDeps())), text, cure)
  })

  test('a clock that is wrong', async () => {
    const line = await connected()
    closing.push(() => line.close())
    told(await wrongIn(openDingtalk(line.emulator.settings, { ...contractDeps(), ...late })), /differ by/, /NTP/)
  })
})

describe('of Slack', () => {
  type Rig = Awaited<ReturnType<typeof openRig>>
  type Fault = readonly [string, (rig: Rig) => object | undefined, RegExp, RegExp]
  const revoked = ({ emulator }: Rig, state: Rig['emulator']['workspace']['tokenState']): undefined =>
    void Object.assign(emulator.workspace, { tokenState: state })
  const faults: readonly Fault[] = [
    ['a token that was taken back', rig => revoked(rig, 'token_revoked'), /token_revoked/, /Install the app again/],
    ['a wrong token', () => ({ botToken: 'xoxb-wrong' }), /invalid_auth|not_authed/, /Bot User OAuth Token/],
    ['a wrong app token', () => ({ appToken: 'xapp-wrong' }), /invalid_auth|not_authed/, /connections:write/],
    ['tokens that are exchanged', () => ({ appToken: 'xoxb-wrong' }), /invalid_auth|not_allowed/, /xapp-/],
    ['no way there', () => ({ apiUrl: 'http://127.0.0.1:1/api/' }), /could not be reached/, /SLACK_API_URL/],
    ['a missing scope', ({ emulator }) => void emulator.workspace.scopes.delete('im:write'), /im:write/, /Reinstall/],
    ['a scope too many', ({ emulator }) => void emulator.workspace.scopes.add('admin'), /admin/, /Take them away/],
    ['no signing secret', () => ({ mode: 'http', signingSecret: 'x' }), /does not look like/, /SLACK_SIGNING_SECRET/],
  ]

  test.each(faults)('%s', async (_, make, text, cure) => {
    const rig = await openRig({ mode: 'socket' })
    closing.push(() => rig.close())
    told(await wrongIn(openSlack({ ...rig.emulator.config, ...make(rig) }, rig.deps)), text, cure)
  })
})
