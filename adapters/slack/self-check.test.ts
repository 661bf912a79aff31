// What doctor and `people sync` learn from Slack.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DirectoryEntry } from '../../src/ports/platform.ts'
import { openRig, type Rig } from '../../test/emulators/slack/rig.ts'
import { openSlack } from './index.ts'

let rig: Rig
beforeEach(async () => {
  rig = await openRig({ mode: 'socket' })
})
afterEach(() => rig.close())

const finding = async (what: string) => (await rig.platform.selfCheck?.())?.find(one => one.what === what)

describe('haosan doctor', () => {
  test('given everything in order, then nothing fails', async () => {
    const findings = (await rig.platform.selfCheck?.()) ?? []
    expect(findings.map(one => [one.what, one.state])).toEqual([
      ['bot token', 'ok'],
      ['scopes', 'ok'],
      ['talk rooms', 'ok'],
      ['clock', 'ok'],
      ['socket mode', 'ok'],
      ['event subscriptions', 'ok'],
    ])
  })

  test('given no scopes for private channels, then nothing fails, and it says that there are no talk rooms', async () => {
    rig.emulator.workspace.scopes.delete('groups:history')
    expect(await finding('talk rooms')).toMatchObject({
      state: 'ok',
      text: expect.stringContaining('off without groups:history'),
    })
    expect(await finding('scopes')).toMatchObject({ state: 'ok' })
  })

  test('given a missing scope, then it is named with what stops without it and how to add it', async () => {
    rig.emulator.workspace.scopes.delete('files:read')
    expect(await finding('scopes')).toMatchObject({
      state: 'fail',
      text: 'missing: files:read (files that people attach to a form)',
      cure: expect.stringContaining('Reinstall'),
    })
  })

  test('given more scopes than needed, then they are named', async () => {
    rig.emulator.workspace.scopes.add('channels:history')
    expect(await finding('scopes')).toMatchObject({ state: 'warn', text: expect.stringContaining('channels:history') })
  })

  test('given a revoked token, then it says where the right one stands', async () => {
    rig.emulator.workspace.tokenState = 'token_revoked'
    expect(await finding('bot token')).toMatchObject({
      state: 'fail',
      cure: expect.stringContaining('SLACK_BOT_TOKEN'),
    })
  })

  test('given a Slack that cannot be reached, then it is not called wrong', async () => {
    rig.emulator.faults.push({ method: 'auth.test', kind: 'http', status: 502 })
    expect(await finding('bot token')).toMatchObject({ state: 'warn' })
  })

  test('given a clock that is six minutes off, then it fails before signatures do', async () => {
    Object.assign(rig.deps.clock, { now: () => new Date(Date.now() + 360_000).toISOString() })
    expect(await finding('clock')).toMatchObject({ state: 'fail', text: expect.stringContaining('ahead') })
  })

  test('given HTTP with something that is no signing secret, then it says where the right one stands', async () => {
    const platform = openSlack({ ...rig.emulator.config, mode: 'http', signingSecret: 'hello' }, rig.deps)
    const findings = (await platform.selfCheck?.()) ?? []
    expect(findings.find(one => one.what === 'signing secret')).toMatchObject({ state: 'warn' })
  })
})

describe('haosan people sync', () => {
  const all = async (): Promise<readonly DirectoryEntry[]> => {
    const found: DirectoryEntry[] = []
    for await (const entry of rig.platform.people?.() ?? []) found.push(entry)
    return found
  }

  test('given a workspace of several pages, then everybody comes once, bots and strangers do not', async () => {
    const { workspace } = rig.emulator
    for (let at = 0; at < 450; at += 1) workspace.join(`U1${at}`, { email: `p${at}@example.com`, confirmed: true })
    workspace.join('U2BOT', { isBot: true })
    workspace.join('U2OTHER', { team: 'T999', email: 'other@example.com', confirmed: true })
    rig.emulator.faults.push({ method: 'users.info', kind: 'http', status: 500 })
    const found = await all()
    expect(found).toHaveLength(451)
    expect(new Set(found.map(one => one.account.id)).size).toBe(451)
  })

  test('given an e-mail, then it counts only when Slack has confirmed it', async () => {
    rig.emulator.workspace.join('U3A', { email: 'Lin.Xiao@Example.com', confirmed: true })
    rig.emulator.workspace.join('U3B', { email: 'zhou@example.com' })
    rig.emulator.workspace.join('U3C', { email: 'left@example.com', confirmed: true, deleted: true })
    const entry = async (id: string) => (await all()).find(one => one.account.id === id)
    expect(await entry('U3A')).toMatchObject({ email: 'lin.xiao@example.com', active: true })
    expect((await entry('U3B'))?.email).toBeUndefined()
    expect(await entry('U3C')).toMatchObject({ active: false })
  })

  test('given Slack asks for a pause, then the page comes after it', async () => {
    const listing = all()
    rig.emulator.rates.force(1)
    expect((await listing).length).toBeGreaterThan(0)
  })
})
