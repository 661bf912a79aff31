// H1 and the cards of its escalation.

import { severanceEstimate } from '../../engine/estimate.ts'
import { listOf, textOf } from '../../engine/look.ts'
import { checksOf } from '../../engine/opening/checks.ts'
import { protections } from '../../engine/operations/prepare/review.ts'
import { itemsDone, itemsToAttest } from '../../engine/personnel/open-items.ts'
import type { Block } from '../../model/card.ts'
import { dayOf } from '../../model/dates.ts'
import { riskOf } from '../../report/risk.ts'
import { factorLine } from '../../report/wording.ts'
import { facts, nextLine, note, strong, words } from '../blocks.ts'
import type { CardAbout, CardBuilder } from '../card.ts'
import { basisText } from '../labels.ts'
import { readableFormula } from '../settlement/formula.ts'
import { speechOf } from './speech.ts'

export const hrReview: CardBuilder = about => {
  const { t, state, nameOf, format, world, instance } = about
  const estimate = severanceEstimate(state, world)
  const risk = riskOf(state, world, dayOf(state.openedAt), 'hr')
  const speech = speechOf(about)
  const unchecked = itemsDone(state) ? 0 : itemsToAttest(state).filter(item => item.attested === undefined).length
  const open = state.answers['open-items']?.values ?? {}
  const unknown = Object.entries(open)
    .filter(([, value]) => value === 'unknown')
    .map(([name]) => t(`form.open-items.${name}`))
  const due = instance.clocks['remind-1']?.at
  return {
    title: t('hr-review.title', { manager: nameOf(state.parties.manager), employee: nameOf(state.parties.employee) }),
    tone: risk.level === 'red' ? 'stop' : risk.level === 'amber' ? 'warn' : 'calm',
    blocks: [
      facts(
        [t('case.last-day'), format.date(state.opening.lastDay)],
        [t('case.reason'), t(`form.start.reason.${state.opening.reason}`)],
        [t('hr-review.checks'), t('hr-review.checks-done', { n: String(checksOf(state).length) })],
        [t('hr-review.rehearsal'), state.answers.rehearsal && t('hr-review.rehearsal-done')],
        [
          t('hr-review.radar'),
          t('hr-review.radar-value', { opened: world.radar.opened, headcount: world.radar.headcount }),
        ],
      ),
      words(state.opening.statement),
      ...earlierReport(about),
      ...estimateBlocks(estimate, about),
      strong(t(`prep.level.${risk.level}`)),
      ...risk.factors.map(
        (factor): Block =>
          note(about, factorLine(factor, speech), factor.basis, factor.level === 'red' ? 'stop' : 'warn'),
      ),
      ...(itemsDone(state)
        ? []
        : [note(about, t('hr-review.items-open', { n: unchecked }), ['POLICY-CHECKS'], 'warn')]),
      ...(unknown.length > 0
        ? [note(about, t('hr-review.unknown', { items: unknown.join(t('list.and')) }), [], 'warn')]
        : []),
      note(about, t('hr-review.do-not-ask'), ['CN-LCL-42']),
    ],
    next: due
      ? nextLine(about, t('next.review'), nameOf(instance.who), due)
      : nextLine(about, t('next.review'), nameOf(instance.who)),
  }
}

/** Whoever alone may release a case after an earlier report reads why, on whichever card it comes to them; nobody else does. */
function earlierReport(about: CardAbout): readonly Block[] {
  const { state, instance, t } = about
  const tells = state.reportedEarlier && instance.who === state.parties.hrd
  return tells ? [note(about, t('hr-escalation.reported'), ['POLICY-PROTECTION'], 'warn')] : []
}

/** The statutory estimate as a line, or which facts are missing for it. */
export function estimateBlocks(estimate: ReturnType<typeof severanceEstimate>, about: CardAbout): readonly Block[] {
  const { t } = about
  const { severance } = estimate
  if (!severance)
    return [
      note(
        about,
        t('estimate.missing', { facts: estimate.missing.map(name => t(`fact.${name}`)).join(t('list.and')) }),
        [],
        'warn',
      ),
    ]
  const warned = estimate.law.warnings.some(w => w.code === 'cap_not_checked' || w.code === 'parameter_carried_forward')
  return [
    {
      kind: 'lines',
      rows: [
        {
          id: 'severance',
          label: t('estimate.severance'),
          amount: { value: severance.value, currency: severance.currency },
          caption: `${readableFormula(severance.formula, t)} · ${basisText(severance.basis.slice(-1), t)}`,
          detail: [
            [t('line.detail.formula'), readableFormula(severance.formula, t)],
            [t('line.detail.basis'), basisText(severance.basis, t)],
            [t('line.detail.source'), t('prep.source.law')],
          ],
        },
      ],
    },
    ...(warned ? [note(about, t('estimate.local-figure'), ['CN-LCL-47'], 'warn')] : []),
  ]
}

/** A review that waits, for whoever may take it over: it speaks of the one it came from, also when somebody has taken it. */
export const waitingReview: CardBuilder = about => {
  const { t, state, nameOf, instance } = about
  const before = state.steps.slice(
    0,
    state.steps.findIndex(step => step.id === instance.id),
  )
  const review = before.findLast(step => step.step === 'hr-review')
  const why = instance.data?.why
  const hr = nameOf(review?.who ?? state.parties.hrbp)
  return {
    title: t(why === undefined ? 'hr-escalation.title' : 'hr-escalation.title-asked', { hr }),
    tone: 'warn',
    blocks: [
      words(
        why === undefined
          ? t('hr-escalation.silent', { since: about.format.moment(review?.openedAt ?? instance.openedAt) })
          : t('hr-escalation.asked', { why }),
      ),
      facts([t('case.manager'), nameOf(state.parties.manager)], [t('case.employee'), nameOf(state.parties.employee)]),
      ...earlierReport(about),
      note(about, t('hr-escalation.never-by-time'), ['POLICY-RELEASE']),
    ],
    next: nextLine(about, t('next.review'), nameOf(instance.who)),
  }
}

export const toldWaitingForHr: CardBuilder = about => ({
  title: about.t('told-waiting.title'),
  blocks: [words(about.t('told-waiting.words', { hr: about.nameOf(about.state.parties.hrbp) }))],
  next: nextLine(about, about.t('next.review'), about.nameOf(about.state.parties.hrd)),
})

export const toldPaused: CardBuilder = ({ t, instance, state }) => ({
  title: t('told-paused.title'),
  tone: 'warn',
  // The manager learns that it rests, never why (product M2, P5); nor does HR where the employee went past them (P26).
  blocks: [strong(t(instance.who === state.parties.manager ? 'told-paused.words' : 'told-paused.words-hr'))],
})

export const toldResumed: CardBuilder = ({ t, instance, state, nameOf }) => ({
  title: t('told-resumed.title'),
  blocks: [
    instance.who === state.parties.manager
      ? words(t('told-resumed.words'))
      : words(t('told-resumed.words-hr', { employee: nameOf(state.parties.employee) })),
  ],
})

export const protection: CardBuilder = about => {
  const { t, state, instance, nameOf } = about
  const review = state.answers['hr-review']?.values ?? {}
  const named = protections.filter(name => review[name] === 'yes')
  const special = state.answers.special?.values ?? {}
  const from = instance.data?.from
  return {
    title: t('protection.title', { employee: nameOf(state.parties.employee) }),
    tone: 'stop',
    blocks: [
      from === 'room'
        ? words(t('protection.in-room'))
        : from === 'employee'
          ? facts(
              [t('protection.said'), textOf(special, 'said') ?? t('protection.said-nothing')],
              [t('protection.papers'), String(listOf(special, 'papers').length)],
            )
          : facts([t('protection.kinds'), named.map(name => t(`form.release.${name}`)).join(t('list.and'))]),
      note(about, t('protection.law'), ['CN-LCL-42']),
      note(about, t('protection.never'), ['POLICY-PROTECTION']),
      note(
        about,
        t(
          state.steps.some(step => step.step === 'opening-notice')
            ? 'protection.employee-decides'
            : 'protection.before-talk',
        ),
      ),
    ],
    next: nextLine(about, t('protection.next'), nameOf(instance.who)),
  }
}

export const resumeWish: CardBuilder = about => ({
  title: about.t('resume-wish.title'),
  blocks: [
    words(about.t('resume-wish.words')),
    words(about.t('resume-wish.other-ways')),
    note(about, about.t('resume-wish.free'), ['CN-LCL-36']),
  ],
})

export const toldEnded: CardBuilder = ({ t, instance, state }) => {
  const own = instance.who === state.parties.employee
  return {
    title: t('told-ended.title'),
    blocks: [
      words(own ? t('told-ended.employee') : t(`told-ended.${instance.data?.how ?? 'cancelled'}`)),
      ...(instance.data?.why && !own ? [words(instance.data.why)] : []),
    ],
  }
}

export const toldDenials: CardBuilder = ({ t, instance, nameOf }) => ({
  title: t('told-denials.title'),
  tone: 'stop',
  blocks: [words(t('told-denials.words', { who: nameOf(instance.data?.person) }))],
})
