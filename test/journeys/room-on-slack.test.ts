// The declared room in Slack: a private channel over Socket Mode, archived at its end.
import { openSlack } from '../../adapters/slack/index.ts'
import { openSlackEmulator } from '../emulators/slack/index.ts'
import { describeRoom } from './describe-room.ts'

const userOf = (person: string): string => `U0${person}`

describeRoom('Slack', async () => {
  // Time limits have tests of their own; a busy machine must not end a journey.
  const timing = { ackMs: 15_000, retryMs: [0, 200, 1_000] }
  const slack = await openSlackEmulator({ mode: 'socket', limits: { burst: 500, pace: 500 }, timing })
  const { rooms, scopes } = slack.workspace
  const channels = () => [...rooms.values()].filter(room => room.members)
  return {
    name: 'slack',
    open(deps) {
      const platform = openSlack(slack.config, deps)
      slack.attach(platform)
      return platform
    },
    phone: person => slack.phone(userOf(person)),
    group: person => slack.group(userOf(person)),
    joins(person) {
      const { account } = slack.phone(userOf(person))
      channels().at(-1)?.members?.add(account.id)
    },
    allow(yes) {
      if (yes) scopes.add('groups:history')
      else scopes.delete('groups:history')
    },
    without: '没有给机器人读取群消息的权限',
    async writeElsewhere(person) {
      // An edit of what stands in the room, and words in a channel that is none.
      await slack.group(userOf(person)).say('改过的话', { edited: true })
      const other = slack.workspace.channel('something-else')
      other.members?.add(userOf(person))
      await slack.group(userOf(person)).say('这与案件无关')
      rooms.delete(other.id)
    },
    rooms: () => channels().map(({ messages }) => JSON.stringify(messages.map(({ text, blocks }) => [text, blocks]))),
    connected: () => slack.online(),
    close: () => slack.close(),
  }
})
