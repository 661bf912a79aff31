// The payment itself: years × the amount for a year, in two parts since 1 May 2025, and no more than the ceiling (EO 31G, 31V).
import { shown } from '../../../src/law/rule.ts'
import { Decimal } from '../../../src/model/money.ts'
import { rule, type Terms } from '../rule.ts'

const zero = new Decimal(0)
const toCent = (value: Decimal) => value.toDecimalPlaces(2, Decimal.ROUND_HALF_UP)
const exact = (value: Decimal) => value.toDecimalPlaces(6).toFixed()

// The part before the transition fills the ceiling first (Labour Department, thematic page on the abolition).
const parts = rule({
  gives: 'parts',
  needs: ['career'],
  basis: ['HK-OA-2022', 'HK-EO-S7'],
  confidence: 'statute',
  compute: ({ career }, ask) => {
    if (!career.cut) return ask.none()
    const cap = ask.get('severanceCap')
    const full = (tenure: typeof career.before, base: Decimal) => ({
      amount: tenure.years.times(base),
      text: `${tenure.text} × ${exact(base)}`,
    })
    const before = career.before.years.isZero()
      ? { amount: zero, text: '0.00' }
      : full(career.before, ask.get('preTransitionBase'))
    const since = career.since.years.isZero()
      ? { amount: zero, text: '0.00' }
      : full(career.since, ask.get('severanceBase'))
    const capped = before.amount.plus(since.amount).greaterThan(cap)
    const first = Decimal.min(before.amount, cap)
    return {
      before: first,
      since: Decimal.min(since.amount, cap.minus(first)),
      beforeText: before.amount.greaterThan(cap) ? `min(${before.text}, ${cap.toFixed(2)})` : before.text,
      sinceText: capped ? `min(${since.text}, ${cap.toFixed(2)} − ${toCent(first).toFixed(2)})` : since.text,
      capped,
    }
  },
})

/** Both parts are told only where a payment is due at all. */
const due = (payment: Terms['statutoryPayment']) =>
  payment === 'severance_payment' || payment === 'long_service_payment'

/** The section on the amount: each payment has its own, and they say the same (EO 31G, 31V). */
const amountOf = (payment: Terms['statutoryPayment']) =>
  payment === 'long_service_payment' ? 'HK-EO-31V' : 'HK-EO-31G'

const years = (gives: 'preTransitionYears' | 'postTransitionYears', part: 'before' | 'since') =>
  rule({
    gives,
    needs: ['career'],
    basis: ['HK-OA-2022', 'HK-EO-31G'],
    confidence: 'statute',
    compute: ({ career }, ask) => {
      const tenure = career.cut ? career[part] : ask.none()
      return shown(tenure.years.toDecimalPlaces(4, Decimal.ROUND_HALF_UP), tenure.text)
    },
  })

const preTransition = rule({
  gives: 'preTransition',
  needs: ['statutoryPayment'],
  basis: ['HK-OA-2022', 'HK-EO-31G', 'HK-EO-31V'],
  confidence: 'statute',
  compute: ({ statutoryPayment }, ask) => {
    if (!due(statutoryPayment)) return ask.none()
    const { before, beforeText } = ask.get('parts')
    return shown(toCent(before), beforeText, ['HK-OA-2022', amountOf(statutoryPayment)])
  },
})

const postTransition = rule({
  gives: 'postTransition',
  needs: ['statutoryPayment'],
  basis: ['HK-OA-2022', 'HK-EO-31G', 'HK-EO-31V'],
  confidence: 'statute',
  compute: ({ statutoryPayment }, ask) => {
    if (!due(statutoryPayment)) return ask.none()
    const { since, sinceText } = ask.get('parts')
    return shown(toCent(since), sinceText, ['HK-OA-2022', amountOf(statutoryPayment)])
  },
})

// One item, rounded once: its parts may differ from it by a cent, as on the official calculator.
const severance = rule({
  gives: 'severance',
  needs: ['statutoryPayment'],
  basis: ['HK-EO-31G', 'HK-EO-31V', 'HK-EO-S7'],
  confidence: 'statute',
  compute: ({ statutoryPayment }, ask) => {
    if (statutoryPayment === 'as_agreed') return shown(null, '', ['HK-EO-70'])
    if (!due(statutoryPayment)) return shown(zero, '0.00', ['HK-EO-31B', 'HK-EO-31R'])
    const basis = [amountOf(statutoryPayment), 'HK-EO-S7']
    const career = ask.get('career')
    if (!career.cut) {
      const { severanceBase, severanceCap: cap } = ask.all('severanceBase', 'severanceCap')
      const amount = career.whole.years.times(severanceBase)
      const text = `${career.whole.text} × ${exact(severanceBase)}`
      return amount.greaterThan(cap)
        ? shown(cap, `min(${text}, ${cap.toFixed(2)})`, basis)
        : shown(toCent(amount), text, basis)
    }
    const { before, since, beforeText, sinceText, capped } = ask.get('parts')
    if (capped) ask.warn('ceiling_reached', ['HK-EO-S7'])
    return shown(toCent(before.plus(since)), before.isZero() ? sinceText : `${beforeText} + ${sinceText}`, basis)
  },
})

// Mandatory contributions pay for the part before the transition only; voluntary ones and gratuities for either (EO 31I, 31Y).
const mpfOffset = rule({
  gives: 'mpfOffset',
  needs: ['preTransition', 'postTransition'],
  basis: ['HK-EO-31I', 'HK-EO-31Y', 'HK-OA-2022'],
  confidence: 'statute',
  compute: ({ preTransition, postTransition }, ask) => {
    const mandatory = ask.given('mpfMandatoryBenefits')
    const other = ask.given('serviceBasedBenefits')
    if (!mandatory && !other) return ask.none()
    const first = Decimal.min(preTransition, mandatory ?? zero)
    const second = Decimal.min(preTransition.minus(first).plus(postTransition), other ?? zero)
    return shown(first.plus(second), `${first.toFixed(2)} + ${second.toFixed(2)}`)
  },
})

const netSeverance = rule({
  gives: 'netSeverance',
  needs: ['severance', 'mpfOffset'],
  basis: ['HK-EO-31I', 'HK-EO-31Y'],
  confidence: 'statute',
  compute: ({ severance, mpfOffset }, ask) => {
    const gross = severance ?? ask.none()
    return shown(Decimal.max(gross.minus(mpfOffset), zero), `${gross.toFixed(2)} − ${mpfOffset.toFixed(2)}`)
  },
})

export const severanceRules = [
  parts,
  years('preTransitionYears', 'before'),
  years('postTransitionYears', 'since'),
  preTransition,
  postTransition,
  severance,
  mpfOffset,
  netSeverance,
]
