// Whether the chosen route is open, and what follows when it is not (LCL 14, 19, 21, 37–45, 48, 87; SPC1 47).
import { shown } from '../../../src/law/rule.ts'
import { later } from '../../../src/law/tenure.ts'
import { groundOf } from '../grounds.ts'
import { rule } from '../rule.ts'
import { barrierOf, unconfirmedOf } from './barriers.ts'
import { probationBarrier } from './probation.ts'
import { protectionOf } from './protection.ts'
import { servicePeriodEnds } from './service-period.ts'

/** A reason's own article is in its name: `art43_union_not_notified` is LCL 43, `ir17_service_period` is IR 17. */
const cited = (reason: string) => {
  const [, law, article] = /^(art|ir)(\d+)_/.exec(reason) ?? []
  const more = article === '43' ? ['CN-SPC1-47'] : article === '45' ? ['CN-LCL-42'] : []
  return shown(reason, '', [`CN-${law === 'ir' ? 'IR' : 'LCL'}-${article ?? ''}`, ...more])
}

const blockReason = rule({
  gives: 'blockReason',
  basis: ['CN-LCL-14', 'CN-LCL-19', 'CN-LCL-21', 'CN-LCL-40', 'CN-LCL-41', 'CN-LCL-42', 'CN-LCL-43', 'CN-LCL-45'],
  confidence: 'statute',
  compute: (_, ask) => {
    if (ask.given('action') === 'set_probation') return cited(probationBarrier(ask) ?? ask.none())
    const route = ask.get('route')
    return cited(barrierOf(route, groundOf(route), ask) ?? ask.none())
  },
})

// False says that none of the facts given forbids the route; what is still open is named in a warning.
const blocked = rule({
  gives: 'blocked',
  basis: ['CN-LCL-42', 'CN-LCL-45'],
  confidence: 'statute',
  compute: (_, ask) => {
    if (ask.maybe('blockReason') !== undefined) return true
    if (ask.given('action') === 'set_probation') {
      // Lenient as elsewhere: one of the two conditions must be known for a no.
      if (ask.maybe('maxProbationMonths') === undefined) ask.get('previousProbationWithSameEmployer')
      return false
    }
    const route = ask.get('route')
    const open = unconfirmedOf(route, ask)
    if (open.length > 0) ask.warn('conditions_unconfirmed', ['CN-LCL-42'], { facts: open.join(',') })
    return false
  },
})

/** Routes on which the employer decides alone, so that a forbidden one is an unlawful termination. */
const employerDecides = new Set(['for-cause', 'no-fault', 'layoff', 'expiry'])

// Going on against a block is an unlawful termination: twice the severance, or the job back (LCL 48, 87).
const exposureIfProceeding = rule({
  gives: 'exposureIfProceeding',
  needs: ['blocked', 'route'],
  basis: ['CN-LCL-48', 'CN-LCL-87'],
  confidence: 'statute',
  compute: ({ blocked, route }, ask) => {
    const decides = employerDecides.has(groundOf(route).route) || route === 'art44_2_pension'
    return blocked && decides ? 'unlawful_2N' : ask.none()
  },
})

const remedy = rule({
  gives: 'remedy',
  needs: ['route'],
  basis: ['CN-LCL-48', 'CN-SPC2-16', 'CN-SPC2-18'],
  confidence: 'statute',
  compute: ({ route }, ask) => {
    const unlawful = groundOf(route).owes === 'double' || ask.maybe('exposureIfProceeding') !== undefined
    return unlawful ? 'reinstatement' : ask.none()
  },
})

// An expiring contract runs on until the protected state is over (LCL 45), or the service period is served (IR 17).
const extendTo = rule({
  gives: 'extendTo',
  needs: ['blockReason'],
  basis: ['CN-LCL-45', 'CN-IR-17', 'CN-SPC2-8'],
  confidence: 'statute',
  compute: ({ blockReason }, ask) => {
    if (blockReason === 'ir17_service_period') {
      const last = servicePeriodEnds(ask) ?? ask.none()
      return shown(last, last.toString(), ['CN-IR-17', 'CN-SPC2-8'])
    }
    if (blockReason !== 'art45_extend') return ask.none()
    const ends = protectionOf(ask).map(state => state.until)
    const known = ends.filter(end => end !== undefined)
    const [first] = known
    // One state of unknown end keeps the end unknown.
    if (!first || known.length < ends.length) return ask.none()
    const last = known.reduce(later, first)
    return shown(last, last.toString())
  },
})

// Twenty people, or fewer but a tenth of all staff (LCL 41).
const art41SizeMet = rule({
  gives: 'art41SizeMet',
  needs: ['planned'],
  basis: ['CN-LCL-41'],
  confidence: 'statute',
  compute: ({ planned }, ask) => {
    if (planned >= 20) return shown(true, `${planned} ≥ 20`)
    const headcount = ask.get('headcount')
    const met = planned > 0 && planned * 10 >= headcount
    return shown(met, `${planned} ${met ? '≥' : '<'} ${headcount} × 10%`)
  },
})

export const permissionRules = [blockReason, blocked, exposureIfProceeding, remedy, extendTo, art41SizeMet]
