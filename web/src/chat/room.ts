// A declared room as the page holds it: its lines taken out of the person's own conversation, the newest room only.
import type { Conversation } from './conversation.ts'

export interface Room {
  readonly key: string
  /** Its last line has not been written yet. */
  readonly open: boolean
  readonly conversation: Conversation
}

/** What is between the person and the bot, and what was written in the room. */
export function apart(whole: Conversation): { readonly own: Conversation; readonly room: Room | undefined } {
  const key = whole.lines.findLast(line => line.room)?.room?.key
  if (key === undefined) return { own: whole, room: undefined }
  const lines = whole.lines.filter(line => line.room?.key === key)
  return {
    own: { ...whole, lines: whole.lines.filter(line => !line.room) },
    room: { key, open: lines.every(line => line.room?.open), conversation: { ...whole, lines } },
  }
}
