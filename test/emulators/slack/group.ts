// A private channel through the eyes of one of its members: what stands in it, writing, the button under the notice, leaving.
import type { Group } from '../../journeys/phone.ts'
import { type Carrier, deliverEvent, type Timing } from './delivery.ts'
import { channelEvent, eventCallback, messageClick } from './payloads.ts'
import { controlsIn, textOf } from './reading.ts'
import { botUser, type Room, type Workspace } from './workspace.ts'

export interface SlackGroup extends Group {
  say(text: string, more?: { readonly edited?: boolean }): Promise<void>
}

interface Deps {
  readonly workspace: Workspace
  readonly carrier: Carrier
  readonly timing: Timing
  readonly settled: () => Promise<void>
}

export function slackGroup({ workspace, carrier, timing, settled }: Deps, user: string): SlackGroup {
  const mine = (): Room | undefined => [...workspace.rooms.values()].findLast(room => room.members?.has(user))
  const here = (): Room => {
    const room = mine()
    if (room === undefined || room.archived) throw new Error(`${user} is in no open channel`)
    return room
  }
  async function push(text: string, subtype?: string): Promise<void> {
    const room = here()
    const ts = workspace.ts()
    if (subtype === undefined) room.messages.push({ ts, from: user, text, blocks: [], edits: 0, frozen: false })
    const event = eventCallback(workspace, channelEvent(room.id, user, ts, text, subtype))
    if ((await deliverEvent(carrier, event, timing)) === 0) throw new Error('it was never acknowledged')
    await settled()
  }
  return {
    lines: () => mine()?.messages.map(({ from, text, blocks }) => `${from}: ${textOf(blocks) || text}`),
    topic: () => mine()?.topic,
    closed: () => mine()?.archived === true,
    say: (text, more) => push(text, more?.edited ? 'message_changed' : undefined),
    async pressLeave() {
      const room = here()
      const message = room.messages.find(one => one.from === botUser && controlsIn(one.blocks).length > 0)
      const control = message && controlsIn(message.blocks)[0]
      if (message === undefined || control === undefined) throw new Error('there is no button')
      const { button, block_id } = control
      const at = { user, trigger: workspace.trigger(user), channel: room.id, actionTs: workspace.ts() }
      const pressed = { block_id, action_id: button.action_id, value: button.value, label: button.text.text }
      await carrier.push('interaction', messageClick(at, message, pressed), { num: 0, reason: '' })
      await settled()
    },
    async leave() {
      await push(`<@${user}> has left the channel`, 'group_leave')
      mine()?.members?.delete(user)
    },
  }
}
