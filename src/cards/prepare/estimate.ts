// 「试算」: a private calculation from typed facts only. No case is opened, nobody's pay is read, and it says what it is not.
import { dayOf } from '../../model/dates.ts'
import { readAmount } from '../../model/money.ts'
import type { LawView, World } from '../../model/world.ts'
import { words } from '../blocks.ts'
import type { LooseAbout, LooseBuilder } from '../card.ts'
import { basisText } from '../labels.ts'
import { readableFormula } from '../settlement/formula.ts'

const amounts = [
  'avgMonthlyWage',
  'lastMonthWage',
  'avgMonthlyWageExclOvertime',
  'localMinMonthlyWage',
  'localAvgMonthlyWage',
]
const counts = ['cumulativeWorkYears', 'leaveTakenDays']
const flags = ['noticeGiven30Days']
/** What a manager wants to know; everything else the law gives stays behind it. */
const shown = ['severance', 'noticePay', 'unlawfulDamages', 'annualLeavePay', 'incomeTax', 'total']

/** The typed facts as the law reads them: amounts with two places, counts as numbers, yes and no, absent when not typed. */
export function factsTyped(data: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).flatMap(([name, value]) =>
      name === 'chosen' || name === 'region' || value === '' ? [] : [[name, factTyped(name, value)] as const],
    ),
  )
}

function factTyped(name: string, value: string): string | number | boolean {
  if (amounts.includes(name)) return readAmount(value)?.value ?? value
  if (flags.includes(name)) return value === 'yes'
  return counts.includes(name) ? Number(value) : value
}

/** What the law makes of the typed facts today. */
export function estimateOf(data: Readonly<Record<string, string>>, world: World): LawView {
  return world.law({
    jurisdiction: 'CN',
    ...(data.region ? { region: data.region } : {}),
    asOf: dayOf(world.now),
    facts: factsTyped(data),
  })
}

export const estimate: LooseBuilder = about => {
  const { t, ref, world } = about
  const options = [{ id: 'calculate', style: 'main' as const, form: 'estimate' }]
  const data = ref.data ?? {}
  if (data.chosen !== 'calculate') {
    return {
      title: t('estimate.title'),
      blocks: [words(t('estimate.private')), { kind: 'note', text: t('help.not-legal-advice') }],
      options,
    }
  }
  const law = estimateOf(data, world)
  return {
    title: t('estimate.title-done'),
    blocks: [
      ...results(law, about),
      { kind: 'note', text: t('estimate.not-advice', { version: law.law?.version ?? '—' }) },
    ],
    options,
  }
}

function results(law: LawView, { t }: LooseAbout): ReturnType<LooseBuilder>['blocks'] {
  if (law.status === 'error')
    return [
      words(
        t('estimate.wrong', { fact: law.error?.fact ? t(`form.estimate.${law.error.fact}`) : (law.error?.code ?? '') }),
      ),
    ]
  if (law.results.blocked === true) return [words(t('estimate.blocked'))]
  const rows = law.lines
    .filter(line => shown.includes(line.name) && line.amount !== undefined)
    .flatMap(line =>
      line.amount === undefined
        ? []
        : [
            {
              id: line.name,
              label: t(`estimate.line.${line.name}`),
              amount: line.amount,
              caption: readableFormula(line.formula, t),
              detail: [
                [t('line.detail.formula'), readableFormula(line.formula, t)],
                [t('line.detail.basis'), basisText(line.basis, t)],
                [t('line.detail.source'), t('prep.source.law')],
              ] as const,
            },
          ],
    )
  const missing = law.missing.filter(name => typeof name === 'string')
  return [
    ...(rows.length > 0 ? [{ kind: 'lines' as const, rows }] : []),
    ...(missing.length > 0
      ? [
          {
            kind: 'note' as const,
            text: t('estimate.missing', { facts: missing.map(name => t(`fact.${name}`)).join(t('list.and')) }),
            tone: 'warn' as const,
          },
        ]
      : []),
    ...(law.warnings.some(
      warning =>
        warning.code === 'cap_not_checked' ||
        warning.code === 'unknown_region' ||
        warning.code === 'parameter_carried_forward',
    )
      ? [{ kind: 'note' as const, text: t('estimate.local-figure'), tone: 'warn' as const }]
      : []),
  ]
}
