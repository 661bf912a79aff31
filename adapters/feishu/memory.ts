// What the adapter remembers between restarts: which message a key became, which card a message shows, which room a group is, files that wait for a form.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type OpenForm, openForm } from '../../src/model/open-form.ts'
import type { AccountRef } from '../../src/model/person.ts'
import type { AdapterMemory } from '../../src/ports/messenger.ts'
import type { Arrived } from './cards/fields.ts'

const sent = z.object({ message: z.string(), at: z.string() })
const heldRoom = z.object({ key: z.string(), open: z.boolean() })
const arrived = z.array(z.object({ id: z.string(), name: z.string(), at: z.string() }))

/** At most this many files wait; older ones are of no form that is still open. */
const mostWaiting = 20
const waitingMs = 24 * 3_600_000

export interface FeishuMemory {
  /** The message a key was sent as; Feishu itself remembers a `uuid` for an hour only. */
  sent(key: string): Promise<z.infer<typeof sent> | undefined>
  noteSent(key: string, message: string, at: string, card: string | undefined): Promise<void>
  cardOf(message: string): Promise<string | undefined>
  /** The form that stands open in a message; also another process replaces its card. */
  formIn(message: string): Promise<OpenForm | undefined>
  noteForm(message: string, form: OpenForm): Promise<void>
  closeForm(message: string): Promise<void>
  /** The group that was made for a room. */
  chatOf(key: string): Promise<string | undefined>
  noteChat(key: string, chat: string): Promise<void>
  /** The room that a group is, and whether it still takes words. */
  roomOf(chat: string): Promise<z.infer<typeof heldRoom> | undefined>
  noteRoom(chat: string, room: z.infer<typeof heldRoom>): Promise<void>
  waiting(account: AccountRef, now: string): Promise<readonly Arrived[]>
  noteFile(account: AccountRef, file: Arrived, now: string): Promise<void>
  dropFiles(account: AccountRef, used: readonly string[], now: string): Promise<void>
}

/** At most 50 letters are taken, and no part of our keys has to leave the house. */
export const uuidOf = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 40)

/** A note that no longer reads as what it was is as good as none. */
export function feishuMemory(memory: AdapterMemory): FeishuMemory {
  const load = async <T>(key: string, shape: z.ZodType<T>): Promise<T | undefined> => {
    const text = await memory.get(key)
    if (text === undefined || text === '') return undefined
    const parsed = shape.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : undefined
  }
  const filesKey = (account: AccountRef): string => `feishu:files:${account.id}`
  const files = async (account: AccountRef, now: string) =>
    ((await load(filesKey(account), arrived)) ?? []).filter(({ at }) => Date.parse(now) - Date.parse(at) < waitingMs)

  /** Several files sent at once are noted one after the other, so that none is lost. */
  const turns = new Map<string, Promise<void>>()
  function inTurn(account: AccountRef, work: () => Promise<void>): Promise<void> {
    const done = (turns.get(account.id) ?? Promise.resolve()).then(work)
    const over = done.then(
      () => {},
      () => {},
    )
    turns.set(account.id, over)
    void over.then(() => turns.get(account.id) === over && turns.delete(account.id))
    return done
  }

  return {
    sent: key => load(`feishu:sent:${uuidOf(key)}`, sent),
    async noteSent(key, message, at, card) {
      await memory.put(`feishu:sent:${uuidOf(key)}`, JSON.stringify({ message, at }))
      if (card !== undefined) await memory.put(`feishu:card:${message}`, card)
    },
    cardOf: message => memory.get(`feishu:card:${message}`),
    formIn: message => load(`feishu:form:${message}`, openForm),
    noteForm: (message, form) => memory.put(`feishu:form:${message}`, JSON.stringify(form)),
    async closeForm(message) {
      const key = `feishu:form:${message}`
      if (((await memory.get(key)) ?? '') !== '') await memory.put(key, '')
    },
    chatOf: key => memory.get(`feishu:talk-of:${key}`),
    noteChat: (key, chat) => memory.put(`feishu:talk-of:${key}`, chat),
    roomOf: chat => load(`feishu:talk:${chat}`, heldRoom),
    noteRoom: (chat, known) => memory.put(`feishu:talk:${chat}`, JSON.stringify(known)),
    waiting: files,
    noteFile: (account, file, now) =>
      inTurn(account, async () => {
        const others = (await files(account, now)).filter(({ id }) => id !== file.id)
        await memory.put(filesKey(account), JSON.stringify([...others, { ...file, at: now }].slice(-mostWaiting)))
      }),
    dropFiles: (account, used, now) =>
      inTurn(account, async () => {
        const all = await files(account, now)
        const left = all.filter(({ id }) => !used.includes(id))
        if (left.length < all.length) await memory.put(filesKey(account), JSON.stringify(left))
      }),
  }
}
