// T-*: one card for each owner of a task. It shows the task, the person and the day, and nothing else of the case.
import { housingFundDays, transferDays } from '../../engine/after/follow-ups.ts'
import { fingerprint } from '../../engine/canonical.ts'
import { handoverDay, lastDayOf } from '../../engine/clocks/instants.ts'
import { textOf } from '../../engine/look.ts'
import { daysAfter } from '../../model/dates.ts'
import { paperFile } from '../agreement/paper.ts'
import { facts, nextLine, note, strong, words } from '../blocks.ts'
import type { CardAbout, CardBuilder } from '../card.ts'

const basisOf: Readonly<Record<string, readonly string[]>> = {
  handover: ['CN-LCL-50'],
  expenses: ['CN-WPR-9'],
  transfer: ['CN-LCL-50'],
  'housing-fund': ['CN-HFR-15'],
  'paper-copy': ['POLICY-PAPER-COPY'],
}

/** The day a task is due, as a calendar date. */
function dueDay({ state, instance, format }: CardAbout): string {
  const last = lastDayOf(state)
  switch (instance.step) {
    case 'handover':
      return format.date(handoverDay(state))
    case 'transfer':
      return format.date(daysAfter(last, transferDays))
    case 'housing-fund':
      return format.date(daysAfter(last, housingFundDays))
    default:
      return format.date(last)
  }
}

export const task: CardBuilder = about => {
  const { t, state, instance, nameOf, format } = about
  const { step } = instance
  const due = instance.clocks.due?.at
  const late = instance.clocks.overdue?.passed === true
  return {
    title: t(`task.${step}.title`, { employee: nameOf(state.parties.employee) }),
    tone: late ? 'stop' : 'calm',
    blocks: [
      facts(
        [t('case.employee'), nameOf(state.parties.employee)],
        [t('agreement.last-day'), format.date(lastDayOf(state))],
        [t('task.due'), step === 'accounts' || step === 'paper-copy' ? due && format.moment(due) : dueDay(about)],
        ...(step === 'handover' ? handoverRows(about) : []),
        ...(instance.data?.from ? [[t('task.from'), nameOf(instance.data.from)] as const] : []),
      ),
      note(about, t(`task.${step}.what`), basisOf[step] ?? []),
      ...(late ? [note(about, t('task.late'), [], 'stop')] : []),
      ...(step === 'paper-copy' ? paperFile(about, 'signed-agreement', t('paper.signed')) : []),
      words(t('task.discreet')),
    ],
    next: nextLine(about, t(`task.${step}.next`), nameOf(instance.who)),
  }
}

function handoverRows({ state, t }: CardAbout): readonly (readonly [string, string | undefined])[] {
  const values = state.agreements.at(-1)?.values ?? {}
  return [
    [t('form.agreement.handoverTo'), textOf(values, 'handoverTo')],
    [t('form.agreement.handoverItems'), textOf(values, 'handoverItems')],
  ]
}

/** The certificate: the end and the years are known, HR confirms post and term; no reason, no judgement (IR 24). */
export const certificate: CardBuilder = about => {
  const { t, state, instance, format, nameOf } = about
  const hired = state.facts.hireDate?.value
  const late = instance.clocks.overdue?.passed === true
  return {
    title: t('certificate.title', { employee: nameOf(state.parties.employee) }),
    tone: late ? 'stop' : 'calm',
    blocks: [
      facts(
        [t('certificate.end'), format.date(lastDayOf(state))],
        [t('certificate.hired'), hired && format.date(hired)],
        [t('task.due'), format.date(lastDayOf(state))],
      ),
      words(t('certificate.four')),
      note(about, t('certificate.unconditional'), ['CN-LCL-50', 'CN-IR-24', 'CN-LCL-89'], late ? 'stop' : 'calm'),
    ],
    next: nextLine(about, t('certificate.next'), nameOf(instance.who)),
  }
}

export const certificateReady: CardBuilder = about => {
  const { t, state } = about
  const paper = state.papers.find(one => one.name === 'certificate')
  return {
    title: t('certificate-ready.title'),
    blocks: [
      ...paperFile(about, 'certificate', t('paper.certificate')),
      ...(paper ? [facts([t('effective.fingerprint'), fingerprint(paper.sha256)])] : []),
      words(t('certificate-ready.words')),
      note(about, t('certificate-ready.use'), ['CN-LCL-50', 'CN-IR-24']),
    ],
  }
}

/** A note of a few words: trouble with a task, a payment that is late, an agreement that was sent back. */
export const toldNote: CardBuilder = ({ t, instance, nameOf, state }) => {
  const { about = 'trouble', text = '', task: which = '', from, part = 'separation' } = instance.data ?? {}
  const titles: Readonly<Record<string, string>> = {
    trouble: t('told-note.trouble', { task: t(`task.${which || 'handover'}.name`), who: nameOf(from) }),
    'pay-delay': t('told-note.pay-delay', { part: t(`payment.part.${part}`) }),
    'agreement-returned': t('told-note.agreement-returned', { who: nameOf(state.parties.signatory) }),
  }
  const then: Readonly<Record<string, string>> = {
    trouble: t('told-note.trouble-next', { who: nameOf(from) }),
    'pay-delay': t('told-note.pay-delay-day'),
    'agreement-returned': t('told-note.agreement-returned-next', { version: state.agreements.at(-1)?.version ?? 1 }),
  }
  const [title, next] = [titles[about], then[about]]
  return { title: title ?? t('told-note.title'), blocks: [strong(text), ...(next ? [words(next)] : [])] }
}
