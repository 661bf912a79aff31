// Files down on request, under a name that says nothing, and files up from the chat into the form that asks for them.
import type { AccountRef, Locale } from '../../src/model/person.ts'
import { AppError } from '../../src/model/refusal.ts'
import type { FileType } from './api.ts'
import type { Arrival } from './read.ts'
import { sayWords, sendMessage, toStranger } from './send.ts'
import type { Handling } from './settings.ts'

const largestUpload = 10 * 1024 * 1024
const largestDownload = 30 * 1024 * 1024

const types: Readonly<Record<string, FileType>> = {
  pdf: 'pdf',
  doc: 'doc',
  docx: 'doc',
  xls: 'xls',
  xlsx: 'xls',
  ppt: 'ppt',
  pptx: 'ppt',
}

const endingOf = (name: string): string => /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? ''

/** After the click's answer. The name stands on lock screens, so it is neutral. True when it is there. */
export async function sendFile(deps: Handling, account: AccountRef, fileId: string, key: string): Promise<boolean> {
  const locale = await localeOf(deps, account)
  const told = (words: string) =>
    sayWords(deps, account, deps.say(locale, `feishu.${words}`), `answer:${key}`).then(() => false)
  try {
    const file = await deps.openFile(account, fileId)
    if (file === undefined) return await told('file-refused')
    if (file.bytes.length === 0 || file.bytes.length > largestDownload) return await told('file-too-large')
    const ending = endingOf(file.meta.name)
    const name = `${deps.say(locale, 'feishu.file-name')}${ending === '' ? '' : `.${ending}`}`
    const file_key = await deps.api.upload(name, types[ending] ?? 'stream', file.bytes)
    await sendMessage(deps, account, { msg_type: 'file', content: JSON.stringify({ file_key }) }, `file:${key}`)
    return true
  } catch (fault) {
    deps.log.error('a file could not be sent', fault)
    return told('file-failed')
  }
}

/** A file that was sent to the chat is kept for the person and waits for the form; whoever is not linked is told the usual sentence. */
export async function takeFile(deps: Handling, arrival: Extract<Arrival, { kind: 'file' }>): Promise<void> {
  const { account, key, file, message } = arrival
  const answerKey = `answer:${key}`
  // A redelivery: it was taken and answered already.
  if ((await deps.memory.sent(answerKey)) !== undefined) return
  const person = await deps.personOf(account)
  if (person === undefined) return toStranger(deps, account, key, arrival.locale)
  const { locale } = person
  const told = (text: string) => sayWords(deps, account, text, answerKey)
  try {
    const bytes = await deps.api.download(message, file.key, file.type, largestUpload)
    const kept = await deps.keepFile(account, file.name === '' ? pictureName(bytes) : file.name, bytes)
    await deps.memory.noteFile(account, { id: kept.id, name: kept.name }, deps.clock.now())
    await told(deps.say(locale, 'feishu.file-taken', { name: kept.name }))
  } catch (fault) {
    const refused = fault instanceof AppError && fault.kind === 'invalid'
    if (!refused) deps.log.error('a file could not be taken', fault)
    await told(deps.say(locale, refused ? 'feishu.file-not-taken' : 'feishu.file-failed'))
  }
}

/** Feishu gives pictures no name; the first bytes tell the kind. */
const pictureName = (bytes: Uint8Array): string =>
  bytes[0] === 0x89 && bytes[1] === 0x50 ? 'picture.png' : 'picture.jpg'

const localeOf = async (deps: Pick<Handling, 'personOf'>, account: AccountRef): Promise<Locale> =>
  (await deps.personOf(account))?.locale ?? 'zh-CN'
