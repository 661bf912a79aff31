// A click on a card and what goes back within two seconds: new variables for the person who clicked.
import { randomUUID } from 'node:crypto'
import type { CardView } from '../../src/model/card.ts'
import { everyButton, fateOf, formButton, type OpenForm } from '../../src/model/open-form.ts'
import type { Accept, Ack } from '../../src/ports/platform.ts'
import { faceOf, firstPage, formPageOf } from './cards/card.ts'
import { plainText } from './cards/markdown.ts'
import { clip } from './cards/pack.ts'
import { type CardParams, type Face, paramsOf, valueBytes } from './cards/template.ts'
import { clickedCardKey, type Desk, formOn, keepForm, keepPage, pageShown } from './desk.ts'
import { handOver } from './files.ts'
import { type Click, formTokenOf, type PressedWith, pressEvent, pressedWith } from './read.ts'
import { noticeMs, showingOf } from './send.ts'
import { type Say, wordsFor, wordsIn } from './words.ts'

/** What `socketCallBackResponse` sends back; it is merged into the card key by key. */
export interface CardAnswer {
  readonly cardUpdateOptions: { readonly updateCardDataByKey: true; readonly updatePrivateDataByKey: true }
  readonly cardData: { readonly cardParamMap: CardParams }
}

const answerWith = (cardParamMap: CardParams): CardAnswer => ({
  cardUpdateOptions: { updateCardDataByKey: true, updatePrivateDataByKey: true },
  cardData: { cardParamMap },
})

/** DingTalk waits two seconds (event-callback-card), the way there and back included; what is not ready by then reaches the person by the outbox. */
const patienceMs = 1_500

/** Within the two seconds DingTalk gives; what takes longer is told so and follows by the outbox. */
export async function answerClick(desk: Desk, accept: Accept, click: Click): Promise<CardAnswer> {
  // Looked up beside the work: neither may wait for the other, and in doubt it is said in Chinese.
  let say = wordsIn(desk.deps)
  const words = wordsFor(desk.deps, click.account).then(found => {
    say = found
    return found
  })
  const work = answer(desk, accept, click, words).catch((fault: unknown) => {
    desk.deps.log.error('a click could not be answered', fault, { card: click.track })
    return notice(say('dingtalk.not-saved'))
  })
  const params = await orAfter(work, patienceMs, () => {
    // No form stands there that an update would have to spare.
    const ofForm = click.values !== undefined || click.params.f !== undefined
    if (ofForm) void work.then(() => keepPage(desk, click.track, firstPage)).catch(() => undefined)
    return notice(say('dingtalk.slow'))
  })
  if (params.notice) desk.noticed.set(click.track, Date.parse(desk.deps.clock.now()) + noticeMs)
  return answerWith(params)
}

async function orAfter<T>(work: Promise<T>, ms: number, late: () => T): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const timed = new Promise<T>(resolve => {
    timer = setTimeout(() => resolve(late()), ms)
  })
  return Promise.race([work, timed]).finally(() => clearTimeout(timer))
}

const notice = (text: string): CardParams => ({ notice: clip(text, valueBytes) })
const said = async (words: Promise<Say>, key: string): Promise<CardParams> => notice((await words)(`dingtalk.${key}`))

async function answer(desk: Desk, accept: Accept, click: Click, words: Promise<Say>): Promise<CardParams> {
  const { g: page, d: file, f: form, t: token } = click.params
  if (page !== undefined) return turned(desk, click, page, words)
  if (file !== undefined) {
    if (!(await desk.sentFiles.claim(click.account, file))) return said(words, 'file-there')
    void handOver(desk, click.account, file)
    return said(words, 'sending-file')
  }
  if (form !== undefined && token !== undefined && click.values === undefined)
    return opened(desk, click, form, token, words)
  const pressed = pressedWith(click)
  if (pressed === undefined) return said(words, 'stale')
  const ack = await accept(pressEvent(click, pressed, desk.deps.clock.now()))
  return acknowledged(desk, click, pressed, ack, words)
}

/** The card behind a click as it is now, and its key. */
async function current(desk: Desk, click: Click): Promise<CardView | undefined> {
  const cardKey = await clickedCardKey(desk, click.track)
  return cardKey === undefined ? undefined : desk.deps.reread(click.account, cardKey)
}

async function turned(desk: Desk, click: Click, page: string, words: Promise<Say>): Promise<CardParams> {
  const card = await current(desk, click)
  if (card === undefined) return said(words, 'stale')
  await keepPage(desk, click.track, page)
  return { ...(await faceParams(desk, click, card, page)), notice: '' }
}

async function opened(desk: Desk, click: Click, id: string, token: string, words: Promise<Say>): Promise<CardParams> {
  const card = await current(desk, click)
  const place = { button: id, line: click.params.l }
  const button = card && formButton(card, place)
  if (card === undefined || button === undefined) return said(words, 'stale')
  const showing = await showingOf(desk, click.account, card.key)
  // The token of the card that was seen goes on: what is sent stays bound to what was shown.
  const carried = formTokenOf(token, showing.turn, id)
  const face = formPageOf(card, button, carried, showing, desk.unsent.at(waitingAt(click, place)))
  if (face.form !== undefined) {
    await keepForm(desk, click.track, { ...place, seen: card.seen, at: desk.deps.clock.now() })
  }
  return { ...paramsOf(face), notice: '' }
}

/** Where words that were not taken wait for their form. */
const waitingAt = ({ track }: Click, { button, line = '' }: Pick<OpenForm, 'button' | 'line'>): string =>
  `${track}/${button}/${line}`

async function acknowledged(
  desk: Desk,
  click: Click,
  pressed: PressedWith,
  ack: Ack,
  words: Promise<Say>,
): Promise<CardParams> {
  const told = ack.toast?.text ?? ''
  if (ack.fields !== undefined) return wrongFields(desk, click, pressed, ack.fields, told)
  // Refused as a whole: what was typed is not taken away.
  if (ack.card === undefined && click.values !== undefined && ack.toast !== undefined && ack.toast.tone !== 'calm') {
    return wrongFields(desk, click, pressed, {}, told)
  }
  const cardKey = await clickedCardKey(desk, click.track)
  const card = ack.card?.key === cardKey && ack.card !== undefined ? ack.card : await current(desk, click)
  if (card === undefined) return notice(plainText(told))
  if (click.values !== undefined) return sent(desk, click, pressed, { ...ack, card }, words)
  const shown = await pageShown(desk, click.track)
  const page = card.closed || formOn(shown) !== undefined ? firstPage : (shown ?? firstPage)
  return { ...(await faceParams(desk, click, card, page)), ...notice(plainText(told)) }
}

/** A form was sent. What was not taken of it stays in the form while that can be sent again, else it waits for the next one. */
async function sent(
  desk: Desk,
  click: Click,
  pressed: PressedWith,
  { card, toast, refused }: Ack & { readonly card: CardView },
  words: Promise<Say>,
): Promise<CardParams> {
  const told = toast?.text ?? ''
  const form = formOn(await pageShown(desk, click.track))
  if (refused && fateOf(form, card, desk.deps.clock.now()) === 'stands') {
    return wrongFields(desk, click, pressed, {}, told)
  }
  const place = waitingAt(click, form ?? { button: pressed.button ?? '' })
  const waits = refused && !card.closed
  if (waits) desk.unsent.keep(place, click.values ?? {})
  else desk.unsent.drop(place)
  await keepPage(desk, click.track, firstPage)
  // An update of another process was held back while the form was being taken: what it would have shown is shown here.
  const now = form === undefined ? card : ((await current(desk, click)) ?? card)
  const sentences = waits ? [told, (await words)('dingtalk.words-kept')] : [told]
  return { ...(await faceParams(desk, click, now, firstPage)), ...notice(sentences.map(plainText).join('  \n')) }
}

/** The form stays as it was typed: only what is wrong is said, and the next try counts as a new one. */
async function wrongFields(
  desk: Desk,
  click: Click,
  { token, button }: PressedWith,
  fields: Readonly<Record<string, string>>,
  told: string,
): Promise<CardParams> {
  const card = await current(desk, click)
  const asked = card && everyButton(card).find(one => one.id === button)?.form?.fields
  const sentences = Object.entries(fields).map(([name, text]) => {
    const label = asked?.find(field => field.name === name)?.label
    return label === undefined ? text : `「${label}」${text}`
  })
  const said = notice(
    [told, ...sentences]
      .filter(text => text !== '')
      .map(plainText)
      .join('  \n'),
  )
  return button === undefined ? said : { ...said, form_t: formTokenOf(token, randomUUID().slice(0, 6), button) }
}

async function faceParams(desk: Desk, click: Click, card: CardView, page: string): Promise<CardParams> {
  const face: Face = faceOf(card, page, await showingOf(desk, click.account, card.key))
  return paramsOf(face)
}
