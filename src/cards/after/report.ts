// E6 and H6: what the employee says afterwards, and the report whose measures never reward pressure.
import { followUpsOf } from '../../engine/after/follow-ups.ts'
import { mandatoryItems } from '../../engine/after/mandatory.ts'
import { lastDayOf } from '../../engine/clocks/instants.ts'
import { listOf } from '../../engine/look.ts'
import { pressureSeenFrom } from '../../engine/operations/after/survey.ts'
import type { Block } from '../../model/card.ts'
import { dayOf, latest, Temporal } from '../../model/dates.ts'
import { zoneOf } from '../../model/person.ts'
import { coachCounts } from '../../talk/learning/coach-counts.ts'
import { coachRows } from '../../talk/learning/coach-wording.ts'
import { alertsOf, correctionsOf, questionsTo, versionInHand } from '../../talk/learning/review.ts'
import { paperFile } from '../agreement/paper.ts'
import { facts, nextLine, note, words } from '../blocks.ts'
import type { CardAbout, CardBuilder } from '../card.ts'
import { followUpState, followUpText } from './effect.ts'

export const survey: CardBuilder = about => ({
  title: about.t('survey.title'),
  blocks: [
    words(about.t('survey.words')),
    note(about, about.t('survey.free'), ['POLICY-SURVEY']),
    // Said before anybody answers, not found out afterwards.
    note(about, about.t('survey.pressure', { from: pressureSeenFrom })),
  ],
})

/** High felt pressure goes to the head of HR; the words stay the employee's. */
export const toldSurveyPressure: CardBuilder = about => {
  const { t, state, nameOf } = about
  const { survey: said } = state
  return {
    title: t('told-survey-pressure.title', { employee: nameOf(state.parties.employee) }),
    tone: 'stop',
    blocks: [
      facts(
        [
          t('form.survey.pressure'),
          typeof said?.pressure === 'string'
            ? t('told-survey-pressure.of-five', { value: t(`form.survey.pressure.${said.pressure}`) })
            : undefined,
        ],
        [t('told-survey-pressure.reason'), typeof said?.reason === 'string' ? said.reason : undefined],
      ),
      note(about, t('told-survey-pressure.quiet'), ['CN-SPC1-35', 'POLICY-PRESSURE'], 'warn'),
    ],
  }
}

export const report: CardBuilder = about => {
  const { t, state, nameOf, format, world } = about
  const today = dayOf(world.now, zoneOf(world.people, about.instance.who))
  const confirmed = state.answers['report.confirm'] !== undefined
  const checked = state.answers['report.check']
  const passed = checked?.values.passed === 'yes'
  const surveyOpen = state.steps.some(step => step.step === 'survey' && step.status === 'open')
  const surveySent = state.steps.some(step => step.step === 'survey')
  return {
    title: t('report.title', { employee: nameOf(state.parties.employee) }),
    blocks: [
      facts(
        [t('report.result'), t('report.result-agreed')],
        [t('effective.at'), state.effectiveAt && format.moment(state.effectiveAt)],
        [t('agreement.last-day'), format.date(lastDayOf(state))],
      ),
      words(t('report.follow-ups')),
      {
        kind: 'steps',
        items: followUpsOf(state).map(item => ({
          text: followUpText(item, about, today),
          state: followUpState(item, today),
        })),
      },
      words(t('report.measures')),
      facts(...measures(about)),
      talkMeasures(about),
      ...paperFile(about, 'report', t('paper.report')),
      ...(checked ? [words(t('report.archive-list')), checkedItems(about)] : []),
      note(about, t('report.never-alone'), ['POLICY-ARCHIVE']),
      ...(passed && (surveyOpen || !surveySent) ? [note(about, t('report.waits-survey'))] : []),
    ],
    next: nextLine(
      about,
      t(!confirmed ? 'report.next-confirm' : passed ? 'report.next-archive' : 'report.next-check'),
      nameOf(about.instance.who),
    ),
  }
}

/** The package of the ended case, with what its byte-level check found. */
export const archived: CardBuilder = about => {
  const { t, state, nameOf } = about
  const stored = state.papers.find(paper => paper.name === 'archive')
  const found = stored?.text ?? ''
  // A property that failed is marked as such at the start of its line; only then its findings are told.
  const failed = /^×/m.test(found)
  return {
    title: t('archived.title', { employee: nameOf(state.parties.employee) }),
    tone: failed ? 'stop' : 'calm',
    blocks: [
      ...(stored
        ? [
            {
              kind: 'files',
              items: [{ id: stored.fileId, name: t('archived.file'), mime: 'application/zip', size: stored.size ?? 0 }],
            } as const,
            words(failed ? found : t('archived.passed')),
          ]
        : [words(t('archived.soon'))]),
      note(about, t('archived.keep'), ['CN-LCL-50', 'POLICY-ARCHIVE']),
    ],
  }
}

/** Time given beside time used, what was questioned, what was felt: never how many signed. */
function measures({ t, state }: CardAbout): readonly (readonly [string, string])[] {
  const count = (list: readonly unknown[]): string => String(list.length)
  const first = state.settlements[0]?.publishedAt
  const signed = state.agreements.at(-1)?.signatures.find(one => one.party === 'employee')?.at
  const used =
    first && signed
      ? Math.floor(Temporal.Instant.from(first).until(Temporal.Instant.from(signed)).total('hours'))
      : undefined
  const paidAt = latest(state.payments.map(payment => payment.at))
  const days =
    state.effectiveAt && paidAt
      ? Math.floor(Temporal.Instant.from(state.effectiveAt).until(Temporal.Instant.from(paidAt)).total('hours') / 24)
      : undefined
  return [
    [t('report.measure.given'), t('report.value.workdays', { days: state.considerationDays })],
    ...(used === undefined
      ? []
      : [
          [
            t('report.measure.used'),
            t('report.value.used', { days: Math.floor(used / 24), hours: used % 24 }),
          ] as const,
        ]),
    [t('report.measure.versions'), count(state.settlements)],
    [t('report.measure.disputes'), count(state.disputes)],
    [t('report.measure.questions'), String(questionsTo(state))],
    [t('report.measure.corrections'), String(correctionsOf(state))],
    [t('report.measure.pressure'), count(state.agreements.filter(one => one.pressured))],
    [t('report.measure.denials'), count(state.denials)],
    ...(days === undefined ? [] : [[t('report.measure.to-pay'), t('report.value.days', { days })] as const]),
  ]
}

/** Which lines were in hand, what was left to writing, and whether a sentence stopped the talk. */
const talkMeasures = ({ t, state, locale }: CardAbout): Block => ({
  kind: 'more',
  label: t('report.talk'),
  text: [
    [t('report.measure.script'), versionInHand(state)],
    [t('report.measure.risk'), String(alertsOf(state))],
    [
      t('report.measure.written'),
      state.minutes.flatMap(one => (one.written ?? []).map(point => point.name[locale])).join(t('list.and')) ||
        t('minutes-check.nothing'),
    ],
    ...coachRows(coachCounts(state), t),
  ]
    .map(row => row.join(': '))
    .join('\n'),
})

/** What the check of the archive found, item by item. */
function checkedItems({ t, state }: CardAbout): Block {
  const missing = listOf(state.answers['report.check']?.values ?? {}, 'missing')
  return {
    kind: 'steps',
    items: mandatoryItems(state).map(item => ({
      text: t(`archive-item.${item.id}`),
      state: missing.includes(item.id) ? 'missing' : 'done',
    })),
  }
}
