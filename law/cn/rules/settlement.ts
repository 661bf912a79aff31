// The whole settlement: earnings, unused leave and severance less deductions and tax, to the cent that is transferred.
import { type Ask, shown } from '../../../src/law/rule.ts'
import { Decimal } from '../../../src/model/money.ts'
import { rule, type Terms } from '../rule.ts'
import { minimumFor } from './local-figures.ts'

const zero = new Decimal(0)

type Deduction = Terms['deductions'][number]

/** Law itself deducts tax, social insurance and what a court orders (WPR 15); anything else needs a written agreement. */
const bylaw = new Set<Deduction['kind']>(['social_and_fund', 'income_tax', 'court_order'])

const earningsTotal = rule({
  gives: 'earningsTotal',
  needs: ['earnings'],
  basis: ['CN-LCL-50', 'CN-WPR-9'],
  confidence: 'statute',
  compute: ({ earnings }) =>
    shown(
      Decimal.sum(zero, ...earnings.map(one => one.amount)),
      earnings.map(one => one.amount.toFixed(2)).join(' + '),
    ),
})

/** All damage together is set off within a fifth of the wages and never below the minimum wage (WPR 16). */
function lossAllowed(losses: readonly Decimal[], ask: Ask<Terms>): Decimal {
  const loss = Decimal.sum(zero, ...losses)
  if (loss.isZero()) return zero
  const wages = ask.get('earningsTotal')
  const wanted = Decimal.min(loss, wages.times('0.2').toDecimalPlaces(2, Decimal.ROUND_HALF_UP))
  const minimum = minimumFor(wages.minus(wanted), ask)
  return minimum ? Decimal.min(wanted, Decimal.max(0, wages.minus(minimum))) : wanted
}

const deductionsTotal = rule({
  gives: 'deductionsTotal',
  needs: ['deductions'],
  basis: ['CN-WPR-15', 'CN-WPR-16'],
  confidence: 'statute',
  compute: ({ deductions }, ask) => {
    const founded = deductions.filter(one => {
      const basis = bylaw.has(one.kind) || one.agreedInWriting === true
      if (!basis) ask.warn('deduction_without_basis', ['CN-WPR-15'], { amount: one.amount.toFixed(2) })
      return basis
    })
    const losses = founded.filter(one => one.kind === 'loss').map(one => one.amount)
    const others = founded.filter(one => one.kind !== 'loss').map(one => one.amount)
    const within = lossAllowed(losses, ask)
    if (within.lessThan(Decimal.sum(zero, ...losses))) ask.warn('loss_deduction_limited', ['CN-WPR-16'])
    const taken = losses.length > 0 ? [...others, within] : others
    return shown(Decimal.sum(zero, ...taken), taken.map(one => one.toFixed(2)).join(' + ') || '0.00')
  },
})

/** Wages that do not cover what the law takes off them leave a debt: it is told as it is, and agreed in writing, never simply kept. */
function warnBelowNought(net: Decimal, ask: Ask<Terms>): void {
  if (!net.isNegative()) return
  ask.warn('net_below_nought', ['CN-WPR-15'])
  ask.review()
}

// The last month as told by payroll: wage less insurance, fund and the tax withheld.
const finalMonthNet = rule({
  gives: 'finalMonthNet',
  needs: ['months', 'finalMonthWithholding'],
  basis: ['CN-WPR-9', 'CN-WPR-15', 'CN-STA-2018-61'],
  confidence: 'official',
  compute: ({ months, finalMonthWithholding: tax }, ask) => {
    const last = typeof months === 'number' ? undefined : months.at(-1)
    if (!last) return ask.none()
    const left = last.wage.minus(last.socialAndFund).minus(tax)
    warnBelowNought(left, ask)
    return shown(left, `${last.wage.toFixed(2)} − ${last.socialAndFund.toFixed(2)} − ${tax.toFixed(2)}`)
  },
})

// Every part that these facts reach, added once. Nothing unknown is counted as nought: a part is there or it is not told.
const net = rule({
  gives: 'net',
  about: ['earnings', 'months'],
  basis: ['CN-LCL-50', 'CN-WPR-9', 'CN-WPR-15'],
  confidence: 'statute',
  compute: (_, ask) => {
    const wages = ask.given('earnings') ? ask.get('earningsTotal') : ask.maybe('finalMonthNet')
    if (!wages) return ask.lacks('earnings')
    if (ask.given('ground')) ask.get('total')
    const deductions = ask.given('deductions') ? ask.get('deductionsTotal') : undefined
    const withheld = taxesOfLastMonth(ask)
    const plus = [wages, ask.maybe('annualLeavePay'), ask.maybe('netSeverance') ?? severanceBeforeTax(ask)]
    const added = plus.filter(part => part !== undefined)
    const taken = [deductions, ...withheld].filter(part => part !== undefined)
    const text = added.map(part => part.toFixed(2)).join(' + ') + taken.map(part => ` − ${part.toFixed(2)}`).join('')
    const sum = Decimal.sum(zero, ...added).minus(Decimal.sum(zero, ...taken))
    warnBelowNought(sum, ask)
    return shown(sum, text)
  },
})

/** Where payroll did not tell the tax of the last month, it is the cumulative one, on wages and on unused leave. */
function taxesOfLastMonth(ask: Ask<Terms>): readonly (Decimal | undefined)[] {
  if (ask.given('deductions')?.some(one => one.kind === 'income_tax')) return []
  const onLeave = ask.maybe('annualLeaveTax')
  return ask.given('earnings') ? [ask.maybe('finalMonthWithholding'), onLeave] : [onLeave]
}

/** A net sum needs the tax on severance; where a ground owes severance and the tax is not known, there is no net sum. */
function severanceBeforeTax(ask: Ask<Terms>): undefined {
  const gross = ask.maybe('severanceGross')
  if (gross && !gross.isZero()) ask.get('netSeverance')
  return undefined
}

const totalNet = rule({
  gives: 'totalNet',
  needs: ['net'],
  basis: ['CN-LCL-50', 'CN-WPR-9', 'CN-WPR-15'],
  confidence: 'statute',
  compute: ({ net }) => shown(net, net.toFixed(2)),
})

export const settlementRules = [earningsTotal, deductionsTotal, finalMonthNet, net, totalNet]
