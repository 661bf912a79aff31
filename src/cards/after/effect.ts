// Cards of the moment an agreement takes effect: everyone's copy, what is owed to the employee, and taking it back.
import { type FollowUp, followUpsOf } from '../../engine/after/follow-ups.ts'
import { fingerprint } from '../../engine/canonical.ts'
import { lastDayOf } from '../../engine/clocks/instants.ts'
import { lastAgreement, textOf } from '../../engine/look.ts'
import type { Block } from '../../model/card.ts'
import type { CaseState } from '../../model/case.ts'
import { dayOf } from '../../model/dates.ts'
import { zoneOf } from '../../model/person.ts'
import { paperFile } from '../agreement/paper.ts'
import { facts, nextLine, note, strong, words } from '../blocks.ts'
import type { CardAbout, CardBuilder } from '../card.ts'

/** E5: the employee's own view. It says who owes them what, by when, and what is late. */
export const effectiveEmployee: CardBuilder = about => {
  const { t, state, format, world } = about
  const until = state.withdrawUntil
  const open = until !== undefined && Date.parse(world.now) <= Date.parse(until)
  return {
    title: t('effective.title'),
    blocks: [
      facts(
        [t('effective.at'), state.effectiveAt && format.moment(state.effectiveAt)],
        [t('agreement.last-day'), format.date(lastDayOf(state))],
        [t('effective.fingerprint'), fingerprintOf(state)],
      ),
      ...paperFile(about, 'signed-agreement', t('paper.signed')),
      note(about, t('effective.verify'), ['CN-ESL-13']),
      ...owed(about),
      ...(open
        ? [note(about, t('effective.withdraw-until', { until: format.moment(until) }), ['POLICY-WITHDRAWAL'])]
        : []),
      { kind: 'more', label: t('effective.unemployment-label'), text: unemployment(about) },
    ],
    without: open ? [] : ['withdraw-agreement'],
  }
}

const fingerprintOf = (state: CaseState): string | undefined => {
  const agreement = lastAgreement(state)
  return agreement && fingerprint(agreement.hash)
}

/** What is owed to the employee, with its owner, its day, and whether it is late. */
function owed(about: CardAbout): readonly Block[] {
  const { t, state, world } = about
  const today = dayOf(world.now, zoneOf(world.people, state.parties.employee))
  const items = followUpsOf(state).filter(item => item.id !== 'own')
  return items.length === 0
    ? []
    : [
        words(t('effective.owed')),
        {
          kind: 'steps',
          items: items.map(item => ({
            text: followUpText(item, about, today),
            state: followUpState(item, today),
          })),
        },
      ]
}

/** Done, still open, or late. */
export const followUpState = (item: FollowUp, today: string): 'done' | 'open' | 'missing' =>
  item.done ? 'done' : item.due < today ? 'missing' : 'open'

/** `出具离职证明 · 由沈宁 · 2025年11月30日 前` with its state. */
export function followUpText(item: FollowUp, { t, format, nameOf }: CardAbout, today: string): string {
  const what = item.text ?? t(`follow-up.${item.id}`)
  const state = item.done ? 'done' : item.due < today ? 'late' : 'open'
  return t(`follow-up.line.${state}`, { what, who: nameOf(item.owner), due: format.date(item.due) })
}

function unemployment({ t, state }: CardAbout): string {
  const likely = state.settlements.at(-1)?.unemployment ?? 'unknown'
  return [t(`effective.unemployment.${likely}`), t('effective.unemployment.steps')].join('\n')
}

/** The manager learns the days and what is to do, no amount (product §4.3). */
export const effectiveManager: CardBuilder = about => {
  const { t, state, format, nameOf } = about
  return {
    title: t('effective-manager.title', { employee: nameOf(state.parties.employee) }),
    blocks: [
      facts(
        [t('effective.at'), state.effectiveAt && format.moment(state.effectiveAt)],
        [t('agreement.last-day'), format.date(lastDayOf(state))],
      ),
      words(t('effective-manager.words')),
      note(
        about,
        t('effective-manager.quiet', { employee: nameOf(state.parties.employee) }),
        ['POLICY-EMBARGO'],
        'warn',
      ),
    ],
    next: nextLine(about, t('effective-manager.next'), nameOf(state.parties.manager)),
  }
}

/** The company's copy: HR and the signatory. */
export const effectiveHr: CardBuilder = about => {
  const { t, state, format, nameOf } = about
  return {
    title: t('effective-hr.title', { employee: nameOf(state.parties.employee) }),
    blocks: [
      facts(
        [t('effective.at'), state.effectiveAt && format.moment(state.effectiveAt)],
        [t('agreement.last-day'), format.date(lastDayOf(state))],
        [t('effective-hr.withdraw-until'), state.withdrawUntil && format.moment(state.withdrawUntil)],
        [t('effective.fingerprint'), fingerprintOf(state)],
      ),
      ...paperFile(about, 'signed-agreement', t('paper.signed')),
      note(about, t('effective-hr.keep'), ['CN-LCL-50']),
    ],
    next: nextLine(about, t('effective-hr.next'), nameOf(state.parties.hrbp)),
  }
}

export const announcement: CardBuilder = about => ({
  title: about.t('announcement.title'),
  blocks: [
    words(about.t('announcement.words')),
    note(about, about.t('announcement.until-then'), ['POLICY-EMBARGO']),
    ...chosen(about, 'form.announcement'),
  ],
})

/** What was chosen, in the words of the employee's form or as others read of it; nothing while it is open. */
function chosen({ t, state, format }: CardAbout, as: 'form.announcement' | 'told-announcement'): readonly Block[] {
  const values = state.answers.announcement?.values ?? {}
  const [when, how, said] = [textOf(values, 'when'), textOf(values, 'how'), textOf(values, 'words')]
  if (when === undefined || how === undefined) return []
  return [
    facts(
      [t('form.announcement.when'), format.date(when)],
      [t('form.announcement.how'), t(`${as}.how.${how}`)],
      [t(`${as}.words`), said],
    ),
  ]
}

export const toldAnnouncement: CardBuilder = about => {
  const { t, state, nameOf } = about
  return {
    title: t('told-announcement.title', { employee: nameOf(state.parties.employee) }),
    blocks: [...chosen(about, 'told-announcement'), note(about, t('told-announcement.keep'), ['POLICY-EMBARGO'])],
  }
}

/** Steps whose doing has to be undone when the agreement was taken back; the order is the order of the list. */
const undone = ['accounts', 'assets', 'handover', 'expenses', 'transfer', 'housing-fund', 'announcement'] as const

/** What HR has to undo after the employee took the agreement back (product P12d). */
export const rollback: CardBuilder = about => {
  const { t, state, nameOf } = about
  const paid = (['separation', 'handover'] as const).filter(part => state.payments.some(one => one.part === part))
  const items = [
    ...undone.filter(step => state.answers[step] !== undefined).map(step => t(`rollback.${step}`)),
    ...(state.papers.some(paper => paper.name === 'certificate') ? [t('rollback.certificate')] : []),
    ...paid.map(part => t(`rollback.paid-${part}`)),
  ]
  return {
    title: t('rollback.title', { employee: nameOf(state.parties.employee) }),
    tone: 'warn',
    blocks: [
      strong(t('rollback.words')),
      items.length === 0
        ? words(t('rollback.nothing'))
        : { kind: 'steps', items: items.map(text => ({ text, state: 'open' })) },
      note(about, t('rollback.no-harm'), ['CN-LCL-36', 'POLICY-WITHDRAWAL']),
    ],
    next: nextLine(about, t('rollback.next'), nameOf(state.parties.hrbp)),
  }
}

export const toldContractGoesOn: CardBuilder = about => {
  const own = about.instance.who === about.state.parties.employee
  return {
    title: about.t('told-contract-goes-on.title'),
    blocks: [
      strong(about.t(own ? 'told-contract-goes-on.employee' : 'told-contract-goes-on.manager')),
      note(about, about.t(own ? 'told-contract-goes-on.no-harm-to-you' : 'told-contract-goes-on.no-harm'), [
        'CN-LCL-36',
      ]),
    ],
  }
}

/** Owners of a task learn only that theirs is off. */
export const toldTaskOff: CardBuilder = ({ t, state, instance, nameOf }) => {
  const task = instance.data?.task ?? ''
  return {
    title: t('told-task-off.title', { task: t(`task.${task}.name`), employee: nameOf(state.parties.employee) }),
    blocks: [words(t('told-task-off.words'))],
  }
}
