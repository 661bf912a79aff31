// What the ground owes: severance N (LCL 46, 47), damages 2N (LCL 87), and what is left of it after what was paid.
import { type Ask, shown } from '../../../src/law/rule.ts'
import { before } from '../../../src/law/tenure.ts'
import { Decimal } from '../../../src/model/money.ts'
import { type GroundCode, groundOf } from '../grounds.ts'
import { rule, type Terms } from '../rule.ts'
import { amountCutAt2008, cutCareer } from './before-2008.ts'
import { treatmentBefore2008 } from './before-2008-ground.ts'

const zero = new Decimal(0)
const twelve = new Decimal(12)
const toFen = (value: Decimal) => value.toDecimalPlaces(2, Decimal.ROUND_HALF_UP)

// The 12-year limit comes only together with the cap on the base, never alone (LCL 47).
const payableFactor = rule({
  gives: 'payableFactor',
  needs: ['serviceFactor', 'baseCapped'],
  basis: ['CN-LCL-47', 'CN-LCL-97'],
  confidence: 'statute',
  compute: ({ serviceFactor, baseCapped }, ask) => {
    if (cutCareer(ask)) {
      const { prePayableFactor: pre, postPayableFactor: post } = ask.all('prePayableFactor', 'postPayableFactor')
      return shown(pre.plus(post), `${pre.toFixed(1)} + ${post.toFixed(1)}`)
    }
    return baseCapped
      ? shown(Decimal.min(serviceFactor, twelve), `min(${serviceFactor.toFixed(1)}, 12.0)`)
      : shown(serviceFactor, serviceFactor.toFixed(1))
  },
})

// Base × months, rounded once. A ground that owes nothing owes 0.00 whatever else is unknown (LCL 46).
const severance = rule({
  gives: 'severance',
  needs: ['route'],
  basis: ['CN-LCL-46', 'CN-LCL-47'],
  confidence: 'statute',
  compute: ({ route }, ask) => {
    if (ask.maybe('blocked')) return ask.none()
    const { owes } = groundOf(route)
    warnOfOtherMoney(route, ask)
    if (owes === 'nothing' || owes === 'double') return shown(zero, '0.00')
    const { payableFactor, severanceBase } = ask.all('payableFactor', 'severanceBase')
    if (cutCareer(ask)) {
      const { preSeverance: pre, postSeverance: post } = ask.all('preSeverance', 'postSeverance')
      warnOfAge(ask)
      if (treatmentBefore2008(ask) !== 'none') warnOfMerged(ask)
      return shown(toFen(pre.plus(post)), `${pre.toFixed(2)} + ${post.toFixed(2)}`)
    }
    ask.maybe('serviceFactor')
    warnOfCut(ask)
    warnOfAge(ask)
    return shown(toFen(payableFactor.times(severanceBase)), `${payableFactor.toFixed(1)} × ${severanceBase.toFixed(2)}`)
  },
})

/** Money that follows other rules and is not in this result. */
function warnOfOtherMoney(route: GroundCode, ask: Ask<Terms>): void {
  if (route === 'art40_1_medical') ask.warn('medical_subsidy_local', ['CN-LCL-40'])
  if (route === 'work_injury_termination') ask.warn('injury_benefits_separately', ['CN-IR-23'])
  // Beijing: no account or a missing kind of insurance supports it, a low base does not (BJ534 Q71).
  if (ask.given('forcedResignReason') === 'social_insurance_unpaid' && ask.moment.regions.includes('Beijing')) {
    ask.warn('social_insurance_beijing', ['CN-BJ534-71'])
  }
  // Claims of the staff need not be filed: the administrator lists them, and they may be corrected (企业破产法 48).
  if (route === 'art44_4_bankrupt') ask.warn('administrator_lists_claims', ['CN-EBL-48'])
  if (route === 'art44_3_death') ask.warn('death_benefits_separately', ['CN-LCL-44'])
}

/** Some courts do not cut the career at 2008: the other figure is always told. */
function warnOfMerged(ask: Ask<Terms>): void {
  const { serviceFactor, baseCapped, severanceBase } = ask.all('serviceFactor', 'baseCapped', 'severanceBase')
  const months = baseCapped ? Decimal.min(serviceFactor, twelve) : serviceFactor
  ask.warn('pre2008_other_method', ['CN-LCL-97'], { amount: toFen(months.times(severanceBase)).toFixed(2) })
}

/** Where a career is not cut at 2008, the figure of those who cut it is told as well. */
function warnOfCut(ask: Ask<Terms>): void {
  const amount = amountCutAt2008(ask)
  if (amount) ask.warn('pre2008_other_method', ['CN-LCL-97'], { amount: toFen(amount).toFixed(2) })
}

/** Work beyond the retirement age is under its own rules, which know no severance, unless retirement was put off by agreement. */
function warnOfAge(ask: Ask<Terms>): void {
  const retires = ask.maybe('retirementDate')
  const last = ask.maybe('endDate')
  if (!retires || !last || !before(retires, last)) return
  ask.warn('beyond_retirement_age', ['CN-RET-2024', 'CN-OVERAGE-2026'])
  ask.review()
}

/** Damages are told where the termination is unlawful, and where going on against a block would make it so. */
const onlyUnlawful = (owes: string, ask: Ask<Terms>): void => {
  if (owes !== 'double' && ask.maybe('exposureIfProceeding') === undefined) ask.none()
}

// N as the measure of the damages; it is not paid besides them (IR 25).
const severanceSingle = rule({
  gives: 'severanceSingle',
  needs: ['route'],
  basis: ['CN-LCL-47', 'CN-IR-25'],
  confidence: 'statute',
  compute: ({ route }, ask) => {
    onlyUnlawful(groundOf(route).owes, ask)
    const { payableFactor, severanceBase } = ask.all('payableFactor', 'severanceBase')
    return shown(toFen(payableFactor.times(severanceBase)), `${payableFactor.toFixed(1)} × ${severanceBase.toFixed(2)}`)
  },
})

const unlawfulDamagesInMonths = rule({
  gives: 'unlawfulDamagesInMonths',
  needs: ['route'],
  basis: ['CN-LCL-87', 'CN-IR-25'],
  confidence: 'statute',
  compute: ({ route }, ask) => {
    onlyUnlawful(groundOf(route).owes, ask)
    const months = ask.get('payableFactor')
    return shown(months.times(2), `${months.toFixed(1)} × 2`)
  },
})

// Twice LCL 47 from the first day of work, N not rounded before it is doubled ((2022)京0105民初33722号).
const unlawfulDamages = rule({
  gives: 'unlawfulDamages',
  needs: ['route'],
  basis: ['CN-LCL-87', 'CN-IR-25'],
  confidence: 'statute',
  compute: ({ route }, ask) => {
    onlyUnlawful(groundOf(route).owes, ask)
    const { payableFactor, severanceBase } = ask.all('payableFactor', 'severanceBase')
    return shown(
      toFen(payableFactor.times(severanceBase).times(2)),
      `${severanceBase.toFixed(2)} × ${payableFactor.toFixed(1)} × 2`,
    )
  },
})

// 2N stands instead of N, and a month in lieu never comes on top of it (IR 25).
const total = rule({
  gives: 'total',
  needs: ['route'],
  basis: ['CN-LCL-46', 'CN-LCL-87'],
  confidence: 'statute',
  compute: ({ route }, ask) => {
    if (groundOf(route).owes === 'double') {
      const damages = ask.get('unlawfulDamages')
      return shown(damages, damages.toFixed(2))
    }
    const { severance, noticePay } = ask.all('severance', 'noticePay')
    return shown(severance.plus(noticePay), `${severance.toFixed(2)} + ${noticePay.toFixed(2)}`)
  },
})

// What was paid counts against what is due ((2022)京0105民初2357号 sets off both parts).
const difference = rule({
  gives: 'difference',
  about: ['severancePaid', 'noticePayPaid', 'taxWithheldByEmployer'],
  needs: ['total'],
  basis: ['CN-LCL-47'],
  confidence: 'official',
  compute: ({ total }, ask) => {
    const paid = [ask.given('severancePaid'), ask.given('noticePayPaid'), ask.given('taxWithheldByEmployer')].filter(
      sum => sum !== undefined,
    )
    if (paid.length === 0) return ask.none()
    const left = total.minus(Decimal.sum(...paid))
    if (left.isNegative()) ask.warn('paid_more_than_due')
    return shown(left, [total, ...paid].map(sum => sum.toFixed(2)).join(' − '))
  },
})

export const severanceRules = [
  payableFactor,
  severance,
  severanceSingle,
  unlawfulDamagesInMonths,
  unlawfulDamages,
  total,
  difference,
]
