// What the rules of the time before 2008 gave on today's ground; a forced resignation depends on its reason and place.
import type { Ask } from '../../../src/law/rule.ts'
import { type Ground, groundOf } from '../grounds.ts'
import type { Terms } from '../rule.ts'

/** Shanghai's regulation of 2001 knew these, with twelve months at most (上海市劳动合同条例 31(2)(3), 42). */
const forcedInShanghai: readonly Terms['forcedResignReason'][] = [
  'violence_or_danger',
  'wages_unpaid',
  'no_protection_or_conditions',
]

/**
 * Whether years before 1 January 2008 count on this ground: with at most twelve months' wages, without that cap, not
 * at all, or unclear (LCL 97).
 */
export function treatmentBefore2008(ask: Ask<Terms>): Ground['before2008'] {
  const treatment = groundOf(ask.get('route')).before2008
  if (treatment !== 'unclear') return treatment
  const reason = ask.given('forcedResignReason')
  // Unpaid social insurance gave no severance before 2008 (BJ534 Q71; (2023)京03民终20285号).
  if (reason === 'social_insurance_unpaid') return 'none'
  return ask.moment.regions.includes('Shanghai') && reason && forcedInShanghai.includes(reason) ? 'capped' : treatment
}
