// Shows cards and says words. A card's id is made from its key, so that sending it again finds the same card.
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { CardView } from '../../src/model/card.ts'
import { fateOf } from '../../src/model/open-form.ts'
import type { AccountRef } from '../../src/model/person.ts'
import { AppError } from '../../src/model/refusal.ts'
import type { Receipt } from '../../src/ports/platform.ts'
import { faceOf, firstPage, type Showing } from './cards/card.ts'
import { cutText, plainText } from './cards/markdown.ts'
import { type CardParams, paramsOf } from './cards/template.ts'
import { cardKeyOf, type Desk, formOn, keepCardKey, keepPage, pageShown, recentUploads, robotOf } from './desk.ts'
import { faultOf } from './errors.ts'
import { shaped } from './exchange.ts'
import { digest } from './read.ts'
import { type Say, wordsFor } from './words.ts'

const delivered = z.object({
  result: z.object({
    deliverResults: z.array(z.looseObject({ success: z.boolean(), errorMsg: z.string().nullish() })).min(1),
  }),
})
const sentTo = z.looseObject({
  processQueryKey: z.string().optional(),
  invalidStaffIdList: z.array(z.string()).nullish(),
  flowControlledStaffIdList: z.array(z.string()).nullish(),
})

export const noticeMs = 60_000
/** Of 15,000 bytes that a robot message may have, JSON's own signs included. */
const messageBytes = 6_000

/** The id of a card, the same for the same person and key. */
export const trackOf = (to: AccountRef, key: string): string => `hs-${digest(`${to.id}\n${key}`)}`

/** What a face is made with: words, links, a fresh turn. */
export async function showingOf(desk: Desk, account: AccountRef, cardKey: string): Promise<Showing> {
  const { links } = desk.deps
  return {
    say: await wordsFor(desk.deps, account),
    turn: randomUUID().slice(0, 6),
    whole: links.card(account, cardKey),
    formPage: button => links.form(account, cardKey, button),
    uploads: await recentUploads(desk, account),
  }
}

/** In place of `last` where there is one; throws AppError as `Platform.show` says. */
export async function showCard(
  desk: Desk,
  to: AccountRef,
  card: CardView,
  key: string,
  last?: Receipt,
): Promise<Receipt> {
  const { cardTemplateId } = desk.settings
  const track = last?.message ?? trackOf(to, key)
  const receipt = { message: track, at: last?.at ?? desk.deps.clock.now() }
  const known = last !== undefined || (await cardKeyOf(desk, track)) !== undefined
  const drawing: Drawing = {
    card,
    on: async page => paramsOf(faceOf(card, page, await showingOf(desk, to, card.key))),
    say: () => wordsFor(desk.deps, to),
  }
  if (known && (await updated(desk, track, drawing, last))) return receipt
  try {
    const params = await drawing.on(pageOn(await pageShown(desk, track), card))
    await createAndDeliver(desk, to, card, track, { ...params, notice: '' }, cardTemplateId ?? '')
  } catch (fault) {
    if (!(fault instanceof AppError && fault.code === 'dingtalk:param.cardAlreadyExist')) throw fault
    // Made by an earlier try whose delivery we know nothing of.
    await update(desk, track, drawing)
    await deliver(desk, to, track)
  }
  await keepCardKey(desk, track, card.key)
  return receipt
}

/** A card, how it looks on one of its pages, and the adapter's words to its reader. */
interface Drawing {
  readonly card: CardView
  readonly on: (page: string) => Promise<CardParams>
  readonly say: () => Promise<Say>
}

/** False when a card that nobody named as the last one turns out to be dead: then it is made again. */
async function updated(desk: Desk, track: string, drawing: Drawing, last: Receipt | undefined): Promise<boolean> {
  try {
    await update(desk, track, drawing)
    return true
  } catch (fault) {
    if (last === undefined && fault instanceof AppError && fault.kind === 'gone') return false
    throw fault
  }
}

/** The page somebody has turned to stays; a closed card has one only. */
const pageOn = (shown: string | undefined, card: CardView): string =>
  card.closed || formOn(shown) !== undefined ? firstPage : (shown ?? firstPage)

async function update(desk: Desk, track: string, drawing: Drawing): Promise<void> {
  const { card } = drawing
  for (let covered = false; ; covered = true) {
    // Never before the answer to a click; another click may have come meanwhile.
    for (let busy = desk.answering.get(track); busy !== undefined; busy = desk.answering.get(track)) {
      await busy.catch(() => undefined)
    }
    const shown = await pageShown(desk, track)
    const form = fateOf(formOn(shown), card, desk.deps.clock.now())
    // Whoever types loses nothing: the card is drawn when they send the form or go back.
    if (form === 'stands' && !covered) return
    if (form === 'outdated' && !covered) return tell(desk, track, {}, (await drawing.say())('dingtalk.form-outdated'))
    const params = await drawing.on(pageOn(shown, card))
    if (form !== 'none') {
      await keepPage(desk, track, firstPage)
      return tell(desk, track, params, (await drawing.say())('dingtalk.form-closed'))
    }
    await put(desk, track, params)
    // Turned while it was on its way: the update would lay the old page over the new one.
    if ((await pageShown(desk, track)) === shown) return
  }
}

/** The sentence outlives an update that follows within the minute. */
async function tell(desk: Desk, track: string, params: CardParams, notice: string): Promise<void> {
  desk.noticed.set(track, Date.parse(desk.deps.clock.now()) + noticeMs)
  await put(desk, track, { ...params, notice })
}

async function put(desk: Desk, track: string, params: CardParams): Promise<void> {
  const told = Date.parse(desk.deps.clock.now()) < (desk.noticed.get(track) ?? 0)
  if (!told) desk.noticed.delete(track)
  const cardParamMap = told ? params : { ...params, notice: '' }
  const cardUpdateOptions = { updateCardDataByKey: true, updatePrivateDataByKey: true }
  await desk.api.call('PUT', '/v1.0/card/instances', {
    outTrackId: track,
    cardData: { cardParamMap },
    cardUpdateOptions,
  })
}

const spaceOf = (to: AccountRef): string => `dtv1.card//IM_ROBOT.${to.id}`

async function createAndDeliver(
  desk: Desk,
  to: AccountRef,
  card: CardView,
  track: string,
  cardParamMap: CardParams,
  cardTemplateId: string,
): Promise<void> {
  const { preview } = card
  const answer = await desk.api.call('POST', '/v1.0/card/instances/createAndDeliver', {
    cardTemplateId,
    outTrackId: track,
    callbackType: 'STREAM',
    userIdType: 1,
    cardData: { cardParamMap },
    openSpaceId: spaceOf(to),
    imRobotOpenSpaceModel: {
      supportForward: false,
      lastMessageI18n: { ZH_CN: preview, EN_US: preview },
      notification: { alertContent: preview },
    },
    imRobotOpenDeliverModel: deliverModel(desk),
  })
  assertDelivered(answer)
}

async function deliver(desk: Desk, to: AccountRef, track: string): Promise<void> {
  const model = {
    outTrackId: track,
    userIdType: 1,
    openSpaceId: spaceOf(to),
    imRobotOpenDeliverModel: deliverModel(desk),
  }
  assertDelivered(await desk.api.call('POST', '/v1.0/card/instances/deliver', model))
}

const deliverModel = (desk: Desk) => ({ spaceType: 'IM_ROBOT', robotCode: robotOf(desk) })

/** The outer success is true also when nothing was delivered. */
function assertDelivered(answer: unknown): void {
  const { deliverResults } = shaped(delivered, answer, 'a card').result
  const failed = deliverResults.find(one => !one.success)
  if (failed === undefined) return
  const why = (failed.errorMsg ?? 'no reason given').slice(0, 200)
  throw new AppError('rejected', 'dingtalk:not-delivered', `DingTalk made the card and did not deliver it: ${why}`)
}

/** Plain words; the chat list and the lock screen show the neutral title only. */
export async function sayWords(desk: Desk, to: AccountRef, text: string, key: string): Promise<Receipt> {
  const { memory, clock } = desk.deps
  const track = trackOf(to, key)
  const said = `dingtalk:said:${track}`
  if ((await memory.get(said)) === undefined) {
    const say = await wordsFor(desk.deps, to)
    for (const part of cutText(plainText(text), messageBytes)) {
      await sendMessage(desk, to, 'sampleMarkdown', { title: say('card.preview'), text: part })
    }
    await memory.put(said, clock.now())
  }
  return { message: track, at: clock.now() }
}

/** All that somebody hears whom nobody is linked to, whatever they send. */
export async function toStranger(desk: Desk, to: AccountRef, key: string): Promise<void> {
  if (!(await desk.deps.strangerHears(to))) return
  await sayWords(desk, to, (await wordsFor(desk.deps, to))('spine.not-linked'), key)
}

/** One robot message to one person; two lists inside the success say whom it did not reach. */
export async function sendMessage(desk: Desk, to: AccountRef, msgKey: string, msgParam: object): Promise<void> {
  const path = '/v1.0/robot/oToMessages/batchSend'
  const answer = await desk.api.call('POST', path, {
    robotCode: robotOf(desk),
    userIds: [to.id],
    msgKey,
    msgParam: JSON.stringify(msgParam),
  })
  const { invalidStaffIdList, flowControlledStaffIdList } = shaped(sentTo, answer, path)
  const now = desk.deps.clock.now()
  if (invalidStaffIdList?.includes(to.id)) throw faultOf({ status: 200, code: 'receiver-left' }, path, now)
  if (flowControlledStaffIdList?.includes(to.id)) throw faultOf({ status: 200, code: 'send.too.fast' }, path, now)
}
