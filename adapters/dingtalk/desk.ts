// What every part of the adapter works with, and what it remembers about cards that were sent.
import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import { jsonOf } from '../../src/model/json.ts'
import { type OpenForm, openForm } from '../../src/model/open-form.ts'
import type { AccountRef } from '../../src/model/person.ts'
import type { MessengerDeps } from '../../src/ports/messenger.ts'
import type { SentFiles } from '../../src/ports/sent-files.ts'
import type { Unsent } from '../../src/ports/unsent.ts'
import type { DingtalkApi } from './api.ts'
import type { DingtalkSettings } from './settings.ts'

export interface Desk {
  readonly settings: DingtalkSettings
  readonly deps: MessengerDeps
  readonly api: DingtalkApi
  /** Cards whose click is being answered: DingTalk forbids updating them before the answer is out (event-callback-card). */
  readonly answering: Map<string, Promise<unknown>>
  /** Cards that just told somebody something; an update within the minute leaves the sentence there. */
  readonly noticed: Map<string, number>
  readonly sentFiles: SentFiles
  /** Messages whose file is being fetched. */
  readonly takingIn: Set<string>
  readonly unsent: Unsent
}

/** An internal app's robot has the app's own id as its code. */
export const robotOf = ({ settings }: Desk): string => settings.robotCode ?? settings.clientId

const overtakenMs = 800
const lookAgainMs = 25

const cardOf = (track: string): string => `dingtalk:card:${track}`
const pageOf = (track: string): string => `dingtalk:page:${track}`
const uploadsOf = (account: AccountRef): string => `dingtalk:uploads:${account.id}`

/** Known once the card was delivered. */
export const cardKeyOf = (desk: Desk, track: string): Promise<string | undefined> => desk.deps.memory.get(cardOf(track))
/** The same for a click, which may overtake the note: then it is waited for, well within the patience for an answer. */
export async function clickedCardKey(desk: Desk, track: string): Promise<string | undefined> {
  for (const end = Date.now() + overtakenMs; ; await setTimeout(lookAgainMs)) {
    const cardKey = await cardKeyOf(desk, track)
    if (cardKey !== undefined || Date.now() >= end) return cardKey
  }
}

/** Which card of ours a sent one shows. */
export const keepCardKey = (desk: Desk, track: string, cardKey: string): Promise<void> =>
  desk.deps.memory.put(cardOf(track), cardKey)

/** What a card is turned to: one of its pages, or a form that stands open. */
export const pageShown = (desk: Desk, track: string): Promise<string | undefined> => desk.deps.memory.get(pageOf(track))
/** Which page somebody has turned it to. */
export const keepPage = (desk: Desk, track: string, page: string): Promise<void> =>
  desk.deps.memory.put(pageOf(track), page)

/** A form stands open on it, in place of a page. */
export const keepForm = (desk: Desk, track: string, form: OpenForm): Promise<void> =>
  keepPage(desk, track, JSON.stringify(form))

/** The form that stands open; undefined while a page is shown. */
export function formOn(page: string | undefined): OpenForm | undefined {
  const form = openForm.safeParse(jsonOf(page ?? ''))
  return form.success ? form.data : undefined
}

const uploads = z.array(z.object({ id: z.string(), name: z.string(), at: z.string() }))
type Upload = z.infer<typeof uploads>[number]

const uploadHours = 24
const mostUploads = 5

/** Files this person sent to the bot during the last day, newest first. */
export async function recentUploads(desk: Desk, account: AccountRef): Promise<readonly Upload[]> {
  const stored = uploads.safeParse(jsonOf((await desk.deps.memory.get(uploadsOf(account))) ?? '[]'))
  const since = Date.parse(desk.deps.clock.now()) - uploadHours * 3_600_000
  return stored.success ? stored.data.filter(one => Date.parse(one.at) > since) : []
}

/** For the person's next form; the newest of a few. */
export async function keepUpload(desk: Desk, account: AccountRef, file: Pick<Upload, 'id' | 'name'>): Promise<void> {
  const before = (await recentUploads(desk, account)).filter(one => one.id !== file.id)
  const kept = [{ ...file, at: desk.deps.clock.now() }, ...before].slice(0, mostUploads)
  await desk.deps.memory.put(uploadsOf(account), JSON.stringify(kept))
}
