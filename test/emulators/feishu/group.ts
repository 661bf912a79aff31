// A group through the eyes of one of its members: what stands in it since they came, writing, the button under the notice, leaving.
import { hearingScope } from '../../../adapters/feishu/scopes.ts'
import type { Group } from '../../journeys/phone.ts'
import type { AppState } from './contacts.ts'
import type { Deliveries } from './deliveries.ts'
import { messageEvent } from './phone.ts'
import { carriedBy, pressables } from './screen.ts'
import { type Chat, freshId, type Tenant } from './tenant.ts'

export interface FeishuGroup extends Group {
  /** Writes in a group that the bot was put into by somebody else. */
  sayElsewhere(text: string): Promise<void>
}

export function feishuGroup(openId: string, tenant: Tenant, state: AppState, deliveries: Deliveries): FeishuGroup {
  const mine = (): Chat | undefined => [...tenant.chats.values()].findLast(chat => chat.members.has(openId))
  const here = (): Chat => {
    const chat = mine()
    if (chat === undefined) throw new Error(`${openId} is in no group`)
    return chat
  }
  async function deliver(chat: string, text: string): Promise<void> {
    // Words that mention nobody reach a bot with that scope only.
    if (!state.grantedScopes.includes(hearingScope)) return
    await deliveries.event('im.message.receive_v1', messageEvent(tenant, openId, 'text', { text }, chat))
  }
  return {
    lines: () =>
      mine()
        ?.lines.slice(here().members.get(openId))
        .map(({ from, text }) => `${from}: ${text()}`),
    topic: () => mine()?.description,
    closed: () => mine()?.moderation === 'only_owner',
    async say(text) {
      const chat = here()
      if (chat.moderation === 'only_owner') throw new Error('only the owner may write here')
      chat.lines.push({ from: openId, text: () => text })
      await deliver(chat.id, text)
    },
    sayElsewhere: text => deliver(freshId('oc'), text),
    async pressLeave() {
      const chat = here()
      const found = tenant.messages
        .filter(({ to }) => to === chat.id)
        .flatMap(message =>
          message.body.kind === 'card' ? pressables(message.body.card).map(one => ({ message, one })) : [],
        )
        .at(0)
      if (found === undefined) throw new Error('there is no button')
      return deliveries.click(found.message, openId, { value: carriedBy(found.one.button) })
    },
    async leave() {
      const { id, members } = here()
      members.delete(openId)
      await deliveries.event('im.chat.member.user.deleted_v1', {
        chat_id: id,
        operator_id: { open_id: openId },
        external: false,
        users: [{ name: '', user_id: { open_id: openId } }],
      })
    },
  }
}
