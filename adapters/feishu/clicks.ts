// A pressed button and its answer: what `accept` says becomes a toast and the card; opening a form, going back and asking for a file only turn the card over.
import type { Button, CardView, FormValues } from '../../src/model/card.ts'
import type { AccountRef } from '../../src/model/person.ts'
import type { Accept, Ack } from '../../src/ports/platform.ts'
import { feishuCard } from './card.ts'
import type { FeishuCard } from './card-json.ts'
import { sendFile } from './files.ts'
import { formCard } from './form.ts'
import type { Pressed } from './pressed.ts'
import type { Arrival } from './read.ts'
import { roomIn } from './rooms.ts'
import type { Handling } from './settings.ts'
import { wordsFor } from './words.ts'

type Click = Extract<Arrival, { kind: 'click' }>
type WithForm = Extract<Pressed, { do: 'form' | 'send' | 'again' }>

/** What goes back in the ack. */
export interface ClickAnswer {
  readonly toast?: { readonly type: 'info' | 'warning' | 'error'; readonly content: string }
  readonly card?: { readonly type: 'raw'; readonly data: FeishuCard }
}

export interface Answered {
  readonly answer: ClickAnswer
  /** Work that follows the ack. */
  readonly after?: () => Promise<void>
}

/** Feishu shows an error after three seconds, and shows nothing of an answer that comes later. */
const patienceMs = 2_600
/** How long the reader's language is looked up. */
const wordsMs = 100

const toastTypes = { calm: 'info', warn: 'warning', stop: 'error' } as const
const toastOf = ({ toast }: Ack): ClickAnswer =>
  toast === undefined ? {} : { toast: { type: toastTypes[toast.tone], content: toast.text } }
const raw = (card: FeishuCard): ClickAnswer => ({ card: { type: 'raw', data: card } })

export async function onClick(deps: Handling, accept: Accept, click: Click): Promise<Answered> {
  const began = performance.now()
  let tooLate: NodeJS.Timeout | undefined
  try {
    const slow = new Promise<'slow'>(resolve => {
      tooLate = setTimeout(resolve, patienceMs, 'slow')
    })
    const answered = await Promise.race([
      answerOf(deps, accept, click, () => performance.now() - began < patienceMs),
      slow,
    ])
    // What was pressed is kept or still on its way; the card follows by itself.
    return answered === 'slow' ? await said(deps, click.account, 'slow', 'info') : answered
  } catch (fault) {
    // Nobody delivers a click again: the person has to know that it did not count.
    deps.log.error('a click could not be taken', fault, { do: click.pressed.do })
    return said(deps, click.account, 'not-taken', 'error')
  } finally {
    clearTimeout(tooLate)
  }
}

async function said(
  deps: Handling,
  account: AccountRef,
  key: string,
  type: 'info' | 'warning' | 'error',
): Promise<Answered> {
  const asked = deps.personOf(account).catch(() => undefined)
  // Most of the three seconds may be over: in doubt it is said in Chinese.
  const person = await Promise.race([
    asked,
    new Promise<undefined>(resolve => setTimeout(resolve, wordsMs, undefined).unref()),
  ])
  return { answer: { toast: { type, content: deps.say(person?.locale ?? 'zh-CN', `feishu.${key}`) } } }
}

function answerOf(deps: Handling, accept: Accept, click: Click, inTime: () => boolean): Promise<Answered> {
  const { pressed } = click
  switch (pressed.do) {
    case 'press':
    case 'send':
      return onEvent(deps, accept, click, inTime)
    case 'form':
    case 'again':
      return openForm(deps, click, pressed)
    case 'back':
      return goBack(deps, click)
    case 'file':
      return onFile(deps, click, pressed.f)
    case 'leave':
      return onLeave(deps, accept, click)
  }
}

async function onEvent(deps: Handling, accept: Accept, click: Click, inTime: () => boolean): Promise<Answered> {
  const { pressed, event, typed, account, message } = click
  if (event === undefined) return said(deps, account, 'stale', 'warning')
  const ack = await accept(event)
  if (pressed.do === 'send' && (ack.fields !== undefined || (ack.card === undefined && ack.toast?.tone === 'stop'))) {
    const form = await formAgain(deps, click, pressed, ack.fields)
    return { answer: { ...toastOf(ack), ...(form && raw(form)) } }
  }
  const after = pressed.do === 'send' ? { after: () => dropUsed(deps, account, typed) } : {}
  // The answer replaces the pressed card: another card must come by itself.
  if (ack.card === undefined || ack.card.key !== pressed.k) return { answer: toastOf(ack), ...after }
  const card = feishuCard(ack.card, wordsFor(deps, account, ack.card))
  if (inTime()) deps.recent.answered(message, ack.card)
  return { answer: { ...toastOf(ack), ...raw(card) }, ...after }
}

async function dropUsed(deps: Handling, account: AccountRef, values: FormValues): Promise<void> {
  const used = Object.values(values).flatMap(value => (typeof value === 'string' ? [] : value))
  if (used.length > 0) await deps.memory.dropFiles(account, used, deps.clock.now())
}

async function openForm(
  deps: Handling,
  click: Click,
  pressed: Extract<WithForm, { do: 'form' | 'again' }>,
): Promise<Answered> {
  const { account, typed, message } = click
  const view = await deps.reread(account, pressed.k)
  const button = view && buttonOf(view, pressed)
  if (view === undefined) return said(deps, account, 'stale', 'warning')
  const words = wordsFor(deps, account, view)
  if (button === undefined) {
    const { answer } = await said(deps, account, 'stale', 'warning')
    return { answer: { ...answer, ...raw(feishuCard(view, words)) } }
  }
  const files = await deps.memory.waiting(account, deps.clock.now())
  deps.recent.opened(message, view)
  const changed = pressed.do === 'form' && pressed.h !== view.hash.slice(0, 16)
  const asked = { view, button, line: pressed.l, changed, files, ...(pressed.do === 'again' ? { typed } : {}) }
  return { answer: raw(formCard(asked, words)) }
}

async function formAgain(
  deps: Handling,
  { account, typed, message }: Click,
  pressed: WithForm,
  wrong: Ack['fields'],
): Promise<FeishuCard | undefined> {
  const view = await deps.reread(account, pressed.k)
  const button = view && buttonOf(view, pressed)
  if (view === undefined || button === undefined) return undefined
  deps.recent.opened(message, view)
  const files = await deps.memory.waiting(account, deps.clock.now())
  return formCard({ view, button, line: pressed.l, typed, wrong, changed: false, files }, wordsFor(deps, account, view))
}

/** The same button stands at several lines; each has a token of its own. */
function buttonOf(view: CardView, { b, l }: WithForm): Button | undefined {
  const rows = view.blocks.flatMap(block => (block.kind === 'lines' ? block.rows : []))
  const buttons =
    l === undefined
      ? [...view.buttons, ...(view.footer ?? [])]
      : rows.filter(row => row.id === l).flatMap(row => row.buttons ?? [])
  return buttons.find(button => button.id === b && button.form !== undefined)
}

async function goBack(deps: Handling, click: Click): Promise<Answered> {
  const view = await deps.reread(click.account, click.pressed.k)
  if (view === undefined) return said(deps, click.account, 'stale', 'warning')
  deps.recent.answered(click.message, view)
  return { answer: raw(feishuCard(view, wordsFor(deps, click.account, view))) }
}

async function onFile(deps: Handling, click: Click, fileId: string): Promise<Answered> {
  const { account, key } = click
  if (!(await deps.sentFiles.claim(account, fileId))) return said(deps, account, 'file-there', 'info')
  const answered = await said(deps, account, 'file-coming', 'info')
  const after = async () => {
    let sent = false
    try {
      sent = await sendFile(deps, account, fileId, key)
    } finally {
      await deps.sentFiles.over(account, fileId, sent)
    }
  }
  return { ...answered, after }
}

async function onLeave(deps: Handling, accept: Accept, { account, key, chat }: Click): Promise<Answered> {
  const room = chat === undefined ? undefined : await roomIn(deps, chat)
  if (room === undefined) return said(deps, account, 'room-over', 'info')
  return {
    answer: toastOf(await accept({ key, from: account, at: deps.clock.now(), what: { kind: 'room-left', room } })),
  }
}
