// DingTalk keeps the contract of a messenger, over its official SDK and against the emulator.
import { describePlatform } from '../../test/contract/describe-platform.ts'
import type { OpenRig } from '../../test/contract/rig.ts'
import { openDingtalkEmulator } from '../../test/emulators/dingtalk/index.ts'
import { openDingtalk } from './index.ts'
import { pressEvent, pressedWith, readClick, readMessage } from './read.ts'
import clicked from './samples/card-click.json' with { type: 'json' }
import submitted from './samples/card-form.json' with { type: 'json' }
import grouped from './samples/message-group.json' with { type: 'json' }
import guest from './samples/message-guest.json' with { type: 'json' }
import rich from './samples/message-rich.json' with { type: 'json' }
import typed from './samples/message-text.json' with { type: 'json' }
import { usualPatience } from './socket.ts'

const now = '2025-10-20T01:00:00.000Z'

const said = (data: unknown) => {
  const message = readMessage(data, now)
  return message?.kind === 'event' ? message.event : undefined
}
const pressed = (data: unknown) => {
  const click = readClick(data)
  const what = click && pressedWith(click)
  return click && what && pressEvent(click, what, now)
}

const open: OpenRig = async (accept, deps) => {
  const emulator = await openDingtalkEmulator()
  const platform = openDingtalk(emulator.settings, deps, { ...usualPatience, firstRetryMs: 20 })
  const phone = emulator.phone('manager4220')
  await platform.start(accept)
  const end = new AbortController()
  const arrived = emulator.gate.connection()
  const connected = platform.connect?.(end.signal).catch(() => undefined)
  await arrived
  return {
    platform,
    account: phone.account,
    phone,
    samples: [
      { name: 'text', read: () => said(typed.data), becomes: { what: { kind: 'text', text: '我的离职进度' } } },
      { name: 'rich text', read: () => said(rich.data), becomes: { what: { kind: 'text', text: '我的事项' } } },
      { name: 'a group', read: () => said(grouped.data), becomes: 'ignored' },
      { name: 'a guest', read: () => said(guest.data), becomes: 'ignored' },
      {
        name: 'a click',
        read: () => pressed(clicked.data),
        becomes: { from: { platform: 'dingtalk', id: 'manager4220' }, what: { kind: 'press', token: 'body.mac' } },
      },
      {
        name: 'a form',
        read: () => pressed(submitted.data),
        becomes: {
          what: {
            kind: 'press',
            token: 'body.mac',
            values: {
              note: 'ok',
              date: '2026-11-30',
              datetime: '2026-11-30 10:26',
              select: 'a',
              multi_select: ['a', 'c'],
              checkbox: 'yes',
            },
          },
        },
      },
    ],
    messages: async () => [...emulator.state.cards.values()].filter(card => !card.dead).length,
    killCard: async ({ message }) => {
      const card = emulator.state.cards.get(message)
      if (card) card.dead = true
    },
    throttle: async ms => {
      emulator.state.scripted.push({
        status: 403,
        body: { code: 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi', message: 'slow down' },
        headers: { 'retry-after': String(Math.ceil(ms / 1_000)) },
      })
    },
    revoke: async () => {
      emulator.state.app.clientSecret = 'another'
      emulator.state.tokens.clear()
    },
    cutConnection: async () => {
      const back = emulator.gate.connection()
      emulator.gate.cut()
      await back
    },
    async close() {
      end.abort()
      await connected
      await platform.stop()
      await emulator.close()
      if (emulator.state.violations.length > 0) throw new Error(emulator.state.violations.join('\n'))
    },
  }
}

describePlatform('DingTalk', open)
