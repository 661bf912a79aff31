// The declared room on Feishu: a group over the long connection, silent until its notice stands there.
import { hearingScope } from '../../adapters/feishu/scopes.ts'
import { openFeishuEmulator } from '../emulators/feishu/index.ts'
import { describeRoom } from './describe-room.ts'

describeRoom('Feishu', async () => {
  // Time limits have tests of their own; a busy machine must not end a journey.
  const feishu = await openFeishuEmulator('socket', { ackMs: 15_000 })
  const { state, tenant } = feishu
  const all = state.grantedScopes
  return {
    ...feishu,
    open(deps) {
      const platform = feishu.open(deps)
      return { ...platform, can: { ...platform.can, ackOverwritesMs: 50 } }
    },
    joins(person) {
      const { account } = feishu.phone(person)
      ;[...tenant.chats.values()].at(-1)?.members.set(account.id, 0)
    },
    allow(yes) {
      state.grantedScopes = yes ? all : all.filter(scope => scope !== hearingScope)
    },
    without: '机器人只收得到 @ 它的消息',
    writeElsewhere: person => feishu.group(person).sayElsewhere('这与案件无关'),
    rooms: () =>
      [...tenant.chats.keys()].map(id =>
        JSON.stringify(
          tenant.messages.flatMap(({ to, body }) => (to === id && body.kind === 'card' ? [body.json] : [])),
        ),
      ),
    connected: () => feishu.ready(),
  }
})
