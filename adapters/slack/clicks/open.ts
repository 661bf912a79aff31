// Controls that open something: a form, what stands behind a line, a text, a file, another page of the card.
import { setTimeout } from 'node:timers/promises'
import type { ModalView } from '@slack/types'
import type { CardView, MoneyRow } from '../../../src/model/card.ts'
import { accepted, afterPress } from '../accepting.ts'
import { cardMessage } from '../cards/card.ts'
import { buttonOf, formView } from '../cards/form.ts'
import { lineView, moreView, noticeView, readPlace } from '../cards/modal.ts'
import { call, type Desk, type Say, sayTo } from '../desk.ts'
import { codeOf } from '../errors.ts'
import { sendFile } from '../files.ts'
import { type Click, pressEvent } from '../read.ts'
import { toast } from './outcome.ts'

/** A trigger is good for three seconds; when the card takes longer, a modal that waits is opened first. */
const patienceMs = 1_200

/** What cannot be opened any more is told to the person; throws only what Slack threw. */
export async function openControl(desk: Desk, click: Click): Promise<void> {
  const say = await sayTo(desk, click.account)
  switch (click.address.verb) {
    case 'form':
      return inModal(desk, click, say, card => formOf(desk, click, card, say))
    case 'line':
      return inModal(desk, click, say, async card => {
        const row = rowOf(card, click.address.what)
        return row && lineView(row, say)
      })
    case 'more':
      return inModal(desk, click, say, async card => moreView(card, Number(click.address.what), 0, say))
    case 'turn':
      return turnText(desk, click, say)
    case 'page':
      return turnCard(desk, click, say)
    case 'file':
      return download(desk, click, say)
    case 'press':
    case 'leave':
    case 'link':
      return
  }
}

type Make = (card: CardView) => Promise<ModalView | undefined>

async function inModal(desk: Desk, click: Click, say: Say, make: Make): Promise<void> {
  if (click.trigger === undefined) return
  const reading = desk.deps.reread(click.account, click.cardKey)
  const quick = await Promise.race([reading, setTimeout(patienceMs, 'slow' as const, { ref: false })])
  if (quick !== 'slow') {
    const view = quick && (await make(quick))
    return view === undefined ? nothingToOpen(desk, click, say) : open(desk, click, say, view)
  }
  const opened = await call(
    desk,
    'views.open',
    desk.client.views.open({ trigger_id: click.trigger, view: noticeView(say('slack.loading'), say) }),
  )
  const card = await reading
  const view = (card && (await make(card))) ?? noticeView(await gone(desk, click, say), say)
  if (opened.view?.id === undefined) return
  await call(desk, 'views.update', desk.client.views.update({ view_id: opened.view.id, view }))
}

async function open(desk: Desk, click: Click, say: Say, view: ModalView): Promise<void> {
  try {
    await desk.client.views.open({ trigger_id: click.trigger ?? '', view })
  } catch (fault) {
    desk.deps.log.warn('a modal could not be opened', { code: codeOf(fault) ?? 'unknown' })
    await toast(desk, click.account, say('slack.press-again'), click.key, click.channel)
  }
}

/**
 * The card has no such control any more. For a button the spine knows what to say: it is asked with the token that
 * was pressed, which is not bound to the present content and changes nothing.
 */
async function nothingToOpen(desk: Desk, click: Click, say: Say): Promise<void> {
  if (click.address.verb !== 'form') {
    return toast(desk, click.account, await gone(desk, click, say), click.key, click.channel)
  }
  const event = pressEvent(click.account, click.key, desk.deps.clock.now(), click.value)
  const ack = await accepted(desk, () => desk.accept(event))
  const refused = ack === 'again' || ack === 'refused'
  await (refused
    ? toast(desk, click.account, say('slack.not-received'), click.key, click.channel)
    : afterPress(desk, click, ack))
}

/** Why there is nothing to open; whom nobody is linked to hears that and no more. */
async function gone(desk: Desk, { account }: Click, say: Say): Promise<string> {
  return say((await desk.deps.personOf(account)) === undefined ? 'spine.not-linked' : 'slack.moved-on')
}

async function formOf(desk: Desk, click: Click, card: CardView, say: Say): Promise<ModalView | undefined> {
  const { what, row } = click.address
  const button = buttonOf(card, what, row)
  if (button?.form === undefined) return undefined
  const carry = {
    k: card.key,
    b: what,
    t: click.value,
    ...(row && { r: row }),
    ...(click.channel && { c: click.channel }),
  }
  const view = formView(button.form, carry, button.label, say)
  if (view !== undefined) return view
  const link = desk.deps.links.form(click.account, card.key, what)
  return noticeView(say('slack.form-on-page', { link }), say)
}

const rowOf = (card: CardView, id: string): MoneyRow | undefined =>
  card.blocks
    .flatMap(block => (block.kind === 'lines' ? [...block.rows, ...(block.total ? [block.total] : [])] : []))
    .find(row => row.id === id)

async function turnText(desk: Desk, click: Click, say: Say): Promise<void> {
  const place = readPlace(click.view?.private_metadata ?? '')
  const card = place && (await desk.deps.reread(click.account, place.k))
  const view =
    (card && moreView(card, place.m, Number(click.value), say)) ?? noticeView(await gone(desk, click, say), say)
  if (click.view === undefined) return
  await call(desk, 'views.update', desk.client.views.update({ view_id: click.view.id, view }))
}

async function turnCard(desk: Desk, click: Click, say: Say): Promise<void> {
  const card = await desk.deps.reread(click.account, click.cardKey)
  const { channel, ts } = click
  if (card === undefined || channel === undefined || ts === undefined) {
    return toast(desk, click.account, await gone(desk, click, say), click.key, click.channel)
  }
  const link = (): string => desk.deps.links.card(click.account, card.key)
  const message = cardMessage(card, { say, page: Number(click.value), link })
  await call(desk, 'chat.update', desk.client.chat.update({ channel, ts, ...message }))
}

async function download(desk: Desk, click: Click, say: Say): Promise<void> {
  const { account, key, channel } = click
  const file = click.address.what
  if (!(await desk.sentFiles.claim(account, file))) return toast(desk, account, say('slack.file-there'), key, channel)
  let sent = false
  try {
    sent = await sendFile(desk, account, file)
    if (!sent) await toast(desk, account, say('slack.no-file'), key, channel)
  } catch (fault) {
    // Slack does not take it: the file is to be had on a page of its own.
    desk.deps.log.error('a file could not be put into Slack', fault)
    const link = desk.deps.links.file(account, file)
    await toast(desk, account, say('slack.file-on-page', { link }), key, channel)
  } finally {
    await desk.sentFiles.over(account, file, sent)
  }
}
