// Files down to the person's conversation, and up from a form: the bot's token goes to Slack's own addresses only.
import type { FormValues } from '../../src/model/card.ts'
import { largestFile } from '../../src/model/file-transfer.ts'
import type { AccountRef } from '../../src/model/person.ts'
import { AppError } from '../../src/model/refusal.ts'
import { countedBytes } from '../../src/ports/body-limit.ts'
import { call, type Desk, sayTo } from './desk.ts'
import type { Uploaded } from './payload.ts'
import { roomOf } from './send.ts'

const patienceMs = 20_000

/** Puts a file into the conversation; false when the person may not open it. */
export async function sendFile(desk: Desk, to: AccountRef, fileId: string): Promise<boolean> {
  const file = await desk.deps.openFile(to, fileId)
  if (file === undefined) return false
  const channel_id = await roomOf(desk, to)
  // The name stands on lock screens; what it is stands on the card.
  const ending = /\.[a-z0-9]{1,8}$/i.exec(file.meta.name)?.[0] ?? ''
  const filename = `${(await sayTo(desk, to))('slack.file')}${ending}`
  await call(desk, 'files.uploadV2', desk.client.filesUploadV2({ channel_id, filename, file: Buffer.from(file.bytes) }))
  return true
}

/** Files of a form, kept and named by our ids. Throws AppError `invalid` with the field it is about as its code. */
export async function keepFiles(
  desk: Desk,
  account: AccountRef,
  files: Readonly<Record<string, readonly Uploaded[]>>,
): Promise<FormValues> {
  const kept: Record<string, string[]> = {}
  for (const [field, list] of Object.entries(files)) {
    for (const file of list) {
      const meta = await desk.deps.keepFile(account, file.name ?? file.id, await bytesOf(desk, file))
      kept[field] = [...(kept[field] ?? []), meta.id]
    }
  }
  return kept
}

async function bytesOf(desk: Desk, file: Uploaded): Promise<Uint8Array> {
  if ((file.size ?? 0) > largestFile) throw new AppError('invalid', 'too-large', 'The file is larger than 10 MB.')
  const address = file.url_private_download ?? (await addressOf(desk, file.id))
  if (!slackOwn(address, desk.config.apiUrl)) {
    throw new AppError('broken', 'slack-foreign-file', 'The address of a file is not one of Slack.')
  }
  const response = await fetch(address, {
    headers: { authorization: `Bearer ${desk.config.botToken}` },
    redirect: 'error',
    signal: AbortSignal.timeout(patienceMs),
  }).catch(() => {
    throw new AppError('unavailable', 'slack-unreachable', 'A file could not be fetched from Slack.')
  })
  // Without the scope files:read Slack answers with a page to sign in.
  if (response.headers.get('content-type')?.startsWith('text/html')) {
    throw new AppError(
      'credentials',
      'slack-missing_scope',
      'Slack does not hand out files: the scope files:read is missing.',
    )
  }
  if (!response.ok)
    throw new AppError('unavailable', `slack-http-${response.status}`, 'A file could not be fetched from Slack.')
  const bytes = await countedBytes(response.body, largestFile)
  if (bytes === undefined) throw new AppError('invalid', 'too-large', 'The file is larger than 10 MB.')
  return bytes
}

async function addressOf(desk: Desk, file: string): Promise<string> {
  const info = await call(desk, 'files.info', desk.client.files.info({ file }))
  return info.file?.url_private_download ?? ''
}

/** `https` at slack.com, or the very server the API is at (tests and private gateways). */
function slackOwn(address: string, apiUrl: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, host } = new URL(address)
  return (protocol === 'https:' && /(^|\.)slack\.com$/.test(hostname)) || host === new URL(apiUrl).host
}
