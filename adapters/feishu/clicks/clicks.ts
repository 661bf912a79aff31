// A pressed button and its answer: what `accept` says becomes a toast and the card; opening a form, going back and asking for a file only turn the card over.
import type { Accept } from '../../../src/ports/platform.ts'
import { feishuCard } from '../cards/card.ts'
import { sendFile } from '../files.ts'
import { roomIn } from '../rooms.ts'
import type { Handling } from '../settings.ts'
import { wordsFor } from '../words.ts'
import { type Answered, type Click, raw, said, toastOf } from './click-answer.ts'
import { onSent, openForm } from './form-clicks.ts'

/** Feishu shows an error after three seconds; nobody looks at a button for as long as that. What is not ready comes by itself. */
const patienceMs = 1_500

/** Within the three seconds Feishu gives; what takes longer is told so and follows by the outbox. */
export async function onClick(deps: Handling, accept: Accept, click: Click): Promise<Answered> {
  let tooLate: NodeJS.Timeout | undefined
  try {
    const slow = new Promise<'slow'>(resolve => {
      tooLate = setTimeout(resolve, patienceMs, 'slow')
    })
    const work = answerOf(deps, accept, click)
    const answered = await Promise.race([work, slow])
    if (answered !== 'slow') return answered
    // No form stands there that a replacement would have to spare.
    void work.then(() => deps.memory.closeForm(click.message)).catch(() => undefined)
    // What was pressed is kept or still on its way; the card follows by itself.
    return await said(deps, click.account, 'slow', 'info')
  } catch (fault) {
    // Nobody delivers a click again: the person has to know that it did not count.
    deps.log.error('a click could not be taken', fault, { do: click.pressed.do })
    return said(deps, click.account, 'not-taken', 'error')
  } finally {
    clearTimeout(tooLate)
  }
}

function answerOf(deps: Handling, accept: Accept, click: Click): Promise<Answered> {
  const { pressed } = click
  switch (pressed.do) {
    case 'press':
    case 'send':
      return onEvent(deps, accept, click)
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

async function onEvent(deps: Handling, accept: Accept, click: Click): Promise<Answered> {
  const { pressed, event, account, message } = click
  if (event === undefined) return said(deps, account, 'stale', 'warning')
  const opened = await deps.memory.formIn(message)
  // Whoever presses types no more: what changes the card from here on must reach it, before the answer or after.
  if (opened !== undefined) await deps.memory.closeForm(message)
  const ack = await accept(event)
  if (pressed.do === 'send') return onSent(deps, click, { pressed, opened, ack })
  // The answer replaces the pressed card: another card must come by itself.
  if (ack.card === undefined || ack.card.key !== pressed.k) return { answer: toastOf(ack) }
  return { answer: { ...toastOf(ack), ...raw(feishuCard(ack.card, wordsFor(deps, account, ack.card))) } }
}

async function goBack(deps: Handling, click: Click): Promise<Answered> {
  // First of all, so that no update is held back for a form that nobody fills in any more.
  await deps.memory.closeForm(click.message)
  const view = await deps.reread(click.account, click.pressed.k)
  if (view === undefined) return said(deps, click.account, 'stale', 'warning')
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
