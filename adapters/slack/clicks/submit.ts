// A form that was handed in: its files are kept, the spine decides, wrong fields stand in the open form.
import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { FormValues } from '../../../src/model/card.ts'
import type { AccountRef } from '../../../src/model/person.ts'
import { AppError } from '../../../src/model/refusal.ts'
import type { Ack } from '../../../src/ports/platform.ts'
import { accepted, type Received } from '../accepting.ts'
import {
  buttonOf,
  type Carried,
  formId,
  formView,
  problemsAt,
  readCarried,
  readState,
  type Submitted,
} from '../cards/form.ts'
import { noticeView } from '../cards/modal.ts'
import { call, type Desk, type Say, sayTo } from '../desk.ts'
import { keepFiles } from '../files.ts'
import type { ViewSubmission } from '../payload.ts'
import { pressEvent } from '../read.ts'
import { toast } from './outcome.ts'

/** Small files are fetched while Slack waits; for larger ones the form says that it is still working. */
const patienceMs = 1_000

interface Handed {
  readonly account: AccountRef
  readonly view: ViewSubmission['view']
  readonly carried: Carried
  readonly submitted: Submitted
  /** Asked for after the spine only: nothing but keeping the event stands between a form and its answer. */
  readonly say: () => Promise<Say>
}

/**
 * The ack closes the modal, or keeps it open with a sentence at each wrong field; files that take longer are kept
 * after it.
 */
export async function submit(desk: Desk, account: AccountRef, submission: ViewSubmission): Promise<Received> {
  const { view } = submission
  const carried = view.callback_id === formId ? readCarried(view.private_metadata) : undefined
  if (carried === undefined) return { ack: true }
  const say = () => sayTo(desk, account)
  const handed: Handed = { account, view, carried, submitted: readState(submission), say }
  if (Object.keys(handed.submitted.files).length === 0) return decided(desk, handed, handed.submitted.values)
  const keeping = kept(desk, handed)
  const quick = await Promise.race([keeping, setTimeout(patienceMs, 'slow' as const, { ref: false })])
  if (quick !== 'slow') return quick.ok ? decided(desk, handed, quick.values) : errors(handed, quick.problems)
  const words = await say()
  return {
    ack: true,
    body: { response_action: 'update', view: noticeView(words('slack.fetching-files'), words) },
    after: async () => finishLater(desk, handed, await keeping),
  }
}

type Kept =
  | { readonly ok: true; readonly values: FormValues }
  | { readonly ok: false; readonly problems: Readonly<Record<string, string>> }

async function kept(desk: Desk, { account, submitted, say }: Handed): Promise<Kept> {
  // Nothing is kept of somebody whom nobody is linked to: the spine tells them so.
  if ((await desk.deps.personOf(account)) === undefined) return { ok: true, values: submitted.values }
  let values = submitted.values
  for (const [field, files] of Object.entries(submitted.files)) {
    try {
      values = { ...values, ...(await keepFiles(desk, account, { [field]: files })) }
    } catch (fault) {
      const refused = fault instanceof AppError && fault.kind === 'invalid'
      if (!refused) desk.deps.log.error('a file of a form was not kept', fault)
      return { ok: false, problems: { [field]: (await say())(refused ? 'slack.bad-file' : 'slack.file-not-fetched') } }
    }
  }
  return { ok: true, values }
}

/** What was typed is part of the key: the same form handed in again with other words is another attempt. */
function keyOf({ view, submitted, account }: Handed): string {
  const typed = JSON.stringify([
    submitted.values,
    Object.values(submitted.files).map(list => list.map(file => file.id)),
  ])
  return `slack:form:${view.id}:${account.id}:${createHash('sha256').update(typed).digest('base64url').slice(0, 24)}`
}

const ask = (desk: Desk, handed: Handed, values: FormValues): Promise<Ack | 'again' | 'refused'> =>
  accepted(desk, () =>
    desk.accept(pressEvent(handed.account, keyOf(handed), desk.deps.clock.now(), handed.carried.t, values)),
  )

async function decided(desk: Desk, handed: Handed, values: FormValues): Promise<Received> {
  const ack = await ask(desk, handed, values)
  if (ack === 'again' || ack === 'refused') return sentence(handed, (await handed.say())('slack.not-saved'))
  if (ack.fields !== undefined && Object.keys(ack.fields).length > 0) return errors(handed, ack.fields)
  const { toast: said } = ack
  if (said === undefined) return { ack: true, body: { response_action: 'clear' } }
  // Nothing of it was taken: what was typed stays where it can be read and copied.
  if (ack.refused) return sentence(handed, said.text)
  // A warning must not pass by beside the card.
  if (said.tone !== 'calm') {
    return { ack: true, body: { response_action: 'update', view: noticeView(said.text, await handed.say()) } }
  }
  return {
    ack: true,
    body: { response_action: 'clear' },
    after: () => toast(desk, handed.account, said.text, keyOf(handed), handed.carried.c),
  }
}

async function errors(handed: Handed, fields: Readonly<Record<string, string>>): Promise<Received> {
  const found = problemsAt(handed.view, fields)
  if (found === undefined) return sentence(handed, Object.values(fields).join('\n'))
  return { ack: true, body: { response_action: 'errors', errors: found } }
}

/** One sentence at the first field, so that what was typed stays; a form without fields becomes the sentence. */
async function sentence(handed: Handed, text: string): Promise<Received> {
  const [first] = Object.keys(handed.view.state.values)
  const body =
    first === undefined
      ? { response_action: 'update', view: noticeView(text, await handed.say()) }
      : { response_action: 'errors', errors: { [first]: text } }
  return { ack: true, body }
}

/** The acknowledgement is gone; the modal that waits becomes the outcome. */
async function finishLater(desk: Desk, handed: Handed, files: Kept): Promise<void> {
  const { carried } = handed
  const say = await handed.say()
  const answer = files.ok ? await ask(desk, handed, files.values) : { fields: files.problems }
  const settled = answer === 'again' || answer === 'refused' ? { fields: { '': say('slack.not-saved') } } : answer
  const problems = settled.fields ?? {}
  const text = [...Object.values(problems), ...('toast' in settled && settled.toast ? [settled.toast.text] : [])].join(
    '\n',
  )
  const again = Object.keys(problems).length > 0 ? await formAgain(desk, handed, problems) : undefined
  const view = again ?? noticeView(text === '' ? say('slack.received') : text, say)
  await call(desk, 'views.update', desk.client.views.update({ view_id: handed.view.id, view })).catch(async () => {
    // The person has closed the modal meanwhile.
    await toast(desk, handed.account, text === '' ? say('slack.received') : text, keyOf(handed), carried.c)
  })
}

async function formAgain(desk: Desk, handed: Handed, problems: Readonly<Record<string, string>>) {
  const card = await desk.deps.reread(handed.account, handed.carried.k)
  const button = card && buttonOf(card, handed.carried.b, handed.carried.r)
  if (button?.form === undefined) return undefined
  const state = { values: handed.submitted.values, problems }
  return formView(button.form, handed.carried, button.label, await handed.say(), state)
}
