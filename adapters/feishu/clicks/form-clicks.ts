// Forms inside a card: opening one, looking for new files, sending it; nothing that was typed is lost when it is not taken.
import type { FormValues } from '../../../src/model/card.ts'
import { fateOf, formButton, type OpenForm } from '../../../src/model/open-form.ts'
import type { AccountRef } from '../../../src/model/person.ts'
import type { Ack } from '../../../src/ports/platform.ts'
import { feishuCard } from '../cards/card.ts'
import type { FeishuCard } from '../cards/card-json.ts'
import { type FormAsked, formCard } from '../cards/form.ts'
import type { Pressed } from '../cards/pressed.ts'
import type { Handling } from '../settings.ts'
import { wordsFor } from '../words.ts'
import { type Answered, type Click, raw, said, toastOf } from './click-answer.ts'

type WithForm = Extract<Pressed, { do: 'form' | 'send' | 'again' }>

interface Sent {
  readonly pressed: Extract<WithForm, { do: 'send' }>
  /** As it stood open until it was sent. */
  readonly opened: OpenForm | undefined
  readonly ack: Ack
}

/** What was not taken of a form stays in it while that can be sent again, else it waits for the next one. */
export async function onSent(deps: Handling, click: Click, { pressed, opened, ack }: Sent): Promise<Answered> {
  const { account, typed } = click
  if (ack.fields !== undefined || (ack.card === undefined && ack.toast?.tone === 'stop')) {
    const form = await formAgain(deps, click, pressed, ack.fields)
    return { answer: { ...toastOf(ack), ...(form && raw(form)) } }
  }
  // The answer replaces the form: another card must come by itself.
  const card = ack.card?.key === pressed.k ? ack.card : undefined
  if (ack.refused && card !== undefined && fateOf(opened, card, deps.clock.now()) === 'stands') {
    const form = await formAgain(deps, click, pressed, undefined)
    return { answer: { ...toastOf(ack), ...(form && raw(form)) } }
  }
  const waits = ack.refused && card !== undefined && !card.closed
  if (waits) deps.unsent.keep(placeOf(click, pressed), typed)
  else deps.unsent.drop(placeOf(click, pressed))
  const words = card && wordsFor(deps, account, card)
  const told = [ack.toast?.text, waits ? words?.say('words-kept') : undefined].filter(text => text !== undefined)
  const answer = toastOf({ toast: ack.toast && { ...ack.toast, text: told.join(' ') } })
  return {
    answer: { ...answer, ...(card && words && raw(feishuCard(card, words))) },
    after: () => dropUsed(deps, account, waits ? {} : typed),
  }
}

async function dropUsed(deps: Handling, account: AccountRef, values: FormValues): Promise<void> {
  const used = Object.values(values).flatMap(value => (typeof value === 'string' ? [] : value))
  if (used.length > 0) await deps.memory.dropFiles(account, used, deps.clock.now())
}

/** The card turned over to its form, or a sentence when the card has moved on. */
export async function openForm(
  deps: Handling,
  click: Click,
  pressed: Extract<WithForm, { do: 'form' | 'again' }>,
): Promise<Answered> {
  const { account } = click
  const view = await deps.reread(account, pressed.k)
  const button = view && formButton(view, placeIn(pressed))
  if (view === undefined) return said(deps, account, 'stale', 'warning')
  if (button === undefined) {
    const { answer } = await said(deps, account, 'stale', 'warning')
    return { answer: { ...answer, ...raw(feishuCard(view, wordsFor(deps, account, view))) } }
  }
  const changed = pressed.do === 'form' && pressed.h !== view.hash.slice(0, 16)
  const typed = pressed.do === 'again' ? click.typed : deps.unsent.at(placeOf(click, pressed))
  return { answer: raw(await formIn(deps, click, pressed, { view, button, changed, typed })) }
}

async function formAgain(
  deps: Handling,
  click: Click,
  pressed: WithForm,
  wrong: Ack['fields'],
): Promise<FeishuCard | undefined> {
  const view = await deps.reread(click.account, pressed.k)
  const button = view && formButton(view, placeIn(pressed))
  if (view === undefined || button === undefined) return undefined
  return formIn(deps, click, pressed, { view, button, changed: false, typed: click.typed, wrong })
}

/** The form stands open in the message from now on. */
async function formIn(
  deps: Handling,
  { account, message }: Click,
  pressed: WithForm,
  asked: Pick<FormAsked, 'view' | 'button' | 'changed' | 'typed' | 'wrong'>,
): Promise<FeishuCard> {
  const now = deps.clock.now()
  const files = await deps.memory.waiting(account, now)
  const card = formCard({ ...asked, line: pressed.l, files }, wordsFor(deps, account, asked.view))
  // On a page of ours nobody takes anything away.
  if (card.body.elements.some(element => element.tag === 'form')) {
    await deps.memory.noteForm(message, { ...placeIn(pressed), seen: asked.view.seen, at: now })
  }
  return card
}

const placeIn = ({ b, l }: WithForm): Pick<OpenForm, 'button' | 'line'> => ({ button: b, line: l })
/** Where words that were not taken wait for their form. */
const placeOf = ({ message }: Click, { b, l = '' }: WithForm): string => `${message}/${b}/${l}`
