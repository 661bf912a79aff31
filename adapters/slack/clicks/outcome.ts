// What a person is told at once: a sentence beside the card that only they see, or in the conversation when Slack has no such place.
import type { AccountRef } from '../../../src/model/person.ts'
import { cut, limits } from '../cards/limits.ts'
import { plain } from '../cards/mrkdwn.ts'
import { type Desk, sayTo } from '../desk.ts'
import { roomOf, sayWords } from '../send.ts'

/** A toast: gone when the person reloads, in no history, in no push. */
export async function toast(desk: Desk, to: AccountRef, text: string, key: string, channel?: string): Promise<void> {
  try {
    await desk.client.chat.postEphemeral({
      channel: channel ?? (await roomOf(desk, to)),
      user: to.id,
      text: (await sayTo(desk, to))('card.preview'),
      blocks: [{ type: 'section', text: plain(cut(text, limits.section)) }],
    })
  } catch {
    await sayWords(desk, to, text, `toast:${key}`)
  }
}
