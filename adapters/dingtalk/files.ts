// Files both ways: what people send to the bot is kept for their next form, what a card offers is sent into their chat.
import { z } from 'zod'
import type { AccountRef } from '../../src/model/person.ts'
import { AppError } from '../../src/model/refusal.ts'
import type { FileMeta } from '../../src/ports/file-store.ts'
import { type Desk, keepUpload, robotOf } from './desk.ts'
import { shaped } from './exchange.ts'
import type { Message } from './read.ts'
import { sayWords, sendMessage, toStranger } from './send.ts'
import { wordsFor } from './words.ts'

const located = z.object({ downloadUrl: z.string().url() })
const uploaded = z.looseObject({ media_id: z.string().min(1) })

// robot-message-type: what a file message may be; 20 MB each (upload-media-files).
const fileTypes = new Set(['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'zip', 'pdf', 'rar'])
const largestSent = 20 * 1024 * 1024

/** Fetches a file that was sent to the bot and says what became of it. */
export async function takeIn(desk: Desk, message: Extract<Message, { kind: 'file' }>): Promise<void> {
  const { account, code, id } = message
  // Nothing of a stranger is fetched.
  if ((await desk.deps.personOf(account)) === undefined) return toStranger(desk, account, `file:${id}`)
  if (!(await isFirst(desk, id))) return
  const say = await wordsFor(desk.deps, account)
  const answer = (text: string) => sayWords(desk, account, text, `file:${id}`)
  try {
    const path = '/v1.0/robot/messageFiles/download'
    const robotCode = robotOf(desk)
    const { downloadUrl } = shaped(located, await desk.api.call('POST', path, { downloadCode: code, robotCode }), path)
    const bytes = await desk.api.bytes(downloadUrl)
    const file = await desk.deps.keepFile(account, nameOf(message.name, bytes), bytes)
    await keepUpload(desk, account, file)
    await desk.deps.memory.put(takenIn(id), file.id)
    await answer(say('dingtalk.file-kept', { name: file.name }))
  } catch (fault) {
    if (fault instanceof AppError && fault.kind === 'invalid') return void (await answer(say('dingtalk.file-refused')))
    await answer(say('dingtalk.file-not-kept'))
    throw fault
  } finally {
    desk.takingIn.delete(id)
  }
}

const takenIn = (id: string): string => `dingtalk:file:${id}`

/** The same message delivered again, while its file is being fetched or later, brings no second copy. */
async function isFirst({ takingIn, deps }: Desk, id: string): Promise<boolean> {
  if (takingIn.has(id)) return false
  // Before anything is awaited: the other delivery may come in the same moment.
  takingIn.add(id)
  const before = await deps.memory.get(takenIn(id)).catch(() => undefined)
  if (before !== undefined) takingIn.delete(id)
  return before === undefined
}

/** Pictures come without a name; their first bytes tell what they are. */
function nameOf(name: string, bytes: Uint8Array): string {
  if (name !== '') return name
  return bytes[0] === 0x89 ? 'picture.png' : 'picture.jpg'
}

/** Sends a file of a card into the chat, after the policy said yes; a type that DingTalk does not take goes by link. */
export async function handOver(desk: Desk, account: AccountRef, fileId: string): Promise<void> {
  try {
    let sent = false
    try {
      sent = await handed(desk, account, fileId)
    } finally {
      await desk.sentFiles.over(account, fileId, sent)
    }
  } catch (fault) {
    desk.deps.log.error('a file could not be handed over', fault, { file: fileId })
    const say = await wordsFor(desk.deps, account)
    const told = sayWords(desk, account, say('dingtalk.file-not-sent'), `open:${fileId}:${desk.deps.clock.now()}`)
    await told.catch(again => desk.deps.log.error('nor could that be told', again))
  }
}

/** False when they may not open it, which they are told. */
async function handed(desk: Desk, account: AccountRef, fileId: string): Promise<boolean> {
  const say = await wordsFor(desk.deps, account)
  const file = await desk.deps.openFile(account, fileId)
  if (file === undefined) {
    await sayWords(desk, account, say('dingtalk.file-closed'), `open:${fileId}:${desk.deps.clock.now()}`)
    return false
  }
  if (sendable(file.meta)) {
    await sendFile(desk, account, file.meta, file.bytes)
    return true
  }
  await sendMessage(desk, account, 'sampleActionCard', {
    title: say('card.preview'),
    text: say('dingtalk.file-on-page'),
    singleTitle: say('dingtalk.open'),
    singleURL: desk.deps.links.file(account, fileId),
  })
  return true
}

const typeOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1).toLowerCase()
const sendable = ({ name, size }: FileMeta): boolean => fileTypes.has(typeOf(name)) && size > 0 && size <= largestSent

async function sendFile(desk: Desk, account: AccountRef, meta: FileMeta, bytes: Uint8Array): Promise<void> {
  const body = new FormData()
  // The name stands on lock screens; what it is stands on the card.
  const ending = typeOf(meta.name)
  const fileName = `${(await wordsFor(desk.deps, account))('dingtalk.file-name')}.${ending}`
  body.set('media', new File([new Uint8Array(bytes)], fileName, { type: meta.mime }))
  const { media_id: mediaId } = shaped(uploaded, await desk.api.oapi('/media/upload?type=file', body), '/media/upload')
  await sendMessage(desk, account, 'sampleFile', { mediaId, fileName, fileType: ending })
}
